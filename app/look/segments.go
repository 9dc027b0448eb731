package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// Segments is a row of choices of which one holds. Arrow keys move the choice.
type Segments struct {
	oneOf
	// OnCleared, where it is set, lets a person take the choice back: by a click on
	// the chosen one, or with Delete.
	OnCleared func()

	icons    []string // instead of labels, where set
	disabled bool
}

var (
	_ fyne.Tappable     = (*Segments)(nil)
	_ fyne.Focusable    = (*Segments)(nil)
	_ desktop.Hoverable = (*Segments)(nil)
)

// NewSegments returns the choices with one of them chosen; −1 for none.
func NewSegments(labels []string, chosen int, changed func(int)) *Segments {
	s := &Segments{oneOf: oneOf{labels: labels, chosen: chosen, hovered: -1, OnChanged: changed}}
	s.at = s.segment
	s.ExtendBaseWidget(s)
	return s
}

// WithIcons shows icons instead of the labels, which then are only their names.
func (s *Segments) WithIcons(icons ...string) *Segments { s.icons = icons; return s }

// SetEnabled says whether a person can choose; the choice is shown in any case.
func (s *Segments) SetEnabled(ok bool) {
	if s.disabled == ok {
		s.disabled = !ok
		s.Refresh()
	}
}

// Enabled reports whether a person can choose.
func (s *Segments) Enabled() bool { return !s.disabled }

// segment is the choice at a place, −1 where nobody can choose.
func (s *Segments) segment(x float32) int {
	if w := s.Size().Width; w > 0 && !s.disabled {
		return min(len(s.labels)-1, max(0, int(x/w*float32(len(s.labels)))))
	}
	return -1
}

// Tapped implements fyne.Tappable.
func (s *Segments) Tapped(e *fyne.PointEvent) {
	switch i := s.at(e.Position.X); {
	case s.disabled:
	case i != s.chosen:
		s.choose(i)
	default:
		s.clear()
	}
}

func (s *Segments) clear() {
	if s.chosen >= 0 && s.OnCleared != nil {
		s.Set(-1)
		s.OnCleared()
	}
}

// MouseIn implements desktop.Hoverable.
func (s *Segments) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (s *Segments) MouseMoved(e *desktop.MouseEvent) {
	if i := s.at(e.Position.X); s.hover(i) && len(s.icons) > 0 && i >= 0 { // an icon has to say what it means
		s.SetToolTip(s.labels[i])
		s.Tipped.MouseIn(e)
	}
	s.Tipped.MouseMoved(e)
}

// TypedKey implements fyne.Focusable.
func (s *Segments) TypedKey(e *fyne.KeyEvent) {
	switch {
	case s.disabled:
		ToWindow(s.self, e)
	case e.Name == fyne.KeyDelete || e.Name == fyne.KeyBackspace:
		s.clear()
	default:
		s.oneOf.TypedKey(e)
	}
}

// CreateRenderer implements fyne.Widget.
func (s *Segments) CreateRenderer() fyne.WidgetRenderer {
	r := &segmentsRenderer{s: s, ring: canvas.NewRectangle(nil), frame: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil), over: canvas.NewRectangle(nil)}
	for i := range s.labels {
		r.texts = append(r.texts, canvas.NewText("", nil))
		if i < len(s.icons) {
			r.icons = append(r.icons, NewIcon(s.icons[i], Text, IconSize))
		}
		if i > 0 {
			r.lines = append(r.lines, canvas.NewRectangle(nil))
		}
	}
	r.Refresh()
	return r
}

type segmentsRenderer struct {
	s                       *Segments
	ring, frame, mark, over *canvas.Rectangle
	texts                   []*canvas.Text
	icons                   []*canvas.Image
	lines                   []*canvas.Rectangle
}

