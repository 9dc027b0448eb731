package text

// systemFaces finds faces of the system.
type systemFaces struct{}

func (s *systemFaces) find(style Style, rs []rune) *Face { return nil }
