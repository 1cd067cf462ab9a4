package diagram

const (
	headLength = 8.5
	headWidth  = 7.8
	// diamondAsked is half the width of a mark that has room for a question mark.
	diamondAsked = 7.5
)

// class is the class of a flow's line: lines that cross a boundary are heavier.
func (f flow) class() raw {
	if f.Crosses {
		return "ex"
	}
	return "e"
}

// flow draws the line of a flow with its arrow heads.
func (w *writer) flow(f flow, title string, line curve) {
	w.put(`<g class="flow" data-f="%v"><title>%v</title>`, f.ID, title)
	shaft := f.shaft(line)
	w.reach(shaft)
	if f.Crown {
		path := shaft.path()
		w.put(`<path class="co" d="%v"/><path class="cs" d="%v"/>`, path, path)
	}
	w.put(`<path class="%v" d="%v"/>`, f.class(), shaft.path())
	n := len(line)
	w.head(f, line[n-1], shaft[len(shaft)-1])
	if f.Both {
		w.head(f, line[0], shaft[0])
	}
	w.put("</g>\n")
}

// shaft is the line without the parts that heads cover. A filled head needs its
// room; a line runs up to the tip of an open one.
func (f flow) shaft(line curve) curve {
	shaft := line.cutEnd(headLength - 1)
	if f.Both {
		shaft = shaft.reversed().cutEnd(headLength - 1).reversed()
	}
	return shaft
}

// head draws an arrow head: filled where the sender waits, open where it does not.
func (w *writer) head(f flow, tip, from point) {
	along := tip.minus(from).unit()
	back := tip.minus(along.times(headLength))
	across := point{-along.Y, along.X}.times(headWidth / 2)
	left, right := back.plus(across), back.minus(across)
	if f.Async {
		w.put(`<path class="%v" d="M%v %vL%v %v"/>`, f.class(), from.X, from.Y, tip.X, tip.Y)
		w.put(`<path class="%v" d="M%v %vL%v %vL%v %v"/>`, f.class(), left.X, left.Y, tip.X, tip.Y, right.X, right.Y)
		return
	}
	w.put(`<path class="%vh" d="M%v %vL%v %v %v %vz"/>`, f.class(), tip.X, tip.Y, left.X, left.Y, right.X, right.Y)
}

// sign draws the numbered badge of a flow: a hexagon where it crosses a boundary,
// a circle where it stays inside, solid while it has open threats, with a question
// mark while a grave question about it is unanswered.
func (w *writer) sign(f flow, at point) {
	half := badgeReach(f) - 1
	shape, text := raw("k"), raw("kt")
	switch {
	case f.State == stateOpen:
		shape, text = "o", "ot"
	case f.State == stateAsked:
		shape, text = "q", "qt"
	case !f.Crosses:
		shape, text = "i", "it"
	}
	switch {
	case f.Crosses:
		w.put(`<path class="%v" d="M%v %vl5-10h%vl5 10-5 10h-%vz"/>`, shape, at.X-half, at.Y, 2*half-10, 2*half-10)
	case half <= 9:
		w.put(`<circle class="%v" cx="%v" cy="%v" r="9"/>`, shape, at.X, at.Y)
	default:
		w.put(`<rect class="%v" x="%v" y="%v" width="%v" height="18" rx="9"/>`, shape, at.X-half, at.Y-9, 2*half)
	}
	w.text("G "+text, at.X, at.Y+3.8, f.signText())
}

// diamond marks a crossing without a number.
func (w *writer) diamond(s state, at point) {
	class, r := raw("k"), 4.6
	switch s {
	case stateOpen:
		class, r = "o", 6
	case stateAsked:
		class, r = "q", diamondAsked
	}
	w.put(`<path class="%v" d="M%v %vl%v-%v %v %v-%v %vz"/>`, class, at.X-r, at.Y, r, r, r, r, r, r)
	if s == stateAsked {
		w.text("Q qt", at.X, at.Y+3, "?")
	}
}

// lines writes the label of a flow into its box.
func (w *writer) lines(f flow, l label) {
	for i, line := range f.Lines {
		w.fitted("F h"+zoneDigit(l.Zones[i]), l.Box.X0+1, l.Box.Y0+10+float64(i)*smallFont.lineHeight(), line, smallFont, 5)
	}
}
