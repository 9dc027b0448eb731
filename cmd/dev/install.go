package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// need is one thing that a machine may lack.
type need struct {
	what  string                         // for people
	have  func(ctx context.Context) bool // whether it is there
	names map[string][]string            // packages by package manager; no entry: not needed or not to be had there
}

func program(names ...string) func(context.Context) bool {
	return func(context.Context) bool {
		for _, n := range names {
			if _, err := exec.LookPath(n); err != nil {
				return false
			}
		}
		return true
	}
}

// headers reports whether pkg-config knows all libraries.
func headers(libs ...string) func(context.Context) bool {
	return func(ctx context.Context) bool {
		return exec.CommandContext(ctx, "pkg-config", append([]string{"--exists"}, libs...)...).Run() == nil
	}
}

func pkgs(apt, dnf, pacman, brew string) map[string][]string {
	m := map[string][]string{}
	for manager, list := range map[string]string{"apt-get": apt, "dnf": dnf, "pacman": pacman, "brew": brew} {
		if list != "" {
			m[manager] = strings.Fields(list)
		}
	}
	return m
}

// checks is what the tests use beside Go.
var checks = []need{
	{"pdftotext and pdftoppm (reading printed pages)", program("pdftotext", "pdftoppm"), pkgs("poppler-utils", "poppler-utils", "poppler", "poppler")},
	{"qpdf (checking PDF files)", program("qpdf"), pkgs("qpdf", "qpdf", "qpdf", "qpdf")},
	{"rsvg-convert (checking SVG files)", program("rsvg-convert"), pkgs("librsvg2-bin", "librsvg2-tools", "librsvg", "librsvg")},
	{"git (the tests of merging and comparing)", program("git"), pkgs("git", "git", "git", "git")},
}

// window is what building and starting the editor needs on Linux; macOS and
// Windows bring theirs along, but for a C compiler.
var window = []need{
	{"a C compiler (the window library needs one)", program("cc"), pkgs("gcc", "gcc", "gcc", "")},
	{"pkg-config", onLinux(program("pkg-config")), pkgs("pkg-config", "pkgconf", "pkgconf", "")},
	{"the headers of X11, Wayland and OpenGL", onLinux(headers("gl", "x11", "xcursor", "xrandr", "xinerama", "xi", "xxf86vm", "wayland-client", "wayland-cursor", "wayland-egl", "xkbcommon")), pkgs(
		"libgl1-mesa-dev libx11-dev libxcursor-dev libxrandr-dev libxinerama-dev libxi-dev libxxf86vm-dev libwayland-dev libxkbcommon-dev libc6-dev",
		"mesa-libGL-devel libX11-devel libXcursor-devel libXrandr-devel libXinerama-devel libXi-devel libXxf86vm-devel wayland-devel libxkbcommon-devel glibc-devel",
		"libglvnd libx11 libxcursor libxrandr libxinerama libxi libxxf86vm wayland libxkbcommon", "")},
}

// hands is what the tests use to work a real window on a screen in memory.
var hands = []need{
	{"a screen in memory, a window manager and hands (Xvfb, openbox, xdotool)", onLinux(program("Xvfb", "openbox", "xdotool")), pkgs("xvfb openbox xdotool", "xorg-x11-server-Xvfb openbox xdotool", "xorg-server-xvfb openbox xdotool", "")},
	{"photographs of windows (ImageMagick)", onLinux(program("import")), pkgs("imagemagick", "ImageMagick", "imagemagick", "")},
	{"an OpenGL driver without a graphics card", onLinux(softwareGL), pkgs("libgl1-mesa-dri", "mesa-dri-drivers", "mesa", "")},
}

// onLinux asks only there; elsewhere nothing is missing.
func onLinux(have func(context.Context) bool) func(context.Context) bool {
	return func(ctx context.Context) bool { return runtime.GOOS != "linux" || have(ctx) }
}

// softwareGL looks for Mesa's software renderer where the systems put it.
func softwareGL(context.Context) bool {
	for _, pattern := range []string{"/usr/lib/*/dri/swrast_dri.so", "/usr/lib*/dri/swrast_dri.so", "/usr/lib/*/libgallium-*.so", "/usr/lib*/libgallium-*.so"} {
		if found, _ := filepath.Glob(pattern); len(found) > 0 {
			return true
		}
	}
	return false
}

// install puts on the machine what is missing of needs, after asking.
func (j job) install(ctx context.Context, needs []need) error {
	var missing []need
	for _, n := range needs {
		if !n.have(ctx) {
			missing = append(missing, n)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	manager := ""
	for _, m := range []string{"apt-get", "dnf", "pacman", "brew"} {
		if _, err := exec.LookPath(m); err == nil {
			manager = m
			break
		}
	}
	var names []string
	fmt.Println("This machine lacks:")
	for _, n := range missing {
		fmt.Println("  -", n.what)
		names = append(names, n.names[manager]...)
	}
	slices.Sort(names)
	names = slices.Compact(names)
	if manager == "" || len(names) == 0 {
		return fmt.Errorf("install these by hand and start again (%s, no apt, dnf, pacman or brew found)", runtime.GOOS)
	}
	line := append(installCommand(manager), names...)
	fmt.Println("Going to run:", strings.Join(line, " "))
	if !j.yes && !agreed() {
		return errors.New("nothing was installed")
	}
	if manager == "apt-get" {
		update := append(slices.Clone(line[:slices.Index(line, "apt-get")+1]), "update")
		if err := j.command(ctx, update[0], update[1:]...).Run(); err != nil {
			fmt.Println("The list of packages could not be brought up to date; going on with the one that is here.")
		}
	}
	c := j.command(ctx, line[0], line[1:]...)
	c.Stdin = os.Stdin // sudo may ask for a password
	c.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive")
	if err := c.Run(); err != nil {
		return fmt.Errorf("installing %s: %w", strings.Join(names, " "), err)
	}
	for _, n := range missing {
		if !n.have(ctx) {
			return fmt.Errorf("%s is still missing after the installation", n.what)
		}
	}
	return nil
}

func installCommand(manager string) []string {
	line := map[string][]string{
		"apt-get": {"apt-get", "install", "-y", "--no-install-recommends"},
		"dnf":     {"dnf", "install", "-y"},
		"pacman":  {"pacman", "-S", "--needed", "--noconfirm"},
		"brew":    {"brew", "install"},
	}[manager]
	if manager != "brew" && os.Geteuid() != 0 {
		return append([]string{"sudo"}, line...)
	}
	return line
}

func agreed() bool {
	fmt.Print("Install? [Y/n] ")
	answer, err := bufio.NewReader(os.Stdin).ReadString('\n')
	if err != nil {
		return false // nobody is there to ask: --yes says so
	}
	answer = strings.ToLower(strings.TrimSpace(answer))
	return answer == "" || answer == "y" || answer == "yes"
}

// built returns where a program of this checkout is built to: outside of it, so
// that the checkout stays as it is.
func (j job) built(name string) (string, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	dir = filepath.Join(dir, "waymark-dev")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	return filepath.Join(dir, name), nil
}
