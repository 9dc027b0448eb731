package geom

// Length returns the length of a polyline, 0 for fewer than two corners.
func Length(line []Pt) float64 {
	sum := 0.0
	for i := 1; i < len(line); i++ {
		sum += line[i].Dist(line[i-1])
	}
	return sum
}

// Along walks along a polyline and returns where it is after dist, and which
// stretch that lies on: the one between the corners stretch and stretch+1, never
// one without length where there are others. It stands still at both ends. The
// line has at least one corner.
func Along(line []Pt, dist float64) (at Pt, stretch int) {
	dist = max(dist, 0)
	for i := 1; i < len(line); i++ {
		n := line[i].Dist(line[i-1])
		if n == 0 {
			continue
		}
		if dist <= n {
			return line[i-1].Lerp(line[i], dist/n), i - 1
		}
		dist, stretch = dist-n, i-1
	}
	return line[len(line)-1], stretch
}
