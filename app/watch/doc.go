// Package watch says when a file has another content, and never shows a part of
// one.
//
//	w := watch.Start(ctx, path, func(e watch.Event) { … }, watch.Known(hash))
//	w.Seen(hash)           // this content is ours, or was merged
//	release := w.Hold()    // a save begins
//	release()              // and ends
//
// Notices of the system are hints: they come before a writer has finished, or not
// at all (a link to a folder that was exchanged, a mapped file, a network). So the
// folder of the path and the folder that it leads to are watched, each is attached
// anew when it became another folder, and beside all that the file's stamp is
// looked at every second. A hint is followed by 50 ms of quiet, at most 500 ms;
// then the file is read when nobody has it open for writing, when its stamp is the
// same before and after, and when its content is a complete JSON object. The same
// content as last seen is nothing. Reading on each notice instead delivered 312
// torn contents in 182 writes.
//
// A file is gone when it was missing for a second (git takes it away and brings it
// back), and unreadable when a broken content did not change for two.
//
// The rules are in settle.go, without a clock and without a file of their own, so
// that tests play any order of events in no time. The package imports model/file
// and fsnotify; it knows no document and no window.
package watch
