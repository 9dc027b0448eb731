package compose

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/canvas/text"
	"waymark/model"
	"waymark/model/geom"
)

const (
	moodUnit  = 26 // height of one step of the scale −2 … +2
	smallFace = 10.5
	quoteWide = 200
	faceShift = 25 // between faces that would stand on one another
)

// feelings is the drawing of an emotion lane; y counts from the top of the lane.
type feelings struct {
	height  float64
	neutral float64
	curves  []feelCurve
	faces   []*feelFace
	beyond  []*feelFace // on other sheets: the curves lead there
	quotes  []feelQuote
}

type feelCurve struct {
	persona int // −1 for the future state
	path    *geom.Path
	area    bool
}

type feelFace struct {
	rec     *model.Record
	persona int
	column  colSpan
	value   float64
	at      geom.Pt
	r       float64
	star    bool
	starAt  geom.Pt
	loose   bool // stands in the column of things without a step: on no curve
}

type feelQuote struct {
	rec   *model.Record
	block text.Block
	rect  geom.Rect
	color scene.Color
	mask  bool // a line of the scale runs behind it
}

// fillEmotion places curves and faces, and the quotes where they touch neither
// those nor one another. While it works, y counts from the neutral line.
func (j *journeyMap) fillEmotion(r *mapRow) {
	f := &feelings{}
	for rec := range j.doc.Each(r.lane.ID(), "emotion") {
		c := j.face(rec)
		if m := j.middle(c.column); m < 0 || m >= len(j.columns) {
			f.beyond = append(f.beyond, c)
			continue
		}
		c.column = j.clip(c.column)
		f.faces = append(f.faces, c)
	}
	j.spreadFaces(f)
	if j.part != nil { // the middle of a stage that is cut may be near its edge
		for _, c := range f.faces {
			c.at.X = min(max(c.at.X, j.edge(0)+c.r+2), j.edge(len(j.columns))-c.r-2)
		}
	}
	j.drawCurves(f)
	if j.opts.Future {
		j.futureCurve(f, r.lane)
	}
	j.placeQuotes(f)

	span := geom.R(0, -2*moodUnit-12, 1, 4*moodUnit+24)
	for _, c := range f.faces {
		span = span.Union(geom.R(0, c.at.Y-c.r-4, 1, 2*c.r+8))
		if c.star {
			span = span.Union(geom.R(0, c.starAt.Y-10, 1, 20))
		}
	}
	for _, q := range f.quotes {
		span = span.Union(geom.R(0, q.rect.Y-6, 1, q.rect.H+12))
	}
	top := -span.Y
	// The word Delighted stands in the lane header, below the name of the lane.
	top = max(top, shape.LaneHeaderHeight(r.name)+8+2*moodUnit)
	if j.part != nil {
		top = max(top, j.part.Least.Rows[r.lane.ID()].Neutral)
	}
	f.shift(top)
	f.height = top + span.Bottom()
	r.feel, r.h = f, f.height
}

// shift moves everything so that the neutral line is at y.
func (f *feelings) shift(y float64) {
	f.neutral = y
	down := geom.Translate(geom.P(0, y))
	for i := range f.curves {
		f.curves[i].path = f.curves[i].path.Transform(down)
	}
	for _, c := range f.faces {
		c.at.Y += y
		c.starAt.Y += y
	}
	for i := range f.quotes {
		f.quotes[i].rect.Y += y
	}
}

func moodY(value float64) float64 {
	if math.IsNaN(value) {
		value = 0
	}
	return -min(max(value, -2), 2) * moodUnit
}

func (j *journeyMap) face(rec *model.Record) *feelFace {
	v := rec.NumOr("value", 0)
	f := &feelFace{rec: rec, persona: j.personaIndex(rec.Ref("persona")), column: j.spanOf(rec), value: v, r: shape.FaceRadius,
		star: rec.Bool("moment_of_truth"), loose: !j.placed(rec)}
	if f.persona > 0 {
		f.r = smallFace
	}
	f.at = geom.P(j.centre(f.column), moodY(v))
	return f
}

func (j *journeyMap) placed(rec *model.Record) bool { _, ok := j.place[rec.Ref("step")]; return ok }

