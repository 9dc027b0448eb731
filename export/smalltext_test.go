package export

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"waymark/model"
	"waymark/model/template"
)

// Whoever follows the advice about small text gets what it promises: on pages by stages,
// on the larger paper as on the glued sheets.
func TestAdviceAboutSmallText(t *testing.T) {
	onPaper := regexp.MustCompile(`on ([^ ]+) \(about ([\d.]+) pt\)`)
	divided := regexp.MustCompile(`Print it with its stages on (\d+) pages \(about ([\d.]+) pt\)`)
	glued := regexp.MustCompile(`on (\d+) × (\d+) sheets of \S+ \(about ([\d.]+) pt\)`)
	for _, name := range []string{"router-support", "customer-journey", "support-journey", "interest-journey", "support-value-stream"} {
		doc, err := template.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, paper := range []Paper{A4, Letter, A5} {
			for page := range doc.Each(model.Root, "page") {
				opts := Options{Paper: paper, Sections: []Section{Map}, Pages: []model.ID{page.ID()}}
				said := strings.Join(mustPlan(t, doc, opts).Warnings, "\n")
				promise := func(opts Options, size string) {
					got := mustPlan(t, doc, opts).SmallestText
					want, _ := strconv.ParseFloat(size, 64)
					if got < readable-0.05 || got < want-0.06 || got > want+0.06 {
						t.Errorf("%s on %s: %q, but it prints at %.2f pt", page.Text("title"), paper, said, got)
					}
				}
				m := divided.FindStringSubmatch(said)
				if small := strings.Contains(said, "smallest text"); small && page.Text("page_kind") == "journey" && m == nil {
					t.Errorf("%s on %s: no word of stages in %q", page.Text("title"), paper, said)
				} else if m != nil {
					many := opts
					many.Fit, _ = ParseFit("stages")
					promise(many, m[2])
					if n := len(mustPlan(t, doc, many).Sheets); fmt.Sprint(n) != m[1] {
						t.Errorf("%s on %s: %q, but it takes %d pages", page.Text("title"), paper, said, n)
					}
				}
				if m := onPaper.FindStringSubmatch(said); m != nil {
					larger, err := ParsePaper(m[1])
					if err != nil {
						t.Fatal(err)
					}
					big := opts
					big.Paper = larger
					promise(big, m[2])
				} else if strings.Contains(said, "smallest text") && !glued.MatchString(said) {
					t.Errorf("%s on %s: no way out in %q", page.Text("title"), paper, said)
				}
				if m := glued.FindStringSubmatch(said); m != nil {
					many := opts
					many.Fit, _ = ParseFit(m[1] + "x" + m[2])
					promise(many, m[3])
				}
			}
		}
	}
}

// A poster whose text is too small is warned of once, not sheet by sheet.
func TestSmallTextOfAPosterIsSaidOnce(t *testing.T) {
	doc, err := template.Load("customer-journey")
	if err != nil {
		t.Fatal(err)
	}
	opts := Options{Paper: A6, Sections: []Section{Map}, Fit: Fit{Mode: FitSheets, Cols: 2, Rows: 2}}
	if w := mustPlan(t, doc, opts).Warnings; len(w) != 1 || strings.Contains(w[0], "sheet A1") {
		t.Error(fmt.Sprint(len(w)), "warnings:", w)
	}
}

// Printed whole and as a poster, a map gets the advice that it gets when it is printed
// whole alone.
func TestAdviceBesideAPoster(t *testing.T) {
	doc, err := template.Load("router-support")
	if err != nil {
		t.Fatal(err)
	}
	said := func(sections ...Section) string {
		for _, w := range mustPlan(t, doc, Options{Sections: sections, Pages: []model.ID{doc.All(model.Root, "page")[1].ID()}, Fit: Fit{Mode: FitSheets, Cols: 2, Rows: 1}}).Warnings {
			if _, paper, ok := strings.Cut(w, "Print it on "); ok {
				paper, _, _ = strings.Cut(paper, ",")
				return paper
			}
		}
		return ""
	}
	whole := mustPlan(t, doc, Options{Sections: []Section{Map}, Pages: []model.ID{doc.All(model.Root, "page")[1].ID()}}).Warnings
	if got := said(Map, Poster); got == "" || !strings.Contains(strings.Join(whole, " "), got) {
		t.Errorf("beside a poster the advice is %q, alone %q", got, whole)
	}
}
