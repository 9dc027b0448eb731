// Package panel is what stands beside the map: the palette and the outline on
// the left; Properties, KPIs, Problems and Changes on the right; and the editors
// of personas, of the action plan, and find and replace.
//
//	right := panel.NewRight(session, deps)
//	left := panel.NewLeft(session, deps)
//	content := look.Around(nil, nil, left.Object(), right.Object(), view)
//	right.Show(panel.TabProblems)
//
// Every panel follows the session by itself (session.Watch) and redraws only
// while it can be seen; nothing here keeps a copy of the document. All edits are
// commands of model/edit, so everything can be undone. The fields of the inspector
// come from the table of kinds: a new property is one row there and needs no line
// here.
//
// What takes long (looking for problems) works on the immutable document in a
// goroutine and answers through fyne.Do. What can be decided without a window
// (which fields a selection has, how a pasted table is read, where a KPI is
// used) is plain functions with tests of their own.
//
// The package may import Fyne, app/look and app/session and what is below them.
// What it needs of the window around it, it asks of Deps.
package panel
