// Package template holds the maps that a person can start from: rich examples
// that are useful as they are, and blank pages.
//
// A rich template is a file NAME.waymark.json in this folder, in canonical form,
// and a row of the catalog. The blank ones are made by code. New gives a document
// that is the person's own: every element has a fresh id, so that two documents
// made from one template never share one, which copying between them and merging
// rely on.
//
//	for _, t := range template.List() { … t.Title, t.Description … }
//	doc, err := template.New("blank-journey", time.Now())
//
// The package imports model, model/kind and model/file. It draws no thumbnails:
// these are pictures of the loaded document, made where scenes are made.
package template
