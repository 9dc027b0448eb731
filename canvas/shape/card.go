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
	s.foot = k.cardFoot(c, s.textWidth())
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
	h := 0.0
	for _, f := range s.foot {
		h += f.H
	}
	if h > 0 && (s.body.Height > 0 || s.image.H > 0) {
		h += footGap
	}
	return h
}

// setImage finds the size of the image: as wide as the card, in its own
// proportions, or a placeholder with the description.
func (s *SetCard) setImage(k *Kit) {
	w := s.width - s.badges - 16
	if p := s.card.Picture; p != nil && p.Width > 0 && p.Height > 0 {
		h := w * float64(p.Height) / float64(p.Width)
		if h > imageHigh {
			w, h = w*imageHigh/h, imageHigh
		}
		s.image = geom.R(8, 0, w, h)
		return
	}
	alt := s.card.ImageAlt
	if alt == "" {
		alt = "Image not found"
	}
	s.alt = k.Wrap(alt, SmallFont, w-8)
	s.image = geom.R(8, 0, w, s.alt.Height+20+22)
}

// cardFoot sets ratings in rows no wider than width, and the remarks below them.
func (k *Kit) cardFoot(c Card, width float64) []Figure {
	var rows []Figure
	line := k.Theme.cardInk(c.Lane)
	words := k.Theme.readable(line)
	put := func(f Figure) {
		if n := len(rows); n > 0 && rows[n-1].W+10+f.W <= width {
			r := &rows[n-1]
			r.Ops = append(r.Ops, f.At(r.W+10, max(0, (r.H-f.H)/2))...)
			r.W, r.H = r.W+10+f.W, max(r.H, f.H)
			return
		}
		rows = append(rows, f)
	}
	if c.Severity > 0 {
		put(k.fitting(k.Severity(c.Severity, line), "Sev.", c.Severity, words, width))
	}
	if c.Frequency > 0 {
		put(k.fitting(k.Level(c.Frequency, line), "Freq.", c.Frequency, words, width))
	}
	if c.Duration != "" {
		b := k.Wrap(c.Duration, LabelFont, width-17)
		f := Figure{b.Width, b.Height, Lines(b, 0, 0, b.Width, Left, k.Theme.Text)}
		if c.Lane != "time_effort" { // there the card has the clock already
			f = Figure{b.Width + 17, b.Height, append(f.At(17, 0), Icon(icons.Lane("time_effort"), 0, 2, 12, k.Theme.Accent))}
		}
		put(f)
	}
	if c.Impact > 0 {
		put(k.rated("Impact", c.Impact, words, width))
	}
	if c.Effort > 0 {
		put(k.rated("Effort", c.Effort, words, width))
	}
	if c.KPI != "" {
		b := k.Wrap(c.KPI, SmallFont, width-17)
		ops := append([]scene.Op{Icon(icons.Lane("kpis"), 0, 1, 12, k.Theme.Secondary)}, Lines(b, 17, 0, b.Width, Left, k.Theme.Secondary)...)
		rows = append(rows, Figure{17 + b.Width, b.Height, ops})
	}
	return rows
}

// fitting returns the picture of a rating, or its word and number where the
// picture is too wide.
func (k *Kit) fitting(f Figure, word string, n int, c scene.Color, width float64) Figure {
	if f.W <= width {
		return f
	}
	return k.rated(word, n, c, width)
}

