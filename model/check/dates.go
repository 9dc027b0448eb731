package check

import (
	"strings"

	"waymark/model"
)

func reviewOverdue(f *finder) {
	look := func(r *model.Record, what string) {
		if by := r.Text("review_by"); by != "" && by < f.today {
			f.found(Warning, "Review overdue", what+" was to be reviewed by "+f.fmt.Date(by)+": what it shows may no longer be true.", "Review it and set the next date", nil, r.ID())
		}
	}
	look(f.doc.Root(), "The document")
	for p := range f.doc.Each(model.Root, "page") {
		look(p, "The page")
	}
}

// running reports whether an action is still to be done.
func running(a *model.Record) bool {
	s := a.Text("status")
	return s != "done" && s != "dropped"
}

func actionOverdue(f *finder) {
	for a := range f.doc.Each(model.Root, "action") {
		if due := a.Text("due"); due != "" && due < f.today && running(a) {
			f.found(Warning, "Action overdue", "It was due on "+f.fmt.Date(due)+" and is not done.", "Mark it as done, or set a new date", nil, a.ID())
		}
	}
}

func actionDates(f *finder) {
	for a := range f.doc.Each(model.Root, "action") {
		start, due := a.Text("start"), a.Text("due")
		if start != "" && due != "" && due < start {
			f.found(Error, "Action due before it starts", "It starts on "+f.fmt.Date(start)+" and is due on "+f.fmt.Date(due)+".", "Correct one of the two dates", nil, a.ID())
		}
	}
}

func actionIncomplete(f *finder) {
	for a := range f.doc.Each(model.Root, "action") {
		if !running(a) {
			continue
		}
		var missing []string
		if a.Text("owner") == "" {
			missing = append(missing, "an owner")
		}
		if a.Text("due") == "" {
			missing = append(missing, "a due date")
		}
		if len(missing) > 0 {
			f.found(Hint, "Action without "+strings.Join(missing, " and "), "What nobody owns by no date is seldom done.", "Enter "+strings.Join(missing, " and "), nil, a.ID())
		}
	}
}
