package assist

import "testing"

// Property: the words of every example are in order, apart from each other, within a line and not empty, and every id
// that the parser has read is among them.
func TestTokensOfEveryExample(t *testing.T) {
	for _, s := range examples(t) {
		end, declared := 0, 0
		for _, token := range s.Tokens() {
			if token.Span.Start < end || token.Span.Len() == 0 || token.Span.End > s.lineAt(token.Span.Start).End {
				t.Errorf("%s: %q at %d", s.Path, s.File.Slice(token.Span), token.Span.Start)
			}
			if end = token.Span.End; token.Declares {
				declared++
			}
		}
		want := 0
		for _, b := range s.Document().Blocks {
			want += len(b.Boundaries) + len(b.Elements) + len(b.Assumptions)
			for _, d := range b.Data {
				if !d.Implicit {
					want++
				}
			}
			for _, f := range b.Flows {
				if f.Written {
					want++
				}
			}
		}
		if declared != want {
			t.Errorf("%s: %d declarations, %d are read", s.Path, declared, want)
		}
	}
}
