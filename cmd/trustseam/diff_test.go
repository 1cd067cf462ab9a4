package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/testenv"
)

// A file that is larger than a document may be is one only where it holds a block, now and at the base.
func TestDiffOfLargeFiles(t *testing.T) {
	testenv.Needs(t, "git")
	dir := t.TempDir()
	t.Chdir(dir)
	git := func(args ...string) {
		t.Helper()
		own := []string{"-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgSign=false"}
		if out, err := exec.Command("git", append(own, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	filler := strings.Repeat("Text without anything of ours.\n", limit.Document/16)
	for name, text := range map[string]string{"plain.md": filler, "model.md": filler + "```dfd\nprocess p: P\n```\n", "small.md": "```dfd\nprocess p: P\n```\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	git("init", "-q", "--template=")
	git("add", "-A")
	git("commit", "-q", "-m", "base")
	for _, c := range []struct {
		args     []string
		remove   string
		code     int
		out, err string
	}{
		{[]string{"diff", "plain.md"}, "", exitOK, "", ""},
		{[]string{"diff", "plain.md"}, "plain.md", exitOK, "", ""},
		{[]string{"diff", "small.md"}, "small.md", exitOK, "small.md: small: block gone, with 1 element\n", ""},
		{[]string{"diff", "model.md"}, "model.md", exitFailure, "", "trustseam: HEAD:model.md: not compared, because of line 1: document is larger than 2 MiB; divide it, or move the block to a document of its own [TS023]\n"},
	} {
		if c.remove != "" {
			if err := os.Remove(c.remove); err != nil {
				t.Fatal(err)
			}
		}
		var out, errOut bytes.Buffer
		if code := run(c.args, strings.NewReader(""), &out, &errOut); code != c.code || out.String() != c.out || errOut.String() != c.err {
			t.Errorf("%v without %s: %d\n%s%s\nwant %d\n%s%s", c.args, c.remove, code, out.String(), errOut.String(), c.code, c.out, c.err)
		}
	}
}
