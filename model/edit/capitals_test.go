package edit

import "testing"

func TestReplacementsTakeTheCapitals(t *testing.T) {
	for _, c := range []struct{ in, find, with, want string }{
		{"Phone, phone and PHONE", "phone", "hotline", "Hotline, hotline and HOTLINE"},
		{"Calls support", "calls", "writes to", "Writes to support"},
		{"SMS and sms", "SMS", "text message", "text message and text message"}, // as it was typed
		{"phone", "Phone", "WhatsApp", "WhatsApp"},                              // typed capitals stay
		{"Phone", "phone", "iPad app", "IPad app"},
		{"Straße, STRASSE", "straße", "allee", "Allee, STRASSE"},
		{"Ärger", "ärger", "ölfleck", "Ölfleck"},
		{"A phone", "a", "the", "The phone"}, // one letter is no word in capitals
		{"Phone", "phone", "", ""},
		{"24 h", "24 h", "1 day", "1 day"},
		{"电话", "电话", "热线", "热线"},
	} {
		if got := searchFor(c.find, false).replace(c.in, c.with); got != c.want {
			t.Errorf("%q with %q for %q is %q, want %q", c.in, c.with, c.find, got, c.want)
		}
	}
	if got := searchFor("phone", true).replace("Phone phone", "chat"); got != "Phone chat" {
		t.Errorf("where capitals count: %q", got)
	}
}
