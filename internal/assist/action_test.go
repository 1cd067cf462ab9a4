package assist

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/trustseam/trustseam/internal/testenv"

	"github.com/trustseam/trustseam/brief"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

var today = time.Date(2026, 11, 27, 0, 0, 0, 0, time.UTC)

// Property: on every line that a question of an example is about, each value that it offers can be chosen; then the
// question is gone from that line, the document has no error that it did not have, and a block that was laid out
// still is.
func TestEveryAnswerAnswers(t *testing.T) {
	testenv.NeedsTime(t, "gives every answer to every example")
	tried := 0
	for _, s := range examples(t) {
		for _, b := range s.Blocks() {
			for i, q := range s.asking(b).Questions {
				for j, o := range q.Options {
					if (i+j+tried)%40 == 0 {
						checkAnswer(t, s, b, q, o)
					}
					tried++
				}
			}
		}
	}
	if tried < 300 {
		t.Errorf("only %d answers", tried)
	}
}

// checkAnswer chooses one value on the last line that a question is about, and on all of them.
func checkAnswer(t *testing.T, s *Snapshot, b Block, q stride.Question, o stride.Option) {
	t.Helper()
	all := placesOf(q)
	last := all[len(all)-1]
	here := s.answers(b, source.Span{Start: last.span.Start, End: last.span.Start})
	for _, where := range [][]place{{last}, all} {
		title := s.answer(s.asking(b), o, nil, whereOf(q, where, all)).Title
		i := slices.IndexFunc(here, func(a Action) bool { return a.Title == title })
		if i < 0 {
			t.Errorf("%s: no action %q on line %d", s.Path, title, s.File.Position(last.span.Start).Line)
			continue
		}
		edits, err := here[i].Edits()
		if err != nil {
			t.Errorf("%s: %s: %v", s.Path, title, err)
			continue
		}
		after := New(s.Project, s.Path, apply(t, s, edits))
		r, _ := after.Result()
		if after.Analysis(b.ID) == nil || len(r.Analyses) == 0 {
			t.Errorf("%s: %s: %v", s.Path, title, r.Diagnostics)
			continue
		}
		for _, p := range where {
			if asks(after, b, q, p) {
				t.Errorf("%s: %s is still asked about %s", s.Path, title, p.id)
			}
		}
		if len(parser.Format(s.File, b.Block, false)) == 0 && len(parser.Format(after.File, after.Document().Block(b.ID), false)) > 0 {
			t.Errorf("%s: %s leaves the block as fmt would not", s.Path, title)
		}
	}
}

// whereOf is how a title names the places of a question, if they are more than one.
func whereOf(q stride.Question, where, all []place) string {
	if len(all) == 1 || len(where) < len(all) {
		return ""
	}
	return " on " + brief.Question{Question: q}.On()
}

// asks reports whether a place is still asked the same.
func asks(s *Snapshot, b Block, q stride.Question, p place) bool {
	for _, other := range s.asking(b).Questions {
		if other.Name() != q.Name() {
			continue
		}
		for _, there := range placesOf(other) {
			if there.id == p.id {
				return true
			}
		}
	}
	return false
}

// Of a selection that asks a lot, the first changes are offered, and those of the whole document.
func TestActionsAreBounded(t *testing.T) {
	var b strings.Builder
	b.WriteString("```dfd\nactor u: User\n")
	for i := range 40 {
		fmt.Fprintf(&b, "boundary b%d: B | internal\n  process p%d: P\nf%d. u -> p%d: Order | http auth=none data=d(pii)\n", i, i, i, i)
	}
	b.WriteString("```\n")
	s := New(project(t), "d.md", []byte(b.String()))
	offered := s.Actions(source.Span{Start: 0, End: b.Len()}, nil, today)
	if last := offered[len(offered)-1]; len(offered) != limit.Actions+2 || last.Kind != FixAll {
		t.Errorf("%d changes, the last to %s", len(offered), last.Kind)
	}
}
