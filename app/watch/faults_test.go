package watch_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"waymark/app/watch"
	"waymark/model/file"
)

var fullFaults = flag.Bool("faults", false, "run the fault tests in full and print what was measured")

// One write after the other, of every kind and sometimes on each other's heels:
// nothing torn is told, no last content is missed, none of our own saves comes
// back.
func TestFaultWatch(t *testing.T) {
	n := 25
	if *fullFaults {
		n = 600
	}
	path := filepath.Join(t.TempDir(), "map")
	write(t, path, doc(0))
	w := start(t, path)
	agreed := file.HashOf([]byte(doc(0)))
	whole, own := map[string]bool{}, map[string]bool{}
	torn, missed, echo := 0, 0, 0
	var took []time.Duration
	for i := 1; i <= n; i++ {
		content := doc(i)
		whole[content] = true
		mine := false
		switch rand.IntN(7) {
		case 0:
			replace(t, path, content)
		case 1:
			write(t, path, content)
		case 2:
			pieces(t, path, os.O_TRUNC, content, 14)
		case 3:
			must(t, os.Remove(path))
			pieces(t, path, os.O_CREATE, content, 4)
		case 4: // over the old content, which is first brought to its length
			must(t, os.Truncate(path, int64(len(content))))
			pieces(t, path, 0, content, 6)
		case 5: // slowly
			f, err := os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0)
			must(t, err)
			for _, part := range cut(content, 4) {
				_, err := f.WriteString(part)
				must(t, err)
				<-time.After(time.Duration(rand.IntN(120)) * time.Millisecond)
			}
			must(t, f.Close())
		case 6:
			mine = true
			release := w.Hold()
			out, err := file.Save(t.Context(), path, []byte(content), file.Agreed{Hash: agreed, Visible: w.Seen})
			must(t, err)
			if !out.Saved { // their last one was not told yet: it is met here
				agreed = file.HashOf(out.Theirs)
				w.Seen(agreed)
				mine = false
				out, err = file.Save(t.Context(), path, []byte(content), file.Agreed{Hash: agreed, Visible: w.Seen})
				must(t, err)
			}
			release()
			if out.Saved {
				mine = true
				own[content] = true
				agreed = file.HashOf([]byte(content))
			}
		}
		if mine {
			continue
		}
		if i < n && rand.IntN(4) == 0 {
			continue // the next write comes at once
		}
		written := time.Now()
		for told := false; !told; {
			select {
			case e := <-w.events:
				got := string(e.Content)
				switch {
				case e.State != watch.Changed && e.State != watch.Back:
					torn++
					t.Errorf("write %d: told %v, %v", i, e.State, e.Err)
				case own[got]:
					echo++
					t.Errorf("write %d: our own save came back", i)
				case !whole[got]:
					torn++
					t.Errorf("write %d: told %d bytes that nobody wrote", i, len(got))
				}
				if told = got == content; told {
					took = append(took, time.Since(written))
					agreed = e.Hash
				}
			case <-time.After(20 * time.Second):
				missed++
				told = true // go on with the next one
				t.Errorf("write %d was missed", i)
			}
		}
	}
	if len(took) == 0 {
		return
	}
	slices.Sort(took)
	line := fmt.Sprintf("%d writes, %d torn, %d missed, %d own echoes; told after the last write: p50 %d ms, p95 %d ms", n, torn, missed, echo,
		took[len(took)/2].Milliseconds(), took[len(took)*95/100].Milliseconds())
	t.Log(line)
	if *fullFaults {
		fmt.Printf("FAULT\twatching, writes of every kind\t%s\n", line)
	}
}
