package file

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
)

// ErrOtherImage is the reason for a picture that was not copied: another one has its
// name.
var ErrOtherImage = errors.New("there is another picture of this name")

// CopyImages puts pictures that lie beside a document in one folder beside it in
// another, under the same names, so that a document which is saved there shows them
// too. Values are those of image properties. What is kept inside of the document and
// what cannot be read as a picture is passed over, and nothing that stands in the
// other folder is replaced. It returns why pictures could not be put there, by their
// names.
func CopyImages(from, to string, values []string) map[string]error {
	failed := map[string]error{}
	for _, v := range values {
		if strings.HasPrefix(v, "data:") {
			continue
		}
		im, err := ReadImage(from, v)
		if err != nil {
			continue // it was not shown before either
		}
		if err := putImage(to, v, im.Data); err != nil {
			failed[v] = fmt.Errorf("copying a picture: %w", err)
		}
	}
	return failed
}

// putImage writes a picture that is not there yet.
func putImage(folder, name string, data []byte) (err error) {
	there, err := imageBytes(folder, name)
	switch {
	case err == nil && bytes.Equal(there, data):
		return nil
	case err == nil:
		return ErrOtherImage
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := root.MkdirAll(path.Dir(name), 0o777); err != nil {
		return err
	}
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			root.Remove(name) // half a picture would be in the way of the next try
		}
	}()
	if _, err := f.Write(data); err != nil {
		f.Close()
		return err
	}
	if err := f.Sync(); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
