package instance

import (
	"fmt"
	"net"
	"os"

	"golang.org/x/sys/unix"
)

// sameUser asks the system whose process is at the other end: root can pass every
// folder, and its start must not open windows of somebody else's program.
func sameUser(c net.Conn) error {
	u, ok := c.(*net.UnixConn)
	if !ok {
		return nil
	}
	raw, err := u.SyscallConn()
	if err != nil {
		return fmt.Errorf("asking who is there: %w", err)
	}
	var cred *unix.Ucred
	var failed error
	if err := raw.Control(func(fd uintptr) { cred, failed = unix.GetsockoptUcred(int(fd), unix.SOL_SOCKET, unix.SO_PEERCRED) }); err != nil {
		return fmt.Errorf("asking who is there: %w", err)
	}
	if failed != nil {
		return fmt.Errorf("asking who is there: %w", failed)
	}
	if int(cred.Uid) != os.Getuid() {
		return fmt.Errorf("the open Waymark belongs to another user (%d)", cred.Uid)
	}
	return nil
}
