package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"
)

// designTree is a tree of documents of 14 elements and 20 flows each, in six
// boundaries, all of them different.
func designTree(tb testing.TB, documents int) string {
	tb.Helper()
	example, err := os.ReadFile("../../examples/payments/payments.md")
	if err != nil {
		tb.Fatal(err)
	}
	_, block, _ := strings.Cut(string(example), "```dfd\n")
	block, _, _ = strings.Cut(block, "\n```")
	dir := tb.TempDir()
	for i := range documents {
		text := strings.ReplaceAll(block, "Payments platform", fmt.Sprint("Payments platform ", i))
		text = strings.ReplaceAll(text, "Settlement worker", fmt.Sprint("Settlement worker ", i))
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("design%d.md", i)), []byte("# Design\n\n```dfd\n"+text+"\n```\n"), 0o644); err != nil {
			tb.Fatal(err)
		}
	}
	return dir
}

// BenchmarkSite writes a site of 200 documents; what is not the time of the pictures is little.
func BenchmarkSite(b *testing.B) {
	dir := designTree(b, 200)
	for b.Loop() {
		out := filepath.Join(b.TempDir(), "site")
		if code := run([]string{"site", "-o", out, dir}, nil, io.Discard, os.Stderr); code != 0 {
			b.Fatal(code)
		}
		b.ReportMetric(sizeOf(b, out), "bytes/site")
	}
}

// sizeOf adds up the files of a directory.
func sizeOf(tb testing.TB, dir string) float64 {
	tb.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		tb.Fatal(err)
	}
	sum := int64(0)
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			tb.Fatal(err)
		}
		sum += info.Size()
	}
	return float64(sum)
}

// A run after an interrupted one, and one that finds nothing to change, end with the same files.
func TestSiteAfterInterruption(t *testing.T) {
	testenv.NeedsTime(t, "runs the program many times")
	dir, out := designTree(t, 2), filepath.Join(t.TempDir(), "site")
	write := func() {
		t.Helper()
		var said bytes.Buffer
		if code := run([]string{"site", "-o", out, dir}, nil, &said, &said); code != 0 || said.Len() > 0 {
			t.Fatal(code, said.String())
		}
	}
	write()
	index := filepath.Join(out, "index.html")
	before, err := os.ReadFile(index)
	if err != nil {
		t.Fatal(err)
	}
	first, err := os.Stat(index)
	if err != nil {
		t.Fatal(err)
	}
	write()
	if second, err := os.Stat(index); err != nil || !os.SameFile(first, second) {
		t.Error("a page that has not changed was written again")
	}
	// As left behind by a run that had listed its pages and not yet written them all.
	if err := os.Remove(index); err != nil {
		t.Fatal(err)
	}
	write()
	if after, err := os.ReadFile(index); err != nil || !bytes.Equal(before, after) {
		t.Error("the page is not what it was")
	}
}
