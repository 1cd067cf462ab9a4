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
	groups := readGroups(svg)
	p, err := d.readPlan(groups)
	if err != nil {
		return err
	}
	l := d.readLayer(p, groups)
	pg.Entries = d.legend(l)
	pg.At = slices.Repeat([]point{nowhere}, len(pg.Entries))
	pattern := string(d.paint(pg, p, l, false))
	first, rest, _ := strings.Cut(pattern, "\n")
	if err := match(first+"\n\n"+rest, svg, max(pg.W, pg.H)); err != nil {
		return err
	}
	return d.checkPlaces(pg, p, groups, readTitles(svg))
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

// readPlan reads where elements and boundaries stand.
func (d drawing) readPlan(all groups) (plan, error) {
	var p plan
	for _, b := range d.Boundaries {
		box, ok := boxOf(all[`<g class="boundary" data-b="`+escape(b.ID)+`"`], false)
		if !ok {
			return p, fmt.Errorf("boundary `%s` is not in it", clean(b.ID))
		}
		p.Boundaries = append(p.Boundaries, box)
	}
	for _, e := range d.Elements {
		box, ok := boxOf(all[`<g class="element" data-e="`+escape(e.ID)+`"`], true)
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
func (d drawing) readLayer(p plan, all groups) layer {
	var l layer
	for _, f := range d.Flows {
		_, beside := all[`<g class="badge" data-f="`+escape(f.ID)+`"`]
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
func boxOf(group string, last bool) (rect, bool) {
	all := boxForm.FindAllStringSubmatch(group, -1)
	if len(all) == 0 {
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
