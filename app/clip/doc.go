// Package clip puts pictures on the clipboard of the system and takes them from
// there. The window library knows texts alone, and what people do all day with a map
// is to paste it into slides and mails.
//
//	err := clip.Write(ctx, clip.Picture{PNG: png, SVG: svg})
//	png, err := clip.Read(ctx)
//
// How depends on the system. On X11 the package speaks to the server itself, so that
// nothing has to be installed: the program then hands the picture over to whoever
// pastes, as long as it runs. On Wayland a client may own the clipboard only while it
// has the keyboard, which wl-copy knows to get; without it the way over XWayland is
// tried. On macOS and Windows the scripting that is part of the system does it.
//
// The package knows no maps, draws nothing and needs no window.
package clip
