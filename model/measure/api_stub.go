package measure

import "waymark/model"

func KPIs(doc *model.Document) []KPI { return nil }
func KPIOf(doc *model.Document, id model.ID) (KPI, bool) { return KPI{}, false }
func Streams(doc *model.Document) []Stream { return nil }
func StreamOf(doc *model.Document, page model.ID) Stream { return Stream{} }
func Flows(doc *model.Document) []Flow { return nil }
func FlowOf(doc *model.Document, page model.ID) Flow { return Flow{} }
func Journeys(doc *model.Document) []Journey { return nil }
func JourneyOf(doc *model.Document, page model.ID) Journey { return Journey{} }
func Compare(doc *model.Document) []Comparison { return nil }
