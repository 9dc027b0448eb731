package text

import (
	"os"
	"path/filepath"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/language"
)

// systemFaces finds faces of the system for runes that no embedded face has.
// The folders are searched on first use, which can take a second or two on a
// machine with thousands of fonts; the index is then kept in the user's cache
// folder. A machine without fonts finds nothing.
type systemFaces struct {
	mu     sync.Mutex
	opened bool
	fonts  *fontscan.FontMap        // nil: there are none
	found  map[faceKey]*Face        // by base rune, nil where there is none
	faces  map[*font.Font]*Face     // one Face for each font
	scans  func() *fontscan.FontMap // replaced by tests
}

type faceKey struct {
	semibold bool
	base     rune
}

// families are tried before any other face that has the rune: the ones that
// match Noto Sans, then the interface faces of Windows and macOS, which cover
// most scripts in a plain style.
var families = []string{
	"Noto Sans", "Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans CJK KR", "Source Han Sans SC",
	"Segoe UI", "Microsoft YaHei", "Yu Gothic", "Malgun Gothic", "Nirmala UI", "Leelawadee UI",
	"PingFang SC", "Hiragino Sans", "Apple SD Gothic Neo", "Arial Unicode MS", "sans-serif",
}

// find returns a system face with all runes of a cluster, or nil.
func (s *systemFaces) find(style Style, rs []rune) *Face {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.opened {
		s.opened = true
		s.found, s.faces = map[faceKey]*Face{}, map[*font.Font]*Face{}
		if s.scans == nil {
			s.scans = scanSystem
		}
		s.fonts = s.scans()
	}
	if s.fonts == nil {
		return nil
	}
	k := faceKey{style == Semibold, rs[0]}
	face, ok := s.found[k]
	if !ok {
		face = s.look(k)
		s.found[k] = face
	}
	if face == nil || !face.covers(rs) {
		return nil
	}
	return face
}

// look asks the font map. It always answers with some face, even one without
// the rune, and with faces that have only bitmaps; both are of no use.
func (s *systemFaces) look(k faceKey) *Face {
	aspect := font.Aspect{Style: font.StyleNormal, Weight: font.WeightNormal, Stretch: font.StretchNormal}
	if k.semibold {
		aspect.Weight = font.WeightSemibold
	}
	s.fonts.SetQuery(fontscan.Query{Families: families, Aspect: aspect})
	s.fonts.SetScript(language.LookupScript(k.base))
	ft := s.fonts.ResolveFace(k.base)
	if ft == nil {
		return nil
	}
	gid, ok := ft.NominalGlyph(k.base)
	if !ok {
		return nil
	}
	if _, ok := ft.GlyphDataOutline(gid); !ok {
		return nil
	}
	face := s.faces[ft.Font]
	if face == nil {
		face = openSystem(ft.Describe().Family, ft.Font)
		s.faces[ft.Font] = face
	}
	return face
}

// quiet is a logger that says nothing: what it would say, Missing tells.
type quiet struct{}

func (quiet) Printf(string, ...any) {}

// scanSystem reads or builds the index of the system's fonts.
func scanSystem() *fontscan.FontMap {
	dir, temporary := indexFolder()
	if dir == "" {
		return nil
	}
	if temporary {
		defer os.RemoveAll(dir)
	}
	m := fontscan.NewFontMap(quiet{})
	if err := m.UseSystemFonts(dir); err != nil {
		return nil // a machine without fonts
	}
	return m
}

// indexFolder returns a folder that can be written to, because the library gives
// up where it cannot keep its index.
func indexFolder() (dir string, temporary bool) {
	if base, err := os.UserCacheDir(); err == nil {
		dir := filepath.Join(base, "waymark", "fonts")
		if err := os.MkdirAll(dir, 0o700); err == nil {
			if f, err := os.CreateTemp(dir, "probe"); err == nil {
				f.Close()
				os.Remove(f.Name())
				return dir, false
			}
		}
	}
	dir, err := os.MkdirTemp("", "waymark-fonts")
	if err != nil {
		return "", false
	}
	return dir, true
}
