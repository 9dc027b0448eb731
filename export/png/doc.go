// Package png writes a scene as a PNG picture: 8 bits a channel, without alpha,
// with its resolution noted, so that it has its right size when it is placed in
// a text or on a slide.
//
//	err := png.Write(ctx, w, s, png.Options{Scale: 2})
//
// The picture is painted and written in bands of some hundred rows, the next one
// painted while the last is compressed, so that a poster of 60 megapixels takes
// some 20 MB of memory. Equal scenes give equal bytes.
//
// The package imports raster and what it needs; it knows nothing of documents.
package png
