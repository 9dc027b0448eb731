package export

import (
	"fmt"
	"strconv"
	"strings"
)

// FitMode says how a map is brought onto paper.
type FitMode uint8

// The modes.
const (
	FitPage    FitMode = iota // the whole map on one sheet
	FitSheets                 // enlarged to Cols × Rows sheets that are glued together
	FitPercent                // at a stated scale, on as many sheets as that takes
	FitStages                 // journeys on as few sheets as keep their text readable, cut between stages; other maps on one
)

// Fit is how large a map prints. The zero Fit is one sheet.
type Fit struct {
	Mode       FitMode
	Cols, Rows int     // for FitSheets, 1 … 40
	Percent    float64 // for FitPercent, 5 … 1000; at 100 % a document unit is 1/96 inch
}

// ParseFit reads "page", "stages", "2x3" (sheets across and down) or "100%".
func ParseFit(s string) (Fit, error) {
	t := strings.ToLower(strings.ReplaceAll(strings.TrimSpace(s), " ", ""))
	if t == "page" || t == "" {
		return Fit{}, nil
	}
	if t == "stages" {
		return Fit{Mode: FitStages}, nil
	}
	if n, ok := strings.CutSuffix(t, "%"); ok {
		p, err := strconv.ParseFloat(n, 64)
		if err != nil || !(p >= 5 && p <= 1000) {
			return Fit{}, fmt.Errorf("%q is no scale: write 5%% to 1000%%", s)
		}
		return Fit{Mode: FitPercent, Percent: p}, nil
	}
	if a, b, ok := strings.Cut(strings.ReplaceAll(t, "×", "x"), "x"); ok {
		c, err1 := strconv.Atoi(a)
		r, err2 := strconv.Atoi(b)
		if err1 == nil && err2 == nil && c >= 1 && r >= 1 && c <= 40 && r <= 40 {
			return Fit{Mode: FitSheets, Cols: c, Rows: r}, nil
		}
		return Fit{}, fmt.Errorf("%q is no number of sheets: write across and down, such as 2x3 (each 1 to 40)", s)
	}
	return Fit{}, fmt.Errorf("%q does not say how large: write page, stages, a number of sheets such as 2x3, or a scale such as 100%%", s)
}

// String writes the fit as ParseFit reads it.
func (f Fit) String() string {
	switch f.Mode {
	case FitSheets:
		return fmt.Sprintf("%dx%d", f.Cols, f.Rows)
	case FitPercent:
		return trim(f.Percent) + "%"
	case FitStages:
		return "stages"
	}
	return "page"
}
