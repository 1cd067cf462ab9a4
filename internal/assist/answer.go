package assist

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/brief"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// place is a statement on which an answer is written.
type place struct {
	id    string
	span  source.Span
	attrs model.Attrs
}

// placesOf lists where a question is answered.
func placesOf(q stride.Question) []place {
	var out []place
	for _, f := range q.Flows {
		out = append(out, place{f.ID, f.Span, f.Attrs})
	}
	for _, e := range q.Elements {
		out = append(out, place{e.ID, e.Span, e.Attrs})
	}
	for _, b := range q.Boundaries {
		out = append(out, place{b.ID, b.Span, b.Attrs})
	}
	return out
}

// answers are the values that the questions about the lines of a part offer, those that answer first. If a question is
// about other lines, too, each value is also offered for all of them.
func (s *Snapshot) answers(b Block, part source.Span) []Action {
	a := s.asking(b)
	if a == nil {
		return nil
	}
	var out []Action
	for _, q := range a.Questions {
		all := placesOf(q)
		here := s.onLines(all, part)
		if len(here) == 0 {
			continue
		}
		for _, o := range q.Options {
			out = append(out, s.answer(a, o, here, ""))
		}
		for _, o := range q.Options {
			if len(here) < len(all) {
				out = append(out, s.answer(a, o, all, " on "+brief.Question{Question: q}.On()))
			}
		}
	}
	return out
}

// asking is the analysis of a block with its questions, or nil.
func (s *Snapshot) asking(b Block) *stride.Analysis {
	for _, a := range s.Analyses() {
		if a.Graph.ID == b.ID {
			return a
		}
	}
	return nil
}

// onLines are the places whose lines a part touches.
func (s *Snapshot) onLines(all []place, part source.Span) []place {
	var out []place
	for _, p := range all {
		if touches(part, s.lineAt(p.span.Start)) {
			out = append(out, p)
		}
	}
	return out
}

// lineAt is the line of an offset without its line end.
func (s *Snapshot) lineAt(offset int) source.Span {
	line := s.File.LineSpan(offset)
	line.End = line.Start + len(strings.TrimRight(string(s.File.Slice(line)), "\r\n"))
	return line
}

// answer writes one value at some places.
func (s *Snapshot) answer(a *stride.Analysis, o stride.Option, at []place, where string) Action {
	title := "Answer with `" + o.Text + "`" + where
	if !o.Answers {
		title = "State the weakness `" + o.Text + "`" + where
	}
	if o.Phrase != "" {
		title += ": " + o.Phrase
	}
	switch {
	case o.Part:
		title += "; leaves `" + o.Opens + "` open"
	case o.Opens != "":
		title += "; opens `" + o.Opens + "`"
	}
	return Action{Kind: Answer, Title: title, Edits: func() ([]source.Edit, error) {
		edits, err := s.stating(a.Graph.Block, o.Text, at)
		if err != nil {
			return nil, err
		}
		return s.tidied(a.Graph.Block, edits)
	}}
}

// stating returns the edits that write an attribute on some statements, in place of the one with its key if that is no list.
func (s *Snapshot) stating(b *model.Block, attribute string, at []place) ([]source.Edit, error) {
	key, _, isPair := strings.Cut(attribute, "=")
	known, _ := model.LookupAttribute(key)
	dialect := parser.DialectOf(s.Project.Catalog().Words)
	var edits []source.Edit
	for _, p := range at {
		if there, ok := p.attrs.Find(key); ok && isPair && !known.List {
			edits = append(edits, source.Edit{Span: there.Span, New: attribute})
			continue
		}
		own, err := dialect.Amend(s.File, b, parser.Addition{ID: p.id, Attributes: attribute})
		if err != nil {
			return nil, fmt.Errorf("`%s` on `%s`: %w", attribute, p.id, err)
		}
		edits = append(edits, own...)
	}
	return edits, nil
}
