//go:build linux || freebsd || openbsd || netbsd

package app

import "github.com/rymdport/portal/settings/appearance"

// desktopWantsDark reports whether the desktop has said that it prefers dark
// windows. It may take a moment, and some desktops do not answer at all.
func desktopWantsDark() bool {
	scheme, err := appearance.GetColorScheme()
	return err == nil && scheme == appearance.Dark
}

// desktopTells: the window library asks while the program is starting, and has
// dark windows until it is answered, or for good.
const desktopTells = false
