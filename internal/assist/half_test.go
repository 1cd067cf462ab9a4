package assist

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/source"
)

// Whatever is asked at any place of a document that is being written, there is an answer, or a reason why not; and
// edits fit the text.
func TestHalfWritten(t *testing.T) {
	texts := []string{
		"```dfd\n<<<<<<< a\nprocess p: P\n=======\nprocess q: Q\n>>>>>>> b\n```\n",
		"```dfd id=x\nprocess a: A\n```\n\n```dfd id=x\nprocess a: A\n```\n",
		"```dfd\nprocess a: A\nprocess a: A\na -> a: x\nboundary a: A\n1. a -> a: y\n```\n",
		"```dfd\n\tprocess a: A | was=b,b has=\n a -> a\n\taccept @, S01@: | covers=, by=\n```\n",
		"\ufeff```dfd\r\nprocess a: A | holds=x(pi),x,y(\r\n",
	}
	for i := 0; i < len(shop); i += 13 {
		texts = append(texts, shop[:i]+"\r\n```\r\n", shop[:i]+shop[min(i+5, len(shop)):])
	}
	for _, text := range texts {
		s := New(project(t), "d.md", []byte(text))
		for offset := 0; offset <= len(text); offset += 31 {
			askEverything(t, s, offset)
		}
	}
}

// askEverything asks whatever can be asked of a place.
func askEverything(t *testing.T, s *Snapshot, offset int) {
	t.Helper()
	s.Definition(offset)
	s.References(offset, true)
	if edits, err := s.Rename(offset, "other"); err == nil {
		apply(t, s, edits)
	}
	findings := resultOf(t, s).Findings(s.Project.Policy(today))
	part := source.Span{Start: offset, End: min(offset+9, len(s.File.Text))}
	s.Hints(part)
	s.Lenses()
	s.Tokens()
	for i, a := range s.Actions(part, findings, today) {
		if i%6 > 0 && a.Kind != Fix {
			continue
		}
		if edits, err := a.Edits(); err == nil {
			apply(t, s, edits)
		} else if strings.Contains(err.Error(), "overlap") {
			t.Errorf("%s: %v", a.Title, err)
		}
	}
}
