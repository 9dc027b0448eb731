package canvas

import (
	"time"

	"fyne.io/fyne/v2"

	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/model"
)

// flashTime is how long elements are lit that changed without a hand on the map.
const flashTime = 1400 * time.Millisecond

// flash is what is lit on the map, and how strongly: 1 to 0.
type flash struct {
	ids      map[model.ID]bool
	strength float64
	end      func()
}

// Flash lights elements up once, so that the eye finds what somebody else has
// changed. What is on another page or out of sight is left out; the map does not
// move. Where the system's settings do not allow motion, the light stays for the
// same time and goes at once.
func (v *View) Flash(ids ...model.ID) {
	if v.flash.end != nil {
		v.flash.end()
		v.flash = flash{}
		v.Redraw()
	}
	if len(ids) == 0 {
		return
	}
	f := flash{ids: map[model.ID]bool{}, strength: 1}
	for _, id := range ids {
		f.ids[id] = true
	}
	light := func(strength float64) {
		if v.flash.strength = strength; strength <= 0 {
			v.flash = flash{}
		}
		v.Redraw()
	}
	if app := fyne.CurrentApp(); app != nil && app.Settings().ShowAnimations() {
		a := fyne.NewAnimation(flashTime, func(t float32) { light(1 - float64(t)) })
		a.Curve = fyne.AnimationEaseIn
		f.end = a.Stop
		v.flash = f
		a.Start()
	} else {
		var timer *time.Timer
		timer = time.AfterFunc(flashTime, func() {
			fyne.Do(func() {
				if timer != nil { // not another light's
					light(0)
				}
			})
		})
		f.end = func() { timer.Stop(); timer = nil }
		v.flash = f
	}
	v.Redraw()
}

// flashed draws the light: a ring that grows fainter, and a tint.
func (p *pen) flashed(v *View) {
	if v.flash.strength <= 0 {
		return
	}
	c, k := p.c.ring, v.flash.strength
	for _, at := range spots(v.compose(), v.composer().Geometry(v.ed.Doc(), v.page), v.flash.ids) {
		if at.line != nil {
			p.add(&scene.Path{Path: at.line.Transform(p.to), Stroke: scene.Stroke{Color: shape.Fade(c, 0.6*k), Width: p.px(6), Round: true}})
		} else {
			r := p.rect(at.rect).Inset(-p.px(3))
			p.add(&scene.Box{Rect: r, Radius: p.px(6), Fill: shape.Fade(c, 0.28*k), Stroke: scene.Stroke{Color: shape.Fade(c, 0.9*k), Width: p.px(3)}})
		}
		p.flush()
	}
}
