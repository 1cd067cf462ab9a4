package main

import (
	"os"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/testenv"
)

// What is larger than a document may be is read as far as it takes to know whether it is ours.
func TestLargeFiles(t *testing.T) {
	testenv.NeedsTime(t, "runs the program many times")
	t.Chdir(t.TempDir())
	filler := strings.Repeat("x\n", limit.Document/2+50)
	for name, text := range map[string]string{
		"none":       filler + filler,
		"none, wide": "x" + strings.Repeat("é\n", limit.Document),
		"first":      "```dfd\n" + filler,
		"last":       filler + filler + filler + "```dfd\n",
		"across":     filler[:limit.Document-2] + "```dfd\n",
		"hidden":     filler[:limit.Document-100] + "~~~" + strings.Repeat("\u2060", 200) + "dfd\n",
		"no text":    filler + "\xff",
		"cut":        filler + "\xe2\x82",
		"huge":       strings.Repeat("x\n", (limit.Scan+limit.Document)/2),
	} {
		if err := os.WriteFile(name+".md", []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("CI", "1")
	var out, errOut strings.Builder
	if code := run([]string{"check", "."}, strings.NewReader(""), &out, &errOut); code != exitFailure {
		t.Errorf("exit code %d", code)
	}
	const tooLarge = ".md:1:1: error: document is larger than 2 MiB; divide it, or move the block to a document of its own [TS023]\n"
	if want := strings.Join([]string{"across", "cut", "first", "hidden", "last", "no text", ""}, tooLarge); out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
	if want := "trustseam: checked 6 documents, 6 remarks\ntrustseam: huge.md: larger than the limit of 64 MiB\n"; errOut.String() != want {
		t.Errorf("got %q, want %q", errOut.String(), want)
	}
}
