package clip

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"os/exec"
	"syscall"
)

// put takes the picture as base64 on its input. Beside the bitmap that every program
// can paste, the PNG itself is offered: office programs prefer it.
const put = `$ErrorActionPreference='Stop';Add-Type -AssemblyName System.Windows.Forms,System.Drawing;` +
	`$b=[Convert]::FromBase64String([Console]::In.ReadToEnd());$s=New-Object IO.MemoryStream(,$b);` +
	`$d=New-Object Windows.Forms.DataObject;$d.SetData('PNG',$false,$s);$d.SetImage([Drawing.Image]::FromStream($s));` +
	`[Windows.Forms.Clipboard]::SetDataObject($d,$true)`

const get = `$ErrorActionPreference='Stop';Add-Type -AssemblyName System.Windows.Forms,System.Drawing;` +
	`$i=[Windows.Forms.Clipboard]::GetImage();if($i){$s=New-Object IO.MemoryStream;` +
	`$i.Save($s,[Drawing.Imaging.ImageFormat]::Png);[Console]::Out.Write([Convert]::ToBase64String($s.ToArray()))}`

// shell runs a script without a window of its own. The clipboard belongs to threads of
// the kind STA.
func shell(ctx context.Context, script string) *exec.Cmd {
	c := exec.CommandContext(ctx, "powershell.exe", "-NoProfile", "-NonInteractive", "-STA", "-Command", script)
	c.SysProcAttr = &syscall.SysProcAttr{HideWindow: true}
	return c
}

// Write puts a picture on the clipboard.
func Write(ctx context.Context, p Picture) error {
	c := shell(ctx, put)
	c.Stdin = bytes.NewReader([]byte(base64.StdEncoding.EncodeToString(p.PNG)))
	if err := c.Run(); err != nil {
		return fmt.Errorf("putting the picture on the clipboard: %w", err)
	}
	return nil
}

// Read returns the picture on the clipboard as a PNG, or ErrNone.
func Read(ctx context.Context) ([]byte, error) {
	out, err := shell(ctx, get).Output()
	if err != nil || len(out) == 0 || len(out) > 2*mostBytes {
		return nil, ErrNone
	}
	b, err := base64.StdEncoding.DecodeString(string(bytes.TrimSpace(out)))
	if err != nil {
		return nil, fmt.Errorf("reading the picture on the clipboard: %w", err)
	}
	return checked(b)
}
