//go:build !windowtest

package app

// listenForTests does nothing in the program that people use.
func (a *App) listenForTests() {}
