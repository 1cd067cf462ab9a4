package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A document is recalled only when it, its pictures and its configuration are as they were.
func TestRecall(t *testing.T) {
	dir := modelTree(t, 3, 1)
	path := checked(t, dir)
	recalled := func() int {
		t.Helper()
		r, err := newRunner()
		if err != nil {
			t.Fatal(err)
		}
		r.cache = cacheAt(path)
		jobs, found, _ := r.openJobs([]string{dir})
		if len(found.Failed) > 0 {
			t.Fatal(found.Failed)
		}
		n := 0
		for _, j := range jobs {
			if j.result == nil {
				n++
			}
		}
		return n
	}
	if n := recalled(); n != 3 {
		t.Fatalf("%d of 3 documents recalled", n)
	}
	for _, c := range []struct {
		what, file string
		want       int
	}{
		{"a document with one byte more", "d0/design.md", 2},
		{"a picture with one byte more", "d1/design.d1b0.svg", 2},
		{"a configuration for one of them", "d2/trustseam.toml", 2},
		{"a configuration for all of them", "trustseam.toml", 0},
	} {
		at := filepath.Join(dir, c.file)
		old, err := os.ReadFile(at)
		if err != nil && !strings.HasSuffix(c.file, ".toml") {
			t.Fatal(err)
		}
		text := append(append([]byte(nil), old...), '\n')
		if old == nil {
			text = []byte("max-flows = 1999\n")
		}
		if err := os.WriteFile(at, text, 0o644); err != nil {
			t.Fatal(err)
		}
		if n := recalled(); n != c.want {
			t.Errorf("%s: %d recalled, want %d", c.what, n, c.want)
		}
		if old == nil {
			err = os.Remove(at)
		} else {
			err = os.WriteFile(at, old, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
		if n := recalled(); n != 3 {
			t.Errorf("%s, and back: %d recalled", c.what, n)
		}
	}
}

// A decision that holds until some day is looked at every day.
func TestRememberNoDay(t *testing.T) {
	text := "```dfd\nactor a: A\nboundary z: Z | edge\n  process b: B\na -> b: Ask | tls\naccept S01@z: For now | by=@lead until=2999-01-01\n```\n"
	for _, c := range []struct {
		text string
		want int
	}{{text, 0}, {strings.Replace(text, "accept S01@z: For now | by=@lead until=2999-01-01\n", "", 1), 1}} {
		dir := t.TempDir()
		path := filepath.Join(dir, "a.md")
		r, err := newRunner()
		if err != nil {
			t.Fatal(err)
		}
		r.cache = cacheAt(filepath.Join(dir, "memo"))
		opened := func(text []byte) *job {
			t.Helper()
			d, err := r.document(path, text)
			if err != nil {
				t.Fatal(err)
			}
			j, err := r.process(d)
			if err != nil || j.failed() {
				t.Fatal(err, j.result.Diagnostics)
			}
			return j
		}
		first := opened([]byte(c.text))
		r.cache.remember(first, nil)
		r.cache.remember(opened(first.result.Text), nil)
		if got := r.cache.Size(); got != c.want {
			t.Errorf("%d documents remembered, want %d, of\n%s", got, c.want, c.text)
		}
	}
}

// In CI nothing is remembered.
func TestNoCacheInCI(t *testing.T) {
	t.Setenv("CI", "true")
	if c := openCache(""); c != nil {
		t.Error("there is a cache")
	}
}
