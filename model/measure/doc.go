// Package measure computes every number that Waymark shows: KPIs, value stream
// metrics, flow analysis and the comparison of current and future state.
//
// A number that cannot be computed is absent and says why; it is never 0, NaN or
// invented. Every result carries its definition, its inputs, the size of its
// sample and what was left out. All units of time become seconds in one place,
// by the document's calendar (Calendar).
//
//	for _, k := range measure.KPIs(doc) { … k.Value.Known … k.Status … }
//
// The package imports model, model/kind, model/geom and gonum. It never draws,
// and formats numbers only in the one place that all views share (Format).
package measure
