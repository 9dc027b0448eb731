package shape

import (
	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
)

// Fact is one line of the title block: Version 1.3, Owner Head of Onboarding.
type Fact struct{ Label, Value string }

// PersonaBox is the box in the title band that says whose journey it is.
type PersonaBox struct {
	Name string // with the nickname
	Text string // role and goal
}

// Band is the title block of a page.
type Band struct {
	Kicker  string // kind and state, above the title
	Title   string
	Scope   string // below the title
	Persona *PersonaBox
	Facts   []Fact
}

const (
	bandPad    = 16 // left and right
	bandGap    = 20 // between title, persona and facts
	bandTop    = 12
	boxWidth   = 300 // of the persona box
	boxFace    = 18  // radius of the face in it
	factsWidth = 240 // at most
)

// Band draws the title block in the given width, as high as its texts need.
// Where persona and facts leave the title too little room, they stand below it.
func (k *Kit) Band(b Band, width float64) Figure {
	in := width - 2*bandPad
	facts := k.facts(b.Facts, min(in, factsWidth))
	persona := k.personaBox(b.Persona, min(in, boxWidth))
	side := 0.0
	for _, f := range []Figure{persona, facts} {
		if f.W > 0 {
			side += f.W + bandGap
		}
	}
	var ops []scene.Op
	if beside := in - side; beside >= 300 || side == 0 {
		title := k.bandTitle(b, beside)
		inner := max(title.H, persona.H, facts.H)
		ops = append(ops, title.At(bandPad, bandTop+(inner-title.H)/2)...)
		x := width - bandPad
		if facts.W > 0 {
			x -= facts.W
			ops = append(ops, facts.At(x, bandTop+(inner-facts.H)/2)...)
			x -= bandGap
		}
		if persona.W > 0 {
			ops = append(ops, persona.At(x-persona.W, bandTop+(inner-persona.H)/2)...)
		}
		return k.bandGround(width, inner+2*bandTop, ops)
	}
	y := float64(bandTop)
	title := k.bandTitle(b, in)
	ops = append(ops, title.At(bandPad, y)...)
	y += title.H + 8
	switch {
	case persona.W > 0 && facts.W > 0 && persona.W+bandGap+facts.W <= in:
		ops = append(ops, persona.At(bandPad, y)...)
		ops = append(ops, facts.At(bandPad+persona.W+bandGap, y)...)
		y += max(persona.H, facts.H)
	default:
		for i, f := range []Figure{persona, facts} {
			if f.W == 0 {
				continue
			}
			if i == 1 && persona.W > 0 {
				y += 8
			}
			ops = append(ops, f.At(bandPad, y)...)
			y += f.H
		}
	}
	return k.bandGround(width, y+bandTop, ops)
}

func (k *Kit) bandGround(w, h float64, ops []scene.Op) Figure {
	ground := &scene.Box{Rect: geom.R(0, 0, w, h), Radius: 6, Fill: k.Theme.TitleBand}
	return Figure{W: w, H: h, Ops: append([]scene.Op{ground}, ops...)}
}

func (k *Kit) bandTitle(b Band, width float64) Figure {
	f := Figure{W: width}
	add := func(s string, font text.Font, c scene.Color, space float64) {
		t := k.Wrap(s, font, width)
		if t.Height == 0 {
			return
		}
		if f.H > 0 {
			f.H += space
		}
		f.Ops = append(f.Ops, Lines(t, 0, f.H, width, Left, c)...)
		f.H += t.Height
	}
	add(b.Kicker, LabelFont, k.Theme.TitleFaint, 0)
	add(b.Title, TitleFont, k.Theme.TitleText, 1)
	add(b.Scope, LegendFont, Mix(k.Theme.TitleFaint, k.Theme.TitleText, 0.4), 1)
	return f
}

// facts sets labels and values in two columns.
func (k *Kit) facts(facts []Fact, width float64) Figure {
	label := 0.0
	for _, f := range facts {
		label = max(label, k.Fonts.Width(f.Label, SmallStrong))
	}
	f := Figure{}
	for _, fact := range facts {
		b := k.Wrap(fact.Value, SmallFont, width-label-12)
		if b.Height == 0 {
			continue
		}
		f.Ops = append(f.Ops, Lines(k.Wrap(fact.Label, SmallStrong, label+1), 0, f.H, label, Left, k.Theme.TitleFaint)...)
		f.Ops = append(f.Ops, Lines(b, label+12, f.H, b.Width, Left, k.Theme.TitleText)...)
		f.H += b.Height + 2
		f.W = max(f.W, label+12+b.Width)
	}
	f.H = max(0, f.H-2)
	return f
}

func (k *Kit) personaBox(p *PersonaBox, width float64) Figure {
	if p == nil {
		return Figure{}
	}
	left := 10.0 + 2*boxFace + 12
	name := k.Wrap(p.Name, LabelFont, width-left-12)
	txt := k.Wrap(p.Text, SmallFont, width-left-12)
	width = min(width, left+max(name.Width, txt.Width)+14)
	h := max(name.Height+txt.Height+14, 2*boxFace+14)
	f := Figure{W: width, H: h, Ops: []scene.Op{&scene.Box{Rect: geom.R(0, 0, width, h), Radius: 4, Fill: k.Theme.PersonaBox}}}
	f.Ops = append(f.Ops, Face(1, Round, geom.P(10+boxFace, h/2), boxFace, k.Theme.PersonaBox, k.Theme.TitleText)...)
	y := Middle(0, h, name.Height+txt.Height)
	f.Ops = append(f.Ops, Lines(name, left, y, name.Width, Left, k.Theme.TitleText)...)
	f.Ops = append(f.Ops, Lines(txt, left, y+name.Height, txt.Width, Left, Mix(k.Theme.TitleFaint, k.Theme.TitleText, 0.5))...)
	return f
}
