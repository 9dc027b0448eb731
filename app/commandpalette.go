package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
)

// mostFound is how many commands a query lists: who looks further types on. All of
// them are listed without a query.
const mostFound = 24

// showCommands opens the command palette: every command, found by what is typed.
func (w *Window) showCommands() {
	var d *dialog
	var shown []*Command
	var tiles []*look.Tile
	chosen := 0
	list := look.Column(0)
	scroll := container.NewVScroll(list)
	input := newField("")
	input.SetPlaceHolder("What do you want to do?")
	input.Icon = look.Icon("search", look.TextHint)
	situation := w.situation()
	run := func(i int) {
		if i < 0 || i >= len(shown) {
			return
		}
		c := shown[i]
		if why := c.Needs(&situation); why != "" {
			w.app.log.say("refused %s: %s", c.ID, why)
			w.app.log.say("done %s", c.ID)
			return // the row says what is missing
		}
		d.close()
		w.invoke(c.ID)
	}
	mark := func(i int) {
		chosen = i
		for j, t := range tiles {
			t.SetChosen(j == i)
		}
		if i >= 0 && i < len(tiles) {
			y, h := tiles[i].Position().Y, tiles[i].MinSize().Height
			switch {
			case y < scroll.Offset.Y:
				scroll.ScrollToOffset(fyne.NewPos(0, y))
			case y+h > scroll.Offset.Y+scroll.Size().Height && scroll.Size().Height > 0:
				scroll.ScrollToOffset(fyne.NewPos(0, y+h-scroll.Size().Height))
			}
		}
	}
	fill := func(query string) {
		shown = w.app.commands.search(query)
		if query != "" && len(shown) > mostFound {
			shown = shown[:mostFound]
		}
		tiles = nil
		list.RemoveAll()
		for i, c := range shown {
			tiles = append(tiles, w.commandRow(c, &situation, func() { run(i) }))
			list.Add(tiles[i])
		}
		if len(shown) == 0 {
			list.Add(look.Inset(look.Paragraph("No command has these letters in its name.", look.TextSecondary), 8, 8, 8, 8))
		}
		list.Refresh()
		scroll.ScrollToTop()
		mark(0)
		w.app.log.say("found %s: %d", query, len(shown))
	}
	input.OnChanged = fill
	input.keys = func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyDown:
			mark(min(len(shown)-1, chosen+1))
		case fyne.KeyUp:
			mark(max(0, chosen-1))
		case fyne.KeyPageDown:
			mark(min(len(shown)-1, chosen+8))
		case fyne.KeyPageUp:
			mark(max(0, chosen-8))
		case fyne.KeyReturn, fyne.KeyEnter:
			run(chosen)
		case fyne.KeyEscape:
			d.cancel()
		default:
			return false
		}
		return true
	}
	body := look.Around(look.Column(0, look.Inset(input, 12, 12, 10, 12), look.Line(false)), nil, nil, nil, look.Inset(scroll, 6, 6, 6, 6))
	size := fyne.NewSize(600, 440).Min(w.win.Canvas().Size().SubtractWidthHeight(40, 40))
	d = w.showDialog("commands", container.NewStack(look.NewGround(look.Panel, look.RadiusDialog), body), size)
	d.enter = func() { run(chosen) }
	fill("")
	w.win.Canvas().Focus(input)
}

// commandRow is one command of the list: icon, label, menu, shortcut; greyed with
// the reason where it cannot be used now.
func (w *Window) commandRow(c *Command, s *situation, run func()) *look.Tile {
	why := c.Needs(s)
	ink, icon := look.Text, look.TextSecondary
	if why != "" {
		ink, icon = look.TextHint, look.Faint
	}
	label := c.Title()
	where := c.Menu
	if c.Sub != "" {
		label = c.Sub + ": " + label
	}
	row := look.Row(10)
	if c.Icon != "" {
		row.Add(look.NewIcon(c.Icon, icon, 16))
	} else {
		row.Add(look.Gap(16, 16))
	}
	row.Add(look.NewText(label, ink).Elastic(120))
	if why != "" {
		row.Add(look.NewText(why, look.TextHint).Small().Elastic(60))
		row.Add(look.Space())
	} else {
		row.Add(look.Space())
		row.Add(look.NewText(where, look.TextHint).Small())
	}
	if k := c.Keys.String(); k != "" {
		row.Add(keycap(k))
	}
	return look.NewTile(look.Sized(look.Inset(row, 0, 10, 0, 10), 0, look.RowHeight+2), run)
}
