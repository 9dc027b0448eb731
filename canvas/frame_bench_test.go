//go:build unix

package canvas

import (
	"fmt"
	"syscall"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"waymark/app/session"
	"waymark/model"
	"waymark/model/geom"
)

// A frame goes the whole way of an event: the tool, its command, the session, the
// composer, the damage, the pixels of map and overlay. What Fyne does with the
// picture is not in it. Time on all cores is reported as cpu-µs/op, the collector's
// included, since a machine that is at work on other things stretches ns/op.

// stage is a view of 1400 × 900 pixels to measure frames on.
type stage struct {
	*View
	s *session.Session
	b *testing.B
}

func newStage(b *testing.B, doc *model.Document) *stage {
	test.NewTempApp(b)
	s := session.New(doc, "")
	v := NewView(s, fonts, atOnceToo(Options{Grid: 8}))
	s.Watch(func(session.What) { v.Sync() })
	w := test.NewWindow(v)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1400, 900))
	b.Cleanup(w.Close)
	v.ZoomTo(1)
	st := &stage{v, s, b}
	st.paint()
	return st
}

func (s *stage) paint() { s.picture(1400, 900) }

// run measures frames; each begins with an event.
func (s *stage) run(event func(i int)) {
	event(0)
	s.paint()
	before := cpuTime()
	i := 1
	for s.b.Loop() {
		event(i)
		s.paint()
		i++
	}
	s.b.ReportMetric(float64((cpuTime()-before).Microseconds())/float64(i-1), "cpu-µs/op")
}

// cpuTime is the time that this process has used on all cores.
func cpuTime() time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// frames runs a benchmark on flowcharts of growing size, in the middle of which
// stands the node that is worked on.
func frames(b *testing.B, do func(s *stage, middle model.ID)) {
	for _, n := range []int{50, 500, 2000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := newStage(b, network(n))
			id, _ := s.nearest(s.compose().Bounds.Center())
			s.CenterOn(s.rectOf(id).Center())
			s.paint()
			do(s, id)
		})
	}
}

// nearest finds the node whose middle is nearest to a point.
func (v *View) nearest(p geom.Pt) (best model.ID, at geom.Pt) {
	for _, n := range v.composer().Geometry(v.ed.Doc(), v.page).Nodes {
		if c := n.Rect.Center(); best == "" || c.Dist(p) < at.Dist(p) {
			best, at = n.ID, c
		}
	}
	return best, at
}

func (v *View) rectOf(id model.ID) geom.Rect {
	n, _ := v.composer().Geometry(v.ed.Doc(), v.page).Node(id)
	return n.Rect
}

func BenchmarkFramePan(b *testing.B) {
	frames(b, func(s *stage, _ model.ID) {
		s.run(func(i int) { s.PanBy(float32(9-18*(i/40%2)), float32(5-10*(i/40%2))) })
	})
}

func BenchmarkFramePanAll(b *testing.B) {
	frames(b, func(s *stage, _ model.ID) {
		s.Fit()
		s.run(func(i int) { s.PanBy(float32(9-18*(i/40%2)), float32(5-10*(i/40%2))) })
	})
}

// The wheel with Ctrl, from all of the page to its full size and back.
func BenchmarkFrameZoom(b *testing.B) {
	frames(b, func(s *stage, _ model.ID) {
		s.zoomInAndOut()
	})
}

func (s *stage) zoomInAndOut() {
	s.Fit()
	out := s.Zoom()
	s.run(func(i int) {
		if f := 1.17; i/15%2 == 0 {
			s.zoomAt(geom.P(700, 450), min(s.view.zoom*f, 1.5))
		} else {
			s.zoomAt(geom.P(700, 450), max(s.view.zoom/f, out))
		}
	})
}

// The pointer goes over the map, and nothing is pressed.
func BenchmarkFrameHover(b *testing.B) {
	frames(b, func(s *stage, _ model.ID) {
		s.run(func(i int) { s.MouseMoved(mouse(fyne.NewPos(float32(400+i*7%600), float32(300+i*3%300)))) })
	})
}

func mouse(p fyne.Position) *desktop.MouseEvent {
	return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}, Button: desktop.MouseButtonPrimary}
}

// A node is dragged, its links follow.
func BenchmarkFrameDrag(b *testing.B) {
	frames(b, func(s *stage, id model.ID) {
		p := s.pos(id)
		press(s.View, p, desktop.MouseButtonPrimary)
		s.run(func(i int) {
			s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: p.AddXY(float32(i%60), float32(i*3%50))}})
		})
		if s.State() != "select.moving" {
			b.Fatal(s.State())
		}
	})
}

// A letter is typed into a node.
func BenchmarkFrameType(b *testing.B) {
	frames(b, func(s *stage, id model.ID) { s.typeInto(id) })
}

func (s *stage) typeInto(id model.ID) {
	s.s.Select(id)
	s.EditSelected()
	s.field.entry.moveTo(0, false) // nothing is selected: no hand could replace that in one step
	text := []rune("Ask the customer to read the number from the back of the box")
	s.run(func(i int) { s.field.entry.SetText(string(text[:1+i%len(text)])) })
	if s.State() != "text.editing" {
		s.b.Fatal(s.State())
	}
}

// An arrow key moves a node: each is an entry of the history.
func BenchmarkFrameNudge(b *testing.B) {
	frames(b, func(s *stage, id model.ID) {
		s.s.Select(id)
		s.run(func(i int) {
			key := fyne.KeyRight
			if i/20%2 == 1 {
				key = fyne.KeyLeft
			}
			s.TypedKey(&fyne.KeyEvent{Name: key})
		})
	})
}

// A journey of twenty stages with 2,200 cards.
func BenchmarkFrameJourney(b *testing.B) {
	doc := journeyOf(20, 10, 11)
	b.Run("pan", func(b *testing.B) {
		s := newStage(b, doc)
		s.run(func(i int) { s.PanBy(float32(9-18*(i/40%2)), float32(5-10*(i/40%2))) })
	})
	b.Run("pinned", func(b *testing.B) { // lane names and steps have left the view
		s := newStage(b, doc)
		s.CenterOn(s.compose().Bounds.Center())
		s.run(func(i int) { s.PanBy(float32(9-18*(i/40%2)), float32(5-10*(i/40%2))) })
	})
	b.Run("zoom", func(b *testing.B) { newStage(b, doc).zoomInAndOut() })
	b.Run("type", func(b *testing.B) { newStage(b, doc).typeInto("c5-3-2") })
}

// A value stream of 30 processes with queues between them.
func BenchmarkFrameStream(b *testing.B) {
	doc := streamOf(30)
	b.Run("drag", func(b *testing.B) {
		s := newStage(b, doc)
		s.CenterOn(s.rectOf("n8").Center())
		p := s.pos("n8")
		press(s.View, p, desktop.MouseButtonPrimary)
		s.run(func(i int) {
			s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: p.AddXY(float32(i%60), float32(i*3%50))}})
		})
	})
	b.Run("type", func(b *testing.B) { newStage(b, doc).typeInto("n8") })
}
