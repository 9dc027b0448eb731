package app

import (
	"fmt"
	"os/exec"
	"runtime"

	"fyne.io/fyne/v2"
)

// systemOpener is the command that shows a file with the program that the system
// has for it.
func systemOpener(goos, path string) *exec.Cmd {
	switch goos {
	case "windows":
		return exec.Command("rundll32", "url.dll,FileProtocolHandler", path)
	case "darwin":
		return exec.Command("open", path)
	}
	return exec.Command("xdg-open", path)
}

// openWithSystem shows a file with the program that the system has for it. Then is
// called when that is known to have worked or not: the command tells only when it has
// found a program.
func openWithSystem(path string, then func(error)) {
	go func() {
		err := systemOpener(runtime.GOOS, path).Run()
		if err != nil {
			err = fmt.Errorf("showing the file with its own program: %w", err)
		}
		fyne.Do(func() { then(err) })
	}()
}
