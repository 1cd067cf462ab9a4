// Package evidence reads a picture back and compares it with what would be painted: the same bytes,
// except for what only a layout tells.
package evidence

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/overlay"
	"github.com/trustseam/trustseam/render/diagram/internal/paint"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

var pageSize = lazy.Regexp(`^<svg [^<>]* width="([1-9]\d{0,5})" height="([1-9]\d{0,5})"`)

// readPage reads how big a picture is; nothing else of its page is known.
func readPage(svg string) (paint.Page, error) {
	m := pageSize().FindStringSubmatch(svg)
	if m == nil {
		return paint.Page{}, errors.New("line 1 is not the beginning of a picture of trustseam's")
	}
	w, h := number(m[1]), number(m[2])
	return paint.Page{W: w, H: h, Canvas: paint.Unknown, Corner: paint.Nowhere}, nil
}

// Inspect compares a file with what the drawing looks like.
func Inspect(d scene.Drawing, svg string) error {
	pg, err := readPage(svg)
	if err != nil {
		return err
	}
	groups := readGroups(svg)
	p, err := readPlan(d, groups)
	if err != nil {
		return err
	}
	l := readLayer(d, p, groups)
	pg.Entries = paint.Legend(d, l)
	pg.At = slices.Repeat([]geom.Point{paint.Nowhere}, len(pg.Entries))
	pattern := paint.OnPage(d, pg, p, l, false)
	first, rest, _ := strings.Cut(pattern, "\n")
	if err := match(first+"\n\n"+rest, svg, max(pg.W, pg.H)); err != nil {
		return err
	}
	return checkPlaces(d, pg, p, groups, readTitles(svg))
}

// groups are the groups of a picture, each of which is a line, by the tag that opens them.
type groups map[string]string

func readGroups(svg string) groups {
	all := make(groups)
	for line := range strings.SplitSeq(svg, "\n") {
		for {
			at := strings.Index(line, `<g class="`)
			if at < 0 {
				break
			}
			tag, rest, _ := strings.Cut(line[at:], ">")
			group, after, _ := strings.Cut(rest, "</g>")
			if _, ok := all[tag]; !ok {
				all[tag] = group
			}
			line = after
		}
	}
	return all
}

// readPlan reads where elements and boundaries are.
func readPlan(d scene.Drawing, all groups) (plan.Plan, error) {
	var p plan.Plan
	for _, b := range d.Boundaries {
		box, ok := boxOf(all[`<g class="boundary" data-b="`+paint.Escape(b.ID)+`"`], false)
		if !ok {
			return p, fmt.Errorf("boundary `%s` is not in it", scene.Clean(b.ID))
		}
		p.Boundaries = append(p.Boundaries, box)
	}
	for _, e := range d.Elements {
		box, ok := boxOf(all[`<g class="element" data-e="`+paint.Escape(e.ID)+`"`], true)
		switch {
		case !ok:
			return p, fmt.Errorf("element `%s` is not in it", scene.Clean(e.ID))
		case math.Abs(box.W()-e.W) > slack || math.Abs(box.H()-e.H) > slack:
			return p, fmt.Errorf("element `%s` is not of its size", scene.Clean(e.ID))
		}
		p.Elements = append(p.Elements, box)
	}
	for _, f := range d.Flows {
		r := plan.Route{Line: geom.Curve{paint.Nowhere, paint.Nowhere, paint.Nowhere, paint.Nowhere}}
		for range f.Crossings {
			r.Crossings = append(r.Crossings, plan.Crossing{At: paint.Nowhere})
		}
		p.Routes = append(p.Routes, r)
	}
	return p, nil
}

// readLayer reads which flows have their badge on a crossing, but not where.
func readLayer(d scene.Drawing, p plan.Plan, all groups) overlay.Layer {
	var l overlay.Layer
	for _, f := range d.Flows {
		_, beside := all[`<g class="badge" data-f="`+paint.Escape(f.ID)+`"`]
		l.Badges = append(l.Badges, overlay.Badge{At: paint.Nowhere, OnCrossing: len(f.Crossings) > 0 && !beside})
		l.Labels = append(l.Labels, overlay.Label{Box: paint.Unknown, Zones: slices.Repeat([]int{paint.AnyZone}, len(f.Lines))})
	}
	for range d.Boundaries {
		l.Titles = append(l.Titles, overlay.Label{Box: paint.Unknown, Zones: []int{paint.AnyZone}})
	}
	l.Diamonds = overlay.Diamonds(d, p, l.Badges)
	return l
}

var boxForm = lazy.Regexp(`<rect class="[^"<>]*" x="(` + numberForm + `)" y="(` + numberForm + `)" width="(` + numberForm + `)" height="(` + numberForm + `)"`)

// boxOf reads the first or the last rectangle of a group.
func boxOf(group string, last bool) (geom.Rectangle, bool) {
	all := boxForm().FindAllStringSubmatch(group, -1)
	if len(all) == 0 {
		return geom.Rectangle{}, false
	}
	m := all[0]
	if last {
		m = all[len(all)-1]
	}
	var n [4]float64
	for i, digits := range m[1:] {
		n[i] = number(digits)
	}
	return geom.Rect(n[0], n[1], n[0]+n[2], n[1]+n[3]), true
}
