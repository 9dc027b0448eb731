package svg

import (
	"bytes"
	"encoding/base64"
	"image/png"
	"strconv"
	"strings"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// Image implements scene.Painter. A picture that is shown several times is in
// the file once. One that cannot be shown is a grey field with a cross.
func (p *painter) Image(o *scene.Image) {
	if o.Pic == nil {
		p.broken(o.Rect)
		return
	}
	id, known := p.pics[o.Pic]
	if !known {
		data, kind, ok := embeddable(o.Pic)
		if ok {
			id = "picture" + strconv.Itoa(len(p.pics)+1)
		}
		p.pics[o.Pic] = id
		if ok {
			// One unit wide and high: each use stretches it.
			p.str(`<defs><image id="` + id + `" width="1" height="1" preserveAspectRatio="none" xlink:href="data:` + kind + ";base64,")
			p.out = base64.StdEncoding.AppendEncode(p.out, data)
			p.str(`"/></defs>` + "\n")
		}
	}
	if id == "" {
		p.broken(o.Rect)
		return
	}
	p.str(`<use xlink:href="#` + id + `" transform="matrix(`)
	p.nums(o.Rect.W, 0, 0, o.Rect.H, o.Rect.X, o.Rect.Y)
	p.str(`)"/>` + "\n")
}

// embeddable returns the bytes of a picture in a format that every viewer knows.
// Only what decodes is let through: a file may be anything.
func embeddable(pic *scene.Picture) (data []byte, kind string, ok bool) {
	img, err := pic.Decode()
	if err != nil {
		return nil, "", false
	}
	for start, kind := range map[string]string{"\x89PNG\r\n\x1a\n": "image/png", "\xFF\xD8\xFF": "image/jpeg", "GIF8": "image/gif"} {
		if strings.HasPrefix(string(pic.Data[:min(8, len(pic.Data))]), start) {
			return pic.Data, kind, true
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return nil, "", false
	}
	return b.Bytes(), "image/png", true
}

func (p *painter) broken(r geom.Rect) {
	field, line := scene.Hex(0xF1F4F8), scene.Stroke{Color: scene.Hex(0x9DB2C6), Width: 1}
	if p.grey {
		field, line.Color = scene.GreyColor(field), scene.GreyColor(line.Color)
	}
	p.Box(&scene.Box{Rect: r, Fill: field, Stroke: line})
	cross := geom.Polyline(r.Min(), r.Max()).Move(r.Right(), r.Y).Line(r.X, r.Bottom())
	p.Path(&scene.Path{Path: cross, Stroke: line})
}
