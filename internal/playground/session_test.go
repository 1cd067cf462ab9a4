package playground

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/trustseam/trustseam"
)

var day = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// examples are the documents of the examples, by path from the root of the repository.
func examples(t *testing.T) map[string][]byte {
	t.Helper()
	all := make(map[string][]byte)
	root := "../.."
	err := filepath.WalkDir(filepath.Join(root, "examples"), func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && d.Name() == "sites" {
			return fs.SkipDir // the payments document, once for each generator
		}
		if err != nil || d.IsDir() || filepath.Ext(path) != ".md" {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, path)
		all[filepath.ToSlash(name)] = text
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 10 {
		t.Fatalf("only %d documents", len(all))
	}
	return all
}

// For every example, the page gets the text that `generate` writes, the rows that `list` prints
// and the remarks of `check`, but those about regions that are out of date.
func TestAnalyzeAsTheCommand(t *testing.T) {
	project, err := trustseam.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := session(t)
	for path, text := range examples(t) {
		answer, err := s.Analyze(path, text, day)
		if err != nil {
			t.Fatal(err)
		}
		r, err := project.Process(path, text)
		if err != nil {
			t.Fatal(err)
		}
		if answer.Text != string(r.Text) || answer.Failed {
			t.Errorf("%s is written differently", path)
		}
		var want bytes.Buffer
		if err := trustseam.List(&want, r); err != nil {
			t.Fatal(err)
		}
		if got, err := s.List(); err != nil || got != want.String() {
			t.Errorf("%s has other rows: %v", path, err)
		}
		r.Stale = nil
		var said, wanted []string
		for _, m := range answer.Remarks {
			said = append(said, m.Code+" "+m.Message)
		}
		for _, d := range r.Findings(project.Policy(day)) {
			wanted = append(wanted, string(d.Code)+" "+d.Message)
		}
		if !slices.Equal(said, wanted) {
			t.Errorf("%s: remarks\n%s\nwant\n%s", path, strings.Join(said, "\n"), strings.Join(wanted, "\n"))
		}
		if len(answer.Blocks) != len(r.Analyses) {
			t.Errorf("%s has %d blocks, want %d", path, len(answer.Blocks), len(r.Analyses))
		}
	}
}

func session(t *testing.T) *Session {
	t.Helper()
	s, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// A block that is taken out of its document says the same alone.
func TestBlockAlone(t *testing.T) {
	s := session(t)
	for path, text := range examples(t) {
		answer, err := s.Analyze(path, text, day)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range answer.Blocks {
			alone, err := s.Analyze(path, []byte(b.Source), day)
			if err != nil {
				t.Fatal(err)
			}
			if len(alone.Blocks) != 1 || alone.Blocks[0].Page != b.Page || alone.Blocks[0].Source != b.Source {
				t.Errorf("%s: block %s alone is another one:\n%s", path, b.ID, b.Source)
			}
		}
	}
}

const twice = "# Two\n\n```dfd id=one\ntitle: One\nactor a: A\nprocess p: P\na -> p: Go | http\n```\n\n~~~dfd id=two\nactor b: \"B ```\"\nprocess q: Q\nb -> q: Go\n~~~\n"

func TestAnalyzeSeveralBlocks(t *testing.T) {
	answer, err := session(t).Analyze("two.md", []byte(twice), day)
	if err != nil {
		t.Fatal(err)
	}
	if len(answer.Blocks) != 2 || answer.Failed {
		t.Fatalf("%+v", answer.Remarks)
	}
	one, two := answer.Blocks[0], answer.Blocks[1]
	if one.ID != "one" || one.Title != "One" || one.First != 3 || one.Last != 8 || one.Name != "two.one.svg" {
		t.Errorf("%+v", one)
	}
	if two.ID != "two" || two.First != 10 || two.Last != 14 || two.Source != "~~~dfd id=two\nactor b: \"B ```\"\nprocess q: Q\nb -> q: Go\n~~~\n" {
		t.Errorf("%+v", two)
	}
	if !strings.Contains(one.Page, `class="model"`) || strings.Contains(one.Page, "<svg") || strings.Contains(one.Page, "playground") {
		t.Errorf("page of the first: %s", one.Page)
	}
}

// A remark has the place that the command prints, and the same place as a browser counts.
func TestRemarks(t *testing.T) {
	text := "# 😀 Ünï\n\n```dfd\nactor 😀: Größe 😀\nprocess p: P\np -> q: 😀 | http\n```\n"
	answer, err := session(t).Analyze("x.md", []byte(text), day)
	if err != nil {
		t.Fatal(err)
	}
	if !answer.Failed || answer.Text != text || len(answer.Blocks) != 1 || answer.Blocks[0].Page != "" {
		t.Errorf("%+v", answer)
	}
	found := false
	for _, m := range answer.Remarks {
		units := utf16Of(text)
		if got := string16(units[m.From:m.To]); m.Line == 6 {
			found = true
			if got != "q" || m.Col != 6 || m.Severity != "error" || m.Code == "" || m.Message == "" {
				t.Errorf("%+v is about %q", m, got)
			}
		}
	}
	if !found {
		t.Errorf("nothing about the last flow: %+v", answer.Remarks)
	}
}

// A block that is too big for a browser has rows and no picture, and the sentence names the command.
func TestTooBig(t *testing.T) {
	says := "A browser draws a block of up to 24 elements and 40 flows; this one has %d and %d. Save the document and run `trustseam generate`, which draws it on your machine."
	for _, c := range []struct {
		elements, flows int
		want            string
	}{
		{24, 40, ""},
		{24, 41, fmt.Sprintf(says, 24, 41)},
		{25, 40, fmt.Sprintf(says, 25, 40)},
	} {
		var b strings.Builder
		b.WriteString("```dfd\nactor a: A\n")
		for i := range c.elements - 1 {
			fmt.Fprintf(&b, "process p%d: P %d\n", i, i)
		}
		for i := range c.flows {
			fmt.Fprintf(&b, "%d. a -> p%d: Go | http\n", i+1, i%(c.elements-1))
		}
		b.WriteString("```\n")
		answer, err := session(t).Analyze("big.md", []byte(b.String()), day)
		if err != nil || answer.Failed {
			t.Fatal(err, answer.Remarks)
		}
		if got := answer.Blocks[0]; got.TooBig != c.want || got.Page == "" {
			t.Errorf("%d elements, %d flows: %q", c.elements, c.flows, got.TooBig)
		}
	}
}

// What an engine says goes to the picture; an error of it is a remark at the block.
func TestDraw(t *testing.T) {
	s := session(t)
	text := examples(t)["examples/newsletter/newsletter.md"]
	if _, err := s.Analyze("newsletter.md", text, day); err != nil {
		t.Fatal(err)
	}
	fails := func([]byte) ([]byte, error) { return nil, errors.New("out of memory") }
	for _, p := range append(s.Pictures(fails), s.Draw(0, fails)) {
		if p.Name != "newsletter.svg" || p.SVG != "" || len(p.Remarks) != 1 || !strings.Contains(p.Remarks[0].Message, "out of memory") || p.Remarks[0].Line < 2 {
			t.Errorf("%+v", p)
		}
	}
	project, err := trustseam.Load()
	if err != nil {
		t.Fatal(err)
	}
	r, err := project.Process("newsletter.md", text)
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	count := func(dot []byte) ([]byte, error) { asked++; return nil, errors.New("no") }
	r.Pictures[0].Draw(context.Background(), count)
	want := asked
	if s.Pictures(count); asked != 2*want || want == 0 {
		t.Errorf("the engine was asked %d times, want %d", asked-want, want)
	}
}

// Whatever an author writes is text on the page.
func TestHostile(t *testing.T) {
	text := "```dfd\ntitle: <script>alert(1)</script>\nactor a: <img src=x onerror=alert(1)>\nprocess p: \"><svg onload=alert(1)>\na -> p: javascript:alert(1) | http auth=none\naccept S01@system: <b onclick=alert(1)>x | by=\"<i>\" until=2030-01-01\n```\n"
	answer, err := session(t).Analyze("<img src=x>.md", []byte(text), day)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range answer.Blocks {
		for _, tag := range []string{"<script", "<img", "<svg", "<b ", "<i>", `href="javascript`} {
			if strings.Contains(b.Page, tag) {
				t.Errorf("the page has %s", tag)
			}
		}
	}
	if len(answer.Blocks) != 1 || answer.Blocks[0].Page == "" {
		t.Errorf("%+v", answer.Remarks)
	}
}
