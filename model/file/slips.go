package file

import (
	"bytes"
	"fmt"
	"strings"
)

// slip says what is wrong with JSON at a byte of the text, in words for people who
// write it by hand. reason is what the tokenizer says.
func slip(src []byte, at int, reason string) string {
	var c byte
	if at < len(src) {
		c = src[at]
	}
	before := bytes.TrimRight(src[:min(at, len(src))], " \t\r\n")
	says := func(part string) bool { return strings.Contains(reason, part) }
	switch {
	case conflictMark(src, at):
		return conflictLeft
	case says("invalid UTF-8"):
		return "this is not UTF-8 text: save the file as UTF-8"
	case says("max depth"): // of the tokenizer, above ours
		return fmt.Sprintf("values stand inside one another more than %d deep", MaxDepth)
	case says("surrogate"):
		return "this escape is half of a character (a lone surrogate)"
	case says("escape"):
		return `no such escape is known: a backslash is written \\`
	case says("must be a string"):
		return "a name in double quotes is wanted here"
	case says("mismatching"):
		return "this bracket does not close what was opened last"
	case c == 0 && at < len(src):
		return "from here on there are zero bytes: the file was damaged, often by a power cut"
	case says("in string") && c == '\n':
		return `a text ends with a quotation mark in its own line; a line break in it is written \n`
	case says("in string"):
		return fmt.Sprintf("a character that cannot be seen stands in a text; it is written %s", appendText(nil, string(rune(c))))
	case c == '/' || c == '#':
		return "JSON has no comments"
	case len(before) == 0:
		return "this is not a Waymark file: it must be an object in { }"
	case c == '\'':
		return "JSON puts texts in double quotes"
	case says("in number") || c == '+' || c == '.':
		return "a number begins with a digit or a minus and goes on with digits: 0.5, -3"
	case says("in literal") || isLetter(c) && (says("start of value") || says("start of string")):
		return fmt.Sprintf("“%s” is no value in JSON: texts stand in double quotes, and what has no value is left out", word(src, at))
	case c == ',' && bytes.HasSuffix(before, []byte(":")):
		return "a value is missing here"
	case c == ',':
		return "there is a comma too many"
	case says("expecting ':'"):
		return "a colon is wanted here, between a name and its value"
	case says("expecting ',' or") && isDigit(c) && bytes.HasSuffix(before, []byte("0")):
		return "a number does not begin with a zero"
	case says("expecting ',' or") && bytes.HasSuffix(before, []byte(`"`)):
		return `a comma is missing here, or a quotation mark inside a text is not written \"`
	case says("expecting ',' or"):
		return "a comma is missing here"
	case c == '}' || c == ']':
		return "a value is missing here"
	}
	return "this is not JSON"
}

// What git writes into a file where it could not merge two versions.
const conflictLeft = "git has left both versions of a conflict in the file: run “wmk git-setup” and then “git checkout --merge” for this file, and they are merged"

// conflictMark reports whether a line that git wrote begins at a byte.
func conflictMark(src []byte, at int) bool {
	if at > 0 && src[at-1] != '\n' {
		return false
	}
	for _, mark := range []string{"<<<<<<< ", "||||||| ", "=======\n", "=======\r", ">>>>>>> "} {
		if bytes.HasPrefix(src[at:], []byte(mark)) {
			return true
		}
	}
	return false
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' }

// word returns the letters and digits round a byte.
func word(src []byte, at int) string {
	from := at
	for from > 0 && isLetter(src[from-1]) {
		from--
	}
	to := from
	for to < len(src) && to < from+20 && (isLetter(src[to]) || isDigit(src[to])) {
		to++
	}
	return string(src[from:to])
}

// otherKind names what a file is that begins like another kind of file, "" for
// one that may be a map.
func otherKind(b []byte) string {
	b = bytes.TrimSpace(b[:min(len(b), 512)])
	for _, k := range []struct{ begin, what string }{
		{"%PDF-", "this is a PDF, not a map; a handout has its map inside, to be taken out"},
		{"PK\x03\x04", "this is a ZIP archive or an office document, not a map"},
		{"\x1f\x8b", "this is a compressed file: unpack it first"},
		{"\x89PNG", "this is a picture, not a map"},
		{"\xff\xd8\xff", "this is a picture, not a map"},
		{"GIF8", "this is a picture, not a map"},
		{"<mxfile", "this is a draw.io drawing, not a map"},
		{"<mxGraphModel", "this is a draw.io drawing, not a map"},
		{"<!doctype html", "this is a web page, not a map: perhaps one that asked to sign in was saved in its place"},
		{"<html", "this is a web page, not a map: perhaps one that asked to sign in was saved in its place"},
		{"<svg", "this is a drawing in SVG, not a map"},
		{"<?xml", "this is XML, not a map"},
	} {
		if len(b) >= len(k.begin) && strings.EqualFold(string(b[:len(k.begin)]), k.begin) {
			return k.what
		}
	}
	return ""
}
