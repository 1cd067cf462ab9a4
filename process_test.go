package trustseam

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/render/graphviz"
	"github.com/trustseam/trustseam/source"
)

func load(t testing.TB) *Project {
	t.Helper()
	p, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func process(t testing.TB, path string, text []byte, p *Project) *Result {
	t.Helper()
	r, err := p.Process(path, text)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// examples are the documents of the examples folder, by path.
func examples(t testing.TB) map[string][]byte {
	t.Helper()
	paths, err := filepath.Glob("examples/*/*.md")
	if err != nil || len(paths) < 5 {
		t.Fatalf("%d examples, %v", len(paths), err)
	}
	texts := make(map[string][]byte)
	for _, p := range paths {
		text, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		if parser.Interesting(text) { // a read-me has no block
			texts[filepath.ToSlash(p)] = text
		}
	}
	return texts
}

// strip removes what generate has inserted: every region with its markers, the
// heading above it and one blank line before each of the two.
func strip(t testing.TB, path string, text []byte, p *Project) []byte {
	t.Helper()
	doc := process(t, path, text, p).Document
	var edits []source.Edit
	for _, region := range doc.Regions {
		start := region.Begin.Start
		for _, line := range []string{"\n", "## ", "\n"} { // upward: blank, heading, blank
			previous := bytes.LastIndexByte(text[:start-1], '\n') + 1
			if got := string(text[previous:start]); line == "\n" && got != "\n" || line != "\n" && !strings.HasPrefix(strings.TrimLeft(got, "#"), " ") {
				break
			}
			start = previous
		}
		edits = append(edits, source.Edit{Span: source.Span{Start: start, End: region.End.End}})
	}
	out, err := source.Apply(text, edits)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// For every example: removing the inserted lines gives back the source byte for
// byte, and generating twice changes nothing.
func TestExamplesRoundTrip(t *testing.T) {
	project := load(t)
	for path, text := range examples(t) {
		bare := strip(t, path, text, project)
		if bytes.Contains(bare, []byte("trustseam:begin")) {
			t.Errorf("%s: a region is left after stripping", path)
		}
		generated := process(t, path, bare, project)
		if len(generated.Stale) == 0 || bytes.Equal(generated.Text, bare) {
			t.Errorf("%s: nothing was inserted", path)
		}
		if got := strip(t, path, generated.Text, project); !bytes.Equal(got, bare) {
			t.Errorf("%s: stripping what was inserted does not give back the source", path)
		}
		again := process(t, path, generated.Text, project)
		if len(again.Stale) > 0 || !bytes.Equal(again.Text, generated.Text) {
			t.Errorf("%s: the second run changes something: %v", path, again.Stale)
		}
	}
}

// What is committed is what generate would write, pictures too. The start is for newcomers to generate, and the
// document of the proof has no regions.
func TestExamplesAreFresh(t *testing.T) {
	t.Parallel()
	project := load(t)
	for path, text := range examples(t) {
		r := process(t, path, text, project)
		if strings.Contains(path, "/start/") || strings.Contains(path, "/proof/") {
			continue
		}
		for _, d := range append(r.Diagnostics, r.Stale...) {
			t.Error(d)
		}
		if testing.Short() && len(r.Pictures) > 1 {
			continue // a big model takes minutes where the engine is interpreted
		}
		for _, p := range r.Pictures {
			existing, err := os.ReadFile(filepath.Join(filepath.Dir(path), p.Name))
			if err != nil {
				t.Fatal(err)
			}
			stale, wrong := p.Judge(existing)
			for _, d := range append(stale, wrong...) {
				t.Error(d)
			}
			if svg, _ := p.Draw(t.Context(), graphviz.Layout); !bytes.Equal(svg, existing) {
				t.Errorf("%s: another picture is drawn than the one that is committed", path)
			}
		}
	}
}

// The same with every line ending turned to CRLF.
func TestExamplesRoundTripCRLF(t *testing.T) {
	project := load(t)
	for path, text := range examples(t) {
		bare := bytes.ReplaceAll(strip(t, path, text, project), []byte("\n"), []byte("\r\n"))
		generated := process(t, path, bare, project)
		if n := bytes.Count(generated.Text, []byte("\n")); n != bytes.Count(generated.Text, []byte("\r\n")) {
			t.Errorf("%s: line ends are mixed", path)
		}
		if again := process(t, path, generated.Text, project); len(again.Stale) > 0 {
			t.Errorf("%s: the second run changes something: %v", path, again.Stale)
		}
	}
}

// What an example's committed picture shows is what its block says.
func TestExamplePicturesShowEveryFlow(t *testing.T) {
	t.Parallel()
	project := load(t)
	for path, text := range examples(t) {
		r := process(t, path, text, project)
		for _, a := range r.Analyses {
			p := r.Picture(a)
			svg, err := os.ReadFile(filepath.Join(filepath.Dir(path), p.Name))
			if errors.Is(err, fs.ErrNotExist) && (strings.Contains(path, "/start/") || strings.Contains(path, "/proof/")) {
				continue // as in TestExamplesAreFresh
			}
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range p.Block.Flows {
				if n := bytes.Count(svg, []byte(`<g class="flow" data-f="`+f.ID+`"`)); n != 1 {
					t.Errorf("%s: flow %s is drawn %d times", path, f.ID, n)
				}
			}
			for _, e := range p.Block.Elements {
				if !bytes.Contains(svg, []byte(`data-e="`+e.ID+`"`)) {
					t.Errorf("%s: element %s is not drawn", path, e.ID)
				}
			}
		}
	}
}

// A result with an error holds nothing to write, wherever the error is found.
func TestErrorsWithhold(t *testing.T) {
	const block = "```dfd\nactor a: A\nprocess p: P\na -> p: Ask\n```\n"
	good := string(process(t, "d.md", []byte(block), load(t)).Text)
	for name, text := range map[string]string{
		"in the notation":     "```dfd\nproces a: A\n```\n",
		"in a decision":       strings.Replace(block, "a -> p: Ask\n", "a -> p: Ask\naccept S99@p: No such threat | by=@lead\n", 1),
		"in a region":         strings.Replace(good, "trustseam:begin threats d -->\n", "trustseam:begin threats d -->\nMine.\n", 1),
		"in one of two":       block + "\n- ```dfd id=x\n  actor a: A\n  ```\n",
		"in a merge conflict": "<<<<<<< ours\n" + block + "=======\n>>>>>>> theirs\n",
	} {
		r := process(t, "d.md", []byte(text), load(t))
		if !r.Failed() || r.Changed() || string(r.Text) != text || len(r.Pictures)+len(r.Adopted) > 0 {
			t.Errorf("%s: %v, changed %t, %d pictures", name, r.Diagnostics, r.Changed(), len(r.Pictures))
		}
	}
}

// A document that would read differently once it is rewritten is left alone.
func TestUnsafeRewrite(t *testing.T) {
	r := process(t, "d.md", []byte("```dfd\nactor a: A\n```\n"), load(t))
	for _, c := range []struct{ name, text, want string }{
		{"as generated", string(r.Text), ""},
		{"another block", string(r.Text) + "\n```dfd id=x\nactor b: B\n```\n", "an error"},
		{"a lost region", strings.Replace(string(r.Text), "trustseam:begin threats", "trustseam-begin threats", 1), "an error"},
		{"another element", strings.Replace(string(r.Text), "actor a: A", "actor b: B", 1), "would change"},
	} {
		doc := process(t, "d.md", r.Text, load(t))
		if got := doc.readsDifferently([]byte(c.text)); (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestPictureName(t *testing.T) {
	for _, c := range []struct{ path, id, want string }{
		{"docs/pay.md", "pay", "pay.svg"},
		{"docs/pay.md", "refund", "pay.refund.svg"},
		{"pay.v2.md", "pay-v2", "pay.v2.pay-v2.svg"},
	} {
		if got := pictureName(c.path, c.id); got != c.want {
			t.Errorf("picture of %s in %s is %s, want %s", c.id, c.path, got, c.want)
		}
	}
}

func BenchmarkProcess(b *testing.B) {
	project := load(b)
	for path, text := range examples(b) {
		name := strings.TrimSuffix(filepath.Base(path), ".md")
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				process(b, path, text, project)
			}
		})
	}
}

// A draft has the threats and the remarks of an analysis.
func TestAnalyzeDraft(t *testing.T) {
	project, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	text := []byte("```dfd\nactor user: User\nprocess web: Web\nuser -> web: Order | http\naccept T99@web: x | by=@me until=2027-01-01\n```\n")
	whole, err := project.Analyze("x.md", text)
	if err != nil {
		t.Fatal(err)
	}
	draft := project.Parse("x.md", text).AnalyzeDraft()
	if len(draft.Diagnostics) != 1 || draft.Diagnostics[0].String() != whole.Diagnostics[0].String() {
		t.Errorf("%v, want %v", draft.Diagnostics, whole.Diagnostics)
	}
	if a := draft.Analyses[0]; len(a.Threats) == 0 || len(a.Threats) != len(whole.Analyses[0].Threats) || len(a.Questions) > 0 || draft.Pictures != nil {
		t.Errorf("%d threats, %d questions, %d pictures", len(a.Threats), len(a.Questions), len(draft.Pictures))
	}
	if wrong := project.Parse("x.md", []byte("```dfd\nprocess\n```\n")).AnalyzeDraft(); !wrong.Failed() || wrong.Analyses != nil {
		t.Errorf("%v", wrong.Diagnostics)
	}
}
