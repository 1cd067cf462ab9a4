package render

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
)

// Prettier lays a generated document out anew, and it is still what was
// generated. The files in testdata/prettier are generated.md, which trustseam wrote
// into an empty document, and what `prettier --prose-wrap MODE` 3.x made of it in each mode:
// with regions in a list item, and in a quote with link markers.
func TestPrettier(t *testing.T) {
	modes, err := filepath.Glob(filepath.Join("testdata", "prettier", "*.md"))
	if err != nil || len(modes) != 4 {
		t.Fatal(modes, err)
	}
	want := prettierRegions(t, filepath.Join("testdata", "prettier", "generated.md"))
	for _, path := range modes {
		for _, crlf := range []bool{false, true} {
			checkPrettier(t, path, crlf, want)
		}
	}
}

func checkPrettier(t *testing.T, path string, crlf bool, want map[string]string) {
	t.Helper()
	doc := prettierDocument(t, path, crlf)
	if len(doc.Regions) != len(want) {
		t.Errorf("%s: %d regions, want %d", path, len(doc.Regions), len(want))
	}
	for _, r := range doc.Regions {
		body := strings.Join(texts(bodyLines(doc.File, r)), "\n")
		if r.Sum == "" || Sum(body) != r.Sum {
			t.Errorf("%s: region %s has the checksum %s, its body %s", path, r.Name(), r.Sum, Sum(body))
		}
		if Normalize(body) != want[r.Name()] {
			t.Errorf("%s: region %s is\n%s\nnot\n%s", path, r.Name(), Normalize(body), want[r.Name()])
		}
	}
}

func prettierRegions(t *testing.T, path string) map[string]string {
	t.Helper()
	doc := prettierDocument(t, path, false)
	all := make(map[string]string)
	for _, r := range doc.Regions {
		all[r.Name()] = Normalize(strings.Join(texts(bodyLines(doc.File, r)), "\n"))
	}
	return all
}

func prettierDocument(t *testing.T, path string, crlf bool) *model.Document {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if crlf {
		text = []byte(strings.ReplaceAll(string(text), "\n", "\r\n"))
	}
	doc, ds := parser.Parse(source.NewFile(path, text))
	if source.HasErrors(ds) {
		t.Fatal(ds)
	}
	return doc
}
