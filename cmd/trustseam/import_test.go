package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/limit"
)

// A file of any size is read only up to the bound.
func TestImportIsBounded(t *testing.T) {
	name := filepath.Join(t.TempDir(), "huge.mmd")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(limit.Import + 1); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	var out, errOut strings.Builder
	if code := run([]string{"import", name}, nil, &out, &errOut); code != exitFailure {
		t.Errorf("exit code %d, want %d", code, exitFailure)
	}
	if want := "huge.mmd: larger than the limit of 64 MiB\n"; !strings.HasSuffix(errOut.String(), want) || out.Len() > 0 {
		t.Errorf("%q and %q, want …%q", out.String(), errOut.String(), want)
	}
}
