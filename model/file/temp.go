package file

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// temp is the new file beside the old one.
type temp struct {
	path string
	f    *os.File
	gone bool // it has another name now, or none
}

// The name of a hidden file says which document it belongs to, which content was
// the agreed one, and which process made it, so that what a kill leaves behind can
// be told from a save in progress and from a save of another document:
//
//	.waymark-DOCUMENT-AGREED-PROCESS-RANDOM.tmp
//
// It is short, because the document's own name may be as long as names may be.
const (
	tempPrefix = ".waymark-"
	tempSuffix = ".tmp"
)

// tempName is a hidden file's name in its parts.
type tempName struct {
	tag, agreed string
	pid         int
}

func (n tempName) String() string {
	return fmt.Sprintf("%s%s-%s-%d-%s%s", tempPrefix, n.tag, n.agreed, n.pid, rand.Text()[:8], tempSuffix)
}

// parseTemp takes a name apart; ok is false for a file that is none of ours.
func parseTemp(name string) (n tempName, ok bool) {
	inner, front := strings.CutPrefix(name, tempPrefix)
	inner, back := strings.CutSuffix(inner, tempSuffix)
	if !front || !back {
		return n, false
	}
	parts := strings.Split(inner, "-")
	if len(parts) != 4 || len(parts[3]) != 8 {
		return n, false
	}
	pid, err := strconv.Atoi(parts[2])
	return tempName{parts[0], parts[1], pid}, err == nil
}

// tagOf stands for a document in names of files: its own name in few letters.
func tagOf(path string) string {
	sum := sha256.Sum256([]byte(filepath.Base(path)))
	return base32.StdEncoding.EncodeToString(sum[:])[:6]
}

// short stands for a content in names of files.
func (h Hash) short() string { return hex.EncodeToString(h[:4]) }

// makeTemp makes an empty new file beside real.
func (s *saver) makeTemp(real string, mode fs.FileMode) (*temp, error) {
	name := tempName{tagOf(real), s.agreed.Hash.short(), os.Getpid()}.String()
	path := filepath.Join(filepath.Dir(real), name)
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return nil, err
	}
	return &temp{path: path, f: f}, nil
}

func (t *temp) fill(content []byte) error {
	_, err := t.f.Write(content)
	return err
}

// sync puts the content on the disk and closes the file. A failed fsync is not
// tried again: the system may have thrown the pages away and would call the
// second one good.
func (t *temp) sync() error {
	if err := syncFile(t.f); err != nil {
		return err
	}
	return t.f.Close()
}

// remove takes the file away unless it has become the document. It can be called
// twice.
func (t *temp) remove() {
	if t.gone {
		return
	}
	t.gone = true
	t.f.Close() // closing what is thrown away, perhaps a second time
	os.Remove(t.path)
}
