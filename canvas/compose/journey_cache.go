package compose

import (
	"slices"

	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/model"
	"waymark/model/geom"
	"waymark/model/measure"
)

// cardCache keeps, page by page, the cards that the last drawing used. An entry
// is found by its record and used only while everything that it was made from
// is the same, so that a cached drawing cannot differ from a fresh one.
type cardCache struct{ pages map[model.ID]*pageCards }

func newCardCache() *cardCache { return &cardCache{pages: map[model.ID]*pageCards{}} }

// of returns the cache of a page, and forgets pages that are gone.
func (c *cardCache) of(doc *model.Document, page model.ID) *pageCards {
	for id := range c.pages {
		if doc.Get(id) == nil {
			delete(c.pages, id)
		}
	}
	p, ok := c.pages[page]
	if !ok {
		p = &pageCards{}
		c.pages[page] = p
	}
	if p.now == nil {
		p.now = make(map[*model.Record]*cachedCard, len(p.before))
		p.kpiNow = make(map[*model.Record]*cachedKPI, len(p.kpiBefore))
	}
	return p
}

// pageCards holds the cards of the last drawing and of the one being made.
type pageCards struct {
	before, now       map[*model.Record]*cachedCard
	kpiBefore, kpiNow map[*model.Record]*cachedKPI
	personas          []mapPersona
	people            int // counts how often the personas have changed
	drawn             []scene.Item
	last              *journeyMap // nil for none
}

// begin is told whose journey it is: cards show it.
func (p *pageCards) begin(personas []mapPersona) {
	if !slices.EqualFunc(p.personas, personas, func(a, b mapPersona) bool { return a.id == b.id && a.color == b.color }) {
		p.personas, p.people = personas, p.people+1
	}
}

// finish forgets what the layout just made did not use.
func (p *pageCards) finish() {
	p.before, p.now = p.now, nil
	p.kpiBefore, p.kpiNow = p.kpiNow, nil
}

// adopt takes over from the last drawing what paints the same, headers and lanes
// above all: whoever compares two scenes then sees that nothing about it has changed.
func (p *pageCards) adopt(s *scene.Scene) {
	if len(p.drawn) == len(s.Items) {
		for i := range s.Items {
			a, b := &p.drawn[i], &s.Items[i]
			if a.Owner == b.Owner && a.Part == b.Part && a.Bounds == b.Bounds && scene.SameOps(a.Ops, b.Ops) {
				b.Ops = a.Ops
			}
		}
	}
	p.drawn = s.Items
}

// source is what a card is read from beside its own record.
type source struct {
	lane   string
	kpi    *model.Record
	people int
	late   bool // it shows a picture, which may be loaded later
	cut    bool // it goes on on another sheet, and says so
}

// cachedCard is a card or a chip with its texts broken, and its last drawing.
type cachedCard struct {
	source source
	card   shape.Card
	chip   shape.Chip
	width  float64
	set    placeable
	rect   geom.Rect
	item   scene.Item
}

// draw adds the card to a scene, in the place of the last time without drawing
// it again.
func (c *cachedCard) draw(s *scene.Scene, k *shape.Kit, rec *model.Record, r geom.Rect) {
	if c.item.Ops != nil && c.rect == r {
		s.Items = append(s.Items, c.item)
		return
	}
	c.rect = r
	c.item = *s.Add(scene.Item{Owner: string(rec.ID()), Ops: c.set.Draw(k, r), Link: webLink(rec.Text("link")), Alt: rec.Text("image_alt")})
}

func (p *pageCards) find(rec *model.Record) *cachedCard {
	if e, ok := p.now[rec]; ok {
		return e
	}
	return p.before[rec]
}

func (p *pageCards) sourceOf(doc *model.Document, lane string, rec *model.Record) source {
	s := source{lane: lane, people: p.people, late: rec.Has("image") || lane == "images"}
	if id := rec.Ref("kpi"); id != "" {
		s.kpi = doc.Get(id)
	}
	return s
}

// again returns the card of the last time where everything that it was read from is
// the same; nil where it has to be read again.
func (p *pageCards) again(doc *model.Document, lane string, rec *model.Record, width float64) *cachedCard {
	e := p.find(rec)
	if e == nil || e.width != width || e.source.late || e.source.cut || e.source.lane != lane || e.source.people != p.people || e.chip != (shape.Chip{}) {
		return nil
	}
	if k := e.source.kpi; k != nil && doc.Get(k.ID()) != k || k == nil && rec.Has("kpi") {
		return nil
	}
	p.now[rec] = e
	return e
}

func (p *pageCards) card(k *shape.Kit, rec *model.Record, spec shape.Card, width float64) *cachedCard {
	e := p.find(rec)
	if e == nil || e.card != spec || e.width != width || e.chip != (shape.Chip{}) {
		e = &cachedCard{card: spec, width: width, set: k.Card(spec, width)}
	}
	p.now[rec] = e
	return e
}

func (p *pageCards) chip(k *shape.Kit, rec *model.Record, spec shape.Chip, width float64) *cachedCard {
	e := p.find(rec)
	if e == nil || e.chip != spec || e.width != width || e.card != (shape.Card{}) {
		e = &cachedCard{chip: spec, width: width, set: k.Chip(spec, width)}
	}
	p.now[rec] = e
	return e
}

// cachedKPI is a computed KPI with the records that it was computed from.
type cachedKPI struct {
	root     *model.Record // calendar and currency
	observed []*model.Record
	kpi      measure.KPI
	ok       bool
}

// kpi computes a KPI, unless its record, its observations and the document's
// calendar are those of the last time.
func (p *pageCards) kpi(doc *model.Document, id model.ID) (measure.KPI, bool) {
	rec := doc.Get(id)
	if rec == nil || rec.Kind() != "kpi" {
		return measure.KPI{}, false
	}
	e, ok := p.kpiNow[rec]
	if !ok {
		e, ok = p.kpiBefore[rec]
	}
	observed := doc.All(id, "")
	if !ok || e.root != doc.Root() || !slices.Equal(e.observed, observed) {
		e = &cachedKPI{root: doc.Root(), observed: observed}
		e.kpi, e.ok = measure.KPIOf(doc, id)
	}
	if p.kpiNow != nil { // nil when the layout is done
		p.kpiNow[rec] = e
	}
	return e.kpi, e.ok
}
