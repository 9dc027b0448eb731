package pdf

import (
	"fmt"
	"strings"
)

// structure writes the tree that says in which order to read what, and returns
// the number of its root. Each sheet is a section; what stands on it are figures
// with alternative texts, paragraphs and links.
func (f *finisher) structure(annotations [][]int) int {
	root := f.objects.value("")
	document := f.objects.value("")
	var sections, pages, links strings.Builder
	key := len(f.sheets)
	for i, s := range f.sheets {
		section := f.objects.value("")
		fmt.Fprintf(&sections, "%d 0 R ", section)
		var kids strings.Builder
		var marks strings.Builder
		owners := make([]int, len(s.links))
		for n, e := range s.elements {
			alt := ""
			if e.alt != "" {
				alt = "/Alt " + textString(e.alt)
			}
			if e.says != "" {
				alt += "/ActualText " + textString(e.says)
			}
			k := fmt.Sprint(n)
			if e.link >= 0 {
				k = fmt.Sprintf("[%d <</Type /OBJR /Obj %d 0 R>>]", n, annotations[i][e.link])
			}
			self := f.objects.value("<</Type /StructElem /S /%s /P %d 0 R /Pg %d 0 R /K %s%s>>", e.kind, section, pageObject(i), k, alt)
			if e.link >= 0 {
				owners[e.link] = self
			}
			fmt.Fprintf(&kids, "%d 0 R ", self)
			fmt.Fprintf(&marks, "%d 0 R ", self)
		}
		for n, l := range s.links {
			if owners[n] == 0 { // a link in a part that is no content, such as an address in the footer
				owners[n] = f.objects.value("<</Type /StructElem /S /Link /P %d 0 R /Pg %d 0 R /K <</Type /OBJR /Obj %d 0 R>>/Alt %s>>",
					section, pageObject(i), annotations[i][n], textString(l.target))
				fmt.Fprintf(&kids, "%d 0 R ", owners[n])
			}
			fmt.Fprintf(&links, "%d %d 0 R\n", key, owners[n])
			key++
		}
		fmt.Fprintf(&pages, "%d [%s]\n", i, marks.String())
		title := ""
		if s.Label != "" {
			title = "/T " + textString(s.Label)
		}
		f.objects[section].body = fmt.Sprintf("<</Type /StructElem /S /Sect /P %d 0 R%s /K [%s]>>", document, title, kids.String())
	}
	tree := f.objects.value("<</Nums [%s%s]>>", pages.String(), links.String())
	f.objects[document].body = fmt.Sprintf("<</Type /StructElem /S /Document /P %d 0 R /K [%s]>>", root, sections.String())
	f.objects[root].body = fmt.Sprintf("<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d>>", document, tree, key)
	return root
}
