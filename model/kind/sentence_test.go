package kind

import (
	"errors"
	"testing"
)

func TestLabelsInsideSentences(t *testing.T) {
	for label, want := range map[string]string{
		"Action": "an action", "KPI": "a KPI", "FIFO lane": "a FIFO lane", "%C&A": "a %C&A",
		"Page": "a page", "Ähnlich": "a ähnlich", "E-mail": "an E-mail", "A": "an A", "": "a ",
	} {
		if got := WithArticle(label); got != want {
			t.Errorf("%q becomes %q, want %q", label, got, want)
		}
	}
}

func TestSentence(t *testing.T) {
	for in, want := range map[string]string{"": "", "no room": "No room.", "“x” is gone.": "“x” is gone.", "really?": "Really?", "é": "É."} {
		if got := Sentence(errors.New(in)); got != want {
			t.Errorf("%q is told as %q, not %q", in, got, want)
		}
	}
}

func TestAtStart(t *testing.T) {
	for in, want := range map[string]string{"": "", "stage “x”": "Stage “x”", "“call” is gone": "“call” is gone", "état": "État", "KPI": "KPI"} {
		if got := AtStart(in); got != want {
			t.Errorf("%q begins %q, not %q", in, got, want)
		}
	}
}
