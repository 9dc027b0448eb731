package drawio

import (
	"math"
	"slices"
	"strings"

	"waymark/model"
)

// page makes the records of a page: the page itself, swimlanes, groups, shapes and
// links, each in the order of the drawing, which is that of painting.
func (im *importer) page(p *page) {
	p.findLanes()
	p.findGroups()
	p.count()
	nodes := im.nodes(p)
	links := im.links(p)
	kind := "flowchart"
	props := []model.Prop{text("title", p.title), text("state", "current")}
	if p.lean {
		kind = "valuestream"
		convention := "office"
		if slices.ContainsFunc(nodes, func(r *model.Record) bool { return r.Text("node_kind") == "queue" }) {
			convention = "classic" // waits stand between the processes
		}
		props = append(props, text("convention", convention))
	}
	direction := "right"
	if p.runsDown() {
		direction = "down"
	}
	im.add(p, model.NewRecord(p.id, "page", model.Root, append(props, text("page_kind", kind), text("direction", direction))...))
	for _, l := range p.lanes {
		im.add(p, model.NewRecord(l.id, "swimlane", p.id, text("name", l.name()), num("size", l.size)))
	}
	for _, c := range p.cells {
		if c.group != "" {
			im.add(p, model.NewRecord(c.group, "group", p.id, text("name", oneLine(c.text)), ref("group", groupOf(c))))
		}
	}
	for _, r := range slices.Concat(nodes, links) {
		im.add(p, r)
	}
}

func text(name, v string) model.Prop {
	if v == "" {
		return model.Prop{Name: name}
	}
	return model.Prop{Name: name, Value: model.Text(v)}
}

func ref(name string, id model.ID) model.Prop { return text(name, string(id)) }

// num is a number with two decimals: more is noise of dragging.
func num(name string, v float64) model.Prop {
	return model.Prop{Name: name, Value: model.Number(math.Round(v*100) / 100)}
}

// groupOf is the group that a cell belongs to, "" for none.
func groupOf(c *cell) model.ID {
	for up := c.parent; up != nil; up = up.parent {
		if up.group != "" {
			return up.group
		}
	}
	return ""
}

// webLink is an address that a map may open, "" for any other.
func webLink(s string) string {
	for _, scheme := range []string{"https:", "http:", "mailto:"} {
		if strings.HasPrefix(strings.ToLower(s), scheme) {
			return s
		}
	}
	return ""
}
