package shape

import (
	"testing"

	"waymark/model/geom"
)

// The head of a wide arrow ends behind the last bend, however near the bend is to the
// tip: else the outline would cross itself.
func TestBulkHeadEndsAtTheBend(t *testing.T) {
	for _, last := range []float64{6, 12, 18, 60} {
		pts := []geom.Pt{geom.P(300, 0), geom.P(0, 0), geom.P(0, last)}
		head := bulkHead(pts)
		if head <= 0 || head > bulkLength || head > last-min(shaft, last/2) {
			t.Errorf("a last stretch of %v has a head of %v", last, head)
		}
	}
	if head := bulkHead([]geom.Pt{geom.P(0, 0), geom.P(60, 0)}); head != bulkLength {
		t.Errorf("a straight arrow has a head of %v", head)
	}
}
