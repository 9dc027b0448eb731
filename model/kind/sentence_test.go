package kind

import "testing"

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

func TestAtStart(t *testing.T) {
	for in, want := range map[string]string{"": "", "stage “x”": "Stage “x”", "“call” is gone": "“call” is gone", "état": "État", "KPI": "KPI"} {
		if got := AtStart(in); got != want {
			t.Errorf("%q begins %q, not %q", in, got, want)
		}
	}
}
