package shape

import (
	"waymark/canvas/scene"
	"waymark/model/geom"
)

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
		ops = append(ops, f.At(r.X+s.footLeft, fy)...)
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
