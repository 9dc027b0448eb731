package pdf

import (
	"crypto/md5"
	"encoding/xml"
	"fmt"
	"strings"
	"time"

	"golang.org/x/text/language"
)

// producer is the program that wrote the file, as readers show it.
const producer = "Waymark"

// infoDict returns the document's description in the old form, which file
// managers read.
func (f *finisher) infoDict() string {
	b := "<<"
	for _, e := range [][2]string{
		{"Title", f.info.Title}, {"Author", f.info.Author}, {"Subject", f.info.Subject},
		{"Keywords", f.info.Keywords}, {"Creator", producer}, {"Producer", producer},
	} {
		if clean(e[1]) != "" {
			b += "/" + e[0] + " " + textString(e[1]) + "\n"
		}
	}
	if t := f.info.Created; !t.IsZero() {
		b += "/CreationDate " + date(t) + " /ModDate " + date(t)
	}
	return b + ">>"
}

// catalogDict returns the catalog. old is gofpdf's, of which the outline is kept.
func (f *finisher) catalogDict(old string, structure int) string {
	b := fmt.Sprintf("<</Type /Catalog /Pages %d 0 R /Lang %s\n", pagesObject, literal(languageTag(f.info.Language)))
	if n, ok := outlineOf(old); ok {
		b += fmt.Sprintf("/Outlines %d 0 R /PageMode /UseOutlines\n", n)
	}
	title := ""
	if clean(f.info.Title) != "" {
		title = "/DisplayDocTitle true "
	}
	// A print dialog must not shrink what is meant to be cut and glued.
	b += "/ViewerPreferences <<" + title + "/PrintScaling /None>>\n"
	b += fmt.Sprintf("/MarkInfo <</Marked true>> /StructTreeRoot %d 0 R\n", structure)
	b += "/PageLabels <</Nums ["
	for i, s := range f.sheets {
		label := s.Label
		if clean(label) == "" {
			label = fmt.Sprint(i + 1)
		}
		b += fmt.Sprintf("%d <</P %s>>\n", i, textString(label))
	}
	b += "]>>\n"
	b += fmt.Sprintf("/Metadata %d 0 R\n", f.objects.add(object{body: "<</Type /Metadata /Subtype /XML>>", stream: f.xmp(), isData: true}))
	if f.info.Source != nil {
		b += f.attachment()
	}
	return b + ">>"
}

// languageTag returns a well-formed language tag.
func languageTag(s string) string {
	if t, err := language.Parse(s); err == nil && t != language.Und {
		return t.String()
	}
	return "en"
}

// attachment writes the attached document and returns its entries in the
// catalog.
func (f *finisher) attachment() string {
	when := ""
	if t := f.info.Created; !t.IsZero() {
		when = " /CreationDate " + date(t) + " /ModDate " + date(t)
	}
	src := f.info.Source
	file := f.objects.add(f.stream(fmt.Sprintf("/Type /EmbeddedFile /Subtype /application#2Fjson /Params <</Size %d /CheckSum <%X>%s>>",
		len(src), md5.Sum(src), when), src))
	name := textString(sourceFile(f.info.SourceName))
	spec := f.objects.value("<</Type /Filespec /F %s /UF %s /AFRelationship /Source /Desc %s\n/EF <</F %d 0 R /UF %d 0 R>>>>",
		name, name, textString("The Waymark document that this handout was made from. Open the handout in Waymark to edit it."), file, file)
	return fmt.Sprintf("/Names <</EmbeddedFiles <</Names [%s %d 0 R]>>>> /AF [%d 0 R]\n", name, spec, spec)
}

// xmp returns the metadata in the form that archives and search engines read
// (ISO 16684-1). It is stored as it is, so that they find it without a PDF
// library.
func (f *finisher) xmp() []byte {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">` + "\n")
	plain := func(tag, s string) {
		if s = clean(s); s != "" {
			fmt.Fprintf(&b, "<%s>%s</%s>\n", tag, escapeXML(s), tag)
		}
	}
	list := func(tag, kind, attr string, items ...string) {
		var li strings.Builder
		for _, s := range items {
			if s = clean(s); s != "" {
				fmt.Fprintf(&li, "<rdf:li%s>%s</rdf:li>", attr, escapeXML(s))
			}
		}
		if li.Len() > 0 {
			fmt.Fprintf(&b, "<%s><rdf:%s>%s</rdf:%s></%s>\n", tag, kind, li.String(), kind, tag)
		}
	}
	plain("dc:format", "application/pdf")
	list("dc:title", "Alt", ` xml:lang="x-default"`, f.info.Title)
	list("dc:creator", "Seq", "", f.info.Author)
	list("dc:description", "Alt", ` xml:lang="x-default"`, f.info.Subject)
	list("dc:subject", "Bag", "", strings.Split(f.info.Keywords, ",")...)
	list("dc:language", "Bag", "", languageTag(f.info.Language))
	plain("pdf:Keywords", f.info.Keywords)
	plain("pdf:Producer", producer)
	plain("xmp:CreatorTool", producer)
	if t := f.info.Created; !t.IsZero() {
		when := t.UTC().Format(time.RFC3339)
		plain("xmp:CreateDate", when)
		plain("xmp:ModifyDate", when)
		plain("xmp:MetadataDate", when)
	}
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return []byte(b.String())
}

func escapeXML(s string) string {
	var b strings.Builder
	// Writing to memory cannot fail.
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}
