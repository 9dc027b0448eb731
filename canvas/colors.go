package canvas

import (
	"waymark/canvas/scene"
	"waymark/canvas/shape"
)

// colors are what the canvas adds to the colours of the map: the desk, and what
// is drawn over the map for the hand.
type colors struct {
	theme    *shape.Theme
	desk     scene.Color
	edge     scene.Color // of the paper on the desk
	dots     scene.Color
	accent   scene.Color
	onAccent scene.Color
	ring     scene.Color
	tint     scene.Color // selected
	handle   scene.Color // the inside of handles
	guide    scene.Color
	onGuide  scene.Color
	ghost    scene.Color // the ground of what is about to be placed
	field    scene.Color // the ground of a text that is edited
	text     scene.Color
	panel    scene.Color
	hairline scene.Color
	shade    scene.Color    // the shadow of what lies over the map
	marks    [3]scene.Color // by MarkKind
	onMark   scene.Color
}

func lightColors() colors {
	h := scene.Hex
	return colors{
		theme: shape.Light(), desk: h(0xE9EDF2), edge: h(0xD8DEE6), dots: h(0xCBD4DE),
		accent: h(0x0067AC), onAccent: h(0xFFFFFF), ring: h(0x2F8FD3), tint: h(0xE2F0FA), handle: h(0xFFFFFF),
		guide: h(0xC2187E), onGuide: h(0xFFFFFF), ghost: h(0xFFFFFF), field: h(0xFFFFFF), text: h(0x1B2430),
		panel: h(0xFFFFFF), hairline: h(0xD8DEE6), shade: shape.Fade(h(0x1B2430), 0.14),
		marks: [3]scene.Color{MarkChanged: h(0x8F5A00), MarkAdded: h(0x00704F), MarkRemoved: h(0xB93A00)}, onMark: h(0xFFFFFF),
	}
}

func darkColors() colors {
	h := scene.Hex
	return colors{
		theme: shape.Dark(), desk: h(0x14171C), edge: h(0x39414D), dots: h(0x262C35),
		accent: h(0x5CB3F2), onAccent: h(0x0C1B29), ring: h(0x3E84BA), tint: h(0x1E3A55), handle: h(0x14171C),
		guide: h(0xFF7AC6), onGuide: h(0x0C1B29), ghost: h(0x28313C), field: h(0x1A1E25), text: h(0xE7EBF1),
		panel: h(0x242933), hairline: h(0x39414D), shade: shape.Fade(h(0x000000), 0.4),
		marks: [3]scene.Color{MarkChanged: h(0xF2C14E), MarkAdded: h(0x56C9A0), MarkRemoved: h(0xFF9166)}, onMark: h(0x0C1B29),
	}
}