// spreadFaces moves faces apart that stand in one place: several of one persona
// in the order of the file, personas beside one another.
func (j *journeyMap) spreadFaces(f *feelings) {
	groups := map[float64][]*feelFace{}
	for _, c := range f.faces {
		groups[c.at.X] = append(groups[c.at.X], c)
	}
	for _, g := range groups {
		own := map[int]int{}
		most := 0
		for _, c := range g {
			own[c.persona]++
			most = max(most, own[c.persona])
		}
		close := false
		for i, a := range g {
			for _, b := range g[:i] {
				close = close || math.Abs(a.at.Y-b.at.Y) < a.r+b.r-3
			}
		}
		if len(g) < 2 || (most == 1 && !close) {
			continue
		}
		slices.SortStableFunc(g, func(a, b *feelFace) int { return a.persona - b.persona })
		room := j.spanRect(g[0].column).W - 2*shape.FaceRadius - 4
		step := min(faceShift, room/float64(len(g)-1))
		for i, c := range g {
			c.at.X += (float64(i) - float64(len(g)-1)/2) * step
		}
	}
}

// drawCurves joins the faces of each persona from left to right.
func (j *journeyMap) drawCurves(f *feelings) {
	for p := range j.personas {
		var pts []geom.Pt
		here := false
		for i, faces := range [][]*feelFace{f.faces, f.beyond} {
			for _, c := range faces {
				if c.persona == p && !c.loose {
					pts = append(pts, c.at)
					here = here || i == 0
				}
			}
		}
		path := j.curve(pts)
		if !path.Empty() {
			f.curves = append(f.curves, feelCurve{persona: p, path: path, area: p == 0})
		}
		if here || !path.Empty() {
			j.marks.curve(p)
		}
	}
}

// curve joins points from left to right, as far as the columns of this part reach.
func (j *journeyMap) curve(pts []geom.Pt) *geom.Path {
	slices.SortStableFunc(pts, func(a, b geom.Pt) int {
		switch {
		case a.X < b.X:
			return -1
		case a.X > b.X:
			return 1
		}
		return 0
	})
	return shape.Cut(shape.Monotone(pts), j.edge(0), j.edge(len(j.columns)))
}

// futureCurve adds the curve of the page that revises this one: its emotions
// stand at the steps that they, or their steps, revise.
func (j *journeyMap) futureCurve(f *feelings, lane *model.Record) {
	var pts []geom.Pt
	for _, e := range j.futureEmotions() {
		if j.personaIndex(e.Ref("persona")) != 0 {
			continue
		}
		if at, ok := j.currentPlace(e); ok {
			pts = append(pts, geom.P(j.centre(at), moodY(e.NumOr("value", 0))))
		}
	}
	if path := j.curve(pts); !path.Empty() {
		f.curves = append(f.curves, feelCurve{persona: futureState, path: path})
		j.marks.future = true
	}
}

// futureState stands in place of a persona for the curve of the future page.
const futureState = -1

func (j *journeyMap) futureEmotions() []*model.Record {
	var out []*model.Record
	for page := range j.doc.Each(model.Root, "page") {
		if page.Ref("revises") != j.page.ID() || page.ID() == j.page.ID() || page.Text("page_kind") != "journey" {
			continue
		}
		for lane := range j.doc.Each(page.ID(), "lane") {
			if lane.Text("lane_kind") == "emotion" && !lane.Bool("hidden") {
				out = append(out, j.doc.All(lane.ID(), "emotion")...)
			}
		}
		break
	}
	return out
}

// currentPlace finds the columns of this page that an emotion of the future page
// speaks of.
func (j *journeyMap) currentPlace(e *model.Record) (colSpan, bool) {
	if now := j.doc.Get(e.Ref("revises")); now != nil {
		if at, ok := j.place[now.Ref("step")]; ok {
			return at, true
		}
	}
	if step := j.doc.Get(e.Ref("step")); step != nil {
		if at, ok := j.place[step.Ref("revises")]; ok {
			return at, true
		}
	}
	return colSpan{}, false
}

