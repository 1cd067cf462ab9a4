package reporter

import (
	"encoding/json"
	"strings"
	"testing"
)

// One object a line; a suggestion only where it can replace what is there; columns in bytes.
func TestRDJSONL(t *testing.T) {
	in := sample()
	lines := strings.Split(strings.TrimSuffix(render(t, "rdjsonl", in), "\n"), "\n")
	if len(lines) != len(in.Diagnostics) {
		t.Fatalf("%d lines for %d diagnostics", len(lines), len(in.Diagnostics))
	}
	var ds []rdDiagnostic
	for _, line := range lines {
		decoder := json.NewDecoder(strings.NewReader(line))
		decoder.DisallowUnknownFields()
		var d rdDiagnostic
		if err := decoder.Decode(&d); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		ds = append(ds, d)
	}
	first := ds[0]
	if len(first.Suggestions) != 1 || first.Suggestions[0].Text != "disk" || first.Suggestions[0].Range.Start != first.Location.Range.Start {
		t.Errorf("suggestion: %+v", first)
	}
	f := in.Files[first.Location.Path]
	if got := string(f.Slice(in.Diagnostics[0].Span)); got != "disc" {
		t.Fatalf("the sample points at %q", got)
	}
	if want := in.Diagnostics[0].Pos.Col; first.Location.Range.Start.Column != want || len(first.Related) != 1 {
		t.Errorf("column %d, want %d bytes; %+v", first.Location.Range.Start.Column, want, first.Related)
	}
	if len(ds[1].Suggestions) != 0 {
		t.Error("a suggestion for a part of the span must not be applied to all of it")
	}
}
