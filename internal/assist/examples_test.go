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

// read are the documents of the repository that have blocks without errors, read once for all tests.
var read = sync.OnceValues(func() ([]*Snapshot, error) {
	var all []*Snapshot
	p, err := loaded()
	if err != nil {
		return nil, err
	}
	for _, root := range []string{"../../examples", "../../docs"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".md" {
				return err
			}
			text, err := os.ReadFile(path)
			if err != nil || !bytes.Contains(text, []byte("```dfd")) {
				return err
			}
			s := New(p, strings.TrimPrefix(filepath.ToSlash(path), "../../"), text)
			if r, err := s.Result(); err != nil || r.Failed() || len(r.Analyses) == 0 {
				return err
			}
			all = append(all, s)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
})

// examples are those documents.
func examples(t testing.TB) []*Snapshot {
	t.Helper()
	all, err := read()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 10 {
		t.Fatalf("only %d examples", len(all))
	}
	return all
}
