// Package hit answers the questions of a pointer: what lies under it, what a
// rubber band holds, where something that is moved or stretched falls into line.
//
//	owner, part := hit.Top(s, p, 4/scale, nil)  // the topmost item near p
//	snap := hit.Snapper{Others: rects, Grid: 8, Reach: 6 / scale}
//	fit := snap.Move(frame.Add(by))              // fit.By corrects; Guides and Gaps are drawn
//
// Everything is computed from outlines, rectangles and polylines in document
// units; the package knows neither maps nor windows. It imports the scene and
// geometry, and keeps nothing between two questions.
package hit
