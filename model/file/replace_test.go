package file_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"waymark/model"
	"waymark/model/file"
)

func write(t *testing.T, path, content string, mode fs.FileMode) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), mode); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil { // whatever the umask is
		t.Fatal(err)
	}
}

// onlyFiles fails when the folder holds anything but the named files: nothing
// may be left beside a document.
func onlyFiles(t *testing.T, dir string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, " ") != strings.Join(names, " ") {
		t.Errorf("the folder holds %q, not %q", got, names)
	}
}

func TestWriteAndRead(t *testing.T) {
	ctx, path := t.Context(), filepath.Join(t.TempDir(), "a.waymark.json")
	doc := model.NewDocument(nil, []*model.Record{model.NewRecord("s", "step", "", model.Prop{Name: "name", Value: model.Text("Call")})})
	if err := file.Write(ctx, path, doc); err != nil {
		t.Fatal(err)
	}
	r, err := file.Read(ctx, path)
	if err != nil || !r.Doc.Equal(doc) || !bytes.Equal(r.Source, encode(t, doc)) {
		t.Fatalf("%v, %v", r, err)
	}
	onlyFiles(t, filepath.Dir(path), "a.waymark.json")
	bad := model.NewDocument(nil, []*model.Record{model.NewRecord("a b", "step", "")})
	if err := file.Write(ctx, path, bad); err == nil {
		t.Error("wrote what cannot be read")
	}
	if again, err := file.Read(ctx, path); err != nil || !bytes.Equal(again.Source, r.Source) {
		t.Errorf("a refused save changed the file: %v", err)
	}
}

func TestReplaceKeepsModeAndLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has other permissions, and links need a privilege there")
	}
	dir := t.TempDir()
	target := filepath.Join(dir, strings.Repeat("x", 255)) // as long as a name may be
	link, dangling := filepath.Join(dir, "link"), filepath.Join(dir, "to-new")
	write(t, target, "old", 0o640)
	for l, to := range map[string]string{link: filepath.Base(target), dangling: "new"} {
		if err := os.Symlink(to, l); err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range []string{link, dangling} {
		if err := file.Replace(t.Context(), path, []byte("fresh")); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Lstat(path); err != nil || info.Mode()&fs.ModeSymlink == 0 {
			t.Errorf("%s is no link any more", path)
		}
		if b, err := os.ReadFile(path); err != nil || string(b) != "fresh" {
			t.Errorf("%s holds %q, %v", path, b, err)
		}
	}
	if info, err := os.Stat(target); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	onlyFiles(t, dir, "link", "new", "to-new", filepath.Base(target))
}

func TestReplaceRefuses(t *testing.T) {
	dir := t.TempDir()
	if err := file.Replace(t.Context(), dir, nil); err == nil || !strings.Contains(err.Error(), "not a regular file") {
		t.Errorf("a folder: %v", err)
	}
	if err := file.Replace(t.Context(), filepath.Join(dir, "gone", "a"), nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no folder: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := file.Replace(ctx, filepath.Join(dir, "a"), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if os.Geteuid() != 0 {
		locked := filepath.Join(dir, "locked")
		write(t, locked, "old", 0o444)
		if err := file.Replace(t.Context(), locked, []byte("new")); !errors.Is(err, fs.ErrPermission) {
			t.Errorf("a write-protected file: %v", err)
		}
		os.Remove(locked)
	} else {
		t.Log("the write-protected file is not tested: root may write it")
	}
	loop := filepath.Join(dir, "loop")
	if runtime.GOOS != "windows" {
		if err := os.Symlink("loop", loop); err != nil {
			t.Fatal(err)
		}
		if err := file.Replace(t.Context(), loop, nil); err == nil {
			t.Error("wrote through a circle of links")
		}
		os.Remove(loop)
	}
	onlyFiles(t, dir)
}

func TestReadRefuses(t *testing.T) {
	dir := t.TempDir()
	if _, err := file.Read(t.Context(), filepath.Join(dir, "gone")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
	var e *file.Error
	if _, err := file.Read(t.Context(), dir); !errors.As(err, &e) {
		t.Errorf("a folder: %v", err)
	}
	path := filepath.Join(dir, "a")
	write(t, path, "{", 0o600)
	if _, err := file.Read(t.Context(), path); !errors.As(err, &e) || !strings.Contains(err.Error(), "reading "+path+": line 1, column 2: the file breaks off") {
		t.Errorf("a broken file: %v", err)
	}
}
