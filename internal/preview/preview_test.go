package preview

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/trustseam/trustseam/internal/cputime"
	"github.com/trustseam/trustseam/internal/drawpool"
	"github.com/trustseam/trustseam/internal/layoutpool"
	"github.com/trustseam/trustseam/internal/watch"
	"github.com/trustseam/trustseam/render/graphviz"
)

// worker is what tells the process of a test that it lays out.
const worker = "TRUSTSEAM_TEST_LAYOUT"

func TestMain(m *testing.M) {
	if os.Getenv(worker) != "" {
		layoutpool.Serve(os.Stdin, os.Stdout, graphviz.Layout, os.Exit)
		return
	}
	os.Exit(m.Run())
}

// drawingCommand starts this test as a worker.
func drawingCommand() *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), worker+"=yes")
	return cmd
}

// following runs a preview of a new directory with some documents, which is the working directory, and returns its editions.
func following(t *testing.T, files map[string]string, paths ...string) <-chan Edition {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range files {
		write(t, name, text)
	}
	run := cputime.NewAllowance("the run has", cputime.Own)
	pool := drawpool.New(drawpool.Options{Command: drawingCommand, Run: run, Strangers: true, Workers: 1})
	editions := make(chan Edition, 100)
	p, err := New(Options{
		Paths: paths, Pool: pool, Publish: func(e Edition) { editions <- e }, Unwatched: func(int) {},
		Watch: watch.Options{Settle: time.Millisecond, Poll: 20 * time.Millisecond},
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		p.Run(ctx)
	}()
	t.Cleanup(func() {
		cancel()
		pool.Close()
		<-done
	})
	return editions
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func model(title string) string {
	return "```dfd\ntitle: " + title + "\nactor user: User\nprocess web: Web\n1. user -> web: Go | https\n```\n"
}

// summary is an edition in a line: the titles of its pages with a picture or without, and its problems.
func summary(e Edition) string {
	var pages []string
	for name, page := range e.Pages {
		text := string(page.Data)
		if !strings.Contains(text, `class="model`) {
			continue
		}
		_, title, _ := strings.Cut(text, "<title>")
		title, _, _ = strings.Cut(title, "</title>")
		if !strings.Contains(text, "<svg") {
			title += " without a picture"
		}
		if name == e.First {
			title += " first"
		}
		pages = append(pages, title)
	}
	slices.Sort(pages)
	for _, p := range e.Problems {
		pages = append(pages, strings.TrimSpace(p.Place+" "+p.Message))
	}
	return strings.Join(pages, "; ")
}

// until waits for an edition of which the summary is as wanted.
func until(t *testing.T, editions <-chan Edition, want string) {
	t.Helper()
	last := "none"
	for {
		select {
		case e := <-editions:
			if last = summary(e); last == want || strings.HasSuffix(want, "…") && strings.HasPrefix(last, strings.TrimSuffix(want, "…")) {
				return
			}
		case <-time.After(time.Minute):
			t.Fatalf("the last edition is\n%s, want\n%s", last, want)
		}
	}
}

// What happens to files, one step after the other, and what pages show then.
func TestEditions(t *testing.T) {
	editions := following(t, map[string]string{"a.md": model("A"), "b.md": "no block"})
	until(t, editions, "A first")

	write(t, "a.md", model("B"))
	until(t, editions, "B first")

	write(t, "a.md", strings.Replace(model("C"), "1. user", "1. usr", 1))
	until(t, editions, "B first; a.md:5:4 flow `1`: no element `usr`")

	write(t, "trustseam.toml", "insert = 1\n")
	until(t, editions, "B first; trustseam.toml: …")
	write(t, "a.md", model("D"))
	if err := os.Remove("trustseam.toml"); err != nil {
		t.Fatal(err)
	}
	until(t, editions, "D first")

	// A directory and all in it, with a configuration of its own.
	write(t, "sub/c.md", strings.Replace(model("E"), "process web", "gizmo web", 1))
	until(t, editions, "D first; sub/c.md:4:1 unknown statement `gizmo`…")
	write(t, "sub/c.md", model("E"))
	until(t, editions, "D; E first")
	write(t, "sub/trustseam.toml", "max-elements = 1\n")
	until(t, editions, "D; E first; sub/c.md:1:4 picture of block `c` cannot be drawn: it has 2 elements; the limit is 1, `max-elements` in trustseam.toml")
	write(t, ".gitignore", "sub/\n")
	until(t, editions, "D first")
	if err := os.Rename("a.md", "z.md"); err != nil {
		t.Fatal(err)
	}
	until(t, editions, "D first")
	if err := os.Remove("z.md"); err != nil {
		t.Fatal(err)
	}
	until(t, editions, "")
}

// Templates that a configuration names are read again, too.
func TestTemplates(t *testing.T) {
	editions := following(t, map[string]string{"a.md": model("A"), "trustseam.toml": "templates = \"own\"\n", "own/threats.md.tmpl": "{{"})
	until(t, editions, "own/threats.md.tmpl…")
	write(t, "own/threats.md.tmpl", "text\n")
	until(t, editions, "A first")
}

// The newest document comes first, and is shown before the others are drawn.
func TestNewestFirst(t *testing.T) {
	dir := t.TempDir()
	for i, name := range []string{"a.md", "b.md", "c.md"} {
		file := filepath.Join(dir, name)
		write(t, file, model(name))
		at := time.Date(2020, 1, 10-(i-1)*(i-1), 0, 0, i, 0, time.UTC)
		if err := os.Chtimes(file, at, at); err != nil {
			t.Fatal(err)
		}
	}
	editions := following(t, nil, dir)
	for _, want := range []string{
		"a.md without a picture; b.md first; c.md without a picture",
		"a.md without a picture; b.md first; c.md",
		"a.md; b.md first; c.md",
	} {
		if got := summary(<-editions); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// A page shows so many errors, and counts the others; lines are cut and hold nothing that cannot be seen.
func TestProblems(t *testing.T) {
	var lines strings.Builder
	lines.WriteString("```dfd\n")
	for range 60 {
		lines.WriteString("gizmo\u202e " + strings.Repeat("ä", 400) + "\n")
	}
	lines.WriteString("```\n")
	editions := following(t, map[string]string{"a.md": lines.String()})
	e := <-editions
	if len(e.Problems) != 50 || e.More == 0 {
		t.Errorf("%d and %d more", len(e.Problems), e.More)
	}
	if line := e.Problems[0].Line; !strings.HasPrefix(line, "gizmo ää") || len(line) > 510 || !strings.HasSuffix(line, "ä…") {
		t.Errorf("%d bytes: %s", len(line), line)
	}
}
