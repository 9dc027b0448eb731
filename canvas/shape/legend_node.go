package shape

import "waymark/model/geom"

// LegendNode explains the shape of a kind of node.
func (k *Kit) LegendNode(kind, variant, label string) LegendEntry {
	f := &Fitted{Node: Node{Kind: kind, Variant: variant}, form: formOf(kind)}
	return LegendEntry{k.small(f), label}
}

// LegendBottleneck explains the hatched process.
func (k *Kit) LegendBottleneck() LegendEntry {
	return LegendEntry{k.small(&Fitted{Node: Node{Kind: "process", Mark: true}, form: formOf("process")}), "Bottleneck"}
}

// LegendBroken explains the dashed border of an element that refers to something
// that is gone.
func (k *Kit) LegendBroken() LegendEntry {
	return LegendEntry{k.small(&Fitted{Node: Node{Kind: "action", Missing: "missing"}, form: formOf("action")}), "Refers to something missing"}
}

// small draws a shape without texts at the size of a legend.
func (k *Kit) small(f *Fitted) Figure {
	w, h := 26.0, 15.0
	if f.form.symbol {
		w, h = 18*f.form.w/f.form.h, 18
	}
	f.W, f.H, f.Top = w, h, h
	f.Glyph = geom.R(0, 0, w, h)
	body, _ := k.Draw(f, geom.P(1, 1))
	return Figure{W: w + 2, H: h + 2, Ops: body}
}

// LegendWord explains an abbreviation.
func (k *Kit) LegendWord(word, label string) LegendEntry {
	b := k.Wrap(word, LabelFont, 80)
	return LegendEntry{Figure{W: b.Width, H: b.Height, Ops: Lines(b, 0, 0, b.Width, Left, k.Theme.Text)}, label}
}

// LegendLink explains a kind of link.
func (k *Kit) LegendLink(kind, label string) LegendEntry {
	pts := []geom.Pt{geom.P(1, 11), geom.P(45, 11)}
	ops := k.DrawLink(Link{Kind: kind, Points: pts, Path: geom.Polyline(pts...)})
	return LegendEntry{Figure{W: 46, H: 22, Ops: ops}, label}
}
