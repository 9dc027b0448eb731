// Package measure computes every number that Waymark shows: KPIs, value stream
// metrics, flow analysis, journey times and the comparison of current and future
// state.
//
// A number that cannot be computed is absent and says why; it is never 0, NaN or
// invented (Value). Every result carries its definition, the size of its sample,
// what was left out and what was assumed. All units of time become seconds in one
// place, by the document's calendar (Calendar); all numbers become text in one
// place, by the document's language (Format).
//
//	for _, k := range measure.KPIs(doc) {
//		fmt.Println(k.Name, format.KPIValue(&k, k.Value), k.Status.Label())
//	}
//	s := measure.StreamOf(doc, page) // s.LeadTime, s.Path(), s.Bottleneck …
//	f := measure.FlowOf(doc, page)   // f.ExpectedTime, f.Outcomes …
//	for _, c := range measure.Compare(doc) { … c.Measures … }
//
// The package imports model, model/kind, gonum and x/text. It never draws and
// never judges whether a map is well made (model/check).
package measure
