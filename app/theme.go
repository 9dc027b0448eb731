package app

import (
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"waymark/app/look"
)

// Where the theme is to be that of the system, windows are light until the system
// says that it prefers dark ones. The window library does it the other way round: a
// light desktop sees a dark window at every start, and one that says nothing always.

// startTheme sets the theme and follows the desktop.
func (a *App) startTheme() {
	settings := a.fyne.Settings()
	a.told = desktopTells || os.Getenv("FYNE_THEME") != ""
	settings.SetTheme(look.New(a.mode()))
	settings.AddListener(func(s fyne.Settings) {
		fyne.Do(func() {
			if s.ThemeVariant() == theme.VariantLight { // the library has been answered
				a.desktopTold()
			}
			a.recolor()
		})
	})
	if !a.told {
		go func() {
			if desktopWantsDark() {
				fyne.Do(a.desktopTold)
			}
		}()
	}
}

// mode is what the theme is made for.
func (a *App) mode() look.Mode {
	m := look.Mode(a.state.Preferences.Theme)
	if m == look.System && !a.told {
		return look.Light
	}
	return m
}

// desktopTold follows the desktop from now on.
func (a *App) desktopTold() {
	if a.told {
		return
	}
	a.told = true
	a.fyne.Settings().SetTheme(look.New(a.mode()))
	a.recolor()
}

// setTheme changes and remembers the theme.
func (a *App) setTheme(mode look.Mode) {
	a.state.Preferences.Theme = string(mode)
	a.keep()
	a.fyne.Settings().SetTheme(look.New(a.mode()))
	a.recolor()
}

// recolor follows a change of the theme.
func (a *App) recolor() {
	for _, w := range a.windows {
		w.recolor()
	}
}
