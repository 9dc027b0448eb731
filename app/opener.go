package app

import "os/exec"

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
