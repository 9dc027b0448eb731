// Package raster turns a scene into pixels: what the window shows, the pictures
// that people export, thumbnails and goldens.
//
// A Rasterizer lives long and keeps what it drew before: glyph masks by face,
// glyph, size in eighths of a pixel and position in quarters, decoded and scaled
// pictures, buffers. It cuts the picture into horizontal bands and paints them
// at once, each worker with caches of its own, so that no lock is taken while
// painting.
//
//	r := raster.New()
//	r.Draw(img, s, raster.View{To: geom.Scale(zoom).Then(geom.Translate(pan)), Snap: true})
//
// Most of a map is boxes, text and lines parallel to the axes, and they have
// paths of their own: boxes by their distance function, text by masks, lines as
// rectangles. Everything else goes through one filler, which adds up signed
// areas and visits only the blocks of pixels that an outline touches, so that a
// long thin curve costs its length and not its bounding box.
//
// A page of thousands of items that is seen from afar again and again, as when
// somebody zooms, is read once into a sketch: boxes, lines and arrowheads behind one
// another in memory, without texts. The pixels are the same.
//
// Pixels do not depend on how the picture is cut into bands. Painting a part
// (View.Clip) gives what painting all would give there, to within one level of
// 255 where an outline crosses the left edge of the part.
//
// The package imports scene, text, geom and decoders of pictures. It knows
// nothing of maps, windows or files.
package raster
