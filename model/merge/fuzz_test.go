package merge

import (
	"testing"

	"pgregory.net/rapid"

	"waymark/model/file"
)

// FuzzMerge lets the fuzzer choose the documents that the laws are tested with: it
// finds the rare branches that chance does not.
func FuzzMerge(f *testing.F) {
	f.Fuzz(rapid.MakeFuzz(func(t *rapid.T) {
		b := drawBase(t)
		o, th := drawSide(t, b, "ours"), drawSide(t, b, "theirs")
		ours, theirs := Three(b, o, th, Ours), Three(b, o, th, Theirs)
		for _, r := range []Result{ours, theirs} {
			if _, err := file.Encode(r.Doc); err != nil {
				t.Fatalf("merged into what cannot be saved: %v", err)
			}
		}
		if len(ours.Conflicts) == 0 {
			wantEqual(t, "without a conflict the preference is irrelevant", theirs.Doc, ours.Doc)
		}
		wantEqual(t, "m(o|ours) = m(t|theirs)", Three(b, th, o, Theirs).Doc, ours.Doc)
		wantEqual(t, "m(t,m,t)=m", Three(th, ours.Doc, th, Ours).Doc, ours.Doc)
	}))
}
