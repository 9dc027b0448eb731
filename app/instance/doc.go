// Package instance lets a second start of Waymark hand what it was asked for to the
// program that is open already, which shows it and comes to the front.
//
//	if a, err := instance.Ask(instance.Request{Files: files}); err == nil {
//		fmt.Println(a.Said) // the other one does it
//		return
//	}
//	l, err := instance.Listen(func(r instance.Request) instance.Answer { … })
//	defer l.Close()
//
// One program for all maps is what people expect: the list of recent files, the
// settings and “Quit” are those of all windows, and a second window costs a tenth of
// a second program. It is a convenience and nothing else. Two programs on one file
// merge what they write, so whatever goes wrong here – nobody listens, nobody
// answers, the socket cannot be made – ends in a program of its own, in silence.
//
// The two meet at a socket that only this user can reach: in a folder of mode 0700,
// itself 0600, and on Linux the other end's user is asked of the system as well. Its
// name stands for the state folder and the screen, so that a start from another
// desktop session does not open windows where nobody sees them. A program of another
// build is not asked: it may not know what this one can.
//
// The package knows no window. It imports nothing of the project.
package instance
