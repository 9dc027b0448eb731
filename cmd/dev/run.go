package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// tags tells the window library that this program calls it from its own goroutine
// alone.
const tags = "-tags=migrated_fynedo"

// sample is the template that run shows: it joins all three kinds of map.
const sample = "router-support"

// run opens the editor on the sample; on a machine without a screen it exports the
// handout of the sample instead, and says where it is.
func (j job) run(ctx context.Context) error {
	doc, err := j.sampleMap(ctx)
	if err != nil {
		return err
	}
	if !screen() {
		fmt.Println("There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the sample is printed instead.")
		return j.printSample(ctx, doc)
	}
	if err := j.install(ctx, window); err != nil {
		return err
	}
	editor, err := j.built("waymark")
	if err != nil {
		return err
	}
	fmt.Println("Building the editor. The first time, its window library takes some minutes to compile.")
	if err := j.command(ctx, "go", "build", tags, "-o", editor, "./cmd/waymark").Run(); err != nil {
		return fmt.Errorf("building the editor: %w", err)
	}
	return j.command(ctx, editor, append([]string{doc}, j.args...)...).Run()
}

// screen reports whether a window can be opened.
func screen() bool {
	return runtime.GOOS != "linux" || os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}

// sampleMap makes the sample outside of the checkout. One that is there already
// stays: somebody may have drawn in it.
func (j job) sampleMap(ctx context.Context) (string, error) {
	wmk, err := j.buildWmk(ctx)
	if err != nil {
		return "", err
	}
	doc := filepath.Join(filepath.Dir(wmk), sample+".waymark.json")
	if _, err := os.Stat(doc); err == nil {
		return doc, nil
	}
	if err := j.command(ctx, wmk, "new", "--template", sample, "-o", doc).Run(); err != nil {
		return "", fmt.Errorf("making the sample: %w", err)
	}
	return doc, nil
}

func (j job) printSample(ctx context.Context, doc string) error {
	wmk, err := j.built("wmk")
	if err != nil {
		return err
	}
	pdf := filepath.Join(filepath.Dir(doc), sample+".pdf")
	if err := j.command(ctx, wmk, "export", doc, "-o", pdf, "--paper", "A3").Run(); err != nil {
		return fmt.Errorf("printing the sample: %w", err)
	}
	fmt.Printf("The sample map:  %s\nIts handout:     %s\nThe program:     %s\n", doc, pdf, wmk)
	return nil
}

// buildWmk compiles the command line without cgo.
func (j job) buildWmk(ctx context.Context) (string, error) {
	wmk, err := j.built("wmk")
	if err != nil {
		return "", err
	}
	build := j.command(ctx, "go", "build", "-o", wmk, "./cmd/wmk")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if err := build.Run(); err != nil {
		return "", fmt.Errorf("building wmk without cgo: %w", err)
	}
	return wmk, nil
}
