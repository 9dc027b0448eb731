// Command dev is what a contributor runs. It needs nothing but Go:
//
//	go run ./cmd/dev run     install what is missing, then open the sample map
//	go run ./cmd/dev test    install what is missing, then run every check
//	go run ./cmd/dev bench   time whole programs beside the peers that are installed
//	go run ./cmd/dev faults  break saving, watching and merging in full
//
// run and test say what they are going to install and ask first, unless --yes is
// given or CI is set. They know apt, dnf, pacman and brew; on other systems they
// say what is needed.
//
// The package imports the standard library alone, so that it starts before
// anything else has been compiled.
package main
