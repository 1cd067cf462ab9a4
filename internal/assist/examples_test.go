package assist

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/trustseam/trustseam"
)

// loaded is the project of all tests.
var loaded = sync.OnceValues(trustseam.Load)

func project(t testing.TB) *trustseam.Project {
	t.Helper()
	p, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// examples are the documents of the repository that have blocks without errors, by path.
func examples(t testing.TB) map[string][]byte {
	t.Helper()
	all := make(map[string][]byte)
	for _, root := range []string{"../../examples", "../../docs"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".md" {
				return err
			}
			text, err := os.ReadFile(path)
			if err == nil && bytes.Contains(text, []byte("```dfd")) {
				all[strings.TrimPrefix(filepath.ToSlash(path), "../../")] = text
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for path, text := range all {
		r, err := project(t).Process(path, text)
		if err != nil {
			t.Fatal(err)
		}
		if r.Failed() || len(r.Analyses) == 0 {
			delete(all, path)
		}
	}
	if len(all) < 10 {
		t.Fatalf("only %d examples", len(all))
	}
	return all
}
