package diagram

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
)

// Inspect reads a picture as evidence: it must be what Draw makes of the input, but for
// where everything stands, which only a layout tells. So it holds every element, flow,
// boundary and name of the graph once, in our own elements, attributes and style sheet,
// and nothing else; elements have their size, lie apart from each other and within their
// boundaries, and flows begin and end at theirs. It takes some tenths of a millisecond.
// The error says what else there is, and on which line.
func Inspect(in Input, svg []byte) error {
	d, err := show(in)
	if err != nil {
		return err
	}
	body, err := unstamp(string(svg))
	if err != nil {
		return err
	}
	pg, err := readPage(body)
	if err != nil {
		return err
	}
	err = d.inspect(pg, body)
	if err != nil && d.named() {
		// Where the names of flows made a picture too wide, it has their numbers only.
		if d.numbered().inspect(pg, body) == nil {
			return nil
		}
	}
	return err
}

// unstamp returns a picture with line feeds, without its comment, which must be the second
// line, and with one line feed at its end, however many version control or an editor made of it.
func unstamp(svg string) (string, error) {
	first, rest, _ := strings.Cut(strings.ReplaceAll(svg, "\r\n", "\n"), "\n")
	second, rest, ok := strings.Cut(rest, "\n")
	if !ok || comment.FindString(second+"\n") != second+"\n" {
		return "", errors.New("line 2 is not the comment that says what it was drawn from")
	}
	// An empty line in the comment's place keeps the numbers of lines.
	return first + "\n\n" + oneEnd(rest), nil
}

// oneEnd makes of no or two line feeds at the end of a text the one that belongs there.
func oneEnd(text string) string {
	return strings.TrimSuffix(strings.TrimSuffix(text, "\n"), "\n") + "\n"
}

// Same reports whether two files are one picture. Line ends, and one more or less at the
// end of the file, do not count.
func Same(a, b []byte) bool {
	x, err := unstamp(string(a))
	y, err2 := unstamp(string(b))
	xin, xbody, _ := Hashes(a)
	yin, ybody, _ := Hashes(b)
	return err == nil && err2 == nil && x == y && xin == yin && xbody == ybody
}

var pageSize = regexp.MustCompile(`^<svg [^<>]* width="([1-9]\d{0,5})" height="([1-9]\d{0,5})"`)

// readPage reads how big a picture is; nothing else of its page is known.
func readPage(svg string) (page, error) {
	m := pageSize.FindStringSubmatch(svg)
	if m == nil {
		return page{}, errors.New("line 1 is not the beginning of a picture of trustseam's")
	}
	w, h := number(m[1]), number(m[2])
	return page{W: w, H: h, Canvas: unknown, Corner: nowhere}, nil
}

// inspect compares a file with what the drawing looks like.
func (d drawing) inspect(pg page, svg string) error {
	p, err := d.readPlan(svg)
	if err != nil {
		return err
	}
	l := d.readLayer(p, svg)
	pg.Entries = d.legend(l)
	pg.At = slices.Repeat([]point{nowhere}, len(pg.Entries))
	pattern := string(d.paint(pg, p, l, false))
	first, rest, _ := strings.Cut(pattern, "\n")
	if err := match(first+"\n\n"+rest, svg, max(pg.W, pg.H)); err != nil {
		return err
	}
	return d.checkPlaces(pg, p, svg)
}

// readPlan reads where elements and boundaries stand.
func (d drawing) readPlan(svg string) (plan, error) {
	var p plan
	for _, b := range d.Boundaries {
		box, ok := boxOf(svg, `<g class="boundary" data-b="`+escape(b.ID)+`">`, false)
		if !ok {
			return p, fmt.Errorf("boundary `%s` is not in it", clean(b.ID))
		}
		p.Boundaries = append(p.Boundaries, box)
	}
	for _, e := range d.Elements {
		box, ok := boxOf(svg, `<g class="element" data-e="`+escape(e.ID)+`">`, true)
		switch {
		case !ok:
			return p, fmt.Errorf("element `%s` is not in it", clean(e.ID))
		case math.Abs(box.w()-e.W) > slack || math.Abs(box.h()-e.H) > slack:
			return p, fmt.Errorf("element `%s` is not of its size", clean(e.ID))
		}
		p.Elements = append(p.Elements, box)
	}
	for _, f := range d.Flows {
		r := route{Line: curve{nowhere, nowhere, nowhere, nowhere}}
		for range f.Seams {
			r.Gates = append(r.Gates, gate{At: nowhere})
		}
		p.Routes = append(p.Routes, r)
	}
	return p, nil
}

// readLayer reads which flows have their badge on a crossing; where all that stands is not known.
func (d drawing) readLayer(p plan, svg string) layer {
	var l layer
	for _, f := range d.Flows {
		beside := strings.Contains(svg, `<g class="badge" data-f="`+escape(f.ID)+`">`)
		l.Badges = append(l.Badges, badge{nowhere, len(f.Seams) > 0 && !beside})
		l.Labels = append(l.Labels, label{unknown, slices.Repeat([]int{anyZone}, len(f.Lines))})
	}
	for range d.Boundaries {
		l.Titles = append(l.Titles, label{unknown, []int{anyZone}})
	}
	l.Diamonds = d.diamonds(p, l.Badges)
	return l
}

var boxForm = regexp.MustCompile(`<rect class="[^"<>]*" x="(` + numberForm + `)" y="(` + numberForm + `)" width="(` + numberForm + `)" height="(` + numberForm + `)"`)

// boxOf reads the first or the last rectangle of a group.
func boxOf(svg, open string, last bool) (rect, bool) {
	_, group, ok := strings.Cut(svg, open)
	group, _, closed := strings.Cut(group, "</g>")
	all := boxForm.FindAllStringSubmatch(group, -1)
	if !ok || !closed || len(all) == 0 {
		return rect{}, false
	}
	m := all[0]
	if last {
		m = all[len(all)-1]
	}
	var n [4]float64
	for i, digits := range m[1:] {
		n[i] = number(digits)
	}
	return rect{n[0], n[1], n[0] + n[2], n[1] + n[3]}, true
}
