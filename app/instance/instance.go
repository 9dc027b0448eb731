package instance

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"time"
)

// Patience is how long a start waits for the program that is open already. A
// program that is busy for longer is left alone.
const Patience = 5 * time.Second

// mostBytes is the size of a message: more paths than a command line holds.
const mostBytes = 4 << 20

// Request is what a start of the program was asked for.
type Request struct {
	Files    []string `json:"files,omitempty"`    // absolute paths
	Template string   `json:"template,omitempty"` // a new map made from it
	// Program and Until are filled in by Ask. Until is when the asking program gives
	// up and does it itself: one that was stopped in between must not do it again.
	Program string    `json:"program"`
	Until   time.Time `json:"until"`
}

// Answer is what the open program has done.
type Answer struct {
	Said string `json:"said"` // in a sentence
	// Refused says why it was not done; the asking program does it itself.
	Refused string `json:"refused,omitempty"`
}

// Place is where programs of one person on one screen meet.
type Place struct {
	State   string // the state folder
	Screen  string // of the desktop: DISPLAY or WAYLAND_DISPLAY
	Program string // of which build; "" for this one
	// Folders are where the socket may stand, the best one first; nil for the usual
	// ones.
	Folders []string
}

// Here is the place of this process, with its state in a folder.
func Here(state string) Place {
	screen := os.Getenv("WAYLAND_DISPLAY")
	if screen == "" {
		screen = os.Getenv("DISPLAY")
	}
	return Place{State: state, Screen: screen}
}

// ErrAlone is returned when there is no other program to be asked.
var ErrAlone = errors.New("no other Waymark is open")

// Ask hands a request to the program that is open. Any error means that this
// process does it itself.
func (p Place) Ask(ctx context.Context, r Request) (Answer, error) {
	path, err := p.socket()
	if err != nil {
		return Answer{}, err
	}
	if !exists(path) {
		return Answer{}, ErrAlone
	}
	ctx, cancel := context.WithTimeout(ctx, Patience)
	defer cancel()
	var d net.Dialer
	c, err := d.DialContext(ctx, "unix", path)
	if err != nil {
		return Answer{}, errors.Join(ErrAlone, err)
	}
	defer c.Close()
	if err := sameUser(c); err != nil {
		return Answer{}, err
	}
	end, _ := ctx.Deadline()
	if err := c.SetDeadline(end); err != nil {
		return Answer{}, fmt.Errorf("asking the open Waymark: %w", err)
	}
	r.Until = end.Add(-Patience / 5) // the answer takes its way too
	if r.Program, err = p.program(); err != nil {
		return Answer{}, err
	}
	if err := json.NewEncoder(c).Encode(r); err != nil {
		return Answer{}, fmt.Errorf("asking the open Waymark: %w", err)
	}
	var a Answer
	if err := json.NewDecoder(io.LimitReader(c, mostBytes)).Decode(&a); err != nil {
		return Answer{}, fmt.Errorf("waiting for the open Waymark: %w", err)
	}
	if a.Refused != "" {
		return Answer{}, fmt.Errorf("the open Waymark will not: %s", a.Refused)
	}
	return a, nil
}

// program names a build: a program that was updated while it ran is another one.
func (p Place) program() (string, error) {
	if p.Program != "" {
		return p.Program, nil
	}
	exe, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("finding this program: %w", err)
	}
	info, err := os.Stat(exe)
	if err != nil {
		return "", fmt.Errorf("finding this program: %w", err)
	}
	return fmt.Sprintf("%s %d %d", exe, info.Size(), info.ModTime().UnixNano()), nil
}

// socket is the path of the socket. The paths of sockets are short, 103 bytes on
// macOS, and a state folder can lie deep.
func (p Place) socket() (string, error) {
	key := sha256.Sum256([]byte(p.State + "\x00" + p.Screen))
	name := hex.EncodeToString(key[:8]) + ".socket"
	folders := p.Folders
	if folders == nil {
		if run := os.Getenv("XDG_RUNTIME_DIR"); run != "" {
			folders = append(folders, filepath.Join(run, "waymark"))
		}
		folders = append(folders, filepath.Join(p.State, "run"), filepath.Join(os.TempDir(), fmt.Sprintf("waymark-%d", os.Getuid())))
	}
	var errs []error
	for _, dir := range folders {
		path := filepath.Join(dir, name)
		if len(path) > 100 {
			continue
		}
		if err := private(dir); err != nil {
			errs = append(errs, err)
			continue
		}
		return path, nil
	}
	return "", fmt.Errorf("there is no folder for the socket: %w", errors.Join(errs...))
}

// private makes a folder that only this user can look into, and refuses one that
// others can.
func private(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	info, err := os.Lstat(dir)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return fmt.Errorf("%s is no folder", dir)
	}
	return ours(dir, info)
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}
