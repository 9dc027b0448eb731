package export

import (
	"fmt"
	"slices"

	"waymark/canvas/scene"
)

// judgeLetters warns of letters that no font has: they would print as boxes.
func (p *planner) judgeLetters() {
	seen := map[*scene.Scene]bool{}
	runes := map[rune]bool{}
	for i := range p.sheets {
		for _, part := range p.sheets[i].Parts {
			if seen[part.Scene] {
				continue
			}
			seen[part.Scene] = true
			for _, it := range part.Scene.Items {
				for _, op := range it.Ops {
					t, ok := op.(*scene.Text)
					if !ok {
						continue
					}
					for _, r := range t.Line.Text {
						if r > 0x24F { // the embedded faces have all Latin letters
							runes[r] = true
						}
					}
				}
			}
		}
	}
	var all []rune
	for r := range runes {
		all = append(all, r)
	}
	slices.Sort(all)
	missing := p.fonts.Missing(string(all))
	if len(missing) == 0 {
		return
	}
	shown, more := missing[:min(12, len(missing))], ""
	if n := len(missing) - len(shown); n > 0 {
		more = fmt.Sprintf(" and %d more", n)
	}
	p.warn("No font on this machine has the letters “%s”%s, so they print as empty boxes. Install a font for that script, such as one of the Noto family, and export again.", string(shown), more)
}
