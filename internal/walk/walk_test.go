package walk

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/trustseam/trustseam/internal/cputime"
	"github.com/trustseam/trustseam/internal/limit"
)

// fakeRun is an allowance whose clock stands where a test puts it.
func fakeRun(used *atomic.Int64) *cputime.Allowance {
	a := cputime.NewAllowance("the run has", func() time.Duration { return time.Duration(used.Load()) })
	a.Grant(limit.RunBase)
	return a
}

// A run that has used everything up says what it knows, and that there is more.
func TestRunEnds(t *testing.T) {
	var used atomic.Int64
	hang := make(chan struct{})
	defer close(hang)
	jobs, err := Each(fakeRun(&used), []string{"a", "b", "c", "d"}, func(path string) (*string, error) {
		switch path {
		case "a":
			return &path, nil
		case "b":
			return nil, errors.New("b: broken")
		}
		used.Store(int64(limit.RunBase)) // a document that takes everything, and goes on
		<-hang
		return &path, nil
	})
	want := "b: broken\nthe run has taken more than 30s of CPU time, which is the limit for what there is to do; the rest was not looked at"
	if len(jobs) != 1 || err == nil || err.Error() != want {
		t.Errorf("%d documents, %v", len(jobs), err)
	}
}

// What a run may take grows with what it comes to, and a walk ends, too.
func TestAllowanceGrows(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.md", "b.md", "c.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var used atomic.Int64
	run := fakeRun(&used)
	if w := Documents([]string{dir}, run); len(w.Paths) != 2 || len(w.Failed) > 0 {
		t.Errorf("%d documents, %v", len(w.Paths), w.Failed)
	}
	if got, want := run.Left(), limit.RunBase+2*limit.RunDocument+3*limit.RunEntry; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	used.Store(int64(time.Hour))
	if w := Documents([]string{dir}, run); len(w.Paths) != 0 || len(w.Failed) != 1 || !strings.HasPrefix(w.Failed.Error(), "the run has taken more than 40s of CPU time") {
		t.Errorf("%d documents, %v", len(w.Paths), w.Failed)
	}
}

// A picture may belong to every document whose name it continues.
func TestOwners(t *testing.T) {
	for picture, want := range map[string][]string{
		"a.svg": {"a"}, "docs/a.b.svg": {"docs/a", "docs/a.b"}, "v1.0/a.svg": {"v1.0/a"}, "/r/docs/.svg": nil, "../a.svg": {"../a"},
	} {
		if got := Owners(picture); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", picture, got, want)
		}
	}
}
