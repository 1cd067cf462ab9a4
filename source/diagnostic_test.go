package source

import "testing"

func TestDiagnosticString(t *testing.T) {
	f := NewFile("docs/a.md", []byte("first\nsecond\n"))
	d := f.Diagnose(Span{6, 12}, UnknownValue, "`auth` takes %s; not `%s`", "none, token", "tokn")
	d.Suggestion = "token"
	d.Notes = []Note{f.Note(0, "declared here")}
	want := "docs/a.md:2:1: error: `auth` takes none, token; not `tokn`; did you mean `token`? [TS010]\ndocs/a.md:1:1: note: declared here"
	if got := d.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if w := f.Diagnose(Span{}, EmptyBoundary, "x"); w.Severity != Warning {
		t.Errorf("an empty boundary is a %s", w.Severity)
	}
}

func TestSortDiagnostics(t *testing.T) {
	ds := []Diagnostic{
		{Path: "b", Message: "1"}, {Path: "a", Span: Span{5, 6}, Message: "2"}, {Path: "a", Span: Span{1, 2}, Code: "TS002", Message: "3"},
		{Path: "a", Span: Span{1, 2}, Code: "TS001", Message: "4"}, {Path: "a", Span: Span{1, 2}, Code: "TS001", Message: "0"},
	}
	SortDiagnostics(ds)
	got := ""
	for _, d := range ds {
		got += d.Message
	}
	if got != "04321" {
		t.Errorf("order %s, want 04321", got)
	}
	if !HasErrors(ds) || HasErrors([]Diagnostic{{Severity: Warning}, {Severity: Hint}}) {
		t.Error("only errors are errors")
	}
}
