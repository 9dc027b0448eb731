package tool

import (
	"strings"
	"unicode"

	"waymark/model"
	"waymark/model/kind"
)

// saidFor are words that people write for a channel, beside its own name.
var saidFor = map[string]string{
	"website": "web", "internet": "web", "online": "web", "homepage": "web", "portal": "web",
	"mobile": "app", "mail": "email", "email": "email", "newsletter": "email",
	"call": "phone", "calls": "phone", "hotline": "phone", "telephone": "phone",
	"chatbot": "chat", "text message": "sms", "facebook": "social", "instagram": "social", "linkedin": "social",
	"shop": "store", "branch": "store", "letter": "post", "parcel": "post", "courier": "post",
	"engineer": "field_visit", "technician": "field_visit",
	"advert": "advertisement", "ad": "advertisement", "billboard": "advertisement", "reviews": "review", "google": "search",
}

// withChannel gives a new card of the lane of touchpoints the channel that its
// text names: who types “Phone call” has said where it takes place.
func withChannel(r *model.Record, laneKind string) *model.Record {
	if laneKind != "touchpoints" || r.Has("channel") {
		return r
	}
	if c := channelIn(r.Text("text")); c != "" {
		return r.With(model.Prop{Name: "channel", Value: model.Text(c)})
	}
	return r
}

// channelIn finds the first channel that a text names, "" for none.
func channelIn(text string) string {
	words := " " + strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ") + " "
	best, found := len(words), ""
	look := func(word, channel string) {
		if i := strings.Index(words, " "+strings.ToLower(word)+" "); i >= 0 && i < best {
			best, found = i, channel
		}
	}
	for _, o := range kind.Options("card", "channel") {
		if o.Name != "other" {
			look(o.Label, o.Name)
			look(o.Name, o.Name)
		}
	}
	for word, channel := range saidFor {
		look(word, channel)
	}
	return found
}
