package diagram

import "math"

const (
	pageMargin = 28.0
	headHeight = 100.0 // title on one line, subtitle and the caption of the outside
	headMargin = 12.0  // on the right of the head, for readers with a wide font
	minWidth   = 420.0
	sideWidth  = 560.0 // drawings narrower than this have the legend beside them
	sideHeight = 250.0
)

// page is the card around a drawing with its title and legend.
type page struct {
	W, H    float64
	Shift   point // from coordinates of the plan to those of the page
	Canvas  rect  // the dotted ground that is outside every boundary
	Entries []entry
	At      []point // of the entries, relative to Corner
	Corner  point
}

const (
	mostTitleLines = 3
	titleWidest    = 640.0 // no title makes a page wider than this
	titleLine      = 21.0
)

// titleLines breaks the title of a page of some width.
func (d drawing) titleLines(width float64) []string {
	limit := width - pageMargin - headMargin + 0.01 // against the last bits of a sum
	return titleFont.anywhere().wrapWithin(d.heading(), limit, limit, mostTitleLines)
}

// headShift is how much higher than usual the head of a page is.
func (d drawing) headShift(width float64) float64 {
	return titleLine * float64(max(0, len(d.titleLines(width))-1))
}

// headRoom is how wide title and subtitle want a page to be.
func (d drawing) headRoom() float64 {
	most := 2*pageMargin + titleWidest
	title := titleFont.room([]string{d.heading()}, 2*pageMargin, pageMargin+headMargin)
	return max(minWidth, min(title, most), subtitleFont.room([]string{d.Subtitle}, 2*pageMargin, pageMargin+headMargin))
}

// paginate puts the legend beside a narrow drawing and below a wide one.
func (d drawing) paginate(p plan, l layer) page {
	r := d.extent(p, l)
	w, h := math.Ceil(r.w()), math.Ceil(r.h())
	pg := page{Entries: d.legend(l)}
	if w < sideWidth && h > sideHeight {
		wide := 0.0
		for i, e := range pg.Entries {
			wide = max(wide, e.entryWidth())
			pg.At = append(pg.At, point{0, legendRow * float64(i)})
		}
		tall := legendRow * float64(len(pg.Entries))
		pg.W = math.Ceil(max(d.headRoom(), pageMargin+w+36+wide+pageMargin))
		down := d.headShift(pg.W)
		pg.H = headHeight + down + max(h, tall) + pageMargin
		pg.Shift = point{pageMargin - r.X0, headHeight + down - r.Y0}
		pg.Canvas = rect{8, 66 + down, pageMargin + w + 16, pg.H - 10}
		pg.Corner = point{pageMargin + w + 36, headHeight + down + 12}
		return pg
	}
	pg.W = math.Ceil(max(d.headRoom(), w+2*pageMargin))
	down := d.headShift(pg.W)
	var tall float64
	pg.At, tall = legendRows(pg.Entries, pg.W-2*pageMargin)
	pg.Shift = point{(pg.W-w)/2 - r.X0, headHeight + down - r.Y0}
	pg.Canvas = rect{8, 66 + down, pg.W - 8, headHeight + down + h + 14}
	pg.Corner = point{pageMargin, pg.Canvas.Y1 + 26}
	pg.H = math.Ceil(pg.Corner.Y + tall)
	return pg
}

// write draws the whole picture, as a file or to stand within a page: the card,
// then everything of the plan from the back to the front.
func (d drawing) write(p plan, l layer, inline bool) raw {
	pg := d.paginate(p, l)
	return d.paint(pg, p.moved(pg.Shift), l.moved(pg.Shift), inline)
}

// paint writes a picture of which all is in coordinates of the page.
func (d drawing) paint(pg page, p plan, l layer, inline bool) raw {
	w := writer{inline: inline}
	w.open(d, pg)
	w.card(d, pg)
	w.boundaries(d, p, l)
	w.flows(d, p)
	for i, e := range d.Elements {
		w.element(e, p.Elements[i])
	}
	w.layer(d, l)
	w.legend(pg.Entries, pg.At, pg.Corner)
	w.put("</svg>\n")
	return w.raw()
}

