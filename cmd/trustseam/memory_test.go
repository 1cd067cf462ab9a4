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
		w, err := newWorkshop(false)
		if err != nil {
			t.Fatal(err)
		}
		w.memory = memoryAt(path)
		jobs, err := w.open([]string{dir})
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, j := range jobs {
			if j.remembered {
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
		w, err := newWorkshop(false)
		if err != nil {
			t.Fatal(err)
		}
		w.memory = memoryAt(filepath.Join(dir, "memo"))
		set, err := w.settings(dir)
		if err != nil {
			t.Fatal(err)
		}
		first, err := w.process(path, []byte(c.text))
		if err != nil || first.failed() {
			t.Fatal(err, first.Diagnostics)
		}
		second, err := w.process(path, first.Text)
		if err != nil {
			t.Fatal(err)
		}
		w.memory.remember(first, set, nil)
		w.memory.remember(second, set, nil)
		if got := w.memory.Size(); got != c.want {
			t.Errorf("%d documents remembered, want %d, of\n%s", got, c.want, c.text)
		}
	}
}

// In CI nothing is remembered.
func TestNoMemoryInCI(t *testing.T) {
	t.Setenv("CI", "true")
	if m := openMemory(""); m != nil {
		t.Error("there is a memory")
	}
}
