package shape

import (
	"waymark/canvas/scene"
	"waymark/icons"
	"waymark/model/geom"
)

// setImage finds the size of the image: at most as wide as the card, in its own
// proportions, or a placeholder with the description.
func (s *SetCard) setImage(k *Kit) {
	w := s.width - s.badges - 16
	if p := s.card.Picture; p != nil && p.Width > 0 && p.Height > 0 {
		w = min(w, float64(p.Width)) // small pictures are not blown up
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