// rated sets a word and a number of a scale of 5.
func (k *Kit) rated(word string, n int, c scene.Color, width float64) Figure {
	b := k.Wrap(word+"\u00a0"+string(rune('0'+min(max(n, 0), 9))), SmallStrong, width)
	return Figure{b.Width, b.Height, Lines(b, 0, 0, b.Width, Left, c)}
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

// Draw draws the card into r, which is as wide as it was set for and at least
// as high as it needs.
func (s *SetCard) Draw(k *Kit, r geom.Rect) []scene.Op {
	p := k.Theme.cardPaint(s.card.Lane)
	ops := s.ground(k, r, p)
	if s.card.Lane == "thoughts" {
		r.H -= tail
	}
	y := r.Y + s.padY()
	if len(s.foot) == 0 && s.image.H == 0 && !bare(s.card.Lane) {
		y = Middle(r.Y, r.H, s.content())
	}
	if s.image.H > 0 {
		ops = append(ops, s.drawImage(k, r.X, y)...)
		y += s.image.H + 6
	}
	if icon := s.card.icon(); icon != "" {
		c := k.Theme.cardInk(s.card.Lane)
		x, iy := r.X+s.left, y
		if s.iconAbove {
			y += cardIcon + 3
		} else {
			x -= cardIcon + iconGap
			if len(s.body.Lines) > 0 {
				iy += (s.body.Font.LineHeight() - cardIcon) / 2
			}
		}
		ops = append(ops, Icon(icon, x, iy, cardIcon, c))
	}
	ops = append(ops, Lines(s.body, r.X+s.left, y, s.textWidth(), Left, p.Text)...)
	fy := r.Bottom() - s.padY()
	for _, f := range s.foot {
		fy -= f.H
	}
	if bare(s.card.Lane) {
		fy = y + s.body.Height + footGap
	}
	for _, f := range s.foot {
		ops = append(ops, f.At(r.X+s.left, fy)...)
		fy += f.H
	}
	if s.badges == 0 {
		return ops
	}
	bx := r.Right() - badgeSpace/2 - 2
	if s.card.Persona > 0 {
		st := k.Theme.Persona(s.card.Persona-1, s.card.PersonaColor)
		ops = append(ops, Face(1, st.Outline, geom.P(bx, r.Y+s.padY()+7), 8, st.Color, k.Theme.Card.Fill)...)
	}
	if s.card.Star {
		ops = append(ops, k.Star(geom.P(bx, r.Bottom()-s.padY()-7), starSize, k.Theme.Accent)...)
	}
	return ops
}

// ground draws what the text stands on.
func (s *SetCard) ground(k *Kit, r geom.Rect, p Paint) []scene.Op {
	line := scene.Stroke{Color: p.Line, Width: 1.2}
	switch {
	case bare(s.card.Lane):
		return nil
	case s.card.Lane == "thoughts":
		return []scene.Op{&scene.Path{Path: bubble(r.Inset(0.6), 9), Fill: p.Fill, Stroke: line}}
	case s.card.Lane == "notes":
		in, fold := r.Inset(0.6), 9.0
		edge := geom.Polygon(in.Min(), geom.P(in.Right()-fold, in.Y), geom.P(in.Right(), in.Y+fold), in.Max(), geom.P(in.X, in.Bottom()))
		crease := geom.Polyline(geom.P(in.Right()-fold, in.Y), geom.P(in.Right()-fold, in.Y+fold), geom.P(in.Right(), in.Y+fold))
		return []scene.Op{&scene.Path{Path: edge, Fill: p.Fill, Stroke: line}, &scene.Path{Path: crease, Stroke: line}}
	}
	box := &scene.Box{Rect: r.Inset(0.6), Radius: 4, Fill: p.Fill, Stroke: line}
	if s.card.Severity < 4 {
		return []scene.Op{box}
	}
	box.Stroke = scene.Stroke{}
	return []scene.Op{box, Hatch(r.Inset(1.6), k.Theme.Hatch), &scene.Box{Rect: box.Rect, Radius: 4, Stroke: line}}
}

// bubble is a speech bubble: a rounded box with a tail at the lower left.
func bubble(r geom.Rect, rad float64) *geom.Path {
	r.H -= tail
	p := geom.RoundRect(r, rad)
	rad = min(rad, r.W/2, r.H/2)
	// The lower edge runs from right to left: the tail is let in before its corner.
	x := r.X + rad + 4
	out := &geom.Path{}
	i := 0
	for n, v := range p.Verbs {
		take := map[geom.Verb]int{geom.MoveTo: 1, geom.LineTo: 1, geom.CubicTo: 3}[v]
		if n == 5 && v == geom.LineTo { // move, line, cubic, line, cubic, lower edge
			out.Line(x+9, r.Bottom()).Line(x-1, r.Bottom()+tail).Line(x, r.Bottom())
		}
		out.Verbs = append(out.Verbs, v)
		out.Pts = append(out.Pts, p.Pts[i:i+take]...)
		i += take
	}
	return out
}

func (s *SetCard) drawImage(k *Kit, x, y float64) []scene.Op {
	r := s.image.Add(geom.P(x, y))
	if s.alt.Height == 0 {
		return []scene.Op{&scene.Image{Rect: r, Pic: s.card.Picture}}
	}
	ops := []scene.Op{
		&scene.Box{Rect: r.Inset(0.5), Radius: 3, Fill: k.Theme.LaneGround, Stroke: scene.Stroke{Color: k.Theme.Card.Line, Width: 1, Dash: []float64{4, 3}}},
		Icon("image", r.Center().X-9, r.Y+9, 18, k.Theme.Hint),
	}
	return append(ops, Lines(s.alt, r.X+4, r.Y+32, r.W-8, Center, k.Theme.Secondary)...)
}
