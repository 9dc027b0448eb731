package compose

import "waymark/model"

// A letter that is typed into a card changes one record of thousands. Where only cards
// have changed, and none has gone to another step, columns, headers and links stand
// where they stood, and so does every lane of which no card has changed, but for its
// height above the page: only the lanes of the changed cards are filled anew. In a
// journey of 2,200 cards this takes a fifth of laying everything out.

// laidAgain returns the layout of a page that follows from the last one; nil where it
// has to be made from scratch.
func (c *Composer) laidAgain(doc *model.Document, page *model.Record) *journeyMap {
	cache := c.cards.pages[page.ID()]
	if cache == nil || cache.last == nil || cache.last.page != page {
		return nil
	}
	was := cache.last
	lanes, gone, ok := cardsThatDiffer(was.doc, doc)
	if !ok {
		return nil
	}
	j := *was
	j.doc, j.rows, j.expected = doc, nil, nil
	j.marks.init()
	cache.goOn(gone)
	j.stackRows(func(lane *model.Record) *mapRow {
		for _, r := range was.rows {
			if r.lane == lane && !r.late && !lanes[lane.ID()] {
				return r
			}
		}
		return nil
	})
	cache.finish()
	return &j
}

// cardsThatDiffer lists the lanes in which cards differ between two documents, and the
// records that they were; ok is false where anything else differs, or a card stands at
// another step, which can give the map another column.
func cardsThatDiffer(was, is *model.Document) (lanes map[model.ID]bool, gone []*model.Record, ok bool) {
	a, b := was.Records(), is.Records()
	if len(a) != len(b) || was.Root() != is.Root() {
		return nil, nil, false
	}
	lanes = map[model.ID]bool{}
	for i, r := range b {
		o := a[i]
		if o == r {
			continue
		}
		if r.Kind() != "card" || o.Kind() != "card" || r.ID() != o.ID() || r.Parent() != o.Parent() || r.Ref("step") != o.Ref("step") {
			return nil, nil, false
		}
		lanes[r.Parent()], gone = true, append(gone, o)
	}
	return lanes, gone, true
}

// goOn lets the layout that is made now use what the last one holds, but for records
// that are not in the document any more.
func (p *pageCards) goOn(gone []*model.Record) {
	p.now, p.kpiNow = p.before, p.kpiBefore
	for _, r := range gone {
		delete(p.now, r)
	}
}
