package reporter

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/source"
)

var update = flag.Bool("update", false, "rewrite the samples")

// sample has everything that formats must get right: characters outside ASCII
// before the place, notes, suggestions, several lines, all severities, and text
// that means something to the formats.
func sample() Input {
	one := source.NewFile("docs/a,b:c 100%.md", []byte("# 🔒 Käse\n\n```dfd\n🔒 store db: Orders | rest=disc\n  x\n```\n"))
	two := source.NewFile("b.md", []byte("\ufeffpräfix [x] \x1b[31m\tword\nlast"))
	unknown := one.Diagnose(source.Span{Start: 50, End: 54}, source.UnknownValue, "`rest` takes none, disk; not `disc`")
	unknown.Suggestion = "disk"
	unknown.Notes = []source.Note{one.Note(15, "the block, 100%% of it, begins here\nand ends below")}
	part := one.Diagnose(source.Span{Start: 45, End: 54}, source.UnknownReference, "data `x` is not declared")
	part.Suggestion = "y"
	overtaken := one.Diagnose(source.Span{Start: 59, End: 60}, source.UnneededDecision, "delete the line of `x`")
	overtaken.Edit = &source.Edit{Span: one.LineSpan(59)}
	listed := one.Diagnose(source.Span{Start: 27, End: 29}, source.UnneededDecision, "write `cache, [queue]`")
	listed.Edit = &source.Edit{Span: source.Span{Start: 33, End: 35}, New: "cache, [queue]"}
	gone := source.Diagnostic{Path: "gone.md", Code: source.NotUTF8, Message: "a file that is not at hand", Edit: overtaken.Edit}
	return Input{
		Version: "devel",
		Files:   map[string]*source.File{one.Path: one, two.Path: two},
		Diagnostics: []source.Diagnostic{
			unknown, part,
			one.Diagnose(source.Span{Start: 15, End: 57}, source.EmptyBoundary, "boundary `a` holds nothing"),
			two.Diagnose(source.Span{Start: 25, End: 29}, source.InlineMarker, "marker in `%s` marks nothing", "[x](y) \x1b[31m"),
			gone, overtaken, listed,
		},
	}
}

func render(t *testing.T, format string, in Input) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(format, &b, in); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Every format of the sample is a file in testdata.
func TestSamples(t *testing.T) {
	for _, name := range Names() {
		checkGolden(t, "sample."+name, render(t, name, sample()))
	}
	in := sample()
	in.Excerpts = true
	checkGolden(t, "sample.excerpts", render(t, "text", in))
	in.Colour = true
	checkGolden(t, "sample.colour", render(t, "text", in))
}

func checkGolden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(path); err != nil || got != string(want) {
		t.Errorf("%s: %v, got\n%s", path, err, got)
	}
}

// Nothing to say is said in a way that other programs can read.
func TestNothingToSay(t *testing.T) {
	for name, want := range map[string]string{
		"text": "", "github": "", "rdjsonl": "",
		"json": "{\n  \"version\": 1,\n  \"diagnostics\": []\n}\n",
	} {
		if got := render(t, name, Input{}); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
	if err := Write("yaml", &bytes.Buffer{}, Input{}); err == nil {
		t.Error("yaml is no format")
	}
}

// What a document holds must not reach a terminal or a log as a command.
func TestNoControlCharacters(t *testing.T) {
	for _, name := range Names() {
		if out := render(t, name, sample()); strings.ContainsAny(out, "\x1b\r\x07") {
			t.Errorf("%s: %q", name, out)
		}
	}
	in := sample()
	in.Excerpts = true
	if out := render(t, "text", in); strings.ContainsAny(out, "\x1b\r") {
		t.Errorf("excerpts: %q", out)
	}
}
