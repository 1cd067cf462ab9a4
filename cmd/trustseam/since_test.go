package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"
)

// Of the documents that a change touches, a check since its base says all that a check says, and of the others nothing.
func TestSinceIsCheckOfWhatIsTouched(t *testing.T) {
	testenv.Needs(t, "git")
	t.Setenv("CI", "")
	dir := t.TempDir()
	t.Chdir(dir)
	git := func(args ...string) {
		t.Helper()
		own := []string{"-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgSign=false"}
		if out, err := exec.Command("git", append(own, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	// check returns the remarks by document.
	check := func(args ...string) map[string][]string {
		t.Helper()
		var out, errOut bytes.Buffer
		if code := run(append([]string{"check", "--today", "2027-01-01"}, args...), strings.NewReader(""), &out, &errOut); code == exitFailure {
			t.Fatal(errOut.String())
		}
		said := make(map[string][]string)
		for line := range strings.Lines(out.String()) {
			document, _, _ := strings.Cut(line, ":")
			if !slices.ContainsFunc([]string{"TS306", "TS307", "TS308", "TS309"}, func(code string) bool { return strings.Contains(line, "["+code+"]") }) {
				said[document] = append(said[document], line)
			}
		}
		return said
	}
	// Every document has something to say: it has never been generated, and an acceptance is over.
	text := func(id string, n int) string {
		return fmt.Sprintf("```dfd id=%s\nactor user: User %d\nboundary site: Site | edge\n  process web: Web\nuser -> web: Read | https auth=none\naccept S01@site: x | by=@a until=2026-01-01\n```\n", id, n)
	}
	var documents []string
	for i := range 12 {
		name := fmt.Sprintf("d%d/f%d.md", i%3, i)
		documents = append(documents, name)
		write(name, text(fmt.Sprint("id-", i), 0))
		write(fmt.Sprintf("d%d/f%d.id-%d.svg", i%3, i, i), "<svg/>")
	}
	git("init", "-q", "--template=")
	git("add", "-A")
	git("commit", "-q", "-m", "base")
	random := rand.New(rand.NewPCG(3, 4))
	for round := range 12 {
		touched := make(map[string]bool)
		for range random.IntN(4) {
			i := random.IntN(len(documents))
			touched[documents[i]] = true
			if random.IntN(2) == 0 {
				write(documents[i], text(fmt.Sprint("id-", i), round+1))
			} else {
				write(fmt.Sprintf("d%d/f%d.id-%d.svg", i%3, i, i), fmt.Sprint("<svg>", round, "</svg>"))
			}
		}
		if random.IntN(3) == 0 {
			write("d1/trustseam.toml", "[decisions]\nowners = [\"@b\"]\n")
			for i, name := range documents {
				touched[name] = touched[name] || i%3 == 1
			}
		}
		all, since := check(), check("--since", "HEAD")
		for _, name := range documents {
			want := all[name]
			if len(want) < 2 {
				t.Fatalf("%s: %q", name, want)
			}
			if !touched[name] {
				want = nil
			}
			if !slices.Equal(since[name], want) {
				t.Errorf("round %d, %s: %q, want %q", round, name, since[name], want)
			}
		}
		git("clean", "-q", "-f", "-d")
		git("checkout", "-q", ".")
	}
}