// card draws the opaque ground, the title and the caption of the outside.
func (w *writer) card(d drawing, pg page) {
	w.put(`<defs><pattern id="ts-dots" width="14" height="14" patternUnits="userSpaceOnUse"><circle class="dt" cx="7" cy="7" r="1"/></pattern></defs>` + "\n")
	w.put(`<rect class="bg" x="0.5" y="0.5" width="%v" height="%v" rx="12"/>`, pg.W-1, pg.H-1)
	c := pg.Canvas
	w.put(`<rect x="%v" y="%v" width="%v" height="%v" fill="url(#ts-dots)"/>`+"\n", c.X0, c.Y0, c.w(), c.h())
	for i, line := range d.titleLines(pg.W) {
		w.text("H", pageMargin, 34+titleLine*float64(i), line)
	}
	down := d.headShift(pg.W)
	w.text("S m", pageMargin, 53+down, d.Subtitle)
	for _, e := range d.Elements {
		if e.Outside && e.Form == plainForm {
			w.bars(pageMargin, 84+down, 0)
			w.text("L m", pageMargin+barsWidth+2, 84+down, "Outside: not trusted")
			break
		}
	}
	w.put("\n")
}

// boundaries draws areas, outer ones first: a parent stands before its children.
func (w *writer) boundaries(d drawing, p plan, l layer) {
	var over []rect
	for _, t := range l.Titles {
		over = append(over, t.Box)
	}
	for i, t := range l.Labels {
		if len(d.Flows[i].Lines) > 0 {
			over = append(over, t.Box)
		}
	}
	for i, b := range d.Boundaries {
		w.area(b, p.Boundaries[i], over)
	}
}

// flows draws the lines that stay inside, then those that cross.
func (w *writer) flows(d drawing, p plan) {
	for _, crosses := range [2]bool{false, true} {
		for i, f := range d.Flows {
			if f.Crosses == crosses {
				w.flow(f, d.tooltip(f), p.Routes[i].Line)
			}
		}
	}
}

// layer draws what lies over lines and elements: titles, crossings, labels, badges.
func (w *writer) layer(d drawing, l layer) {
	for i, b := range d.Boundaries {
		w.boundaryTitle(b, l.Titles[i])
	}
	w.put("\n")
	for i, f := range d.Flows {
		for _, m := range l.Diamonds[i] {
			w.put(`<g class="gate" data-f="%v" data-b="%v">`, f.ID, d.Boundaries[m.Boundary].ID)
			w.diamond(f.State, m.At)
			w.put("</g>\n")
		}
	}
	for i, f := range d.Flows {
		if l.Badges[i].OnGate {
			w.put(`<g class="gate" data-f="%v" data-b="%v">`, f.ID, d.Boundaries[f.Seams[f.Main].Boundary].ID)
		} else {
			w.put(`<g class="badge" data-f="%v">`, f.ID)
		}
		w.lines(f, l.Labels[i])
		w.sign(f, l.Badges[i].At)
		w.put("</g>\n")
	}
}

// moved returns the plan shifted.
func (p plan) moved(by point) plan {
	out := plan{Size: p.Size.move(by)}
	for _, r := range p.Elements {
		out.Elements = append(out.Elements, r.move(by))
	}
	for _, r := range p.Boundaries {
		out.Boundaries = append(out.Boundaries, r.move(by))
	}
	for _, r := range p.Routes {
		out.Routes = append(out.Routes, route{Line: r.Line.moved(by)})
	}
	return out
}

// moved returns the layer shifted.
func (l layer) moved(by point) layer {
	out := layer{}
	for i, b := range l.Badges {
		out.Badges = append(out.Badges, badge{b.At.plus(by), b.OnGate})
		var marks []diamond
		for _, m := range l.Diamonds[i] {
			marks = append(marks, diamond{m.At.plus(by), m.Boundary})
		}
		out.Diamonds = append(out.Diamonds, marks)
		out.Labels = append(out.Labels, label{l.Labels[i].Box.move(by), l.Labels[i].Zones})
	}
	for _, t := range l.Titles {
		out.Titles = append(out.Titles, label{t.Box.move(by), t.Zones})
	}
	return out
}
