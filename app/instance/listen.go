package instance

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"time"
)

// Listener answers later starts of the program until it is closed.
type Listener struct {
	l       *net.UnixListener
	path    string
	info    os.FileInfo // of our socket, which another program may replace
	program string
	handle  func(Request) Answer
}

// Listen answers what other starts ask for. handle is called on goroutines of the
// listener, once for each request; it must come back by Request.Until, because
// nobody waits for its answer after that.
//
// A socket that is there already is replaced: Ask has found that nobody answers at
// it, or somebody who will not do. Of two programs that start at the same moment one
// is asked later, and the other one works all the same.
func (p Place) Listen(handle func(Request) Answer) (*Listener, error) {
	program, err := p.program()
	if err != nil {
		return nil, err
	}
	path, err := p.socket()
	if err != nil {
		return nil, err
	}
	// Made under another name and moved: there is never a socket that others could
	// connect to before it is ours alone.
	tmp := filepath.Join(filepath.Dir(path), rand.Text()[:6])
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: tmp, Net: "unix"})
	if err != nil {
		return nil, fmt.Errorf("listening for later starts: %w", err)
	}
	l.SetUnlinkOnClose(false)
	fail := func(err error) (*Listener, error) {
		return nil, errors.Join(fmt.Errorf("listening for later starts: %w", err), l.Close(), os.Remove(tmp))
	}
	if err := os.Chmod(tmp, 0o600); err != nil {
		return fail(err)
	}
	info, err := os.Lstat(tmp)
	if err != nil {
		return fail(err)
	}
	if err := os.Rename(tmp, path); err != nil {
		return fail(err)
	}
	s := &Listener{l: l, path: path, info: info, program: program, handle: handle}
	go s.accept()
	return s, nil
}

func (s *Listener) accept() {
	for {
		c, err := s.l.Accept()
		if err != nil {
			return // closed
		}
		go s.answer(c) // for Patience at most
	}
}

// answer serves one start. What goes wrong is the other one's to notice: it gets no
// answer.
func (s *Listener) answer(c net.Conn) {
	defer c.Close()
	end := time.Now().Add(Patience)
	if sameUser(c) != nil || c.SetDeadline(end) != nil {
		return
	}
	var r Request
	if json.NewDecoder(io.LimitReader(c, mostBytes)).Decode(&r) != nil || time.Now().After(r.Until) {
		return
	}
	if r.Until.After(end) { // clocks can be set
		r.Until = end
	}
	a := Answer{Refused: "it is another build"}
	if r.Program == s.program {
		a = s.handle(r)
	}
	_ = json.NewEncoder(c).Encode(a)
}

// Close ends listening. The socket goes, unless it is another program's by now.
func (s *Listener) Close() error {
	err := s.l.Close()
	if info, e := os.Lstat(s.path); e == nil && os.SameFile(info, s.info) {
		err = errors.Join(err, os.Remove(s.path))
	}
	return err
}
