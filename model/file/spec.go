package file

import "waymark/model/kind"

// row is what the codec needs to know about a property.
type row struct {
	*kind.Property
	rank int    // place in the table, which is the place in the file
	key  string // `"name": ` as it is written
}

// spec is a kind as the codec looks it up: by the names of the members.
type spec struct {
	kind *kind.Kind
	rows map[string]*row
}

// specs are made once from the table of kinds and only read.
var specs = func() map[string]*spec {
	m := map[string]*spec{}
	for k := range kind.All() {
		s := &spec{kind: k, rows: make(map[string]*row, len(k.Properties))}
		for i := range k.Properties {
			p := &k.Properties[i]
			s.rows[p.Name] = &row{p, i, `"` + p.Name + `": `}
		}
		m[k.Name] = s
	}
	return m
}()

// rootKind is the kind of the record that holds the document's own properties.
const rootKind = "document"

// The members that are no properties.
const (
	formatName = "waymark"

	keyFormat  = "format"
	keyVersion = "version"
	keyRecords = "records"
	keyID      = "id"
	keyKind    = "kind"
	keyParent  = "parent"
)
