// Package prefs is what Waymark remembers about its user and not about a map:
// preferences, recently opened files, size and place of the last window. It is one
// small JSON file in the folder that the system has for settings.
//
//	s := prefs.Load(prefs.DefaultPath())
//	s.Opened("/home/ann/maps/router.waymark.json", "Router support", time.Now())
//	err := s.Save()
//
// A file that is missing, damaged or of a newer version counts as empty: nobody's
// map is in it, and a program that does not start is worse than a forgotten size.
// The package imports model/file for its careful way of writing and model/measure
// for its dates; it knows no window.
package prefs
