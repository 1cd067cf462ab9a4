package brief

import (
	"cmp"
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
)

// Grid proves that every flow and element was checked against STRIDE.
type Grid struct {
	Lines []Line
	// Rest are the flows and elements without a line, by the reason.
	Rest []Rest
	// Rules are those that the grid names, in its order.
	Rules []*stride.Rule
	// ByBoundary is true if each line is a boundary.
	ByBoundary bool
}

// Line is one flow, element or boundary against the six categories.
type Line struct {
	Flow    *graph.Flow
	Element *graph.Element
	Zone    string
	Cells   [len(stride.Letters)][]Entry
}

// Entry is a threat in a cell or, in a grid by boundary, all threats of a rule, the gravest of which is Threat.
type Entry struct {
	Threat *stride.Threat
	Status stride.Status
	// Places is true if the rule has several threats, so that its number alone is ambiguous.
	Places bool
}

// Name returns the id of the threat, or that of its rule if the rule has no other threat.
func (e Entry) Name() string {
	if e.Places {
		return e.Threat.ID
	}
	return e.Threat.Rule.ID
}

// Grave reports whether the entry needs attention before the rest.
func (e Entry) Grave() bool {
	return (e.Status == stride.Open || e.Status == stride.Ask) && e.Threat.Severity >= stride.High
}

// Rest are flows and elements that have no line, all for one reason.
type Rest struct {
	Why      string
	Flows    []*graph.Flow
	Elements []*graph.Element
}

// fullGrid has a line for every flow and element with a threat. A threat is listed under
// the flows along which it comes, or under its element if there are none.
func fullGrid(a *stride.Analysis) Grid {
	var g Grid
	lines := make(map[stride.Subject]*Line)
	at := func(s stride.Subject) *Line {
		if lines[s] == nil {
			lines[s] = &Line{Flow: s.Flow, Element: s.Element}
		}
		return lines[s]
	}
	many := severalOf(a)
	for _, t := range a.Threats {
		for _, s := range places(t) {
			at(s.Subject).add(Entry{t, s.Status, many[t.Rule]})
		}
	}
	var rest restList
	for _, row := range slices.Concat(a.Matrix.Flows, a.Matrix.Elements) {
		s := stride.Subject{Flow: row.Flow, Element: row.Element}
		if line := lines[s]; line != nil {
			line.sort()
			g.Lines = append(g.Lines, *line)
			continue
		}
		rest.add(s, why(row))
	}
	g.Rest = rest.list
	g.Rules = g.rules()
	return g
}

// places returns where a threat has an entry, each with the worst status there.
func places(t *stride.Threat) []stride.SubjectStatus {
	var out []stride.SubjectStatus
	for _, s := range t.Statuses() {
		if s.Subject.Flow != nil || !flowsOnly(t, s.Subject.Element) {
			out = append(out, s)
		}
	}
	return out
}

// flowsOnly reports whether a threat reaches an element only along flows: it is listed under these.
func flowsOnly(t *stride.Threat, e *graph.Element) bool {
	return !slices.ContainsFunc(t.Firings, func(f stride.Firing) bool { return f.Target == e && len(f.Flows) == 0 })
}

// severalOf returns the rules with more than one threat.
func severalOf(a *stride.Analysis) map[*stride.Rule]bool {
	count := make(map[*stride.Rule]int)
	out := make(map[*stride.Rule]bool)
	for _, t := range a.Threats {
		count[t.Rule]++
		out[t.Rule] = count[t.Rule] > 1
	}
	return out
}

func (l *Line) add(e Entry) {
	at := letter(e.Threat.Rule)
	if at < len(l.Cells) {
		l.Cells[at] = append(l.Cells[at], e)
	}
}

// urgency orders entries: open, unanswered, stated, decided.
func urgency(s stride.Status) int { return int(s) }

func (l *Line) sort() {
	for i := range l.Cells {
		slices.SortStableFunc(l.Cells[i], func(a, b Entry) int {
			return cmp.Or(cmp.Compare(urgency(a.Status), urgency(b.Status)), cmp.Compare(b.Threat.Severity, a.Threat.Severity), byRule(a.Threat.Rule, b.Threat.Rule))
		})
	}
}

// why says why a flow or element has no line.
func why(row stride.MatrixRow) string {
	switch {
	case row.Why != "" && (row.Element == nil || row.Element.OutOfScope() || row.Element.Type == model.Process || row.Element.Type == model.Store):
		return row.Why
	case row.Flow != nil:
		return "see what it reaches"
	case row.Element.Type == model.Actor:
		return "people"
	case row.Element.Type == model.External:
		return "not ours"
	}
	return "see its flows"
}

type restList struct{ list []Rest }

func (r *restList) add(s stride.Subject, why string) {
	at := slices.IndexFunc(r.list, func(rest Rest) bool { return rest.Why == why })
	if at < 0 {
		at = len(r.list)
		r.list = append(r.list, Rest{Why: why})
	}
	if s.Flow != nil {
		r.list[at].Flows = append(r.list[at].Flows, s.Flow)
	} else {
		r.list[at].Elements = append(r.list[at].Elements, s.Element)
	}
}

func (g Grid) rules() []*stride.Rule {
	var out []*stride.Rule
	for _, line := range g.Lines {
		for _, cell := range line.Cells {
			for _, e := range cell {
				if !slices.Contains(out, e.Threat.Rule) {
					out = append(out, e.Threat.Rule)
				}
			}
		}
	}
	slices.SortStableFunc(out, byRule)
	return out
}

// boundaryGrid has a line for each boundary: a flow counts for the boundary that it enters.
func boundaryGrid(a *stride.Analysis) Grid {
	g := Grid{ByBoundary: true}
	at := make(map[string]int)
	for _, t := range a.Threats {
		for _, s := range t.Statuses() {
			zone := zoneOf(s.Subject)
			i, ok := at[zone]
			if !ok {
				i = len(g.Lines)
				at[zone] = i
				g.Lines = append(g.Lines, Line{Zone: zone})
			}
			g.Lines[i].merge(Entry{Threat: t, Status: s.Status})
		}
	}
	slices.SortFunc(g.Lines, func(l, m Line) int { return cmp.Compare(l.Zone, m.Zone) })
	for i := range g.Lines {
		g.Lines[i].sort()
	}
	g.Rules = g.rules()
	return g
}

func zoneOf(s stride.Subject) string {
	if s.Element != nil {
		return s.Element.Zone().Name()
	}
	return s.Flow.To.Zone().Name()
}

// merge keeps the gravest entry of each rule.
func (l *Line) merge(e Entry) {
	cell := &l.Cells[letter(e.Threat.Rule)]
	for i, have := range *cell {
		if have.Threat.Rule == e.Threat.Rule {
			if c := cmp.Or(cmp.Compare(urgency(e.Status), urgency(have.Status)), cmp.Compare(have.Threat.Severity, e.Threat.Severity)); c < 0 {
				(*cell)[i] = e
			}
			return
		}
	}
	*cell = append(*cell, e)
}
