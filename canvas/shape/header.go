package shape

import (
	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
)

// StageTip is how far the point of a stage stands out, and its notch in.
const StageTip = 12

// Stage is the header of a stage.
type Stage struct {
	Name  string // with its number
	When  string
	First bool // the first one has no notch
	Tint  int  // stages alternate between two blues
}

// SetStage is a stage header with its texts broken to a width.
type SetStage struct {
	stage      Stage
	name, when text.Block
}

func (s Stage) left() float64 {
	if s.First {
		return 12
	}
	return StageTip + 9
}

// Stage breaks the texts of a stage header to a width.
func (k *Kit) Stage(s Stage, width float64) *SetStage {
	in := width - s.left() - StageTip - 3
	return &SetStage{s, k.Wrap(s.Name, HeadFont, in), k.Wrap(s.When, LegendFont, in)}
}

// Height returns the least height of the header.
func (s *SetStage) Height() float64 { return max(36, s.name.Height+s.when.Height+10) }

// Draw draws the header into r.
func (s *SetStage) Draw(k *Kit, r geom.Rect) []scene.Op {
	tip := min(StageTip, r.W/3)
	p := geom.Polyline(r.Min(), geom.P(r.Right()-tip, r.Y), geom.P(r.Right(), r.Center().Y), geom.P(r.Right()-tip, r.Bottom()), geom.P(r.X, r.Bottom()))
	if !s.stage.First {
		p.Line(r.X+tip, r.Center().Y)
	}
	p.Close()
	ops := []scene.Op{&scene.Path{Path: p, Fill: k.Theme.Stage[s.stage.Tint&1]}}
	x, y := r.X+s.stage.left(), Middle(r.Y, r.H, s.name.Height+s.when.Height)
	ops = append(ops, Lines(s.name, x, y, s.name.Width, Left, k.Theme.StageText)...)
	return append(ops, Lines(s.when, x, y+s.name.Height, s.when.Width, Left, k.Theme.StageText)...)
}

// stepPad is the space between the edges of a step's column and its name.
const stepPad = 6

// StepHeader breaks the name of a step to the width of its column, with room on both
// sides for what ends there.
func (k *Kit) StepHeader(name string, width, side float64) text.Block {
	return k.Wrap(name, LabelFont, width-2*(stepPad+side))
}

// StepHeaderHeight returns the height of a header with a name.
func StepHeaderHeight(name text.Block) float64 { return max(LabelFont.LineHeight(), name.Height) + 9 }

// DrawStepHeader draws the name over a line, with room at its sides. Names of one line and of several
// stand on the same lower line.
func (k *Kit) DrawStepHeader(name text.Block, r geom.Rect, side float64) []scene.Op {
	ops := Lines(name, r.X+stepPad+side, r.Bottom()-6-name.Height, r.W-2*(stepPad+side), Left, k.Theme.Text)
	rule := geom.Polyline(geom.P(r.X+2, r.Bottom()-1), geom.P(r.Right()-2, r.Bottom()-1))
	return append(ops, &scene.Path{Path: rule, Stroke: scene.Stroke{Color: k.Theme.Hairline, Width: 2}})
}

// lanePad is the space between the edges of a lane header and its name.
const lanePad = 9

// LaneHeader breaks the name of a lane to the width of its header.
func (k *Kit) LaneHeader(name string, width float64) text.Block {
	return k.Wrap(name, HeadFont, width-2*lanePad)
}

// LaneHeaderHeight returns the least height of a header with a name.
func LaneHeaderHeight(name text.Block) float64 { return name.Height + 15 }

// DrawLaneHeader draws the header of a lane of the given kind.
func (k *Kit) DrawLaneHeader(kind string, name text.Block, r geom.Rect) []scene.Op {
	c, ok := k.Theme.LaneHeader[kind]
	if !ok {
		c = k.Theme.LaneHeader["custom"]
	}
	ops := []scene.Op{&scene.Box{Rect: r, Radius: 4, Fill: c}}
	return append(ops, Lines(name, r.X+lanePad, r.Y+7, name.Width, Left, k.Theme.LaneHeaderText)...)
}

// visibilityWord stands above the line of visibility.
const visibilityWord = "Line of visibility"

// VisibilityHeight is the room that the line of visibility takes between two
// lanes.
const VisibilityHeight = 22

// Visibility draws the line of visibility, below which the customer sees
// nothing, from x to right, with its name above its end.
func (k *Kit) Visibility(x, right, y float64) []scene.Op {
	b := k.Wrap(visibilityWord, SmallFont, right-x)
	base := y + VisibilityHeight - 5
	line := &scene.Path{Path: geom.Polyline(geom.P(x, base), geom.P(right, base)), Stroke: scene.Stroke{Color: k.Theme.Text, Width: 1.4, Dash: []float64{6, 4}}}
	return append([]scene.Op{line}, Lines(b, right-b.Width-4, base-2-b.Height, b.Width, Left, k.Theme.Secondary)...)
}
