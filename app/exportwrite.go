package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
)

// stop gives up the export in progress, or closes the dialog.
func (e *exportDialog) stop() {
	if e.working != nil {
		e.working()
		return
	}
	e.d.cancel()
}

// run asks where the file goes and writes it.
func (e *exportDialog) run() {
	if e.working != nil || !e.export.Enabled() {
		return
	}
	choice := e.choice
	e.w.chooseFile(fileChoice{title: "Export " + choice.format.name(), button: "Export", saving: true, endings: []string{choice.format.ending()}, name: e.w.exportName(choice), folder: e.w.exportFolder(), done: func(path string) {
		e.write(path, func() {
			e.d.close()
			e.w.say("Exported as " + filepath.Base(path) + ".")
		})
	}})
}

// runPrint writes a PDF for the system's viewer, from which it is printed.
func (e *exportDialog) runPrint() {
	if e.working != nil || e.choice.format != toPDF {
		return
	}
	folder, err := printFolder()
	if err != nil {
		e.alarm(reason(err))
		return
	}
	path := filepath.Join(folder, e.w.exportName(e.choice))
	e.write(path, func() {
		e.tell("Handing the PDF to the program that shows PDFs …")
		openWithSystem(path, func(err error) { e.handedOver(path, err) })
	})
}

// handedOver tells what became of the PDF that is to be printed. Where no program
// shows PDFs, it can be kept and printed elsewhere.
func (e *exportDialog) handedOver(path string, err error) {
	if err == nil {
		e.w.app.log.say("printing %s", filepath.Base(path))
		e.d.close()
		e.w.say("The PDF is shown in its own program. Print it from there.")
		return
	}
	e.w.app.log.say("not printed: %v", err)
	if err := os.RemoveAll(filepath.Dir(path)); err != nil {
		e.w.app.log.say("printing left %v", err) // the system empties that folder
	}
	e.alarm("This computer has no program that shows PDFs. Export the PDF and print it elsewhere.")
	e.w.win.Canvas().Focus(e.export)
}

// write makes the file away from the window, with progress and a way out.
func (e *exportDialog) write(path string, then func()) {
	ctx, cancel := context.WithCancel(context.Background())
	e.working = cancel
	choice, doc := e.choice, e.doc
	o := choice.options(time.Now(), loadPictures(e.w.session.Path()))
	o.Progress = func(done, total int) {
		fyne.Do(func() {
			if e.working != nil {
				e.progress.SetValue(float64(done) / float64(max(1, total)))
			}
		})
	}
	e.progress.SetValue(0)
	e.progressBox.Show()
	e.tell("Writing " + filepath.Base(path))
	e.export.SetEnabled(false)
	e.d.pop.Refresh()
	go func() {
		b, err := choice.write(ctx, doc, o)
		if err == nil {
			err = replaceFile(ctx, path, b)
		}
		fyne.Do(func() {
			cancel()
			e.working = nil
			e.progressBox.Hide()
			e.export.SetEnabled(true)
			switch {
			case err == nil:
				e.w.app.log.say("exported %s", filepath.Base(path))
				then()
			case errors.Is(err, context.Canceled):
				e.tell("Given up. Nothing was written.")
			default:
				e.w.app.log.say("failed export: %v", err)
				e.alarm(reason(err))
			}
			e.d.pop.Refresh()
		})
	}()
}
