package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"waymark/app/watch"
	"waymark/model/file"
)

type watchCmd struct {
	exportCmd
}

// Help implements kong's detailed help.
func (watchCmd) Help() string {
	return `Exports once, and again each time the file has another content: whoever writes it, and however slowly, is waited for. A file that is gone or broken is told on standard error and waited for too; the last result stays. Ctrl+C ends it.

Examples:
  wmk watch board.waymark.json -o board.pdf --paper A3
  wmk watch board.waymark.json -o board.png --scale 1`
}

// Run implements the command.
func (cmd watchCmd) Run(ctx context.Context, c *console) error {
	if cmd.File == "-" || cmd.Output == "-" {
		return errors.New("a file is watched and a file is written: standard input and output cannot be used here")
	}
	if err := cmd.valid(); err != nil {
		return err
	}
	if _, err := readFile(cmd.File, maxMap); err != nil {
		return err
	}
	// The newest event takes the place of one that was not exported yet.
	events := make(chan watch.Event, 1)
	w := watch.Start(ctx, cmd.File, func(e watch.Event) {
		select {
		case <-events:
		default:
		}
		events <- e
	})
	defer w.Close()
	if w.Network() {
		fmt.Fprintln(c.err, "The file is on a network: changes are seen every two seconds.")
	}
	var event watch.Event
	var again <-chan time.Time // for a result that could not be written
	said := ""
	for {
		select {
		case <-ctx.Done():
			return nil // that is how it ends
		case event = <-events:
			said = ""
		case <-again:
		}
		now, refused := cmd.once(ctx, c, event)
		if now != said { // the same refusal is told once
			fmt.Fprintf(c.err, "%s %s\n", c.now().Format(time.TimeOnly), oneLine(now))
		}
		said, again = now, nil
		if refused {
			again = time.After(tryAgain)
		}
	}
}

// tryAgain is how long a result waits that could not be written: a reader that has
// it open, or a full disk, is nobody's change to the map.
const tryAgain = 2 * time.Second

// once carries out what an event asks for and says in a sentence what was done.
// refused is set where the result is made and only could not be written.
func (cmd watchCmd) once(ctx context.Context, c *console, e watch.Event) (said string, refused bool) {
	name := filepath.Base(cmd.File)
	switch e.State {
	case watch.Gone:
		return name + " is gone; waiting for it.", false
	case watch.Unreadable:
		return fmt.Sprintf("%s cannot be read: %v. Waiting for the next change.", name, e.Err), false
	}
	res, err := file.Decode(e.Content)
	if err == nil {
		err = cmd.write(ctx, c, res)
	}
	var save *file.SaveError
	switch {
	case errors.As(err, &save):
		return fmt.Sprintf("%s could not be written: %s It is tried again.", cmd.Output, save.Why), true
	case err != nil:
		return fmt.Sprintf("%s was not exported: %v. Waiting for the next change.", name, err), false
	}
	return cmd.Output + " written.", false
}
