package canvas

import (
	"image"

	"waymark/canvas/scene"
)

// differs finds the pixels in which two frames with one scale differ. Items that
// a composer took over from the frame before hold the same operations, so that
// comparing slices is enough; painting too much is never wrong.
func differs(a, b *frame, all image.Rectangle) []image.Rectangle {
	if a.scene.Paper != b.scene.Paper || b.desk.A > 0 && a.scene.Bounds != b.scene.Bounds {
		return []image.Rectangle{all}
	}
	was, is := a.scene.Items, b.scene.Items
	var out []image.Rectangle
	mark := func(it *scene.Item) {
		r := b.to.ApplyRect(it.Bounds)
		out = append(out, image.Rect(pixel(r.X)-2, pixel(r.Y)-2, pixel(r.Right())+3, pixel(r.Bottom())+3))
	}
	if changed, ok := b.scene.Since(a.scene); ok {
		for _, i := range changed {
			if !same(&was[i], &is[i]) {
				mark(&was[i])
				mark(&is[i])
			}
		}
		return out
	}
	for len(was) > 0 && len(is) > 0 && same(&was[0], &is[0]) {
		was, is = was[1:], is[1:]
	}
	for len(was) > 0 && len(is) > 0 && same(&was[len(was)-1], &is[len(is)-1]) {
		was, is = was[:len(was)-1], is[:len(is)-1]
	}
	if len(was) != len(is) { // something came or went: by what is in both
		seen := make(map[key]bool, len(was))
		for i := range was {
			seen[keyOf(&was[i])] = true
		}
		for i := range is {
			if k := keyOf(&is[i]); seen[k] {
				delete(seen, k)
			} else {
				mark(&is[i])
			}
		}
		for i := range was {
			if seen[keyOf(&was[i])] {
				mark(&was[i])
			}
		}
		return out
	}
	for i := range was {
		if !same(&was[i], &is[i]) {
			mark(&was[i])
			mark(&is[i])
		}
	}
	return out
}

// key names an item by what it draws.
type key struct {
	first scene.Op
	n     int
	owner string
}

func keyOf(it *scene.Item) key {
	k := key{n: len(it.Ops), owner: it.Owner}
	if k.n > 0 {
		k.first = it.Ops[0]
	}
	return k
}

// same reports whether two items draw the very same operations. Composers do not
// write to operations that they have handed out.
func same(a, b *scene.Item) bool { return keyOf(a) == keyOf(b) && a.Bounds == b.Bounds }

// simplify cuts rectangles to the picture and joins them where painting them one
// by one would paint more than painting the frame around them.
func simplify(list []image.Rectangle, all image.Rectangle) []image.Rectangle {
	var out []image.Rectangle
	sum := 0
	var frame image.Rectangle
	for _, r := range list {
		if r = r.Intersect(all); r.Empty() {
			continue
		}
		out = append(out, r)
		sum += r.Dx() * r.Dy()
		frame = frame.Union(r)
	}
	if len(out) > 12 || sum >= frame.Dx()*frame.Dy() {
		if frame.Empty() {
			return nil
		}
		return []image.Rectangle{frame}
	}
	return out
}
