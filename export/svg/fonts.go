package svg

import (
	"encoding/base64"
	"maps"
	"slices"

	"waymark/canvas/scene"
	"waymark/canvas/text"
)

// used says which letters of a face a scene shows.
type used struct {
	face  *text.Face
	latin [0x100]bool // nearly all of them
	runes map[rune]bool
}

// add notes the letters of a text.
func (u *used) add(s string) {
	for _, r := range s {
		if int(r) < len(u.latin) {
			u.latin[r] = true
		} else {
			u.runes[r] = true
		}
	}
}

// sorted returns all letters.
func (u *used) sorted() []rune {
	for r, is := range u.latin {
		if is {
			u.runes[rune(r)] = true
		}
	}
	return slices.Sorted(maps.Keys(u.runes))
}

// fonts embeds the letters that simple runs use.
func (p *painter) fonts(s *scene.Scene) {
	var faces []*used // in the order of their first use
	byFace := map[*text.Face]*used{}
	for i := range s.Items {
		for _, op := range s.Items[i].Ops {
			t, ok := op.(*scene.Text)
			if !ok || t.Color.A == 0 {
				continue
			}
			simple := !slices.ContainsFunc(t.Line.Runs, func(r text.Run) bool { return !r.Simple })
			for k := range t.Line.Runs {
				run := &t.Line.Runs[k]
				if !simple {
					continue
				}
				u := byFace[run.Face]
				if u == nil {
					u = &used{face: run.Face, runes: map[rune]bool{}}
					byFace[run.Face] = u
					faces = append(faces, u)
				}
				u.add(run.Text)
			}
		}
	}
	if len(faces) == 0 {
		return
	}
	p.str("<style>\n")
	for _, u := range faces {
		family, style := "Noto Sans", "font-weight:400"
		switch u.face.Name() {
		case "DejaVu Sans":
			family = "DejaVu Sans"
		case "Noto Sans SemiBold":
			style = "font-weight:600"
		case "Noto Sans Italic":
			style = "font-weight:400;font-style:italic"
		}
		p.str("@font-face{font-family:'" + family + "';" + style + ";src:url(data:font/ttf;base64,")
		p.out = base64.StdEncoding.AppendEncode(p.out, u.face.Subset(u.sorted()).TTF)
		p.str(")}\n")
	}
	p.str("</style>\n")
}
