package tool

import (
	"encoding/json"
	"slices"
	"strings"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/file"
	"waymark/model/geom"
	"waymark/model/kind"
)

// What is copied travels as text: a small Waymark document with the copied
// elements, what they stand in, and the list of what was selected. Other windows
// paste it, a text editor shows it, and saved as a file it opens.
//
// selectionKey is the member of that document that lists what was selected.
const selectionKey = "selection"

// CopyText returns the selection as text; ok is false when nothing is selected.
func (m *Machine) CopyText() (text string, ok bool) {
	doc := m.host.Committed()
	ids := m.copied()
	if len(ids) == 0 {
		m.host.Say("Select something to copy it.")
		return "", false
	}
	ids = m.withLanes(ids)
	in := m.whole(edit.Copy(doc, ids))
	var records []*model.Record
	for _, r := range doc.Records() {
		if in[r.ID()] {
			records = append(records, m.placedRecord(r))
		}
	}
	list, err := json.Marshal(ids)
	if err != nil {
		m.host.Say(kind.Sentence(err))
		return "", false
	}
	root := model.NewRecord(model.Root, "document", model.Root,
		model.Prop{Name: "title", Value: model.Text("Copied from " + doc.Root().Text("title"))},
		model.Prop{Name: selectionKey, Value: model.Raw(list)})
	b, err := file.Encode(model.NewDocument(root, records))
	if err != nil {
		m.host.Say(kind.Sentence(err))
		return "", false
	}
	return string(b), true
}

// whole adds to what is copied what makes it a document of its own: what it stands in,
// whose name and times it shows, and on journeys all columns, which tell how far apart
// cards stood.
func (m *Machine) whole(f edit.Fragment) map[model.ID]bool {
	doc := m.host.Committed()
	in := idsOf(f)
	var keep func(id model.ID)
	keep = func(id model.ID) {
		if r := doc.Get(id); r != nil && id != model.Root && !in[id] {
			in[id] = true
			keep(r.Parent())
		}
	}
	for _, r := range f.Records {
		keep(r.Parent())
		for src := r; src != nil && src.Has("same_as") && !in[src.Ref("same_as")]; {
			src = doc.Get(src.Ref("same_as"))
			if src != nil {
				keep(src.ID())
			}
		}
	}
	if m.journey() {
		for stage := range doc.Each(m.pageID(), "stage") {
			keep(stage.ID())
			for step := range doc.Each(stage.ID(), "step") {
				keep(step.ID())
			}
		}
	}
	return in
}

// placedRecord gives a shape without coordinates those that it is drawn at.
func (m *Machine) placedRecord(r *model.Record) *model.Record {
	if g := m.host.Geometry(); g != nil && r.Kind() == "node" {
		if n, ok := g.Node(r.ID()); ok && n.Auto {
			return r.With(model.Prop{Name: "x", Value: model.Number(n.Rect.X)}, model.Prop{Name: "y", Value: model.Number(n.Rect.Y)})
		}
	}
	return r
}

// copied lists what a copy takes: the selection, and with a step or a stage the
// cards that stand in it.
func (m *Machine) copied() []model.ID {
	doc := m.host.Committed()
	ids := slices.Clone(m.host.Selection())
	for _, id := range m.host.Selection() {
		for r := range doc.Within(id) {
			if r.Kind() != "step" && r.Kind() != "stage" {
				continue
			}
			for lane := range doc.Each(m.pageID(), "lane") {
				for c := range doc.Each(lane.ID(), "") {
					if c.Ref("step") == r.ID() && !slices.Contains(ids, c.ID()) {
						ids = append(ids, c.ID())
					}
				}
			}
		}
	}
	return slices.DeleteFunc(ids, func(id model.ID) bool { return doc.Get(id) == nil })
}

// CutText is CopyText, and deletes the selection.
func (m *Machine) CutText() (text string, ok bool) {
	if m.host.ReadOnly() {
		return m.CopyText()
	}
	text, ok = m.CopyText()
	if ok {
		c := edit.DeleteOf(m.host.Doc(), m.host.Selection())
		m.do(m.sequence("Cut", m.pins(), c))
	}
	return text, ok
}

// PasteText puts in what CopyText made, here or in another window. Of any other
// text each line becomes a card or a shape.
func (m *Machine) PasteText(text string) bool { return m.pasteAt(text, nil) }

// pasteAt is PasteText, with the middle of the shapes at a point of the page.
func (m *Machine) pasteAt(text string, at *geom.Pt) bool {
	if m.host.ReadOnly() || !m.drawable() || strings.TrimSpace(text) == "" {
		return false
	}
	if m.Busy() {
		m.Escape()
	}
	from, ids, ok := clipped(text)
	if !ok {
		return m.pasteLines(text)
	}
	return m.paste(from, ids, "Paste", nil, at)
}

// clipped reads the text of CopyText. A whole document without a list of what was
// selected counts, too: all that stands on its first page.
func clipped(text string) (doc *model.Document, ids []model.ID, ok bool) {
	if s := strings.TrimSpace(text); !strings.HasPrefix(s, "{") || !strings.Contains(s, `"waymark"`) {
		return nil, nil, false
	}
	res, err := file.Decode([]byte(text))
	if err != nil {
		return nil, nil, false
	}
	doc = res.Doc
	if raw, isRaw := doc.Root().Get(selectionKey).(model.Raw); isRaw {
		if json.Unmarshal([]byte(raw), &ids) != nil {
			return nil, nil, false
		}
	}
	if ids == nil {
		for _, p := range doc.All(model.Root, "page") {
			ids = append(ids, doc.Children(p.ID())...)
			break
		}
	}
	return doc, ids, len(ids) > 0
}

// Duplicate copies the selection beside itself.
func (m *Machine) Duplicate() {
	if m.host.ReadOnly() || !m.drawable() {
		return
	}
	ids := m.copied()
	if len(ids) == 0 {
		m.host.Say("Select something to duplicate it.")
		return
	}
	by := geom.P(24, 24)
	m.paste(m.host.Committed(), ids, "Duplicate", &by, nil)
}
