package assist_test

import (
	"os"
	"testing"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/assist"
	"github.com/trustseam/trustseam/source"
)

// Whatever a document holds, every question about every place has an answer, and each answer is about the text.
func FuzzSnapshot(f *testing.F) {
	project, err := trustseam.Load()
	if err != nil {
		f.Fatal(err)
	}
	payments, err := os.ReadFile("../../examples/payments/payments.md")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(payments[:3000]), 1200)
	f.Add("> ```dfd\n> \tactor a: 🙂 | \n> a -> \n", 20)
	f.Add(inBlock("accept T01@shop, "), 250)
	f.Add("```dfd\r\n<<<<<<< x\r\nprocess a: A | data=\"b,c\r\n=======\r\n", 40)
	f.Fuzz(func(t *testing.T, text string, at int) {
		s := assist.New(project, "x.md", []byte(text))
		at = min(max(at, 0), len(text))
		for _, p := range s.Complete(at) {
			if _, err := source.Apply(s.File.Text, []source.Edit{p.Edit}); err != nil {
				t.Errorf("%q at %d: %v", p.Label, at, err)
			}
		}
		if h, ok := s.Hover(at); ok && (h.Text == "" || h.Span.Start > h.Span.End || h.Span.End > len(text)) {
			t.Errorf("hover %+v", h)
		}
		checkSymbols(t, s.Symbols(), source.Span{Start: 0, End: len(text)})
		s.Folds()
	})
}

// checkSymbols checks what editors insist on: a name is within its symbol, and that within the one around it.
func checkSymbols(t *testing.T, symbols []assist.Symbol, around source.Span) {
	t.Helper()
	for _, s := range symbols {
		if s.Name == "" || !around.Contains(s.Span) || !s.Span.Contains(s.NameSpan) {
			t.Errorf("symbol %+v within %v", s, around)
		}
		checkSymbols(t, s.Within, s.Span)
	}
}
