// Package kind is the table of kinds: which records exist, what properties they
// have with types, units and ranges, who contains whom and who refers to whom.
//
// The codec, the schema, the edit rules, the checks, the merge, the inspector,
// the search and the command line all walk this one table, so a new field is
// one row here and nothing else. The table says what a value may be; what a
// value means is said in model/measure and canvas/compose.
//
//	k, ok := kind.Of("step")
//	p, ok := k.Property("lead_time")
//	err := p.Check(model.Text("soon")) // “Lead time” wants a time such as 15 min
//
// The package imports model and the standard library. The table is read-only.
package kind
