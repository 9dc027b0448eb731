// Package svg writes a scene as an SVG picture that looks the same everywhere
// and stays text: words can be searched, copied and read aloud.
//
//	err := svg.Write(ctx, w, s, svg.Options{Title: "Router support"})
//
// Every letter is placed by our own measure, so a viewer without the fonts keeps
// to the lines; the letters that are used are embedded as small fonts, for
// browsers. Runs that need shaping (Arabic, emoji, faces of the system) are drawn
// as outlines, with the text itself invisible above them. Pictures are embedded.
// There are no scripts, no external references, and links lead to http, https
// and mailto alone. Equal scenes give equal bytes.
//
// The package imports scene, text and geom; it knows nothing of documents.
package svg
