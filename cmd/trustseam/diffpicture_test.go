package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/limit"
)

// A change of more models than a picture holds shows the first, and counts the others.
func TestPictureOfManyModels(t *testing.T) {
	t.Chdir(t.TempDir())
	write := func(text string) {
		for i := range limit.ChangedModels + 3 {
			if err := os.WriteFile(fmt.Sprintf("m%02d.md", i), []byte("```dfd\n"+text+"```\n"), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	write("process a: A\n")
	var listing, errOut strings.Builder
	if code := run([]string{"list", "--format", "json", "."}, nil, &listing, &errOut); code != exitOK {
		t.Fatal(code, errOut.String())
	}
	if err := os.WriteFile("before.json", []byte(listing.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	write("process a: A\nprocess b: B\n")
	var out strings.Builder
	if code := run([]string{"diff", "--from", "before.json", "--picture", "change.svg"}, nil, &out, &errOut); code != exitOK {
		t.Fatal(code, errOut.String())
	}
	picture, err := os.ReadFile("change.svg")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{"m11.md": true, "m12.md": false, "Models that differ and have no room here: 3.": true} {
		if strings.Contains(string(picture), text) != want {
			t.Errorf("the picture has `%s`: %t, want %t", text, !want, want)
		}
	}
}
