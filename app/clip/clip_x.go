//go:build !darwin && !windows

package clip

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
)

// Write puts a picture on the clipboard.
func Write(ctx context.Context, p Picture) error {
	if path, ok := waylandTool("wl-copy"); ok {
		c := exec.CommandContext(ctx, path, "--type", pngType)
		c.Stdin = bytes.NewReader(p.PNG)
		if err := c.Run(); err == nil {
			return nil
		}
	}
	if os.Getenv("DISPLAY") == "" {
		return ErrNoWay
	}
	if err := own(p); err != nil {
		return fmt.Errorf("putting the picture on the clipboard: %w", err)
	}
	return nil
}

// Read returns the picture on the clipboard as a PNG, or ErrNone.
func Read(ctx context.Context) ([]byte, error) {
	if path, ok := waylandTool("wl-paste"); ok {
		if b, err := exec.CommandContext(ctx, path, "--no-newline", "--type", pngType).Output(); err == nil && len(b) <= mostBytes {
			return checked(b)
		}
	}
	if os.Getenv("DISPLAY") == "" {
		return nil, ErrNone
	}
	b, err := convert(ctx, pngType)
	if err != nil {
		return nil, err
	}
	return checked(b)
}

// waylandTool finds a tool of wl-clipboard on a Wayland desktop.
func waylandTool(name string) (path string, ok bool) {
	if os.Getenv("WAYLAND_DISPLAY") == "" {
		return "", false
	}
	path, err := exec.LookPath(name)
	return path, err == nil
}
