package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"

	"waymark/model"
	"waymark/model/check"
)

type checkCmd struct {
	Files  []string `arg:"" name:"file" help:"Map files; - for standard input."`
	Format string   `short:"f" enum:"text,json" default:"text" help:"text for people, json for programs (${enum})."`
}

// Help implements kong's detailed help.
func (checkCmd) Help() string {
	return `Severities: an error makes the map misleading or a number missing; a warning should be looked at before the map is handed out; a hint would make it better. The exit status is 1 when there are errors or warnings.

Examples:
  wmk check router.waymark.json
  wmk check maps/*.waymark.json --format json`
}

// Run implements the command. All files are read before anything is printed.
func (cmd checkCmd) Run(ctx context.Context, c *console) error {
	var reports []report
	bad := false
	for _, name := range cmd.Files {
		res, err := c.look(name)
		if err != nil {
			return err
		}
		r := report{name, res.Doc, check.Document(res.Doc, c.now())}
		bad = bad || slices.ContainsFunc(r.problems, func(p check.Problem) bool { return p.Severity != check.Hint })
		reports = append(reports, r)
	}
	write := writeProblemsText
	if cmd.Format == "json" {
		write = writeProblemsJSON
	}
	var b bytes.Buffer
	if err := write(&b, reports); err != nil {
		return err
	}
	if err := c.output(ctx, "-", []byte(plain(b.String()))); err != nil {
		return err
	}
	if bad {
		return errProblems
	}
	return nil
}

// report is what was found in one file.
type report struct {
	name     string
	doc      *model.Document
	problems []check.Problem
}

func writeProblemsText(w io.Writer, reports []report) error {
	for _, r := range reports {
		counts := map[check.Severity]int{}
		for _, p := range r.problems {
			counts[p.Severity]++
			fmt.Fprintf(w, "%s: %s: %s [%s]\n", oneLine(shown(r.name)), p.Severity, oneLine(p.Title), p.Code)
			where := oneLine(p.Where)
			if page := r.doc.Get(p.Page); page != nil && page.Kind() == "page" {
				where = "“" + oneLine(page.Text("title")) + "”, " + where
			}
			fmt.Fprintf(w, "    %s\n    %s\n", where, oneLine(p.Sentence))
			if p.Repair != "" {
				fmt.Fprintf(w, "    → %s\n", oneLine(p.Repair))
			}
		}
		if len(r.problems) == 0 {
			fmt.Fprintf(w, "%s: no problems; %d rules looked.\n", oneLine(shown(r.name)), len(check.Rules()))
			continue
		}
		fmt.Fprintf(w, "%s: %s, %s, %s\n", oneLine(shown(r.name)),
			counted(counts[check.Error], "error"), counted(counts[check.Warning], "warning"), counted(counts[check.Hint], "hint"))
	}
	return nil
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

type problemsJSON struct {
	Problems []problemJSON `json:"problems"`
}

type problemJSON struct {
	File      string         `json:"file"`
	Code      string         `json:"code"`
	Severity  check.Severity `json:"severity"`
	Page      model.ID       `json:"page"`
	PageTitle string         `json:"page_title"`
	Elements  []model.ID     `json:"elements"`
	Title     string         `json:"title"`
	Sentence  string         `json:"sentence"`
	Where     string         `json:"where"`
	Repair    string         `json:"repair"`
}

func writeProblemsJSON(w io.Writer, reports []report) error {
	out := problemsJSON{Problems: []problemJSON{}}
	for _, r := range reports {
		for _, p := range r.problems {
			title := ""
			if page := r.doc.Get(p.Page); page != nil && page.Kind() == "page" {
				title = page.Text("title")
			}
			out.Problems = append(out.Problems, problemJSON{
				r.name, p.Code, p.Severity, p.Page, title, append([]model.ID{}, p.Elements...), p.Title, p.Sentence, p.Where, p.Repair,
			})
		}
	}
	return writeJSON(w, out)
}
