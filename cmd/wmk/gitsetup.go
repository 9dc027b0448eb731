package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"waymark/model/file"
)

type gitCmd struct {
	Pattern string `default:"*.waymark.json" help:"Which files are maps (${default})."`
}

// Help implements kong's detailed help.
func (gitCmd) Help() string {
	return `Run it once in every clone. It adds a line to .gitattributes, which is to be committed, and settings to the clone's own .git folder, which nobody else gets: they also hold on branches from before the line was committed.

Git then merges maps element by element (also in rebase, cherry-pick and stash pop), leaves a whole map where both sides changed the same thing, and compares maps in words.

Examples:
  wmk git-setup
  git add .gitattributes && git commit -m "Merge maps element by element"`
}

// Run implements the command.
func (cmd gitCmd) Run(ctx context.Context, c *console) error {
	if strings.ContainsAny(cmd.Pattern, " \t\r\n\"#!") || cmd.Pattern == "" {
		return fmt.Errorf("the pattern %q must be without spaces and quotation marks", cmd.Pattern)
	}
	top, err := git(ctx, "rev-parse", "--show-toplevel")
	var exit *exec.ExitError
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return errors.New("git is not installed")
	case errors.As(err, &exit), err == nil && top == "":
		return errors.New("this folder belongs to no git repository; run it inside one, or start one with “git init”")
	case err != nil:
		return err
	}
	wmk, err := ourself()
	if err != nil {
		return err
	}
	own, err := git(ctx, "rev-parse", "--git-path", "info/attributes")
	if err != nil {
		return err
	}
	added := false
	for _, l := range []struct{ shown, path, line string }{
		{".gitattributes", filepath.Join(top, ".gitattributes"), cmd.Pattern + " text eol=lf merge=waymark diff=waymark"},
		{own, own, cmd.Pattern + " merge=waymark diff=waymark"},
	} {
		isNew, err := addLine(ctx, l.path, l.line)
		switch {
		case err != nil:
			return fmt.Errorf("adding a line to %s: %w", l.shown, err)
		case isNew:
			fmt.Fprintf(c.out, "Added to %s: %s\n", l.shown, l.line)
		default:
			fmt.Fprintf(c.out, "%s has the line already.\n", l.shown)
		}
		added = added || isNew && l.path != own
	}
	for _, s := range [][2]string{
		{"merge.waymark.name", "Waymark maps, element by element"},
		{"merge.waymark.driver", wmk + " merge %O %A %B"},
		{"diff.waymark.textconv", wmk + " text"},
	} {
		if _, err := git(ctx, "config", "--local", s[0], s[1]); err != nil {
			return fmt.Errorf("setting %s: %w", s[0], err)
		}
		fmt.Fprintf(c.out, "Set for this clone: %s = %s\n", s[0], s[1])
	}
	if added {
		fmt.Fprintln(c.out, "Commit .gitattributes, and run “wmk git-setup” once in every other clone.")
	}
	return nil
}

// git runs git in the working folder and returns what it printed.
func git(ctx context.Context, args ...string) (string, error) {
	c := exec.CommandContext(ctx, "git", args...)
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	if err := c.Run(); err != nil {
		return "", fmt.Errorf("git %s: %w: %s", args[0], err, strings.TrimSpace(errs.String()))
	}
	return strings.TrimSpace(out.String()), nil
}

// ourself is how git's shell calls this program: by its plain name where that
// finds it, so that moving it does no harm, else by its place.
func ourself() (string, error) {
	self, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("finding this program: %w", err)
	}
	if found, err := exec.LookPath("wmk"); err == nil && same(found, self) {
		return "wmk", nil
	}
	return "'" + strings.ReplaceAll(filepath.ToSlash(self), "'", `'\''`) + "'", nil
}

// addLine adds a line to a text file unless it is there; the file is made where
// there is none. Other lines for the same files are left alone: the last one counts.
func addLine(ctx context.Context, path, line string) (added bool, err error) {
	b, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return false, err
	}
	for l := range bytes.Lines(b) {
		if string(bytes.TrimSpace(l)) == line {
			return false, nil
		}
	}
	if len(b) > 0 && b[len(b)-1] != '\n' {
		b = append(b, '\n')
	}
	return true, file.Replace(ctx, path, append(append(b, line...), '\n'))
}
