package pdf

import (
	"fmt"

	"waymark/canvas/scene"
)

// job is what the sheets of one document share: fonts, pictures, opacities.
type job struct {
	info     Info
	deflater deflater
	faces    faces
	drawn    drawn
	pictures pictures
	greys    map[scene.Color]uint8
	dests    map[string]bool // ids that links can lead to
	alphas   [2][256]bool    // opacities in use, of fills and of strokes
}

func newJob(info Info, sheets []Sheet) *job {
	j := &job{info: info, greys: map[scene.Color]uint8{}, dests: map[string]bool{}}
	for _, s := range sheets {
		j.dests[s.Dest] = s.Dest != ""
	}
	return j
}

// shade returns the colour to print for c.
func (j *job) shade(c scene.Color) rgb {
	if !j.info.Grey || c.R == c.G && c.G == c.B {
		return rgb{c.R, c.G, c.B}
	}
	v, ok := j.greys[c]
	if !ok {
		v = grey(c.R, c.G, c.B)
		j.greys[c] = v
	}
	return rgb{v, v, v}
}

// alpha returns the operator that sets the opacity of fills or of strokes.
func (j *job) alpha(a uint8, stroke bool) string {
	i := 0
	if stroke {
		i = 1
	}
	j.alphas[i][a] = true
	return "/" + alphaName(i, a) + " gs\n"
}

// alphaName names a graphics state: "F80" for fills, "S80" for strokes.
func alphaName(i int, a uint8) string { return fmt.Sprintf("%c%02X", "FS"[i], a) }

// graphicsStates returns the resources for the opacities in use; "" for none.
func (j *job) graphicsStates() string {
	s := ""
	for i, key := range [2]string{"ca", "CA"} {
		for a, used := range j.alphas[i] {
			if used {
				s += fmt.Sprintf("/%s <</Type /ExtGState /%s %s /BM /Normal>>\n", alphaName(i, uint8(a)), key, units[a])
			}
		}
	}
	return s
}

// link is a clickable area of a sheet.
type link struct {
	x, y, w, h float64 // points, y down
	target     string  // an address, or "#" and the Dest of a sheet
	alt        string
	element    int // number of its structure element on the sheet
}
