// Package geom is the plane geometry of Waymark: points, rectangles, affine
// transforms, polylines, and paths of lines and cubic curves.
//
// Lengths are document units (1 unit = 1/96 inch) unless a function says
// otherwise; x grows to the right, y grows downwards, angles turn clockwise.
// Everything is a plain value. The package imports nothing but the standard
// library and knows nothing of maps.
package geom
