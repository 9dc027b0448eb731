package block

import (
	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/canvas/text"
)

// Kit is what every block needs: the fonts and colours of the maps, with the few
// more that report pages have.
type Kit struct{ shape.Kit }

// NewKit returns the kit of fonts and colours.
func NewKit(fonts *text.Fonts, theme *shape.Theme) *Kit {
	return &Kit{shape.Kit{Fonts: fonts, Theme: theme}}
}

// The type of report pages, in points. Nothing is smaller than Small, so that an
// A4 page is legible at arm's length.
var (
	Title   = text.Font{Style: text.Semibold, Size: 20, Leading: 25}
	Heading = text.Font{Style: text.Semibold, Size: 12.5, Leading: 16.5}
	Body    = text.Font{Size: 9.2, Leading: 13}
	Strong  = text.Font{Style: text.Semibold, Size: 9.2, Leading: 13}
	Cells   = text.Font{Size: 8.6, Leading: 11.6}
	CellsB  = text.Font{Style: text.Semibold, Size: 8.6, Leading: 11.6}
	Small   = text.Font{Size: 7.4, Leading: 10}
	SmallB  = text.Font{Style: text.Semibold, Size: 7.4, Leading: 10}
	Figure  = text.Font{Style: text.Semibold, Size: 19, Leading: 24}
)

// Navy is the colour of titles and table headers.
func (k *Kit) Navy() scene.Color { return k.Theme.TitleBand }

// Blue is the colour of plain data: bars, curves and the marks before headings.
func (k *Kit) Blue() scene.Color { return k.Theme.Stage[0] }

// Pale is the ground of alternate rows and of charts.
func (k *Kit) Pale() scene.Color { return k.Theme.LaneGround }

// Tint returns a colour thinned with white: t = 0 leaves it, t = 1 is paper.
func (k *Kit) Tint(c scene.Color, t float64) scene.Color { return shape.Mix(c, k.Theme.Paper, t) }
