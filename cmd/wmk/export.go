package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/export"
	"waymark/export/table"
	"waymark/model"
	"waymark/model/file"
)

type exportCmd struct {
	File      string   `arg:"" help:"A map file; - for standard input."`
	Output    string   `short:"o" required:"" placeholder:"OUT" help:"OUT.pdf, OUT.svg, OUT.png or OUT.csv; - with --format for standard output."`
	Format    string   `enum:",pdf,svg,png,csv" default:"" placeholder:"FORMAT" help:"pdf, svg, png or csv, where the name of the output does not say it."`
	Page      []string `sep:"none" placeholder:"ID" help:"A page by its id, its title or its number; may be repeated. All pages when it is not set; for SVG and PNG the first one."`
	Sections  string   `placeholder:"LIST" help:"Parts of the handout: map,kpi,findings,valuestream,flow,poster or all. Whatever the document has when it is not set, without the poster sheets."`
	Paper     string   `default:"A4" help:"A6 to A0, Letter, Legal, Tabloid, or a size such as 420x297mm (${default})."`
	Landscape bool     `xor:"turn" help:"Turn the paper; whatever suits the map when it is not set."`
	Portrait  bool     `xor:"turn" help:"Keep the paper upright."`
	Fit       string   `default:"page" help:"How large maps print: page, stages (journeys on as few pages as keep their text readable), sheets across and down such as 2x3, or a scale such as 100% (${default})."`
	Grey      bool     `help:"Print in grey."`
	NoSource  bool     `help:"Do not attach the map itself to the PDF."`
	Scale     float64  `default:"2" help:"Pixels per unit of a PNG (${default})."`
	Table     string   `default:"kpis" placeholder:"NAME" help:"The table of a CSV: ${tables} (${default})."`
}

// Help implements kong's detailed help.
func (exportCmd) Help() string {
	return `A handout has the maps, the KPI summary, findings and the action plan, value streams and flows. The map itself is attached, so that the handout can be opened again. Equal maps give equal bytes.

Examples:
  wmk export router.waymark.json -o handout.pdf --paper A3
  wmk export router.waymark.json -o office.pdf --paper A4 --fit stages
  wmk export router.waymark.json -o poster.pdf --sections poster --fit 2x3
  wmk export router.waymark.json -o flow.svg --page "Support flow"
  wmk export router.waymark.json -o map.png --scale 3 --grey
  wmk export router.waymark.json -o steps.csv --table blocks`
}

// Run implements the command.
func (cmd exportCmd) Run(ctx context.Context, c *console) error {
	if err := cmd.valid(); err != nil {
		return err // before anything is read
	}
	res, err := c.look(cmd.File)
	if err != nil {
		return err
	}
	return cmd.write(ctx, c, res)
}

// valid reports what is wrong with the flags.
func (cmd exportCmd) valid() error {
	if _, err := cmd.format(); err != nil {
		return err
	}
	_, err := cmd.options()
	return err
}

// write exports a document that was read from cmd.File.
func (cmd exportCmd) write(ctx context.Context, c *console, res *file.Result) error {
	format, err := cmd.format()
	if err != nil {
		return err
	}
	opts, err := cmd.options()
	if err != nil {
		return err
	}
	for _, name := range cmd.Page {
		id, err := pageNamed(res.Doc, name)
		if err != nil {
			return err
		}
		opts.Pages = append(opts.Pages, id)
	}
	opts.Pictures = pictures(cmd.File)
	opts.Progress = progress(c, "Painting sheets")
	switch format {
	case "csv":
		return cmd.csv(ctx, c, res.Doc, opts.Pages)
	case "pdf":
		return cmd.pdf(ctx, c, res, opts)
	}
	return cmd.drawing(ctx, c, res.Doc, format, opts)
}

// format finds out what is to be made.
func (cmd exportCmd) format() (string, error) {
	if cmd.Format != "" {
		return cmd.Format, nil
	}
	switch ext := strings.ToLower(strings.TrimPrefix(filepath.Ext(cmd.Output), ".")); ext {
	case "pdf", "svg", "png", "csv":
		return ext, nil
	}
	return "", fmt.Errorf("%q does not say what to make: name it .pdf, .svg, .png or .csv, or give --format", cmd.Output)
}

func (cmd exportCmd) options() (o export.Options, err error) {
	if o.Paper, err = export.ParsePaper(cmd.Paper); err != nil {
		return o, err
	}
	if o.Fit, err = export.ParseFit(cmd.Fit); err != nil {
		return o, err
	}
	if o.Sections, err = export.ParseSections(cmd.Sections); err != nil {
		return o, err
	}
	if cmd.Landscape || cmd.Portrait {
		o.Landscape = &cmd.Landscape
	}
	if !(cmd.Scale > 0 && cmd.Scale <= 100) { // NaN fails too
		return o, errors.New("--scale must be above 0 and at most 100")
	}
	o.Scale, o.Grey, o.NoSource = cmd.Scale, cmd.Grey, cmd.NoSource
	return o, nil
}

