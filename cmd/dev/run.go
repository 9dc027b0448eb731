package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
)

// sample is the template that run shows: it joins all three kinds of map.
const sample = "router-support"

// run exports the handout of the sample and says where it is.
func (j job) run(ctx context.Context) error {
	wmk, err := j.buildWmk(ctx)
	if err != nil {
		return err
	}
	dir := filepath.Dir(wmk)
	doc, pdf := filepath.Join(dir, sample+".waymark.json"), filepath.Join(dir, sample+".pdf")
	if err := os.Remove(doc); err != nil && !os.IsNotExist(err) {
		return err
	}
	if err := j.command(ctx, wmk, "new", "--template", sample, "-o", doc).Run(); err != nil {
		return fmt.Errorf("making the sample: %w", err)
	}
	if err := j.command(ctx, wmk, "export", doc, "-o", pdf, "--paper", "A3").Run(); err != nil {
		return fmt.Errorf("exporting the sample: %w", err)
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
