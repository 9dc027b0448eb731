package app

import (
	"waymark/canvas/compose"
	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/canvas/text"
	"waymark/model"
)

// drawingScene is a page as an SVG or a PNG holds it: with title block and legend.
func drawingScene(fonts *text.Fonts, doc *model.Document, page model.ID, pictures func(string) *scene.Picture) *scene.Scene {
	return compose.New(fonts, shape.Light(), compose.Options{Frame: true, Pictures: pictures}).Page(doc, page)
}
