package app

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
	"waymark/icons"
	"waymark/model/file"
)

// handKeys are what keys and the pointer do on the map, beside the commands.
var handKeys = []struct{ keys, does string }{
	{"Double click, Enter or F2", "Edit text in place"},
	{"Tab, Shift+Tab", "Next and previous cell or shape"},
	{"Arrow keys", "Move the selection; with Shift ×10"},
	{"Alt+arrow key", "Add a connected shape"},
	{"Ctrl+drag", "Copy what is dragged"},
	{"Shift+click", "Add to the selection"},
	{"Wheel", "Scroll; with Ctrl zoom"},
	{"Space+drag, middle button", "Move the map"},
	{"−2 to 2, +, −", "Emotion of a step, in its lane"},
	{"Esc", "Give up what is in progress; back to the map"},
	{"Alt", "Menus"},
	{"1–9, Enter, Backspace", "Walk through: choose, on, back"},
}

// showShortcuts lists all shortcuts, from the table of commands.
func (w *Window) showShortcuts() {
	var d *dialog
	column := func() *fyne.Container { return look.Column(5) }
	line := func(keys, does string) fyne.CanvasObject {
		return look.Row(8, look.NewText(does, look.Text).Small().Elastic(60), look.Space(), keycap(keys))
	}
	cols := []*fyne.Container{column(), column(), column()}
	at := func(menu string) *fyne.Container {
		switch menu {
		case "File", "Edit", "Help":
			return cols[0]
		case "View", "Insert", "Arrange":
			return cols[1]
		}
		return cols[2]
	}
	for _, menu := range menus {
		first := true
		for _, c := range w.app.commands.all {
			if c.Menu != menu || c.Keys.Key == "" {
				continue
			}
			col := at(menu)
			if first {
				col.Add(look.Inset(look.NewText(menu, look.TextSecondary).Sized(look.SizeBadge).Bold(), 8, 0, 2, 0))
				first = false
			}
			col.Add(line(c.Keys.String(), c.Title()))
		}
	}
	cols[2].Add(look.Inset(look.NewText("On the map", look.TextSecondary).Sized(look.SizeBadge).Bold(), 8, 0, 2, 0))
	for _, k := range handKeys {
		cols[2].Add(line(k.keys, k.does))
	}
	grid := container.New(&columns{gap: 28}, cols[0], cols[1], cols[2])
	list, head := look.Inset(grid, 6, 22, 16, 22), w.head("Keyboard shortcuts", func() { d.cancel() })
	body := look.Around(head, nil, nil, nil, container.NewVScroll(list))
	all := head.MinSize().Height + list.MinSize().Height + 8
	size := fyne.NewSize(1080, all).Min(w.win.Canvas().Size().SubtractWidthHeight(40, 40))
	d = w.showDialog("shortcuts", container.NewStack(look.NewGround(look.Panel, look.RadiusDialog), body), size)
	d.enter = d.cancel
}

// columns lays objects out side by side in equal widths.
type columns struct{ gap float32 }

func (c *columns) MinSize(os []fyne.CanvasObject) fyne.Size {
	s := fyne.Size{}
	for _, o := range os {
		s = s.Max(o.MinSize())
	}
	return fyne.NewSize(s.Width*float32(len(os))+c.gap*float32(len(os)-1), s.Height)
}

func (c *columns) Layout(os []fyne.CanvasObject, s fyne.Size) {
	w := (s.Width - c.gap*float32(len(os)-1)) / float32(len(os))
	for i, o := range os {
		o.Move(fyne.NewPos(float32(i)*(w+c.gap), 0))
		o.Resize(fyne.NewSize(w, s.Height))
	}
}

// showAbout says what this program is and whose work is in it.
func (w *Window) showAbout() {
	var d *dialog
	version := w.app.version
	if version == "" {
		version = "Development version"
	}
	head := look.Row(16, newMark(48), look.Column(0, look.NewText("Waymark", look.Text).Sized(look.SizeHeading).Bold(), look.NewText(fmt.Sprintf("%s, file version %d", version, file.Version), look.TextSecondary).Small()))
	text := look.Paragraph("Journey maps, value stream maps and support flowcharts that share their steps and their numbers. It works offline; your maps are plain files on this computer.", look.Text)
	credits := look.Paragraph("Built with Fyne, gofpdf, go-text and gonum. Icons: Lucide (ISC licence). Type: Noto Sans (SIL Open Font License), DejaVu Sans. Emoji: Twemoji (CC BY 4.0).", look.TextSecondary)
	licence := look.NewButton("Licence of the icons…", "", look.Plain, func() {
		d.close()
		w.showText("Licence of the icons", icons.License())
	})
	body := look.Around(nil, look.Row(8, licence, look.Space(), look.NewButton("Close", "", look.Filled, func() { d.cancel() })), nil, nil, look.Column(8, head, text, credits))
	d = w.showDialog("about", container.NewStack(look.NewGround(look.Panel, look.RadiusDialog), look.Inset(body, 20, 22, 18, 22)), fyne.NewSize(500, 0))
	d.enter = d.cancel
}

// showText shows a long text.
func (w *Window) showText(title, text string) {
	var d *dialog
	body := look.Around(w.head(title, func() { d.cancel() }), nil, nil, nil, container.NewVScroll(look.Inset(look.Paragraph(text, look.Text), 8, 16, 16, 16)))
	d = w.showDialog("text", container.NewStack(look.NewGround(look.Panel, look.RadiusDialog), body), fyne.NewSize(620, 460))
	d.enter = d.cancel
}
