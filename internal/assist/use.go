package assist

import (
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
)

// TargetKind says what a target is.
type TargetKind string

// The kinds of targets. Elements, boundaries and flows share one set of ids; data and assumptions each have their own.
const (
	ElementTarget    TargetKind = "element"
	BoundaryTarget   TargetKind = "boundary"
	FlowTarget       TargetKind = "flow"
	DataTarget       TargetKind = "data"
	AssumptionTarget TargetKind = "assumption"
	ThreatTarget     TargetKind = "threat"
)

// set is the set of ids that a target's id belongs to.
func (k TargetKind) set() TargetKind {
	if k == BoundaryTarget || k == FlowTarget {
		return ElementTarget
	}
	return k
}

// Target is what an id of a block names, or a threat by RULE@SUBJECT.
type Target struct {
	Kind TargetKind
	ID   string
}

// Use is a place at which a target is named.
type Use struct {
	Target
	Span source.Span
	// Declares is true where the target is declared.
	Declares bool
	// Implied is true on the arrow of a flow that has no id of its own, only that of its ends.
	Implied bool
}

// uses lists where a block names something, in the order of its lines. Names that nothing in the block has are left
// out, except for data and threats. A line with an error is read as far as it can be.
func (b Block) uses() []Use {
	u := &users{ids: idsOf(b.Block)}
	for _, line := range b.Lines {
		u.line(line)
	}
	return u.uses
}

// users collects uses.
type users struct {
	// ids says what has an id: an element, a boundary or a flow.
	ids  map[string]TargetKind
	uses []Use
}

// idsOf says what each id of a block names.
func idsOf(b *model.Block) map[string]TargetKind {
	ids := make(map[string]TargetKind, len(b.Elements)+len(b.Flows))
	for _, fl := range b.Flows {
		ids[fl.ID] = FlowTarget
	}
	for _, z := range b.Boundaries {
		ids[z.ID] = BoundaryTarget
	}
	for _, e := range b.Elements {
		ids[e.ID] = ElementTarget
	}
	return ids
}

func (u *users) add(kind TargetKind, id string, span source.Span, declares bool) {
	u.uses = append(u.uses, Use{Target: Target{kind, id}, Span: span, Declares: declares})
}

// line adds what one line names.
func (u *users) line(o parser.Outline) {
	u.implied(o)
	for _, p := range o.Parts {
		if p.Text == "" {
			continue
		}
		switch p.Kind {
		case parser.IDPart:
			u.add(declaredBy(o.Statement), p.Text, p.Span, true)
		case parser.EndPart:
			u.add(ElementTarget, p.Text, p.Span, false)
		case parser.ThreatPart:
			u.threat(p)
		case parser.ValuePart:
			u.value(p)
		}
	}
}

// implied adds a flow that states no id, at its arrow.
func (u *users) implied(o parser.Outline) {
	var ends []string
	var arrow source.Span
	for _, p := range o.Parts {
		switch p.Kind {
		case parser.IDPart:
			return
		case parser.EndPart:
			ends = append(ends, p.Text)
		case parser.ArrowPart:
			arrow = p.Span
		}
	}
	if len(ends) == 2 && u.ids[ends[0]+"-"+ends[1]] == FlowTarget {
		u.uses = append(u.uses, Use{Target{FlowTarget, ends[0] + "-" + ends[1]}, arrow, true, true})
	}
}

// declaredBy is what a statement declares.
func declaredBy(statement string) TargetKind {
	switch statement {
	case "flow":
		return FlowTarget
	case "data":
		return DataTarget
	case "boundary":
		return BoundaryTarget
	case "assume":
		return AssumptionTarget
	}
	return ElementTarget
}

// threat adds a threat, and what it is about.
func (u *users) threat(p parser.Part) {
	u.add(ThreatTarget, p.Text, p.Span, false)
	rule, subject, ok := strings.Cut(p.Text, "@")
	if kind := u.ids[subject]; ok && kind != "" {
		u.add(kind, subject, source.Span{Start: p.Span.Start + len(rule) + 1, End: p.Span.End}, false)
	}
}

// value adds what an entry of a list names.
func (u *users) value(p parser.Part) {
	switch p.Key {
	case "data", "holds", "returns":
		name, _, _ := strings.Cut(p.Text, "(")
		u.add(DataTarget, name, source.Span{Start: p.Span.Start, End: p.Span.Start + len(name)}, false)
	case "assumes":
		u.add(AssumptionTarget, p.Text, p.Span, false)
	case "covers", "forwards", "part-of":
		if kind := u.ids[p.Text]; kind != "" {
			u.add(kind, p.Text, p.Span, false)
		}
	}
}

// at returns the narrowest use that contains an offset; its end counts, because a cursor behind a word is on it.
func at(uses []Use, offset int) (Use, bool) {
	var found Use
	ok := false
	for _, u := range uses {
		if u.Span.Start <= offset && offset <= u.Span.End && (!ok || u.Span.Len() < found.Span.Len()) {
			found, ok = u, true
		}
	}
	return found, ok
}

// of returns the uses of one target.
func of(uses []Use, s Target) []Use {
	var out []Use
	for _, u := range uses {
		if u.Target == s {
			out = append(out, u)
		}
	}
	return out
}
