package export

import "waymark/canvas/compose"

// alike returns how all columns that do not fit on one sheet can be cut between the
// same lanes; nil where they cannot.
func (c *cutter) alike(ranges []colRange) []lanes {
	var all size
	for _, r := range ranges {
		if s := c.sizes[r]; len(c.on(r)) > 1 {
			all.H = max(all.H, s.H)
			all.heights = all.heights.Join(s.heights)
			all.beside = max(all.beside, s.beside)
		}
	}
	return c.cutBetweenLanes(all)
}

// cutBetweenLanes divides lanes among as few sheets as hold them, so that these are
// about equally full; nil where one lane alone is higher than a sheet.
func (c *cutter) cutBetweenLanes(s size) []lanes {
	room := c.area.H/c.scale - s.beside
	cut := func(room float64) []lanes {
		var out []lanes
		first, sum := 0, 0.0
		for i, l := range c.grid.Rows {
			high := s.heights.Rows[l.Lane].H + compose.LaneGap
			if high > room {
				return nil
			}
			if sum+high > room {
				out = append(out, lanes{first, i - 1})
				first, sum = i, 0
			}
			sum += high
		}
		return append(out, lanes{first, len(c.grid.Rows) - 1})
	}
	best := cut(room)
	for low, high := 0.0, room; best != nil && high-low > 1; {
		if try := cut((low + high) / 2); try != nil && len(try) == len(best) {
			best, high = try, (low+high)/2
		} else {
			low = (low + high) / 2
		}
	}
	return best
}

// partLine is the room for a title block that grows by the names of lanes.
const partLine = 20
