package template

import (
	"waymark/model"
	"waymark/model/kind"
)

// Reidentify returns the document with a fresh id for every record, and every
// reference following.
func Reidentify(doc *model.Document) *model.Document {
	ids := make(map[model.ID]model.ID, doc.Len())
	for _, r := range doc.Records() {
		ids[r.ID()] = model.NewID()
	}
	records := make([]*model.Record, 0, doc.Len())
	for _, r := range doc.Records() {
		records = append(records, kind.Remap(r, ids))
	}
	return model.NewDocument(kind.Remap(doc.Root(), ids), records)
}
