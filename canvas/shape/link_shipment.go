package shape

import "waymark/canvas/scene"

// shipmentLink is an open wide arrow: goods from a supplier or to the customer.
func shipmentLink(k *Kit, l Link, _ scene.Color) []scene.Op {
	return wideArrow(l.Points, k.Theme.Stream.Fill, k.Theme.Stream.Line)
}
