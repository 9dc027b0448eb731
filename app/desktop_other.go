//go:build !linux && !freebsd && !openbsd && !netbsd

package app

func desktopWantsDark() bool { return false }

// desktopTells: the window library knows from the start what the system prefers.
const desktopTells = true
