package pdf

import (
	"fmt"
	"slices"
	"strconv"
)

// structure writes the tree that says in which order to read what, and returns
// the number of its root. Each sheet is a section; what stands on it are figures
// with alternative texts, paragraphs, tables and links.
func (f *finisher) structure(annotations [][]int) int {
	root := f.objects.value("")
	document := f.objects.value("")
	var sections, pages, links []byte
	key := len(f.sheets)
	for i, s := range f.sheets {
		section := f.objects.value("")
		sections = appendRef(sections, section)
		f.objects = slices.Grow(f.objects, len(s.elements))
		var kids, marks []byte
		owners := make([]int, len(s.links))
		tables := grid{f: f, section: section, out: &kids}
		for n, e := range s.elements {
			annotation := 0
			if e.link >= 0 {
				annotation = annotations[i][e.link]
			}
			self := 0
			if e.part == "" {
				tables.end()
				self = f.objects.add(object{body: e.body(section, pageObject(i), n, annotation, ""), packed: true})
				kids = appendRef(kids, self)
			} else {
				self = f.cell(&tables, &e, pageObject(i), n, annotation)
			}
			if e.link >= 0 {
				owners[e.link] = self
			}
			marks = appendRef(marks, self)
		}
		tables.end()
		pages = fmt.Appendf(pages, "%d [%s]\n", i, marks) // by the numbers of their marks
		for n, l := range s.links {
			if owners[n] == 0 { // a link in a part that is no content, such as an address in the footer
				owners[n] = f.objects.value("<</Type /StructElem /S /Link /P %d 0 R /Pg %d 0 R /K <</Type /OBJR /Obj %d 0 R>>/Alt %s>>",
					section, pageObject(i), annotations[i][n], textString(l.target))
				kids = appendRef(kids, owners[n])
			}
			links = fmt.Appendf(links, "%d %d 0 R\n", key, owners[n])
			key++
		}
		title := ""
		if s.Label != "" {
			title = "/T " + textString(s.Label)
		}
		f.objects[section].body = fmt.Sprintf("<</Type /StructElem /S /Sect /P %d 0 R%s /K [%s]>>", document, title, kids)
	}
	tree := f.objects.value("<</Nums [%s%s]>>", pages, links)
	f.objects[document].body = fmt.Sprintf("<</Type /StructElem /S /Document /P %d 0 R /K [%s]>>", root, sections)
	f.objects[root].body = fmt.Sprintf("<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d>>", document, tree, key)
	return root
}

// body returns the n-th element of a page as an object; annotation is the number
// of its link's. A large map has ten thousand of them: they are put together
// without the formatting of package fmt, which would take ten times as long.
func (e *element) body(parent, page, n, annotation int, attributes string) string {
	var room [256]byte
	b := append(room[:0], "<</Type /StructElem /S /"...)
	b = append(append(b, e.kind...), " /P "...)
	b = append(appendRef(b, parent), "/Pg "...)
	b = append(appendRef(b, page), "/K "...)
	if e.link >= 0 {
		b = strconv.AppendInt(append(b, '['), int64(n), 10)
		b = strconv.AppendInt(append(b, " <</Type /OBJR /Obj "...), int64(annotation), 10)
		b = append(b, " 0 R>>]"...)
	} else {
		b = strconv.AppendInt(b, int64(n), 10)
	}
	if e.alt != "" {
		b = appendTextString(append(b, "/Alt "...), e.alt)
	}
	if e.says != "" {
		b = appendTextString(append(b, "/ActualText "...), e.says)
	}
	b = append(b, attributes...)
	return string(append(b, ">>"...))
}

// cell adds a cell to the tables of a sheet and returns the object that its mark
// belongs to: a link stands inside its cell.
func (f *finisher) cell(tables *grid, e *element, page, n, annotation int) int {
	row := tables.put(e.part)
	attributes := tables.attributes(e.part)
	if e.kind != "Link" {
		self := f.objects.add(object{body: e.body(row, page, n, annotation, attributes), packed: true})
		tables.cells = appendRef(tables.cells, self)
		return self
	}
	around := f.objects.value("")
	self := f.objects.add(object{body: e.body(around, page, n, annotation, ""), packed: true})
	f.objects[around].body = fmt.Sprintf("<</Type /StructElem /S /%s /P %d 0 R /K %d 0 R%s>>", cellKind(e.part), row, self, attributes)
	tables.cells = appendRef(tables.cells, around)
	return self
}

// appendRef appends a reference to an object, with a space after it.
func appendRef(b []byte, n int) []byte { return append(strconv.AppendInt(b, int64(n), 10), " 0 R "...) }