func (r *segmentsRenderer) MinSize() fyne.Size {
	w := float32(0)
	for i, l := range r.s.labels {
		if i < len(r.icons) {
			w = max(w, IconSize+18)
			continue
		}
		w = max(w, fyne.MeasureText(l, SizeBody, fyne.TextStyle{Bold: true}).Width+20)
	}
	return fyne.NewSize(w*float32(len(r.s.labels)), FieldHeight)
}

func (r *segmentsRenderer) Layout(size fyne.Size) {
	n := float32(max(1, len(r.s.labels)))
	w := size.Width / n
	r.frame.Resize(size)
	r.ring.Move(fyne.NewPos(-2, -2))
	r.ring.Resize(size.AddWidthHeight(4, 4))
	r.mark.Move(fyne.NewPos(w*float32(max(0, r.s.chosen)), 0))
	r.mark.Resize(fyne.NewSize(w, size.Height))
	r.over.Move(fyne.NewPos(w*float32(max(0, r.s.hovered))+1, 1))
	r.over.Resize(fyne.NewSize(w-2, size.Height-2))
	for i, t := range r.texts {
		m := t.MinSize()
		t.Move(fyne.NewPos(w*float32(i)+(w-m.Width)/2, (size.Height-m.Height)/2))
		t.Resize(m)
	}
	for i, im := range r.icons {
		im.Move(fyne.NewPos(w*float32(i)+(w-IconSize)/2, (size.Height-IconSize)/2))
		im.Resize(fyne.NewSquareSize(IconSize))
	}
	for i, l := range r.lines {
		l.Move(fyne.NewPos(w*float32(i+1), 1))
		l.Resize(fyne.NewSize(1, size.Height-2))
	}
}

func (r *segmentsRenderer) Refresh() {
	s := r.s
	r.frame.FillColor, r.frame.StrokeColor, r.frame.StrokeWidth, r.frame.CornerRadius = theme.Color(Field), theme.Color(Border), 1, RadiusControl
	r.ring.FillColor, r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.CornerRadius = theme.Color(None), theme.Color(FocusRing), 2, RadiusControl+2
	r.ring.Hidden = !s.focused
	ink, chosen, ground, line := Text, Accent, Selected, Accent
	if s.disabled {
		ink, chosen, ground, line = TextHint, TextSecondary, Hover, Border
	}
	r.mark.FillColor, r.mark.StrokeColor, r.mark.StrokeWidth, r.mark.CornerRadius = theme.Color(ground), theme.Color(line), 1.5, RadiusControl
	r.mark.Hidden = s.chosen < 0
	r.over.FillColor, r.over.CornerRadius = theme.Color(Hover), RadiusControl
	r.over.Hidden = s.hovered < 0 || s.hovered == s.chosen
	for i, t := range r.texts {
		ink := ink
		if i == s.chosen {
			ink = chosen
		}
		t.Text, t.TextSize, t.Color, t.TextStyle = s.labels[i], SizeBody, theme.Color(ink), fyne.TextStyle{Bold: i == s.chosen}
		t.Hidden = i < len(r.icons)
		t.Refresh()
		if i < len(r.icons) {
			r.icons[i].Resource = Icon(s.icons[i], ink)
			r.icons[i].Refresh()
		}
	}
	for _, l := range r.lines {
		l.FillColor = theme.Color(Hairline)
		l.Refresh()
	}
	r.Layout(s.Size())
	r.frame.Refresh()
	r.mark.Refresh()
	r.over.Refresh()
	r.ring.Refresh()
}

func (r *segmentsRenderer) Objects() []fyne.CanvasObject {
	os := []fyne.CanvasObject{r.frame, r.over}
	for _, l := range r.lines {
		os = append(os, l)
	}
	os = append(os, r.mark)
	for _, t := range r.texts {
		os = append(os, t)
	}
	for _, im := range r.icons {
		os = append(os, im)
	}
	return append(os, r.ring)
}

func (r *segmentsRenderer) Destroy() {}
