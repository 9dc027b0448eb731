package compose

import (
	"net/url"

	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/model/geom"
)

// What an empty map says at the screen: one sentence and one thing to do.
const (
	noStages = "This journey has no stages yet. Add a stage to give it its first column."
	noLanes  = "This journey has no lanes to show. Add a lane, such as Customer actions or Emotion, to write on."
)

// draw turns the layout into a scene. Its items, from the back to the front:
//
//	page      title, empty
//	stage     header, goal
//	step      header
//	lane      ground, header, order (arrows in a stack of action cards), scale, curve, future
//	link      "" (line and arrow), label
//	card      ""
//	emotion   face, quote
//	–         visibility, legend
func (j *journeyMap) draw() *scene.Scene {
	s := &scene.Scene{Paper: j.theme.Paper, Items: make([]scene.Item, 0, len(j.cache.drawn)+8)} // as many as the last time
	f := frame{j.kit, s}
	f.title(j.page, j.band(), j.left, mapMargin, j.x1-j.left)
	j.drawHeaders(s)
	for _, r := range j.rows {
		j.drawGround(s, r)
	}
	if j.linked {
		j.drawLinks(s)
	}
	for _, r := range j.rows {
		for _, c := range r.cells {
			c.item.draw(s, j.kit, c.rec, c.rect)
		}
		if r.feel != nil {
			j.drawFeelings(s, r)
		}
	}
	y := j.drawEmpty(s, j.bottom)
	y = f.legend(j.legendEntries(), j.left, y+legendGap, j.x1-j.left)
	s.Bounds = geom.R(0, 0, j.x1+mapMargin, y+mapMargin)
	return s
}

// drawEmpty says what to do in a map without stages or lanes, at the screen
// alone, and returns the lower edge.
func (j *journeyMap) drawEmpty(s *scene.Scene, y float64) float64 {
	say := ""
	switch {
	case len(j.columns) == 0:
		say = noStages
	case len(j.rows) == 0:
		say = noLanes
	}
	if say == "" || !j.opts.Screen {
		return y
	}
	w := j.x1 - j.left
	b := j.kit.Wrap(say, shape.CardFont, w-48)
	r := geom.R(j.left, y+6, w, b.Height+48)
	ops := []scene.Op{&scene.Box{Rect: r.Inset(0.5), Radius: 6, Stroke: scene.Stroke{Color: j.theme.Hairline, Width: 1, Dash: []float64{5, 4}}}}
	ops = append(ops, shape.Lines(b, r.X+24, r.Y+24, r.W-48, shape.Center, j.theme.Secondary)...)
	s.Add(scene.Item{Owner: string(j.page.ID()), Part: "empty", Ops: ops})
	return r.Bottom()
}

func (j *journeyMap) drawHeaders(s *scene.Scene) {
	for i := range j.stages {
		st := &j.stages[i]
		box := j.spanRect(st.at)
		r := geom.R(box.X, j.stageY, box.W-stageGap, j.stageH)
		s.Add(scene.Item{Owner: string(st.rec.ID()), Part: "header", Ops: st.head.Draw(j.kit, r)})
		if st.goal.Height > 0 {
			ops := []scene.Op{shape.Icon("target", box.X+6, j.stageY+j.stageH+6, 13, j.theme.Accent)}
			ops = append(ops, shape.Lines(st.goal, box.X+goalLeft, j.stageY+j.stageH+6, st.goal.Width, shape.Left, j.theme.Secondary)...)
			s.Add(scene.Item{Owner: string(st.rec.ID()), Part: "goal", Ops: ops})
		}
	}
	for _, c := range j.columns {
		if j.stepH == 0 || c.name.Height == 0 {
			continue
		}
		s.Add(scene.Item{Owner: string(c.Step), Part: "header", Ops: j.kit.DrawStepHeader(c.name, geom.R(c.X, j.stepY, c.W-stageGap, j.stepH), j.besideStep())})
	}
}

