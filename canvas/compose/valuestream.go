package compose

import (
	"waymark/canvas/scene"
	"waymark/model"
	"waymark/model/geom"
)

func (c *Composer) valuestream(doc *model.Document, page *model.Record) *scene.Scene {
	return &scene.Scene{Bounds: geom.R(0, 0, 1123, 794), Paper: c.theme.Paper}
}
