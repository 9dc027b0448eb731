package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
)

// mostFound is how many commands a query lists: who looks further types on. All of
// them are listed without a query.
const mostFound = 24

// commandPalette lists commands, found by what is typed.
type commandPalette struct {
	w         *Window
	d         *dialog
	situation situation // when it was opened
	shown     []*Command
	tiles     []*look.Tile // of what is shown
	chosen    int
	list      *fyne.Container
	scroll    *container.Scroll
}

// showCommands opens the command palette.
func (w *Window) showCommands() {
	p := &commandPalette{w: w, situation: w.situation(), list: look.Column(0)}
	p.scroll = container.NewVScroll(p.list)
	input := newField("")
	input.SetPlaceHolder("What do you want to do?")
	input.Icon = look.Icon("search", look.TextHint)
	input.OnChanged = p.fill
	input.keys = p.key
	body := look.Around(look.Column(0, look.Inset(input, 12, 12, 10, 12), look.Line(false)), nil, nil, nil, look.Inset(p.scroll, 6, 6, 6, 6))
	size := fyne.NewSize(600, 440).Min(w.win.Canvas().Size().SubtractWidthHeight(40, 40))
	p.d = w.showDialog("commands", container.NewStack(look.NewGround(look.Panel, look.RadiusDialog), body), size)
	p.d.enter = func() { p.run(p.chosen) }
	p.fill("")
	w.win.Canvas().Focus(input)
}

// fill lists the commands that a query finds.
func (p *commandPalette) fill(query string) {
	p.shown = p.w.app.commands.search(query)
	if query != "" && len(p.shown) > mostFound {
		p.shown = p.shown[:mostFound]
	}
	p.tiles = nil
	p.list.RemoveAll()
	for i, c := range p.shown {
		p.tiles = append(p.tiles, p.w.commandRow(c, &p.situation, func() { p.run(i) }))
		p.list.Add(p.tiles[i])
	}
	if len(p.shown) == 0 {
		p.list.Add(look.Inset(look.Paragraph("No command has these letters in its name.", look.TextSecondary), 8, 8, 8, 8))
	}
	p.list.Refresh()
	p.scroll.ScrollToTop()
	p.choose(0)
	p.w.app.log.say("found %s: %d", query, len(p.shown))
}

// choose marks a command and brings it into sight.
func (p *commandPalette) choose(i int) {
	p.chosen = i
	for j, t := range p.tiles {
		t.SetChosen(j == i)
	}
	if i < 0 || i >= len(p.tiles) {
		return
	}
	y, h, room := p.tiles[i].Position().Y, p.tiles[i].MinSize().Height, p.scroll.Size().Height
	switch {
	case y < p.scroll.Offset.Y:
		p.scroll.ScrollToOffset(fyne.NewPos(0, y))
	case y+h > p.scroll.Offset.Y+room && room > 0:
		p.scroll.ScrollToOffset(fyne.NewPos(0, y+h-room))
	}
}

// run carries out a command of the list. One that cannot be used now stays, with what
// is missing in its row.
func (p *commandPalette) run(i int) {
	if i < 0 || i >= len(p.shown) {
		return
	}
	c := p.shown[i]
	if why := c.Needs(&p.situation); why != "" {
		p.w.app.log.say("refused %s: %s", c.ID, why)
		p.w.app.log.say("done %s", c.ID)
		return
	}
	p.d.close()
	p.w.invoke(c.ID)
}

// key answers the keys that mean the list while the field has the keyboard.
func (p *commandPalette) key(e *fyne.KeyEvent) bool {
	last := len(p.shown) - 1
	switch e.Name {
	case fyne.KeyDown:
		p.choose(min(last, p.chosen+1))
	case fyne.KeyUp:
		p.choose(max(0, p.chosen-1))
	case fyne.KeyPageDown:
		p.choose(min(last, p.chosen+8))
	case fyne.KeyPageUp:
		p.choose(max(0, p.chosen-8))
	case fyne.KeyReturn, fyne.KeyEnter:
		p.run(p.chosen)
	case fyne.KeyEscape:
		p.d.cancel()
	default:
		return false
	}
	return true
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
