package compose

import (
	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/model"
	"waymark/model/kind"
)

// nodeKey is everything that the texts and the size of a node come from. Equal
// keys give equal nodes.
type nodeKey struct {
	rec     *model.Record
	root    *model.Record // language, currency and calendar
	shared  *model.Record // what it is the same as
	share   string
	badge   shape.Badge
	missing string
	mark    bool
	queued  bool // its queue is drawn at the link before it
	short   bool // abbreviated labels in the data box
	picture *scene.Picture
}

// fit gives every node its texts and its size.
func (d *diagram) fit(doc *model.Document) {
	short := false
	if d.doc == nil { // none has been measured yet
		d.pending, d.fresh = make([]unfit, 0, len(d.nodes)), make([]shape.Fitted, len(d.nodes))
	}
	d.late, d.lent = nil, nil
	for _, n := range d.nodes {
		d.fitNode(doc, n, n.key.queued, n.key.short)
		short = short || n.tight
		if n.pictured {
			d.late = append(d.late, n)
		}
		if n.lender != "" {
			if d.lent == nil {
				d.lent = map[model.ID]bool{}
			}
			d.lent[n.lender] = true
		}
	}
	d.fitPending()
	d.fresh = nil
	if !d.stream {
		return
	}
	for _, n := range d.nodes { // widths do not depend on the rows of data boxes
		d.fitNode(doc, n, d.queueBeside(n), short)
	}
	d.fitPending()
}

// unfit is a node whose texts have to be broken and measured anew.
type unfit struct {
	node *node
	fit  *shape.Fitted
}

// fitPending does the measuring, which is the most work of composing a page for
// the first time.
func (d *diagram) fitPending() {
	together(len(d.pending), func(i int) {
		p := d.pending[i]
		d.c.kit.FitInto(p.fit)
		p.node.fit = p.fit
	})
	d.pending = nil
}

// fitNode finds out whether a node shows something else than before.
func (d *diagram) fitNode(doc *model.Document, n *node, queued, short bool) {
	r := n.rec
	// While the numbers stay the same nothing has changed but places, colours and
	// sizes, which are the record's own; pictures may come late.
	if n.fit != nil && n.key.rec == r && n.seen == d.numbers && n.key.queued == queued && n.key.short == short && !d.renewed && !n.pictured {
		return
	}
	k := d.keyOf(doc, r, queued, short)
	n.pictured, n.lender = r.Has("image"), ""
	n.seen, n.eff, n.lane = d.numbers, kind.Effective(doc, r), d.laneOf(n)
	if r.Has("same_as") {
		n.lender = k.shared.ID()
	}
	if n.fit == nil || k != n.key {
		n.key = k
		var f *shape.Fitted
		f, d.fresh = take(d.fresh)
		f.W = 0 // a number first: see room
		f.Node = d.shapeOf(doc, n)
		d.pending = append(d.pending, unfit{n, f})
	}
}

// keyOf collects what the texts and the size of a node come from.
func (d *diagram) keyOf(doc *model.Document, r *model.Record, queued, short bool) nodeKey {
	k := nodeKey{rec: r, root: doc.Root(), shared: r, share: d.numbers.shares[r.ID()], queued: queued, short: short}
	if d.stream {
		k.mark = d.numbers.stream.Bottleneck.ID == r.ID()
	}
	if id := r.Ref("kpi"); id != "" {
		if k.badge = d.numbers.badges[id]; k.badge.Text == "" {
			k.missing = "missing KPI"
		}
	}
	if r.Has("same_as") {
		src, broken := kind.Source(doc, r)
		if k.shared = src; broken {
			k.missing = "missing step"
		}
	}
	if k.missing == "" {
		k.missing = missing(doc, r)
	}
	if img := r.Text("image"); img != "" && d.c.opts.Pictures != nil {
		k.picture = d.c.opts.Pictures(img)
	}
	return k
}

// missing says which page, initiative or swimlane that a node refers to is not
// there, "" when all of them are.
func missing(doc *model.Document, r *model.Record) string {
	for _, ref := range [...]struct{ name, kind, word string }{{"subpage", "page", "missing page"}, {"action", "action", "missing initiative"}, {"swimlane", "swimlane", "missing swimlane"}} {
		if id := r.Ref(ref.name); id != "" {
			if to := doc.Get(id); to == nil || to.Kind() != ref.kind {
				return ref.word
			}
		}
	}
	return ""
}
