package annotation

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/anchor"
	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
)

// start gathers the declarations of a first block.
type start struct {
	block      string
	data       []string
	boundaries []declared
	elements   []declared
	flows      []parser.Statement
	seen       map[string]first
	diags      []source.Diagnostic
}

// first is the place that declares something before others do.
type first struct {
	text, within string
	note         source.Note
}

// declared is a line that goes into a boundary, or into none.
type declared struct {
	id, text, within string
}

// number is an id that only a flow has.
var number = lazy.Regexp(`^[0-9]+$`)

// Start is the lines of a first block of an id: what `new` proposes for it, or for no block, and a process for
// each id of it that only `at` names. Flows and attributes are missing: they are additions to it. What cannot
// be read is left out; what two places declare differently is in the diagnostics.
func Start(block string, sources []*Source, dialect parser.Dialect) ([]string, []source.Diagnostic) {
	s := &start{block: block, seen: make(map[string]first)}
	for _, from := range sources {
		ids := from.blocks()
		for _, a := range from.Anchors {
			if a.Statement.End > a.Statement.Start {
				s.statement(from.File, a, ids, dialect)
			}
		}
	}
	for _, from := range sources {
		for _, a := range from.Anchors {
			for _, id := range a.IDs {
				if _, known := s.seen[id.Name]; a.Verb == anchor.At && a.Wrong == "" && id.Block == block && !known && !s.isFlow(id.Name) {
					s.seen[id.Name] = first{}
					s.elements = append(s.elements, declared{id.Name, "process " + id.Name + ": " + spoken(id.Name), ""})
				}
			}
		}
	}
	return s.lines(), s.diags
}

// statement takes a line that is for the block. ids are those of blocks that the anchors of the file name.
func (s *start) statement(f *source.File, a anchor.Anchor, ids []string, dialect parser.Dialect) {
	within := ""
	switch {
	case len(a.IDs) > 0 && a.IDs[0].Block != s.block, len(a.IDs) == 0 && len(ids) == 1 && ids[0] != s.block:
		return
	case len(a.IDs) > 0:
		within = a.IDs[0].Name
	}
	st, ds := dialect.Statement(f, source.Line{Text: string(f.Text[a.Statement.Start:a.Statement.End]), Start: a.Statement.Start})
	if len(ds) > 0 {
		return
	}
	key := st.ID()
	if st.Data != nil {
		key = "data " + key
	}
	text := strings.Join(strings.Fields(st.Text), " ")
	before, known := s.seen[key]
	switch {
	case st.Flow != nil:
		s.flows = append(s.flows, st)
		return
	case known && (before.text != text || before.within != within):
		d := f.Diagnose(source.Span(a.Statement), source.ContradictedBlock, "`%s` is proposed here, and something else elsewhere", st.Text)
		d.Notes = []source.Note{before.note}
		s.diags = append(s.diags, d)
		return
	case known:
		return
	case st.Data != nil:
		s.data = append(s.data, st.Text)
	case st.Boundary != nil:
		s.boundaries = append(s.boundaries, declared{key, st.Text, within})
	default:
		s.elements = append(s.elements, declared{key, st.Text, within})
	}
	s.seen[key] = first{text, within, f.Note(a.Statement.Start, "`%s` is proposed here", st.Text)}
}

// isFlow reports whether an id is that of a flow.
func (s *start) isFlow(id string) bool {
	return number().MatchString(id) || slices.ContainsFunc(s.flows, func(f parser.Statement) bool {
		return f.Flow.ID == id || f.Flow.ID == "" && f.From+"-"+f.To == id
	})
}

// spoken makes a name of an id.
func spoken(id string) string {
	words := strings.FieldsFunc(id, func(r rune) bool { return r == '-' || r == '_' })
	name := strings.Join(words, " ")
	return strings.ToUpper(name[:1]) + name[1:]
}

// lines writes data, what is in no boundary, and each boundary with what is in it.
func (s *start) lines() []string {
	lines := slices.Clone(s.data)
	lines = s.below(lines, "", "", len(s.boundaries))
	return lines
}

// below adds what is directly in a boundary. Boundaries that name each other are left out: no depth reaches them.
func (s *start) below(lines []string, within, indent string, depth int) []string {
	for _, e := range s.elements {
		if e.within == within {
			lines = append(lines, indent+e.text)
		}
	}
	for _, b := range s.boundaries {
		if b.within != within || depth == 0 {
			continue
		}
		if within == "" {
			lines = append(lines, "")
		}
		lines = s.below(append(lines, indent+b.text), b.id, indent+"  ", depth-1)
	}
	return lines
}
