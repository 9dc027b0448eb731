package pdf

import (
	"bytes"
	"crypto/sha1"
	"fmt"
	"strings"
	"time"

	"github.com/jung-kurt/gofpdf"
)

// painted is a sheet with its content.
type painted struct {
	Sheet
	content  []byte // deflated unless the job is uncompressed
	elements []element
	links    []link // only those that lead somewhere
}

// assemble has gofpdf write the document: pages, pictures, links and bookmarks.
// It returns the file and, for each picture, the name that gofpdf gave it.
//
// gofpdf is kept to what it does well. It sees neither contents nor fonts, which
// the last pass adds: it would copy the contents three times, and of a font it
// reads, measures and lists every letter, which takes longer than all the rest of
// a small handout. Titles are ready UTF-16, because a rune above the basic plane
// makes it panic.
func (j *job) assemble(sheets []painted) (file []byte, images []string, err error) {
	first := gofpdf.SizeType{Wd: sheets[0].Width, Ht: sheets[0].Height}
	f := gofpdf.NewCustom(&gofpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: first})
	f.SetCompression(false) // contents are deflated already
	f.SetCatalogSort(true)
	f.SetAutoPageBreak(false, 0)
	fixed := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC) // replaced by the last pass
	f.SetCreationDate(fixed)
	f.SetModificationDate(fixed)

	for _, p := range j.pictures.list {
		format, data := p.embed(j.info.Grey)
		info := f.RegisterImageOptionsReader(p.name, gofpdf.ImageOptions{ImageType: format}, bytes.NewReader(data))
		if f.Err() {
			return nil, nil, fmt.Errorf("embedding a picture: %w", f.Error())
		}
		// The name by which gofpdf lists it: the hash of all that it knows.
		id, err := info.GobEncode()
		if err != nil {
			return nil, nil, fmt.Errorf("naming a picture: %w", err)
		}
		images = append(images, fmt.Sprintf("%x", sha1.Sum(id)))
	}

	dests := map[string]int{}
	for i, s := range sheets {
		if s.Dest == "" {
			continue
		}
		if _, taken := dests[s.Dest]; !taken {
			dests[s.Dest] = f.AddLink()
			f.SetLink(dests[s.Dest], 0, i+1)
		}
	}
	last := sheets[len(sheets)-1].Height
	level := -1
	for i := range sheets {
		s := &sheets[i]
		f.AddPageFormat("P", gofpdf.SizeType{Wd: s.Width, Ht: s.Height})
		for _, b := range s.Bookmarks {
			level = max(0, min(b.Level, level+1)) // a gap would hang it below the wrong entry
			// gofpdf measures from the foot of the last page.
			f.Bookmark("\xFE\xFF"+string(utf16BE(clean(b.Title))), level, bookmarkY(b, s)+last-s.Height)
		}
		for _, l := range s.links {
			if id, ok := strings.CutPrefix(l.target, "#"); ok {
				f.Link(l.x, l.y, l.w, l.h, dests[id])
			} else {
				f.LinkString(l.x, l.y, l.w, l.h, l.target)
			}
		}
	}
	var buf bytes.Buffer
	if err := f.Output(&buf); err != nil {
		return nil, nil, fmt.Errorf("writing the pages: %w", err)
	}
	return buf.Bytes(), images, nil
}

// bookmarkY returns a bookmark's place within its sheet; one that is not a
// number leads to the top.
func bookmarkY(b Bookmark, s *painted) float64 {
	if !sane(b.Y) {
		return 0
	}
	return min(max(b.Y, 0), s.Height)
}