// drawGround draws header and ground of a lane, and the line of visibility above
// the first lane that the customer does not see.
func (j *journeyMap) drawGround(s *scene.Scene, r *mapRow) {
	id := string(r.lane.ID())
	if r.visibility {
		s.Add(scene.Item{Part: "visibility", Ops: j.kit.Visibility(j.left, j.x1, r.y-shape.VisibilityHeight)})
	}
	s.Add(scene.Item{Owner: id, Part: "ground", Ops: []scene.Op{&scene.Box{Rect: geom.R(j.x0, r.y, j.x1-j.x0, r.h), Radius: 3, Fill: j.theme.LaneGround}}})
	ops := j.kit.DrawLaneHeader(r.kind, r.name, geom.R(j.left, r.y, laneHead, r.h))
	if r.feel != nil {
		for _, w := range []struct {
			word  string
			value float64
		}{{"Delighted", 2}, {"Neutral", 0}, {"Frustrated", -2}} {
			b := j.kit.Wrap(w.word, shape.SmallFont, laneHead-14)
			y := r.y + r.feel.neutral + moodY(w.value)
			ops = append(ops, shape.Lines(b, j.left+7, y-b.Height/2, laneHead-14, shape.Right, j.theme.LaneHeaderText)...)
		}
	}
	s.Add(scene.Item{Owner: id, Part: "header", Ops: ops})
}

func (j *journeyMap) drawFeelings(s *scene.Scene, r *mapRow) {
	id, f := string(r.lane.ID()), r.feel
	down := geom.P(0, r.y)
	var scale []scene.Op
	for _, v := range scaleValues() {
		y := r.y + f.neutral + moodY(v)
		scale = append(scale, &scene.Path{Path: geom.Polyline(geom.P(j.x0, y), geom.P(j.x1, y)), Stroke: scene.Stroke{Color: j.theme.Hairline, Width: 1, Dash: []float64{4, 3}}})
	}
	s.Add(scene.Item{Owner: id, Part: "scale", Ops: scale})
	for _, c := range f.curves {
		path := c.path.Transform(geom.Translate(down))
		if c.persona == futureState {
			ops := []scene.Op{&scene.Path{Path: path, Stroke: scene.Stroke{Color: j.theme.Good.Line, Width: 2, Dash: futureDash()}}}
			for i := 0; i < len(path.Pts); i += 3 {
				ops = append(ops, futurePoint(path.Pts[i], j.theme)...)
			}
			s.Add(scene.Item{Owner: id, Part: "future", Ops: ops})
			continue
		}
		st := j.personas[c.persona].style
		var ops []scene.Op
		if c.area {
			ops = append(ops, &scene.Path{Path: shape.AreaUnder(path, r.y+f.neutral), Fill: shape.Mix(j.theme.LaneGround, st.Color, 0.15)})
		}
		ops = append(ops, &scene.Path{Path: path, Stroke: scene.Stroke{Color: st.Color, Width: 2, Dash: st.Dash}})
		s.Add(scene.Item{Owner: id, Part: "curve", Ops: ops})
	}
	for i := len(f.faces) - 1; i >= 0; i-- { // the first persona on top
		c := f.faces[i]
		st := j.personas[c.persona].style
		ops := shape.Face(shape.Mood(c.value), st.Outline, c.at.Add(down), c.r, st.Color, j.theme.Card.Fill)
		if c.star {
			ops = append(ops, j.kit.Star(c.starAt.Add(down), 14, j.theme.Accent)...)
		}
		s.Add(scene.Item{Owner: string(c.rec.ID()), Part: "face", Ops: ops, Alt: j.feelingAlt(c)})
	}
	for _, q := range f.quotes {
		var ops []scene.Op
		if q.mask {
			ops = append(ops, &scene.Box{Rect: q.rect.Add(down), Fill: j.theme.LaneGround})
		}
		ops = append(ops, shape.Lines(q.block, q.rect.X, q.rect.Y+down.Y, q.rect.W, shape.Center, q.color)...)
		s.Add(scene.Item{Owner: string(q.rec.ID()), Part: "quote", Ops: ops})
	}
}

// futureDash is the line of the future state: dash, dot.
func futureDash() []float64 { return []float64{8, 3, 2, 3} }

// futurePoint marks one emotion of the future state.
func futurePoint(at geom.Pt, t *shape.Theme) []scene.Op {
	p := geom.Polygon(geom.P(at.X, at.Y-5), geom.P(at.X+5, at.Y), geom.P(at.X, at.Y+5), geom.P(at.X-5, at.Y))
	return []scene.Op{&scene.Path{Path: p, Fill: t.Paper, Stroke: scene.Stroke{Color: t.Good.Line, Width: 1.5}}}
}

// webLink returns an address that may stand in a printed map: of the web or of a
// mailbox, nothing that opens files or runs programs.
func webLink(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	switch u.Scheme {
	case "http", "https", "mailto":
		return s
	}
	return ""
}
