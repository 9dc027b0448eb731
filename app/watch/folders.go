package watch

import (
	"path/filepath"

	"github.com/fsnotify/fsnotify"

	"waymark/model/file"
)

// folders are the watched folders: that of the path and that of the file that it
// leads to. Where the system has no watchers left, there are none, and the polling
// beside it is all there is.
type folders struct {
	path     string
	notify   *fsnotify.Watcher
	attached map[string]file.Stamp
	names    map[string]bool // of the files that are meant
}

func newFolders(path string) *folders {
	f := &folders{path: path, attached: map[string]file.Stamp{}}
	f.notify, _ = fsnotify.NewWatcher() // the polling does without
	f.attach()
	return f
}

// attach watches the folders that matter now; changed is true when one of them is
// another one than before: its watch died with it.
func (f *folders) attach() (changed bool) {
	if f.notify == nil {
		return false
	}
	abs, err := filepath.Abs(f.path)
	if err != nil {
		return false
	}
	names := []string{abs}
	if real, err := file.Resolve(abs); err == nil {
		names = append(names, real)
	}
	f.names = map[string]bool{}
	wanted := map[string]bool{}
	for _, n := range names {
		f.names[n] = true
		dir := filepath.Dir(n)
		if wanted[dir] {
			continue
		}
		wanted[dir] = true
		stamp, err := file.StampAt(dir)
		if err != nil {
			if _, was := f.attached[dir]; was {
				f.notify.Remove(dir) // it is gone, and most often the watch is too
				delete(f.attached, dir)
				changed = true
			}
			continue
		}
		if was, ok := f.attached[dir]; ok && was.Inode == stamp.Inode && was.Device == stamp.Device {
			continue
		} else if ok {
			f.notify.Remove(dir)
			delete(f.attached, dir)
		}
		if f.notify.Add(dir) == nil {
			f.attached[dir] = stamp
			changed = true
		}
	}
	for dir := range f.attached {
		if !wanted[dir] {
			f.notify.Remove(dir)
			delete(f.attached, dir)
		}
	}
	return changed
}

// concerns reports whether an event is about the file itself. After a change of
// the path the folders are attached anew.
func (f *folders) concerns(e fsnotify.Event) bool {
	if _, folder := f.attached[e.Name]; folder {
		return f.attach() || true
	}
	if e.Has(fsnotify.Create) || e.Has(fsnotify.Rename) {
		f.attach() // a link may lead elsewhere now
	}
	return f.names[e.Name]
}

func (f *folders) events() <-chan fsnotify.Event {
	if f.notify == nil {
		return nil
	}
	return f.notify.Events
}

func (f *folders) errors() <-chan error {
	if f.notify == nil {
		return nil
	}
	return f.notify.Errors
}

// lost goes on without notices.
func (f *folders) lost() { f.notify = nil }

func (f *folders) close() {
	if f.notify != nil {
		f.notify.Close()
	}
}

// onNetwork asks for the file's folder, which is there even where the file is not.
func onNetwork(path string) bool {
	real, err := file.Resolve(path)
	if err != nil {
		real = path
	}
	return file.OnNetwork(filepath.Dir(real))
}
