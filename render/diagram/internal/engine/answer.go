package engine

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/trustseam/trustseam/render/diagram/internal/geom"
)

// Answer is the part of json0 that is used. Numbers come as text.
type Answer struct {
	BB      string `json:"bb"`
	Objects []struct {
		Name string `json:"name"`
		BB   string `json:"bb"`
		Pos  string `json:"pos"`
	} `json:"objects"`
	Edges []struct {
		ID  string `json:"id"`
		Pos string `json:"pos"`
		LP  string `json:"lp"`
	} `json:"edges"`
}

// Size is the box around the whole layout, y upwards, which must have a size.
func (a *Answer) Size() (geom.Rectangle, error) {
	r, err := Box(a.BB)
	if err != nil || r.W() <= 0 || r.H() <= 0 {
		return r, errors.New("the layout has no size")
	}
	return r, nil
}

// Box reads a box, y upwards: two corners.
func Box(text string) (geom.Rectangle, error) {
	const corners = 4
	n, err := Numbers(text, corners)
	if err != nil {
		return geom.Rectangle{}, err
	}
	return geom.Rect(n[0], n[1], n[2], n[corners-1]), nil
}

// Index reads the number after a prefix: "n3" is the third, index 2.
func Index(name, prefix string, count int) (int, bool) {
	digits, ok := strings.CutPrefix(name, prefix)
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(digits)
	return n - 1, err == nil && n >= 1 && n <= count
}

// Numbers reads exactly count finite numbers between commas.
func Numbers(text string, count int) ([]float64, error) {
	fields := strings.Split(text, ",")
	if len(fields) != count {
		return nil, fmt.Errorf("%d numbers where %d are needed", len(fields), count)
	}
	out := make([]float64, count)
	for i, field := range fields {
		n, err := strconv.ParseFloat(strings.TrimSpace(field), 64)
		if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
			return nil, errors.New("a coordinate that is not a number")
		}
		out[i] = n
	}
	return out, nil
}

// Line reads a spline: optional end points marked "s," and "e,", then 3n+1 points.
func Line(text string, top float64) (geom.Curve, error) {
	text, _, _ = strings.Cut(text, ";")
	var line geom.Curve
	for _, field := range strings.Fields(text) {
		if strings.HasPrefix(field, "s,") || strings.HasPrefix(field, "e,") {
			continue // the tip of an arrow that we have not asked for
		}
		at, err := Numbers(field, 2)
		if err != nil {
			return nil, err
		}
		line = append(line, geom.Pt(at[0], top-at[1]))
	}
	if !line.Whole() {
		return nil, fmt.Errorf("%d points are no curve", len(line))
	}
	return line, nil
}
