package drawio

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// plainText takes the words out of a label with formatting: blocks and rows become
// lines, everything else is text.
func plainText(s string) string {
	z := html.NewTokenizer(strings.NewReader(s))
	var out strings.Builder
	hidden := 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			return tidy(out.String())
		case html.TextToken:
			if hidden == 0 {
				// A line break in the source is a space to a reader.
				out.WriteString(strings.NewReplacer("\n", " ", "\r", " ").Replace(string(z.Text())))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			switch tag := string(name); tag {
			case "br", "div", "p", "tr", "li", "ul", "ol", "table", "hr", "h1", "h2", "h3", "h4", "h5", "h6":
				out.WriteByte('\n')
			case "td", "th":
				out.WriteByte(' ')
			case "script", "style", "title":
				hidden++
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			switch tag := string(name); tag {
			case "div", "p", "li", "table", "h1", "h2", "h3", "h4", "h5", "h6":
				out.WriteByte('\n')
			case "script", "style", "title":
				hidden = max(0, hidden-1)
			}
		}
	}
}

// tidy takes out empty lines and double spaces.
func tidy(s string) string {
	var lines []string
	for l := range strings.Lines(strings.ReplaceAll(s, "\r", "\n")) {
		if l = strings.Join(strings.Fields(l), " "); l != "" {
			lines = append(lines, l)
		}
	}
	return strings.Join(lines, "\n")
}

// oneLine makes one line of a text.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// share is a percentage at the begin or the end of a label: “No 30 %”, “(70%) Yes”.
var share = pattern(`^\s*[(\[]?\s*(\d{1,3}(?:[.,]\d+)?)\s*%\s*[)\]]?[\s:,;–-]*|[\s:,;–-]*[(\[]?\s*(\d{1,3}(?:[.,]\d+)?)\s*%\s*[)\]]?\s*$`)

// splitShare takes the share of cases out of the label of a branch; ok is false where
// it has none.
func splitShare(label string) (rest string, percent float64, ok bool) {
	m := share().FindStringSubmatchIndex(label)
	if m == nil {
		return label, 0, false
	}
	at := m[2:4]
	if at[0] < 0 {
		at = m[4:6]
	}
	n, err := strconv.ParseFloat(strings.Replace(label[at[0]:at[1]], ",", ".", 1), 64)
	if err != nil || n > 100 {
		return label, 0, false
	}
	return strings.TrimSpace(label[:m[0]] + label[m[1]:]), n, true
}