// pageNamed finds a page by its id, else by its title, else by its number.
func pageNamed(doc *model.Document, name string) (model.ID, error) {
	if r := doc.Get(model.ID(name)); r != nil && r.Kind() == "page" {
		return r.ID(), nil
	}
	var titles []string
	for i, p := range doc.All(model.Root, "page") {
		if strings.EqualFold(p.Text("title"), name) || fmt.Sprint(i+1) == name {
			return p.ID(), nil
		}
		titles = append(titles, fmt.Sprintf("%d “%s” (%s)", i+1, oneLine(p.Text("title")), p.ID()))
	}
	return "", fmt.Errorf("there is no page %q; the document has: %s", name, strings.Join(titles, ", "))
}

// pictures loads the pictures of a document from its folder. A map that comes
// from standard input can only show those that are kept inside of it.
func pictures(name string) func(string) *scene.Picture {
	folder := filepath.Dir(name)
	return func(image string) *scene.Picture {
		if name == "-" && !strings.HasPrefix(image, "data:") {
			return nil
		}
		im, err := file.ReadImage(folder, image)
		if err != nil {
			return nil
		}
		pic, err := scene.NewPicture(im.Data)
		if err != nil {
			return nil
		}
		return pic
	}
}

func (cmd exportCmd) pdf(ctx context.Context, c *console, res *file.Result, opts export.Options) error {
	h, err := export.Plan(res.Doc, opts, text.New())
	if err != nil {
		return err
	}
	for _, w := range h.Warnings {
		fmt.Fprintln(c.err, oneLine(w))
	}
	b, err := h.PDF(ctx, res.Source)
	if err != nil {
		return err
	}
	return c.print(ctx, cmd.Output, b)
}

// drawing writes one page to the output; several to OUT-1.svg, OUT-2.svg ….
func (cmd exportCmd) drawing(ctx context.Context, c *console, doc *model.Document, format string, opts export.Options) error {
	write := export.SVG
	if format == "png" {
		write = export.PNG
	}
	pages := opts.Pages
	if len(pages) == 0 {
		all := doc.All(model.Root, "page")
		if len(all) == 0 {
			return errors.New("the document has no page to draw")
		}
		pages = []model.ID{all[0].ID()}
		if len(all) > 1 {
			fmt.Fprintf(c.err, "Drawing the first of %d pages; --page chooses others.\n", len(all))
		}
	}
	if len(pages) > 1 && cmd.Output == "-" {
		return errors.New("several drawings cannot share standard output; name one --page")
	}
	drawings := make([][]byte, len(pages))
	for i, p := range pages {
		var b bytes.Buffer
		opts.Pages = []model.ID{p}
		if err := write(ctx, &b, doc, opts); err != nil {
			return err
		}
		drawings[i] = b.Bytes()
	}
	for i, b := range drawings {
		name := cmd.Output
		if len(pages) > 1 {
			ext := filepath.Ext(name)
			name = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, ext), i+1, ext)
		}
		if err := c.print(ctx, name, b); err != nil {
			return err
		}
	}
	return nil
}

func (cmd exportCmd) csv(ctx context.Context, c *console, doc *model.Document, pages []model.ID) error {
	opts := table.Options{BOM: cmd.Output != "-"} // spreadsheets need the mark, pipes do not
	switch len(pages) {
	case 0:
	case 1:
		opts.Page = pages[0]
	default:
		return errors.New("a table shows one page or all of them; name one --page or none")
	}
	which := table.Which(cmd.Table)
	var b bytes.Buffer
	switch err := table.Write(&b, doc, which, opts); {
	case errors.Is(err, table.ErrUnknown):
		return fmt.Errorf("there is no table %q; there are: %s", cmd.Table, tableNames())
	case err != nil:
		return err
	}
	if filled := table.Filled(doc, opts); !slices.Contains(filled, which) {
		fmt.Fprintf(c.err, "The table %s has no lines; %s\n", which, fullTables(filled))
	}
	return c.print(ctx, cmd.Output, b.Bytes())
}

func fullTables(filled []table.Which) string {
	if len(filled) == 0 {
		return "nothing in this map fills a table."
	}
	return "this map fills: " + joinTables(filled) + "."
}

func tableNames() string { return joinTables(table.All()) }

func joinTables(which []table.Which) string {
	names := make([]string, len(which))
	for i, w := range which {
		names[i] = string(w)
	}
	return strings.Join(names, ", ")
}
