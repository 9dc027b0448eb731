package pdf

import (
	"fmt"
	"strings"
)

// finisher is the last pass over the objects: it adds what gofpdf cannot write
// and repairs what it writes wrongly.
type finisher struct {
	*job
	sheets  []painted
	objects objects
	images  []string // gofpdf's names, in the order of job.pictures
	keys    int      // next key of the structure's parent tree
}

// gofpdf's numbering: the page tree, the resources of all pages, then two
// objects a page.
const (
	pagesObject     = 1
	resourcesObject = 2
)

func pageObject(i int) int { return 3 + 2*i }

// finish returns the complete file.
func (j *job) finish(file []byte, images []string, sheets []painted) ([]byte, error) {
	os, err := split(file)
	if err != nil {
		return nil, err
	}
	f := &finisher{job: j, sheets: sheets, objects: os, images: images, keys: len(sheets)}
	catalog, info := len(os)-1, len(os)-2
	f.resources()
	annotations := f.pages()
	f.outline(os[catalog].body)
	f.objects[info].body = f.infoDict()
	f.objects[catalog].body = f.catalogDict(os[catalog].body, f.structure(annotations))
	z := &j.deflater
	if j.info.Uncompressed {
		z = nil
	}
	return f.objects.file(catalog, info, z), nil
}

// resources rewrites the resources of all pages, and writes the fonts on the way.
func (f *finisher) resources() {
	old := f.objects[resourcesObject].body
	fonts := ""
	for _, fc := range f.faces.list {
		if len(fc.runes()) == 0 {
			continue // all that seemed plain was drawn
		}
		fonts += fmt.Sprintf("/%s %d 0 R\n", fc.name, f.font(fc))
	}
	fonts += f.drawnFonts()
	numbers := map[string]int{}
	for line := range strings.Lines(old) { // "/I", a name of 40 digits, " 12 0 R"
		if name, ref, ok := strings.Cut(line, " "); ok && len(name) == 42 && name[:2] == "/I" {
			numbers[name[2:]] = leading(ref)
		}
	}
	f.sortImages(numbers)
	pictures := ""
	for i, id := range f.images {
		pictures += fmt.Sprintf("/I%d %d 0 R\n", i+1, numbers[id])
	}
	f.objects[resourcesObject].body = fmt.Sprintf("<</Font <<\n%s>>\n/XObject <<\n%s>>\n/ExtGState <<\n%s>>>>", fonts, pictures, f.graphicsStates())
}

// sortImages puts the objects of the pictures into the order of their first use:
// gofpdf orders them by width, and leaves those of equal width to chance.
func (f *finisher) sortImages(numbers map[string]int) {
	if len(numbers) < 2 {
		return
	}
	lowest := len(f.objects)
	for _, n := range numbers {
		lowest = min(lowest, n)
	}
	var sorted []object
	moved := map[string]bool{} // pictures that come out alike are one object
	for _, id := range f.images {
		if moved[id] {
			continue
		}
		moved[id] = true
		n := numbers[id]
		o := f.objects[n]
		numbers[id] = lowest + len(sorted)
		if strings.Contains(o.body, "/SMask ") {
			mask := f.objects[n+1]
			o.body = strings.Replace(o.body, fmt.Sprintf("/SMask %d 0 R", n+1), fmt.Sprintf("/SMask %d 0 R", numbers[id]+1), 1)
			sorted = append(sorted, o, mask)
		} else {
			sorted = append(sorted, o)
		}
	}
	copy(f.objects[lowest:], sorted)
}

// pages finishes the page objects and their contents, and makes the annotations
// objects of their own. It returns their numbers, by sheet and link.
func (f *finisher) pages() [][]int {
	all := make([][]int, len(f.sheets))
	translucent := f.graphicsStates() != ""
	for i, s := range f.sheets {
		page, content := &f.objects[pageObject(i)], &f.objects[pageObject(i)+1]
		content.stream = s.content // in place of gofpdf's own line settings
		content.body = "<</Filter /FlateDecode>>"
		if f.info.Uncompressed {
			content.body = "<<>>"
		}
		body := page.body
		more := ""
		if before, rest, ok := strings.Cut(body, "/Annots ["); ok {
			end := strings.LastIndex(rest, "]\n")
			body = before + rest[end+2:]
			for k, a := range strings.Split(strings.TrimPrefix(rest[:end], "<</Type /Annot "), "<</Type /Annot ") {
				l := s.links[k]
				extra := fmt.Sprintf("/F 4 /StructParent %d ", f.keys+k)
				if says := l.alt; says != "" {
					extra += "/Contents " + textString(says) + " "
				} else if !strings.HasPrefix(l.target, "#") {
					extra += "/Contents " + textString(l.target) + " "
				}
				all[i] = append(all[i], f.objects.value("<</Type /Annot %s%s", extra, a))
			}
			f.keys += len(all[i])
			more += "/Annots ["
			for k, n := range all[i] {
				if k > 0 {
					more += " "
				}
				more += fmt.Sprintf("%d 0 R", n)
			}
			more += "]\n"
		}
		// gofpdf writes the group itself where a picture is translucent.
		if translucent && !strings.Contains(body, "/Group <<") {
			more += "/Group <</Type /Group /S /Transparency /CS /DeviceRGB>>\n"
		}
		more += fmt.Sprintf("/StructParents %d\n/Tabs /S>>", i)
		f.objects[pageObject(i)].body = strings.TrimSuffix(body, ">>") + "\n" + more
	}
	return all
}

// outlineOf returns the number of the document outline; ok is false where there is
// none.
func outlineOf(catalog string) (number int, ok bool) {
	_, ref, ok := strings.Cut(catalog, "/Outlines ")
	return leading(ref), ok
}

// outline opens all entries of the document outline: gofpdf gives every entry a
// count of 0, which readers take for closed, empty or broken.
func (f *finisher) outline(catalog string) {
	root, ok := outlineOf(catalog)
	if !ok {
		return
	}
	var levels []int
	level := -1
	for _, s := range f.sheets {
		for _, b := range s.Bookmarks {
			level = max(0, min(b.Level, level+1))
			levels = append(levels, level)
		}
	}
	for i, l := range levels {
		below := 0
		for below < len(levels)-i-1 && levels[i+1+below] > l {
			below++
		}
		count := ""
		if below > 0 {
			count = fmt.Sprintf("/Count %d", below)
		}
		o := &f.objects[root-len(levels)+i]
		head, _ := strings.CutSuffix(o.body, "/Count 0>>")
		o.body = head + count + ">>"
	}
	r := &f.objects[root]
	r.body = strings.TrimSuffix(r.body, ">>") + fmt.Sprintf(" /Count %d>>", len(levels))
}

// leading returns the number at the beginning of a reference.
func leading(ref string) int {
	n := 0
	for _, c := range ref {
		if c < '0' || c > '9' {
			break
		}
		n = n*10 + int(c-'0')
	}
	return n
}