// placeQuotes puts every quote straight above or below its face, as near as it
// can stand free.
func (j *journeyMap) placeQuotes(f *feelings) {
	var o shape.Obstacles
	for _, c := range f.curves {
		o.Curve(c.path)
		if c.area {
			o.Area(c.path, 0)
		}
	}
	for _, c := range f.faces {
		d := c.r + 2
		o.Rect(geom.R(c.at.X-d, c.at.Y-d, 2*d, 2*d))
	}
	for _, c := range f.faces {
		j.marks.star(c.star)
		if c.star {
			c.starAt = placeStar(f, c)
			o.Rect(starRect(c.starAt).Inset(-1))
		}
	}
	for _, c := range f.faces {
		s := strings.TrimSpace(c.rec.Text("quote"))
		if s == "" {
			continue
		}
		if !strings.ContainsAny(s, "“”„«»\"") {
			s = "“" + s + "”"
		}
		box := j.spanRect(c.column).Inset(2)
		b := j.kit.Wrap(s, shape.QuoteFont, min(box.W-8, quoteWide))
		w := b.Width + 6
		x := min(max(c.at.X, box.X+w/2), box.Right()-w/2)
		at, up := geom.P(x, c.at.Y), c.value >= 0
		r := o.PlaceNear(at, c.r+3, w, b.Height, up)
		if onScale(r) { // it stands clear of the lines of the scale where that is not far
			strict := o.Clone()
			for _, v := range scaleValues() {
				strict.Rect(geom.R(j.x0, moodY(v)-1, j.x1-j.x0, 2))
			}
			if far := strict.PlaceNear(at, c.r+3, w, b.Height, up); math.Abs(far.Center().Y-at.Y) < math.Abs(r.Center().Y-at.Y)+12 {
				r = far
			}
		}
		o.Rect(r.Inset(-3)) // quotes of two people do not read as one
		col := j.theme.Text
		if c.persona > 0 {
			col = shape.Mix(j.personas[c.persona].style.Color, j.theme.Text, 0.35)
		}
		f.quotes = append(f.quotes, feelQuote{rec: c.rec, block: b, rect: r, color: col, mask: onScale(r)})
	}
}

// scaleValues are the emotions at which a line is drawn across the lane.
func scaleValues() []float64 { return []float64{2, 0, -2} }

// onScale reports whether a line of the scale runs through r.
func onScale(r geom.Rect) bool {
	return slices.ContainsFunc(scaleValues(), func(v float64) bool { return r.Y < moodY(v)+1 && moodY(v)-1 < r.Bottom() })
}

// placeStar finds the side of a face where the mark of a moment of truth stands on
// no other face and on no other mark: a corner, else beside it.
func placeStar(f *feelings, c *feelFace) geom.Pt {
	dx, dy, beside := c.r*0.6+7, c.r+2, c.r+10
	for _, side := range []geom.Pt{{X: dx, Y: -dy}, {X: -dx, Y: -dy}, {X: dx, Y: dy}, {X: -dx, Y: dy}, {X: beside}, {X: -beside}} {
		at := c.at.Add(side)
		if !slices.ContainsFunc(f.faces, func(o *feelFace) bool {
			return o != c && (o.touches(at) || o.star && at.Dist(o.starAt) < 15)
		}) {
			return at
		}
	}
	return c.at.Add(geom.P(dx, -dy))
}

// touches reports whether the mark at p would stand on the face: the first persona's
// is round, the others' are square.
func (c *feelFace) touches(p geom.Pt) bool {
	if c.persona <= 0 {
		return p.Dist(c.at) < c.r+9
	}
	return starRect(p).Inset(-1.5).Overlaps(geom.R(c.at.X-c.r, c.at.Y-c.r, 2*c.r, 2*c.r))
}

func starRect(at geom.Pt) geom.Rect { return geom.R(at.X-7, at.Y-7, 14, 14) }

// feelingAlt says a face in words.
func (j *journeyMap) feelingAlt(c *feelFace) string {
	return j.personas[c.persona].name + " is " + shape.MoodWord(shape.Mood(c.value)) + " (" + strings.Replace(strconv.FormatFloat(c.value, 'f', -1, 64), "-", "−", 1) + ")"
}
