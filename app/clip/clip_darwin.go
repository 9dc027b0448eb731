package clip

import (
	"context"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// Write puts a picture on the clipboard.
func Write(ctx context.Context, p Picture) error {
	f, err := os.CreateTemp("", "waymark-*.png")
	if err != nil {
		return fmt.Errorf("putting the picture on the clipboard: %w", err)
	}
	defer os.Remove(f.Name())
	_, err = f.Write(p.PNG)
	if c := f.Close(); err == nil {
		err = c
	}
	if err == nil {
		err = exec.CommandContext(ctx, "osascript", "-e", "on run argv", "-e", "set the clipboard to (read (POSIX file (item 1 of argv)) as «class PNGf»)", "-e", "end run", f.Name()).Run()
	}
	if err != nil {
		return fmt.Errorf("putting the picture on the clipboard: %w", err)
	}
	return nil
}

// Read returns the picture on the clipboard as a PNG, or ErrNone.
func Read(ctx context.Context) ([]byte, error) {
	out, err := exec.CommandContext(ctx, "osascript", "-e", "get the clipboard as «class PNGf»").Output()
	if err != nil || len(out) > 2*mostBytes {
		return nil, ErrNone
	}
	_, digits, ok := strings.Cut(string(out), "PNGf") // «data PNGf89504E47…»
	if !ok {
		return nil, ErrNone
	}
	digits, _, _ = strings.Cut(digits, "»")
	b, err := hex.DecodeString(digits)
	if err != nil {
		return nil, fmt.Errorf("reading the picture on the clipboard: %w", err)
	}
	return checked(b)
}
