package pdf

import (
	"bytes"
	"crypto/md5"
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"
)

// suffix ends the name of every document of Waymark.
const suffix = ".waymark.json"

// Extract returns the document that Write attached to a PDF, with its file name
// as people see it. It finds it as well in a PDF that another program has saved
// again, and in one with something before or after it. Without an attachment the
// error is ErrNoSource; a protected or damaged file is another error.
func Extract(file []byte) (filename string, source []byte, err error) {
	r, err := open(file)
	if err != nil {
		return "", nil, fmt.Errorf("reading a handout: %w", err)
	}
	if r.get(r.trailer["Encrypt"]) != nil {
		return "", nil, errors.New("reading a handout: this PDF is protected with a password; save it without one first")
	}
	spec := r.sourceSpec()
	if spec == nil {
		return "", nil, ErrNoSource
	}
	filename = sourceFile(r.specName(spec))
	ef, _ := r.get(spec["EF"]).(dict)
	s, ok := r.get(ef["F"]).(stream)
	if !ok {
		if s, ok = r.get(ef["UF"]).(stream); !ok {
			return "", nil, fmt.Errorf("reading %s from a handout: its content is missing", filename)
		}
	}
	if source, err = r.decode(s, maxSource); err != nil {
		return "", nil, fmt.Errorf("reading %s from a handout: %w", filename, err)
	}
	params, _ := r.get(s.dict["Params"]).(dict)
	if sum, ok := r.get(params["CheckSum"]).(str); ok && len(sum) == md5.Size {
		if got := md5.Sum(source); !bytes.Equal(sum, got[:]) {
			return "", nil, fmt.Errorf("reading %s from a handout: the file is damaged, its checksum is wrong", filename)
		}
	}
	return filename, source, nil
}

// sourceSpec returns the file specification of the attached document: one that
// is named like a document, and best one that says that it is the source.
func (r *reader) sourceSpec() dict {
	root := r.catalog()
	names, _ := r.get(root["Names"]).(dict)
	specs := r.nameTree(names["EmbeddedFiles"], 0, nil)
	for _, v := range list(r.get(root["AF"])) {
		if d, ok := r.get(v).(dict); ok {
			specs = append(specs, d)
		}
	}
	var best dict
	for _, d := range specs {
		source := r.get(d["AFRelationship"]) == name("Source")
		named := strings.HasSuffix(strings.ToLower(r.specName(d)), suffix)
		switch {
		case named && source:
			return d
		case best == nil && (named || source && r.isJSON(d)):
			best = d
		}
	}
	return best
}

// isJSON reports whether an attachment says that it is JSON.
func (r *reader) isJSON(spec dict) bool {
	ef, _ := r.get(spec["EF"]).(dict)
	s, _ := r.get(ef["F"]).(stream)
	return r.get(s.dict["Subtype"]) == name("application/json")
}

// nameTree returns the file specifications of a name tree.
func (r *reader) nameTree(node any, depth int, specs []dict) []dict {
	d, ok := r.get(node).(dict)
	if !ok || depth > 8 || len(specs) > 1000 {
		return specs
	}
	pairs, _ := r.get(d["Names"]).(array)
	for i := 1; i < len(pairs); i += 2 {
		if spec, ok := r.get(pairs[i]).(dict); ok {
			specs = append(specs, spec)
		}
	}
	kids, _ := r.get(d["Kids"]).(array)
	for _, k := range kids {
		specs = r.nameTree(k, depth+1, specs)
	}
	return specs
}

// specName returns the file name of a specification.
func (r *reader) specName(spec dict) string {
	for _, k := range []name{"UF", "F"} {
		if s, ok := r.get(spec[k]).(str); ok {
			return textOf(s)
		}
	}
	return ""
}

// textOf decodes a PDF text string: UTF-16 or UTF-8 with a mark, else Latin-1,
// which is near enough to PDF's own encoding for a file name.
func textOf(s str) string {
	if b, ok := bytes.CutPrefix(s, []byte{0xFE, 0xFF}); ok {
		var u []uint16
		for ; len(b) >= 2; b = b[2:] {
			u = append(u, uint16(b[0])<<8|uint16(b[1]))
		}
		return string(utf16.Decode(u))
	}
	if b, ok := bytes.CutPrefix(s, []byte{0xEF, 0xBB, 0xBF}); ok {
		return strings.ToValidUTF8(string(b), "\uFFFD")
	}
	rs := make([]rune, len(s))
	for i, c := range s {
		rs[i] = rune(c)
	}
	return string(rs)
}

// sourceFile returns a name from a PDF as a plain file name: it must not lead
// into another folder.
func sourceFile(s string) string {
	s = clean(s)
	if at := strings.LastIndexAny(s, `/\`); at >= 0 {
		s = s[at+1:]
	}
	if s == "" || s == "." || s == ".." {
		return "document" + suffix
	}
	return s
}
