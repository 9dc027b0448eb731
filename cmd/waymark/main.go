// Command waymark is the desktop editor.
//
//	waymark                              the start screen
//	waymark router.waymark.json          a map; several open several windows
//	waymark --new customer-journey       a new map from a template
//
// All maps are windows of one program: where Waymark is open already, it shows what
// this start was asked for, and this one says so and ends.
package main

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"strings"

	"github.com/alecthomas/kong"

	"waymark/app"
	"waymark/model/template"
)

type flags struct {
	New     string   `placeholder:"TEMPLATE" help:"Start a new map from a template: ${templates}."`
	Alone   bool     `help:"Run as a program of its own, also where Waymark is open already."`
	Version bool     `help:"Say which version this is."`
	Files   []string `arg:"" optional:"" name:"file" help:"Maps to open, each in a window of its own."`
}

func main() {
	var f flags
	var names []string
	for _, t := range template.List() {
		names = append(names, t.Name)
	}
	kong.Parse(&f, kong.Name("waymark"), kong.Description("Draw journey maps, value stream maps and support flowcharts."), kong.Vars{"templates": strings.Join(names, ", ")})
	if f.Version {
		fmt.Println("waymark", version())
		return
	}
	o := app.Options{Files: f.Files, Template: f.New, Version: version(), Alone: f.Alone}
	if said, ok := app.Join(o); ok {
		fmt.Println(said)
		return
	}
	if err := app.Run(o); err != nil {
		fmt.Fprintln(os.Stderr, "waymark:", err)
		if errors.Is(err, app.ErrNoScreen) {
			os.Exit(2)
		}
		os.Exit(1)
	}
}

// version is the version that the module was built at.
func version() string {
	if b, ok := debug.ReadBuildInfo(); ok && b.Main.Version != "" && b.Main.Version != "(devel)" {
		return b.Main.Version
	}
	return "development version"
}
