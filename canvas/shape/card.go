package shape

import (
	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/icons"
	"waymark/model/geom"
)

// Card is what stands in a cell of a journey, emotions and KPI chips apart. Two
// equal cards look the same.
type Card struct {
	Lane                                string // kind of the lane; it decides how the card looks
	Text                                string
	Channel                             string // draws the icon of the channel
	Severity, Frequency, Impact, Effort int    // 1 … 5; 0 where they are not rated
	Duration                            string
	KPI                                 string // name of the measure that the card moves
	Star                                bool   // moment of truth
	Persona                             int    // 1 for the first persona of the page …; 0 draws no badge
	PersonaColor                        string // of the palette
	Image                               bool   // the card has an image
	Picture                             *scene.Picture
	ImageAlt                            string // stands in place of an image that is missing
}

const (
	cardPadX   = 10
	cardPadY   = 7
	cardIcon   = 15
	iconGap    = 7
	badgeSpace = 18  // right column of star and persona badge
	imageHigh  = 150 // an image is at most this high
	footGap    = 4   // above the ratings
	tail       = 7   // of a speech bubble
	leastText  = 56  // room that a text has beside icon and badges
)

// SetCard is a card with its texts broken to a width.
type SetCard struct {
	card          Card
	width, height float64
	left, right   float64 // beside the text
	footLeft      float64 // beside the ratings
	badges        float64 // width of the column of star and persona badge
	iconAbove     bool    // and not beside the text
	body          text.Block
	foot          []Figure // rows of ratings and remarks below the text
	image         geom.Rect
	alt           text.Block
}

// bare reports whether the cards of a lane have neither ground nor border.
func bare(lane string) bool { return lane == "touchpoints" || lane == "backstage" }

// Card breaks the texts of a card to a width.
//
// Text stands beside the icon and the badges as long as both leave it room for a
// word; in a narrow column the icon stands above it and the badges below.
func (k *Kit) Card(c Card, width float64) *SetCard {
	s := &SetCard{card: c, width: width, left: cardPadX, right: cardPadX}
	font := CardFont
	switch {
	case bare(c.Lane):
		s.left, s.right, font = 4, 2, DenseFont
	case width < 80:
		s.left, s.right = 6, 6
	}
	if c.Lane == "thoughts" {
		font = QuoteFont
	}
	side := 0.0
	if c.icon() != "" {
		side = cardIcon + iconGap - 2
	}
	if c.Star || c.Persona > 0 {
		s.badges = badgeSpace
		if width-s.left-side-s.right-badgeSpace < leastText {
			s.badges = 0
		}
	}
	if side > 0 && width-s.left-side-s.right-s.badges < leastText {
		side = 0
	}
	s.iconAbove = c.icon() != "" && side == 0
	at := s.left
	s.left += side
	s.body = k.Wrap(c.Text, font, s.textWidth())
	if s.body.Split && side > 0 {
		// A long word that had to be broken fits better without the icon's column.
		if b := k.Wrap(c.Text, font, s.textWidth()+side); !b.Split {
			s.body, s.left, s.iconAbove = b, at, true
		}
	}
	if c.Image {
		s.setImage(k)
	}
	s.foot, s.footLeft = k.cardFoot(c, s.textWidth()), s.left
	if s.left > at && s.body.Height > 0 {
		// Below the icon there is room that saves a row of ratings in a narrow column;
		// it is used in every card, so that the ratings of a lane stand alike.
		s.foot, s.footLeft = k.cardFoot(c, s.textWidth()+s.left-at), at
	}
	if s.badges == 0 {
		s.badgesBelow(k)
	}
	s.height = s.content() + 2*s.padY()
	if c.Lane == "thoughts" {
		s.height += tail
	}
	least := 0.0
	if s.badges > 0 && c.Star {
		least += 18
	}
	if s.badges > 0 && c.Persona > 0 {
		least += 18
	}
	if c.icon() != "" {
		least = max(least, cardIcon+1)
	}
	s.height = max(s.height, least+2*s.padY())
	return s
}

// textWidth is the width that the text has.
func (s *SetCard) textWidth() float64 { return s.width - s.left - s.right - s.badges }

// badgesBelow puts persona badge and star below the text.
func (s *SetCard) badgesBelow(k *Kit) {
	var row Figure
	if s.card.Persona > 0 {
		st := k.Theme.Persona(s.card.Persona-1, s.card.PersonaColor)
		row = Figure{16, 17, Face(1, st.Outline, geom.P(8, 8.5), 8, st.Color, k.Theme.Card.Fill)}
	}
	if s.card.Star {
		row.Ops = append(row.Ops, k.Star(geom.P(row.W+8, 8.5), starSize, k.Theme.Accent)...)
		row.W, row.H = row.W+16, 17
	}
	if row.H > 0 {
		s.foot = append(s.foot, row)
	}
}

// icon returns the name of the icon in front of the text, "" for none.
func (c Card) icon() string {
	switch c.Lane {
	case "touchpoints":
		return icons.Channel(c.Channel)
	case "pain_points", "opportunities", "motivations":
		return icons.Lane(c.Lane)
	case "time_effort":
		return icons.Lane(c.Lane)
	}
	if c.Channel != "" {
		return icons.Channel(c.Channel)
	}
	return ""
}

func (s *SetCard) padY() float64 {
	if bare(s.card.Lane) {
		return 2
	}
	return cardPadY
}

// content is the height of image, text and ratings.
func (s *SetCard) content() float64 {
	h := s.body.Height
	if s.image.H > 0 {
		if h > 0 {
			h += 6
		}
		h += s.image.H
	}
	if s.iconAbove {
		h += cardIcon + 3
	}
	return h + s.footHeight()
}

func (s *SetCard) footHeight() float64 {
	h := rowsHigh(s.foot)
	if h > 0 && (s.body.Height > 0 || s.image.H > 0) {
		h += footGap
	}
	return h
}

func rowsHigh(rows []Figure) float64 {
	h := 0.0
	for _, f := range rows {
		h += f.H
	}
	return h
}

// cardPaint returns the colours of the cards of a lane.
func (t *Theme) cardPaint(lane string) Paint {
	switch lane {
	case "pain_points":
		return t.Pain
	case "opportunities":
		return t.Chance
	case "notes":
		return t.Flow["note"]
	case "touchpoints":
		return Paint{Line: t.Accent, Text: t.Text}
	case "backstage":
		return Paint{Line: t.Secondary, Text: t.Backstage}
	}
	return t.Card
}

// cardInk returns the colour of icons and ratings on the cards of a lane: that
// of the border, where it is strong enough for a mark.
func (t *Theme) cardInk(lane string) scene.Color {
	switch lane {
	case "pain_points", "opportunities", "touchpoints", "backstage":
		return t.cardPaint(lane).Line
	}
	return t.Accent
}

// Height returns the least height of the card.
func (s *SetCard) Height() float64 { return s.height }
