package app

// WhenShown does something as soon as a person sees the map; at once where that is so.
// What is computed about a large map takes as long as drawing it, and both want all
// cores.
func (d deps) WhenShown(do func()) { d.w.view.WhenShown(do) }
