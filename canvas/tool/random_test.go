package tool_test

import (
	"context"
	"flag"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"waymark/canvas/tool"
	"waymark/model"
	"waymark/model/file"
	"waymark/model/geom"
)

var gestures = flag.Int("gestures", 240, "random events on each kind of page")

// monkey plays a person who does anything at all, anywhere.
type monkey struct {
	*desk
	rnd  *rand.Rand
	down bool
	clip string
}

func (k *monkey) point() geom.Pt {
	// Mostly where something is, sometimes anywhere.
	s := k.Scene()
	if len(s.Items) > 0 && k.rnd.IntN(10) > 0 {
		b := s.Items[k.rnd.IntN(len(s.Items))].Bounds
		return geom.P(b.X-6+k.rnd.Float64()*(b.W+12), b.Y-6+k.rnd.Float64()*(b.H+12))
	}
	b := s.Bounds.Inset(-100)
	return geom.P(b.X+k.rnd.Float64()*b.W, b.Y+k.rnd.Float64()*b.H)
}

var keys = []string{
	"Left", "Right", "Up", "Down", "Shift+Left", "Shift+Down", "Alt+Right", "Alt+Down", "Alt+Left", "Alt+Up", "Ctrl+Right", "Ctrl+Up",
	"Alt+Shift+Right", "Alt+Shift+Left", "Tab", "Shift+Tab", "Home", "End", "Enter", "Ctrl+Enter", "F2", "Escape", "Delete", "Insert", "x", "+", "-", "0", "Ctrl+D", "Ctrl+G", "Ctrl+Shift+G", "Ctrl+L", "Ctrl+M", "Ctrl+A",
}

var stencils = []tool.Stencil{
	{Kind: "node", Variant: "action"}, {Kind: "node", Variant: "decision"}, {Kind: "node", Variant: "outcome", Outcome: "resolved"}, {Kind: "node", Variant: "process"},
	{Kind: "node", Variant: "queue"}, {Kind: "swimlane"}, {Kind: "card", Variant: "pain_points"}, {Kind: "card", Variant: "thoughts"}, {Kind: "emotion"},
	{Kind: "stage"}, {Kind: "step"}, {Kind: "lane", Variant: "notes"},
}

func (k *monkey) event() {
	mods := tool.Mods(k.rnd.IntN(8))
	if k.rnd.IntN(3) > 0 {
		mods = 0
	}
	p := k.point()
	if k.m.State() == "text.editing" && k.rnd.IntN(2) == 0 {
		k.m.Typed("Some text")
		k.m.Finish([]string{"Some text", "", "Line\nand line", "=1+1"}[k.rnd.IntN(4)], tool.End(k.rnd.IntN(4)))
		return
	}
	switch n := k.rnd.IntN(100); {
	case k.down && n < 75:
		k.act(tool.Drag, p.X, p.Y, mods)
	case k.down:
		k.act(tool.Release, p.X, p.Y, mods)
		k.down = false
	case n < 20:
		k.act(tool.Hover, p.X, p.Y, mods)
	case n < 50:
		k.act(tool.Hover, p.X, p.Y)
		k.act(tool.Press, p.X, p.Y, mods)
		k.down = true
	case n < 56:
		k.act(tool.Double, p.X, p.Y, mods)
		k.down = true
	case n < 80:
		k.key(keys[k.rnd.IntN(len(keys))])
	case n < 84:
		k.m.StartPlacing(stencils[k.rnd.IntN(len(stencils))])
	case n < 86:
		k.m.Insert(stencils[k.rnd.IntN(len(stencils))])
	case n < 88:
		k.m.Choose(stencils[k.rnd.IntN(len(stencils))])
	case n < 89:
		if s, ok := k.m.CopyText(); ok {
			k.clip = s
		}
	case n < 91:
		k.m.PasteText(k.clip)
	case n < 94:
		if list := flat(k.m.MenuAt(p).Items); len(list) > 0 {
			if it := list[k.rnd.IntN(len(list))]; it.Do != nil && it.Off == "" {
				it.Do()
			}
		}
	case n < 97:
		k.Undo()
		k.m.DocumentChanged()
	case n < 98:
		k.Redo()
		k.m.DocumentChanged()
	case n < 99:
		k.act(tool.Leave, p.X, p.Y)
	default:
		k.m.Escape()
		k.down = false
	}
}

// Whatever a person does, the document stays lawful, Escape leaves nothing of a
// gesture, and everything can be undone.
func TestRandomGestures(t *testing.T) {
	res, err := file.Read(context.Background(), filepath.Join("..", "..", "model", "template", "router-support.waymark.json"))
	if err != nil {
		t.Fatal(err)
	}
	small := flow()
	for _, c := range []struct {
		name string
		doc  *model.Document
		page model.ID
	}{{"journey", res.Doc, "j"}, {"flowchart", res.Doc, "f"}, {"valuestream", res.Doc, "v"}, {"small journey", journey(), "p"}, {"small flow", small, "f"}, {"empty journey", small, "g"}} {
		t.Run(c.name, func(t *testing.T) {
			for seed := range uint64(3) {
				k := &monkey{desk: newDesk(t, c.doc, c.page), rnd: rand.New(rand.NewPCG(seed, 7))}
				for i := range *gestures / 3 {
					before, was := k.entries(), k.Committed()
					k.event()
					if n := k.entries(); n > before && k.Committed() != was {
						k.lawful()
					}
					k.m.Overlay()
					k.m.Hint()
					k.m.Cursor()
					if t.Failed() {
						t.Fatalf("seed %d, event %d, state %s, last %q", seed, i, k.m.State(), k.last())
					}
					if k.Doc().Len() > 600 { // pasting all of it again and again only costs time
						break
					}
				}
				n, at := k.entries(), k.Committed()
				k.m.Escape()
				if k.Previewing() || k.m.Busy() || k.entries() != n || k.Committed() != at {
					t.Fatalf("Escape leaves something: %s", k.m.State())
				}
				for {
					if _, ok := k.Undo(); !ok {
						break
					}
				}
				if !k.Committed().Equal(c.doc) {
					t.Fatal("undoing everything does not lead back")
				}
			}
		})
	}
}
