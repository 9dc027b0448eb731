// Package windowtest works the real program as a person does: it opens it on a
// screen in memory, moves the pointer, types, and looks at what is there.
//
//	p := windowtest.Open(t, windowtest.Options{Args: []string{path}})
//	p.Click(p.Button("Export"))
//	p.Wait("dialog export")
//	p.Keys("Escape")
//	p.Wait("dialog closed export")
//
// A test never sleeps: it waits for lines that the program writes to its test log
// (the variable WAYMARK_TEST_LOG), and asks the program where a button or a shape
// is on the screen (the variable WAYMARK_TEST_PORT, which only a program built with
// the tag windowtest answers). What is pressed and typed goes through the X server
// and the window manager. A step that fails leaves a photograph of the screen in
// testdata/failed.
//
// It needs Linux with Xvfb, openbox, xdotool and ImageMagick, and skips the test
// with a sentence where one is missing. It imports nothing of the program.
package windowtest
