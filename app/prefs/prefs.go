package prefs

import (
	"context"
	"encoding/json"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/adrg/xdg"

	"waymark/model/file"
)

// Preferences are what a person chooses.
type Preferences struct {
	Theme    string `json:"theme"`    // system, light or dark
	Language string `json:"language"` // of numbers and dates in new maps, BCP 47; "" leaves that of the template
	Paper    string `json:"paper"`    // what export proposes: "A4", "Letter" …
	Grid     int    `json:"grid"`     // distance of the grid in document units; 0 for no grid
	Snap     bool   `json:"snap"`     // shapes snap to the grid and to one another
	Minimap  bool   `json:"minimap"`
	Problems bool   `json:"problems"` // are marked on the map
}

// Defaults are the preferences of a first start.
func Defaults() Preferences {
	return Preferences{Theme: "system", Paper: "A4", Grid: 8, Snap: true, Minimap: true, Problems: true}
}

// Grids are the distances that can be chosen, in document units.
func Grids() []int { return []int{0, 4, 8, 16, 32} }

// Dates are those of what belongs to no map, as the list of recent files.
func (p Preferences) Dates() Dates { return DatesIn(p.Language) }

// sane replaces what no choice would give.
func (p Preferences) sane() Preferences {
	d := Defaults()
	if !slices.Contains([]string{"system", "light", "dark"}, p.Theme) {
		p.Theme = d.Theme
	}
	if p.Paper == "" {
		p.Paper = d.Paper
	}
	if !slices.Contains(Grids(), p.Grid) {
		p.Grid = d.Grid
	}
	return p
}

// Window is how large a window was and where it stood. While it is maximised, it is
// the size and the place that it goes back to.
type Window struct {
	Width     float32 `json:"width"` // in device-independent units
	Height    float32 `json:"height"`
	At        *Rect   `json:"at,omitempty"` // nil where the desktop does not tell
	Maximized bool    `json:"maximized,omitempty"`
}

// Rect is the content of a window on the desktop, in the units of the system.
type Rect struct {
	X      int `json:"x"`
	Y      int `json:"y"`
	Width  int `json:"width"`
	Height int `json:"height"`
}

// Rectangle is r as package image has it.
func (r *Rect) Rectangle() image.Rectangle {
	return image.Rect(r.X, r.Y, r.X+r.Width, r.Y+r.Height)
}

// RectOf is the other way round.
func RectOf(r image.Rectangle) *Rect { return &Rect{r.Min.X, r.Min.Y, r.Dx(), r.Dy()} }

// Of the desktop: what lies outside was not written by Waymark. X11 counts in 16 bits.
const (
	farthest = 1 << 15
	largest  = 1 << 14
)

// sane reports whether a window can have such a size, and takes a place off that it
// cannot have.
func (w *Window) sane() bool {
	if at := w.At; at != nil {
		far := func(n int) bool { return n < -farthest || n > farthest }
		if far(at.X) || far(at.Y) || at.Width < 1 || at.Height < 1 || at.Width > largest || at.Height > largest {
			w.At = nil
		}
	}
	return w.Width >= 400 && w.Height >= 300 && w.Width <= largest && w.Height <= largest
}

// Recent is a file that was opened or saved.
type Recent struct {
	Path   string    `json:"path"`
	Title  string    `json:"title"`
	Opened time.Time `json:"opened"`
}

// MaxRecents is how many files are remembered.
const MaxRecents = 20

// State is everything that is remembered. It belongs to one goroutine.
type State struct {
	Preferences Preferences
	Window      Window
	Palette     bool // the palette is shown
	Inspector   bool // the inspector is shown
	Guided      bool // the first map was offered
	path        string
	recents     []Recent
}

// stored is the form on disk.
type stored struct {
	Preferences Preferences `json:"preferences"`
	Window      Window      `json:"window"`
	Palette     bool        `json:"palette"`
	Inspector   bool        `json:"inspector"`
	Guided      bool        `json:"guided"`
	Recents     []Recent    `json:"recents"`
}

// DefaultPath is where the state is kept for this user.
func DefaultPath() string { return filepath.Join(xdg.ConfigHome, "waymark", "settings.json") }

// Load reads the state kept at path; what cannot be read starts afresh.
func Load(path string) *State {
	s := &State{Preferences: Defaults(), Palette: true, Inspector: true, path: path}
	b, err := os.ReadFile(path)
	if err != nil {
		return s
	}
	in := stored{Preferences: s.Preferences, Palette: true, Inspector: true}
	if err := json.Unmarshal(b, &in); err != nil {
		return s
	}
	s.Preferences, s.Palette, s.Inspector, s.Guided = in.Preferences.sane(), in.Palette, in.Inspector, in.Guided
	if in.Window.sane() {
		s.Window = in.Window
	}
	for _, r := range in.Recents {
		if r.Path != "" && len(s.recents) < MaxRecents && !slices.ContainsFunc(s.recents, func(o Recent) bool { return o.Path == r.Path }) {
			s.recents = append(s.recents, r)
		}
	}
	return s
}

// Save writes the state.
func (s *State) Save() error {
	b, err := json.MarshalIndent(stored{s.Preferences.sane(), s.Window, s.Palette, s.Inspector, s.Guided, s.recents}, "", "  ")
	if err != nil {
		return fmt.Errorf("keeping the settings: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(s.path), 0o700); err != nil {
		return fmt.Errorf("keeping the settings: %w", err)
	}
	if err := file.Replace(context.Background(), s.path, append(b, '\n')); err != nil {
		return fmt.Errorf("keeping the settings: %w", err)
	}
	return nil
}

// Recents returns the recent files, newest first. The caller must not change the
// slice.
func (s *State) Recents() []Recent { return s.recents }

// Opened puts a file at the top of the recent ones.
func (s *State) Opened(path, title string, when time.Time) {
	if path == "" {
		return
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	s.Forget(path)
	s.recents = slices.Insert(s.recents, 0, Recent{path, title, when.UTC().Truncate(time.Second)})
	if len(s.recents) > MaxRecents {
		s.recents = s.recents[:MaxRecents]
	}
}

// Forget takes a file off the recent ones; the file itself stays.
func (s *State) Forget(path string) {
	s.recents = slices.DeleteFunc(slices.Clone(s.recents), func(r Recent) bool { return r.Path == path })
}
