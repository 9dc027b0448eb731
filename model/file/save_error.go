package file

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"
	"unicode"
	"unicode/utf8"
)

// ErrBusy is the reason for a save that found another program writing the file
// for longer than it waits.
var ErrBusy = errors.New("another program is writing to the file and has not finished")

// SaveError says for people why a save failed, what was kept, and what to do.
// Callers find it with errors.As, and the reason with errors.Is.
type SaveError struct {
	Path string
	// Why, Kept and Next are sentences: "The disk is full.", "The file is as it
	// was.", "Make room …".
	Why, Kept, Next string
	// Visible is set when the new content stands in the file all the same: it could
	// only not be made sure that it survives a power cut.
	Visible bool
	err     error
}

// Error implements error.
func (e *SaveError) Error() string {
	return fmt.Sprintf("saving %s: %s", e.Path, strings.Join([]string{e.Why, e.Kept, e.Next}, " "))
}

// Unwrap implements the interface of package errors.
func (e *SaveError) Unwrap() error { return e.err }

// visibleError is an error after the new content could be seen.
type visibleError struct{ error }

func (e visibleError) Unwrap() error { return e.error }

// asideError is an error after the old content lost its name and could not be
// given it back.
type asideError struct {
	path string
	err  error
}

func (e *asideError) Error() string { return e.err.Error() }
func (e *asideError) Unwrap() error { return e.err }

func saved(err error) error {
	if err == nil {
		return nil
	}
	return visibleError{err}
}

// fail makes an error for people of any error of a save.
func (s *saver) fail(err error) error {
	if err == nil {
		return nil
	}
	e := &SaveError{Path: s.path, err: err, Kept: "The file on the disk is as it was."}
	var v visibleError
	var aside *asideError
	switch {
	case errors.As(err, &aside):
		e.Kept = fmt.Sprintf("What stood in the file is kept beside it as %s.", filepath.Base(aside.path))
	case errors.As(err, &v):
		e.Visible = true
		e.Kept = "The new content stands in the file, but the system could not confirm that it would survive a power cut."
	case errors.Is(err, fs.ErrNotExist):
		e.Kept = "Nothing was written."
	case errors.Is(err, errHalf):
		e.Kept = "The file could only be written in part; the old and the new content are both kept, and opening the file again completes it."
	}
	e.Why, e.Next = why(err)
	return e
}

// The two things that nearly always help.
const (
	saveAs = "Save under another name or in another folder."
	again  = "Save again."
)

// why puts an error of the system into words, and says what helps.
func why(err error) (reason, next string) {
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return "It was interrupted.", again
	case errors.Is(err, ErrBusy), errors.Is(err, errAgain):
		return asSentence(ErrBusy), "Wait for it to finish and save again."
	case errors.Is(err, ErrNotRegular):
		return asSentence(ErrNotRegular), saveAs
	case errors.Is(err, errLinks):
		return asSentence(errLinks), saveAs
	case diskFull(err):
		return "The disk is full.", "Make room and save again, or save on another disk."
	case errors.Is(err, syscall.EROFS):
		return "The disk can only be read.", saveAs
	case errors.Is(err, fs.ErrPermission):
		return "You are not allowed to write there.", saveAs
	case errors.Is(err, fs.ErrNotExist):
		return "The folder is not there any more.", saveAs
	case errors.Is(err, syscall.ENAMETOOLONG):
		return "The name is too long.", "Save under a shorter name."
	case errors.Is(err, syscall.EIO):
		return "The disk reported an error: it may be failing.", "Save on another disk, and keep this window open until that has worked."
	case errors.Is(err, syscall.ETIMEDOUT), unreachable(err):
		return "The network folder does not answer.", "Wait until it is back and save again, or save on this computer."
	}
	return asSentence(err), saveAs
}

// asSentence makes an error stand as a sentence.
func asSentence(err error) string {
	s := strings.TrimSuffix(err.Error(), ".")
	if s == "" {
		return ""
	}
	first, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[n:] + "."
}
