package assist

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// fixes are the changes that mend findings in a part of the document: those that a finding brings along, and those that
// follow from what it says.
func (s *Snapshot) fixes(part source.Span, findings []source.Diagnostic) []Action {
	var out []Action
	for _, d := range findings {
		if !touches(part, d.Span) {
			continue
		}
		for _, fix := range s.fixesOf(d) {
			fix.Kind, fix.Mends = Fix, &d
			out = append(out, fix)
		}
	}
	return out
}

// fixesOf are the changes that mend one finding.
func (s *Snapshot) fixesOf(d source.Diagnostic) []Action {
	switch {
	case d.Edit != nil && d.Edit.New == "":
		return []Action{exactly("Delete the line: its decision is no longer needed", *d.Edit, true)}
	case d.Edit != nil:
		return []Action{exactly("Leave in the decision what still needs it: `"+d.Edit.New+"`", *d.Edit, true)}
	case d.Suggestion != "":
		return []Action{exactly("Write `"+d.Suggestion+"`", source.Edit{Span: s.misspelt(d), New: d.Suggestion}, true)}
	}
	switch d.Code {
	case source.RenamedThreat:
		return s.renamedThreat(d.Span)
	case source.GrownThreat:
		return s.grownThreat(d.Span)
	case source.IdleAttribute:
		return []Action{exactly("Delete `"+string(s.File.Slice(d.Span))+"`", source.Edit{Span: s.withBlanks(d.Span)}, true)}
	case source.StaleRegion, source.MissingRegions, source.AdoptedBlock:
		return []Action{{Title: regionsTitle, Edits: s.generated}}
	}
	return nil
}

// exactly is one edit under a title.
func exactly(title string, e source.Edit, best bool) Action {
	return Action{Title: title, Best: best, Edits: func() ([]source.Edit, error) { return []source.Edit{e}, nil }}
}

// misspelt is the word that a suggestion replaces: the finding's, or the class in brackets after a name of data.
func (s *Snapshot) misspelt(d source.Diagnostic) source.Span {
	text := string(s.File.Slice(d.Span))
	if open := strings.IndexByte(text, '('); d.Code == source.UnknownValue && open > 0 && strings.HasSuffix(text, ")") {
		return source.Span{Start: d.Span.Start + open + 1, End: d.Span.End - 1}
	}
	return d.Span
}

// withBlanks is an attribute with the blanks before it and, where it is the only one, the pipe.
func (s *Snapshot) withBlanks(span source.Span) source.Span {
	line := s.lineAt(span.Start)
	before := strings.TrimRight(string(s.File.Text[line.Start:span.Start]), " \t")
	after := strings.TrimLeft(string(s.File.Text[span.End:line.End]), " \t")
	if rest, ok := strings.CutSuffix(before, "|"); ok && after == "" {
		before = strings.TrimRight(rest, " \t")
	} else if ok {
		return source.Span{Start: span.Start, End: line.End - len(after)}
	}
	return source.Span{Start: line.Start + len(before), End: span.End}
}

// renamedThreat writes the present id of a threat into a decision.
func (s *Snapshot) renamedThreat(at source.Span) []Action {
	for _, a := range s.threats() {
		for _, r := range a.Renamed {
			if r.Ref.Span == at {
				return []Action{exactly("Write `"+r.Threat.ID+"`", source.Edit{Span: at, New: r.Threat.ID}, true)}
			}
		}
	}
	return nil
}

// grownThreat writes what a decision has to list if it holds for all of a threat, which only a person can say.
func (s *Snapshot) grownThreat(at source.Span) []Action {
	for _, a := range s.threats() {
		i := slices.IndexFunc(a.Grown, func(g stride.Grown) bool { return g.Ref.Span == at })
		if i < 0 {
			continue
		}
		g := a.Grown[i]
		covers := "covers=" + strings.Join(g.Covers, ",")
		return []Action{exactly("Decide for all of it: write `"+covers+"`", s.covering(g.Threat.Decision, covers), false)}
	}
	return nil
}

// covering writes the covers= of a decision.
func (s *Snapshot) covering(d *model.Decision, covers string) source.Edit {
	if there, ok := d.Attrs.Find("covers"); ok {
		return source.Edit{Span: there.Span, New: covers}
	}
	if len(d.Attrs) > 0 {
		end := d.Attrs[len(d.Attrs)-1].Span.End
		return source.Edit{Span: source.Span{Start: end, End: end}, New: " " + covers}
	}
	return source.Edit{Span: source.Span{Start: d.Span.End, End: d.Span.End}, New: " | " + covers}
}
