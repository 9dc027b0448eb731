package icons

import (
	"embed"
	"strings"
)

//go:embed ui/*.svg ui/LICENSE
var ui embed.FS

// Names returns the names of all icons in alphabetical order.
func Names() []string {
	files, err := ui.ReadDir("ui")
	if err != nil {
		return nil // cannot be: the folder is embedded
	}
	var names []string
	for _, f := range files {
		if name, ok := strings.CutSuffix(f.Name(), ".svg"); ok {
			names = append(names, name)
		}
	}
	return names
}

// SVG returns the SVG file of an icon: 24 × 24, strokes of width 2 in
// currentColor with round ends, no fill. ok is false when there is none of this
// name.
func SVG(name string) (svg []byte, ok bool) {
	b, err := ui.ReadFile("ui/" + name + ".svg")
	return b, err == nil
}

// License returns the licence of the icons, which must go along with them.
func License() string {
	b, _ := ui.ReadFile("ui/LICENSE")
	return string(b)
}

// Channel returns the icon of a channel that a touchpoint can have; that of an
// unstated channel for a name that is not known.
func Channel(channel string) string {
	switch channel {
	case "web":
		return "monitor"
	case "app":
		return "smartphone"
	case "email":
		return "mail"
	case "phone":
		return "phone"
	case "chat":
		return "messages-square"
	case "sms":
		return "message-square-text"
	case "social":
		return "share-2"
	case "store":
		return "store"
	case "sales_rep":
		return "handshake"
	case "post":
		return "mailbox"
	case "field_visit":
		return "truck"
	case "advertisement":
		return "megaphone"
	case "review":
		return "thumbs-up"
	case "referral":
		return "user-plus"
	case "search":
		return "search"
	}
	return "circle-ellipsis"
}

// Lane returns the icon of a lane kind and of the cards that stand in it.
func Lane(kind string) string {
	switch kind {
	case "actions":
		return "footprints"
	case "touchpoints":
		return "phone"
	case "thoughts":
		return "message-circle"
	case "motivations":
		return "heart"
	case "emotion":
		return "smile"
	case "pain_points":
		return "triangle-alert"
	case "opportunities":
		return "lightbulb"
	case "backstage":
		return "layers"
	case "time_effort":
		return "clock"
	case "kpis":
		return "chart-column"
	case "images":
		return "image"
	case "notes":
		return "sticky-note"
	}
	return "rows-3"
}

// Node returns the icon of a node kind of flowcharts and value streams.
func Node(kind string) string {
	switch kind {
	case "start":
		return "play"
	case "action":
		return "square"
	case "decision":
		return "diamond"
	case "input_output":
		return "clipboard-list"
	case "document":
		return "file-text"
	case "subprocess":
		return "workflow"
	case "hand_off":
		return "arrow-right-left"
	case "delay":
		return "hourglass"
	case "outcome":
		return "circle-check"
	case "customer", "supplier":
		return "factory"
	case "process":
		return "table"
	case "queue":
		return "triangle-alert"
	case "supermarket":
		return "warehouse"
	case "fifo":
		return "arrow-right-to-line"
	case "safety_stock":
		return "shield"
	case "information_system":
		return "database"
	case "kaizen_burst":
		return "zap"
	case "operator":
		return "user"
	case "transport":
		return "truck"
	case "note":
		return "sticky-note"
	case "image":
		return "image"
	}
	return "square"
}

// Page returns the icon of a page kind.
func Page(kind string) string {
	switch kind {
	case "journey":
		return "route"
	case "flowchart":
		return "workflow"
	case "valuestream":
		return "chart-line"
	}
	return "file"
}
