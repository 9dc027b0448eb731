// Package icons holds the artwork that is built into the program, as bytes: the
// fonts, and one family of line icons (lucide, ISC licence, in ui/LICENSE) for
// maps, palettes and toolbars alike.
//
// Icons are named as their family names them; Channel, Lane, Node and Page say
// which one stands for a thing of the glossary. Status marks and faces are not
// here: they carry meaning and are drawn by canvas/shape.
//
// The package imports the standard library alone, no Fyne, so that the command
// line has the same artwork as the window.
package icons
