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
	Name string  // with the nickname
	Text string  // role and goal
	Face Outline // as on the emotion curve
}

// Band is the title block of a page.
type Band struct {
	Kicker string // kind and state, above the title
	Title  string
	Part   string // which part of the map a sheet shows; "" for the whole
	Scope  string // below the title
	// Personas have a box each as long as the title keeps its room; the first
	// always has one.
	Personas []PersonaBox
	Figures  []Fact // numbers of the page
	Facts    []Fact // of the document
}

const (
	bandPad    = 16 // left and right
	bandGap    = 20 // between title, persona and facts
	bandTop    = 12
	boxWidth   = 300 // of a persona's box, at most
	widestBox  = 420 // where there is room to spare
	boxGap     = 10  // between two of them
	boxFace    = 18  // radius of the face in it
	factsWidth = 240 // at most, of one column of facts
	factLines  = 4   // figures and facts beyond that stand side by side
	titleRoom  = 300 // least width of a title beside which something stands
	mostBoxes  = 3   // personas in one band
)

// Band draws the title block in the given width, as high as its texts need.
// Where personas and facts leave the title too little room, they stand below it.
func (k *Kit) Band(b Band, width float64) Figure {
	in := width - 2*bandPad
	facts := k.allFacts(b, in, true)
	personas, side := k.besideTitle(b, facts, in)
	if in-side < titleRoom { // one below the other they are narrower
		facts = k.allFacts(b, in, false)
		personas, side = k.besideTitle(b, facts, in)
	}
	var ops []scene.Op
	if beside := in - side; beside >= titleRoom || side == 0 {
		title := k.bandTitle(b, beside)
		inner := max(title.H, personas.H, facts.H)
		ops = append(ops, title.At(bandPad, bandTop+(inner-title.H)/2)...)
		x := width - bandPad
		if facts.W > 0 {
			x -= facts.W
			ops = append(ops, facts.At(x, bandTop+(inner-facts.H)/2)...)
			x -= bandGap
		}
		if personas.W > 0 {
			ops = append(ops, personas.At(x-personas.W, bandTop+(inner-personas.H)/2)...)
		}
		return k.bandGround(width, inner+2*bandTop, ops)
	}
	y := float64(bandTop)
	title := k.bandTitle(b, in)
	ops = append(ops, title.At(bandPad, y)...)
	y += title.H + 8
	below := in
	if facts.W > 0 {
		below -= facts.W + bandGap
	}
	personas = k.personaBoxes(b, in, below)
	switch {
	case personas.W > 0 && facts.W > 0 && personas.W+bandGap+facts.W <= in:
		ops = append(ops, personas.At(bandPad, y)...)
		ops = append(ops, facts.At(bandPad+personas.W+bandGap, y)...)
		y += max(personas.H, facts.H)
	default:
		for i, f := range []Figure{personas, facts} {
			if f.W == 0 {
				continue
			}
			if i == 1 && personas.W > 0 {
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
		f.Ops = append(f.Ops, Lines(t, 0, f.H, t.Width, Left, c)...)
		f.H += t.Height
	}
	add(b.Kicker, LabelFont, k.Theme.TitleFaint, 0)
	add(b.Title, TitleFont, k.Theme.TitleText, 1)
	add(b.Part, HeadFont, k.Theme.TitleText, 1)
	add(b.Scope, LegendFont, Mix(k.Theme.TitleFaint, k.Theme.TitleText, 0.4), 1)
	return f
}

// besideTitle sets the boxes of the personas, as many as leave the title on one line,
// and returns the width that they and the facts take from it.
func (k *Kit) besideTitle(b Band, facts Figure, in float64) (personas Figure, side float64) {
	room := in - titleRoom
	if facts.W > 0 {
		room -= facts.W + bandGap
	}
	room -= bandGap + max(0, min(k.Fonts.Width(b.Title, TitleFont), 2*titleRoom)-titleRoom)
	personas = k.personaBoxes(b, in, room)
	for _, f := range []Figure{personas, facts} {
		if f.W > 0 {
			side += f.W + bandGap
		}
	}
	return personas, side
}

// allFacts sets the figures of the page above the facts of the document; beside
// them, if they may, where they would make the band much higher than its title.
func (k *Kit) allFacts(b Band, in float64, beside bool) Figure {
	figures := k.facts(b.Figures, min(in, factsWidth))
	facts := k.facts(b.Facts, min(in, factsWidth))
	if beside && len(b.Figures) > 0 && len(b.Facts) > 0 && len(b.Figures)+len(b.Facts) > factLines && figures.W+bandGap+facts.W <= in {
		ops := append(figures.Ops, facts.At(figures.W+bandGap, 0)...)
		return Figure{W: figures.W + bandGap + facts.W, H: max(figures.H, facts.H), Ops: ops}
	}
	return k.facts(append(b.Figures[:len(b.Figures):len(b.Figures)], b.Facts...), min(in, factsWidth))
}

// personaBoxes sets the boxes of the personas side by side, all equally high: as
// many as stand in room, and at least one. They are as wide as there is room for, so that the band stays low.
func (k *Kit) personaBoxes(b Band, in, room float64) Figure {
	if len(b.Personas) == 0 {
		return Figure{}
	}
	personas := b.Personas[:min(len(b.Personas), mostBoxes)]
	var boxes []setPersona
	for _, width := range []float64{widestBox, (boxWidth + widestBox) / 2, boxWidth} {
		boxes = boxes[:0]
		w := -float64(boxGap)
		for _, p := range personas {
			box := k.setPersona(p, min(in, width))
			if w += boxGap + box.w; w > room && (width > boxWidth || len(boxes) > 0) {
				break
			}
			boxes = append(boxes, box)
		}
		if len(boxes) == len(personas) {
			break
		}
	}
	f := Figure{W: -boxGap}
	for _, box := range boxes {
		f.W, f.H = f.W+boxGap+box.w, max(f.H, box.h)
	}
	x := 0.0
	for _, box := range boxes {
		f.Ops = append(f.Ops, box.draw(k, geom.R(x, 0, box.w, f.H))...)
		x += box.w + boxGap
	}
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

// setPersona is a persona's box with its texts broken.
type setPersona struct {
	PersonaBox
	name, text text.Block
	w, h       float64
}

// boxLeft is where the texts of a persona's box begin, right of the face.
const boxLeft = 10.0 + 2*boxFace + 12

func (k *Kit) setPersona(p PersonaBox, width float64) setPersona {
	s := setPersona{PersonaBox: p}
	s.name = k.Wrap(p.Name, LabelFont, width-boxLeft-12)
	s.text = k.Wrap(p.Text, SmallFont, width-boxLeft-12)
	s.w = min(width, boxLeft+max(s.name.Width, s.text.Width)+14)
	s.h = max(s.name.Height+s.text.Height+14, 2*boxFace+14)
	return s
}

func (s *setPersona) draw(k *Kit, r geom.Rect) []scene.Op {
	ops := []scene.Op{&scene.Box{Rect: r, Radius: 4, Fill: k.Theme.PersonaBox}}
	ops = append(ops, Face(1, s.Face, geom.P(r.X+10+boxFace, r.Center().Y), boxFace, k.Theme.PersonaBox, k.Theme.TitleText)...)
	y := Middle(r.Y, r.H, s.name.Height+s.text.Height)
	ops = append(ops, Lines(s.name, r.X+boxLeft, y, s.name.Width, Left, k.Theme.TitleText)...)
	return append(ops, Lines(s.text, r.X+boxLeft, y+s.name.Height, s.text.Width, Left, Mix(k.Theme.TitleFaint, k.Theme.TitleText, 0.5))...)
}
