package app

import (
	"bytes"
	"context"
	"errors"
	"image"
	_ "image/png" // pictures on the clipboard are PNGs
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"waymark/app/clip"
	"waymark/canvas/tool"
	"waymark/export"
)

// clipScale is how many pixels a document unit has in a picture that is copied: as
// sharp as a slide on a large screen needs it.
const clipScale = 2.5

// clipTime is how long another program may take to hand its picture over.
const clipTime = 5 * time.Second

// copyPicture puts what is selected, or the whole page, on the clipboard as people
// paste it into slides and mails. Where the desktop does not let a program do that,
// the picture is offered as a file.
func (w *Window) copyPicture() {
	s := w.session
	doc, page, ids := s.Committed(), s.Page().ID(), slices.Clone(s.Selection())
	o := export.Options{Scale: clipScale, Pictures: loadPictures(s.Path())}
	what := "The page"
	if len(ids) > 0 {
		what = "The selection"
	}
	w.say("Drawing …")
	go func() {
		png, svg, err := export.Selection(context.Background(), doc, page, ids, o)
		if err == nil {
			err = clip.Write(context.Background(), clip.Picture{PNG: png, SVG: svg})
		}
		fyne.Do(func() { w.copiedPicture(what, png, err) })
	}()
}

// copiedPicture tells how it went.
func (w *Window) copiedPicture(what string, png []byte, err error) {
	if err == nil {
		w.app.log.say("copied picture")
		w.say(what + " is on the clipboard as a picture. Paste it into a slide, a text or a mail.")
		return
	}
	w.app.log.say("not copied: %v", err)
	if len(png) == 0 {
		w.say(reason(err))
		return
	}
	text := "The system did not take the picture. As a file it can be inserted into any slide or text."
	if errors.Is(err, clip.ErrNoWay) {
		text = "This desktop lets no program put pictures on its clipboard; with the tool wl-clipboard installed it does. As a file the picture can be inserted into any slide or text."
	}
	w.ask(question{title: "The picture could not be copied", text: text, yes: "Save as a file…", yesRun: func() { w.savePicture(png) }})
}

// savePicture writes a picture that could not be copied.
func (w *Window) savePicture(png []byte) {
	name := strings.TrimSuffix(w.proposedName(), mapEnding) + toPNG.ending()
	w.chooseFile(fileChoice{title: "Save the picture", button: "Save", saving: true, endings: []string{toPNG.ending()}, name: name, folder: w.exportFolder(), done: func(path string) {
		if err := replaceFile(context.Background(), path, png); err != nil {
			w.failed("The picture could not be saved", err)
			return
		}
		w.say("The picture was saved.")
	}})
}

// paste puts in what the clipboard holds: elements or lines of text, else a picture.
func (w *Window) paste() {
	if w.view.Paste() {
		return
	}
	s, page := w.session, w.session.Page().ID()
	go func() {
		ctx, cancel := context.WithTimeout(context.Background(), clipTime)
		defer cancel()
		png, err := clip.Read(ctx)
		fyne.Do(func() {
			if w.session == s && s.Page() != nil && s.Page().ID() == page {
				w.pastePicture(png, err)
			}
		})
	}()
}

// pastePicture puts a picture on the map: on a journey as a card of the images, else
// as a shape.
func (w *Window) pastePicture(png []byte, err error) {
	if err == nil {
		_, _, err = image.DecodeConfig(bytes.NewReader(png))
	}
	switch {
	case errors.Is(err, clip.ErrNone):
		w.say("There is nothing on the clipboard that can be pasted here.")
		return
	case err != nil:
		w.say(reason(err))
		return
	}
	value, err := embedded("image/png", png)
	if err != nil {
		w.say(reason(err))
		return
	}
	st := tool.Stencil{Kind: "node", Variant: "image", Image: value, Name: "Picture"}
	if w.session.Page().Text("page_kind") == "journey" {
		st = tool.Stencil{Kind: "card", Variant: "images", Image: value}
	}
	w.view.Insert(st)
	w.app.log.say("pasted picture")
}
