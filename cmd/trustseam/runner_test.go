package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/drawpool"
	"github.com/trustseam/trustseam/internal/memo"
)

// plainTree writes documents without a block, as most of a repository's are.
func plainTree(tb testing.TB, n int) string {
	tb.Helper()
	dir := tb.TempDir()
	text := strings.Repeat("Some words about nothing in particular, with `code` and [links](x).\n", 60) + "```go\nfunc main() {}\n```\n"
	for i := range n {
		at := filepath.Join(dir, fmt.Sprint("d", i%50), fmt.Sprint("s", i%7))
		if err := os.MkdirAll(at, 0o755); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(at, fmt.Sprintf("f%d.md", i)), []byte(text), 0o644); err != nil {
			tb.Fatal(err)
		}
	}
	return dir
}

// modelTree writes documents with a block each and generates them.
func modelTree(tb testing.TB, documents, blocks int) string {
	tb.Helper()
	dir := tb.TempDir()
	for i := range documents {
		var b strings.Builder
		for k := range blocks {
			fmt.Fprintf(&b, "# Part %d\n\n```dfd id=d%db%d\nactor a: Actor %d\nboundary z: Zone | edge\n  process b: B\n  store c: C\n1. a -> b: Ask | tls\n2. b -> c: Look up\n```\n\n", k, i, k, i)
		}
		at := filepath.Join(dir, fmt.Sprint("d", i))
		if err := os.Mkdir(at, 0o755); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(at, "design.md"), []byte(b.String()), 0o644); err != nil {
			tb.Fatal(err)
		}
	}
	r, err := newRunner()
	if err != nil {
		tb.Fatal(err)
	}
	r.pool = drawpool.New(drawpool.Options{Command: workerCommand, Run: r.allowance})
	defer r.pool.Close()
	jobs, found, _ := r.openJobs([]string{dir})
	if len(found.Failed) > 0 {
		tb.Fatal(found.Failed)
	}
	outputs, ds := collect(jobs)
	for _, d := range ds {
		tb.Error(d)
	}
	for _, o := range outputs {
		if err := os.WriteFile(o.path, o.new, 0o644); err != nil {
			tb.Fatal(err)
		}
	}
	return dir
}

// readAll is what nobody can do without: walking a tree and reading its files.
func readAll(b *testing.B, dir string) {
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			_, err = os.ReadFile(path)
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
}

func openAll(b *testing.B, dir string, c *checkCache) {
	r, err := newRunner()
	if err != nil {
		b.Fatal(err)
	}
	r.cache = c
	jobs, found, _ := r.openJobs([]string{dir})
	if len(found.Failed) > 0 {
		b.Fatal(found.Failed)
	}
	for _, j := range jobs {
		if j.result != nil && (len(j.result.Stale) > 0 || j.result.Changed()) {
			b.Fatal("a document is stale")
		}
	}
}

// cacheAt is the cache in a file.
func cacheAt(path string) *checkCache { return &checkCache{memo.Open(path), nil} }

// checked returns a file with the cache of a check of a tree.
func checked(tb testing.TB, dir string) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "memo")
	r, err := newRunner()
	if err != nil {
		tb.Fatal(err)
	}
	r.cache = cacheAt(path)
	jobs, found, _ := r.openJobs([]string{dir})
	if len(found.Failed) > 0 {
		tb.Fatal(found.Failed)
	}
	for _, j := range jobs {
		r.cache.remember(j, nil)
	}
	r.cache.save()
	return path
}

// BenchmarkOpen compares work on a tree with walking it and reading its files.
func BenchmarkOpen(b *testing.B) {
	for _, c := range []struct {
		name string
		dir  func() string
	}{
		{"5000 documents without a block", func() string { return plainTree(b, 5000) }},
		{"1000 unchanged documents", func() string { return modelTree(b, 1000, 1) }},
		{"53 blocks in one document", func() string { return modelTree(b, 1, 53) }},
	} {
		dir := c.dir()
		b.Run(c.name+"/read", func(b *testing.B) {
			for b.Loop() {
				readAll(b, dir)
			}
		})
		b.Run(c.name+"/open", func(b *testing.B) {
			for b.Loop() {
				openAll(b, dir, nil)
			}
		})
		b.Run(c.name+"/remembered", func(b *testing.B) {
			path := checked(b, dir)
			for b.Loop() {
				openAll(b, dir, cacheAt(path))
			}
		})
	}
}

// What comes of a tree does not depend on how many documents are read at a time.
func TestOpenKeepsTheOrder(t *testing.T) {
	dir := modelTree(t, 30, 1)
	for i := range 30 {
		if i%3 == 0 {
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprint("d", i), "design.md"), []byte("```dfd\nactor a A\nb -> c\n```\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	said := func(processors int) []string {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
		r, err := newRunner()
		if err != nil {
			t.Fatal(err)
		}
		jobs, found, _ := r.openJobs([]string{dir})
		if len(found.Failed) > 0 {
			t.Fatal(found.Failed)
		}
		var out []string
		for _, j := range jobs {
			out = append(out, j.path)
			for _, d := range j.result.Diagnostics {
				out = append(out, fmt.Sprint(d))
			}
		}
		return out
	}
	one, four := said(1), said(4)
	if !reflect.DeepEqual(one, four) || len(one) < 40 {
		t.Errorf("one processor:\n%v\nfour:\n%v", one, four)
	}
}
