package session

import "waymark/model"

// replaceAll is the command that turns the document into another one: reverting,
// restoring a version, taking over what came from disk.
type replaceAll struct {
	label string
	to    *model.Document
}

// Label implements edit.Command.
func (c replaceAll) Label() string { return c.label }

// Do implements edit.Command.
func (c replaceAll) Do(d *model.Draft) error {
	d.Replay(model.Between(d.Base(), c.to))
	return nil
}

// Replace makes the document another one, such as a version that was saved
// earlier, as one entry of the history.
func (s *Session) Replace(label string, to *model.Document) error {
	return s.Do(replaceAll{label, to})
}
