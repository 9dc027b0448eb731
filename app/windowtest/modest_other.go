//go:build !linux

package windowtest

import "os/exec"

func startModest(c *exec.Cmd) error { return c.Start() }
