package paint

import (
	"github.com/trustseam/trustseam/compare"
	"github.com/trustseam/trustseam/render/diagram/internal/font"
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/overlay"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// class is the class of a flow's line: lines that cross a boundary are heavier.
func class(f scene.Flow) raw {
	if f.Mark.Kind == compare.Removed {
		return "eg"
	}
	if f.Crosses {
		return "ex"
	}
	return "e"
}

// flow draws the line of a flow with its arrow heads.
func (w *writer) flow(f scene.Flow, title string, line geom.Curve) {
	w.put(`<g class="flow" data-f="%v"><title>%v</title>`, f.ID, title)
	shaft := shaft(f, line)
	w.reach(shaft)
	w.flowMark(f, shaft)
	if f.Crown {
		path := path(shaft)
		w.put(`<path class="co" d="%v"/><path class="cs" d="%v"/>`, path, path)
	}
	w.put(`<path class="%v" d="%v"/>`, class(f), path(shaft))
	n := len(line)
	w.head(f, line[n-1], shaft[len(shaft)-1])
	if f.Both {
		w.head(f, line[0], shaft[0])
	}
	w.put("</g>\n")
}

// shaft is the line without the parts that heads cover. A filled head needs its
// room; a line runs up to the tip of an open one.
func shaft(f scene.Flow, line geom.Curve) geom.Curve {
	shaft := line.CutEnd(HeadLength - 1)
	if f.Both {
		shaft = shaft.Reversed().CutEnd(HeadLength - 1).Reversed()
	}
	return shaft
}

// head draws an arrow head: filled where the sender waits, open where it does not.
func (w *writer) head(f scene.Flow, tip, from geom.Point) {
	along := tip.Minus(from).Unit()
	back := tip.Minus(along.Times(HeadLength))
	across := geom.Pt(-along.Y, along.X).Times(headWidth / 2)
	left, right := back.Plus(across), back.Minus(across)
	if f.Async {
		w.put(`<path class="%v" d="M%v %vL%v %v"/>`, class(f), from.X, from.Y, tip.X, tip.Y)
		w.put(`<path class="%v" d="M%v %vL%v %vL%v %v"/>`, headClass(f), left.X, left.Y, tip.X, tip.Y, right.X, right.Y)
		return
	}
	w.put(`<path class="%vh" d="M%v %vL%v %v %v %vz"/>`, class(f), tip.X, tip.Y, left.X, left.Y, right.X, right.Y)
}

// sign draws the numbered badge of a flow: a hexagon where it crosses a boundary,
// a circle where it stays inside, solid while it has open threats, with a question
// mark while a grave question about it is unanswered.
func (w *writer) sign(f scene.Flow, at geom.Point) {
	half := scene.BadgeReach(f) - 1
	shape, text := raw("k"), raw("kt")
	switch {
	case w.change:
		shape, text = "i", "it"
	case f.State == scene.StateOpen:
		shape, text = "o", "ot"
	case f.State == scene.StateAsked:
		shape, text = "q", "qt"
	case !f.Crosses:
		shape, text = "i", "it"
	}
	switch {
	case f.Crosses:
		w.put(`<path class="%v" d="M%v %vl5-10h%vl5 10-5 10h-%vz"/>`, shape, at.X-half, at.Y, 2*half-badges.points, 2*half-badges.points)
	case half <= badges.radius:
		w.put(`<circle class="%v" cx="%v" cy="%v" r="9"/>`, shape, at.X, at.Y)
	default:
		w.put(`<rect class="%v" x="%v" y="%v" width="%v" height="18" rx="9"/>`, shape, at.X-half, at.Y-badges.radius, 2*half)
	}
	w.text("G "+text, at.X, at.Y+BadgeBaseline, f.SignText())
}

// diamond marks a crossing without a number.
func (w *writer) diamond(s scene.State, at geom.Point) {
	class, r := raw("k"), diamonds.fine
	switch {
	case w.change:
		class = "i"
	case s == scene.StateOpen:
		class, r = "o", diamonds.open
	case s == scene.StateAsked:
		class, r = "q", diamonds.asked
	}
	w.put(`<path class="%v" d="M%v %vl%v-%v %v %v-%v %vz"/>`, class, at.X-r, at.Y, r, r, r, r, r, r)
	if s == scene.StateAsked {
		w.text("Q qt", at.X, at.Y+baselines.diamond, "?")
	}
}

// lines writes the label of a flow into its box.
func (w *writer) lines(f scene.Flow, l overlay.Label) {
	for i, line := range f.Lines {
		w.fitted("F"+lineMark(f.Mark, i)+" h"+zoneDigit(l.Zones[i]), l.Box.X0+1, l.Box.Y0+baselines.label+float64(i)*font.Small.LineHeight(), line, font.Small, spare.label)
	}
}
