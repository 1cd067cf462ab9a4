package export

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

var update = flag.Bool("update", false, "rewrite golden files")

// loaded is the catalog, read once.
var loaded = sync.OnceValues(stride.Load)

// read makes an export's document of a text, which has no errors.
func read(t *testing.T, path, text string) Document {
	t.Helper()
	catalog, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	doc, ds := parser.Parse(source.NewFile(path, []byte(text)))
	if source.HasErrors(ds) {
		t.Fatalf("%s: %v\n%s", path, ds, text)
	}
	d := Document{Path: path, Document: doc}
	for _, b := range doc.Blocks {
		d.Analyses = append(d.Analyses, catalog.Analyze(graph.New(b, catalog.Words)))
	}
	return d
}

// corpus returns the text of every example and of every model that experts have published, by path.
func corpus(t *testing.T) map[string]string {
	t.Helper()
	texts := make(map[string]string)
	for _, pattern := range []string{"../../examples/*/*.md", "../../stride/testdata/models/*.md", "testdata/*.md"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(string(text), "```dfd") {
				texts[path] = string(text)
			}
		}
	}
	if len(texts) < 25 {
		t.Fatalf("only %d documents", len(texts))
	}
	return texts
}

// keys lists the keys of a document's items in order.
func keys(t *testing.T, path, text string) []string {
	t.Helper()
	var all []string
	for _, i := range Items([]Document{read(t, path, text)}) {
		all = append(all, i.Key.String())
	}
	slices.Sort(all)
	return all
}

// There is one item for each criterion, and no two have the same key.
func TestOneItemForEachCriterion(t *testing.T) {
	total := 0
	for path, text := range corpus(t) {
		d := read(t, path, text)
		want := 0
		for _, a := range d.Analyses {
			want += len(a.Criteria())
		}
		all := keys(t, path, text)
		total += len(all)
		if len(all) != want {
			t.Errorf("%s: %d items of %d criteria", path, len(all), want)
		}
		if distinct := slices.Compact(slices.Clone(all)); len(distinct) != len(all) {
			t.Errorf("%s: %d keys of %d items", path, len(distinct), len(all))
		}
	}
	if total < 900 {
		t.Errorf("only %d items", total)
	}
}

var (
	declaration = regexp.MustCompile(`^(\s*(?:boundary|actor|external|process|store)\s+)([\w-]+)(\s*:.*)$`)
	decides     = regexp.MustCompile(`(?m)^\s*(?:accept|transfer|mitigate|dismiss) `)
	flowLine    = regexp.MustCompile(`^(\s*(?:[\w-]+\.\s+)?)([\w-]+)(\s*<?->\s*)([\w-]+)(\s*:.*)$`)
)

// inBlocks rewrites each line of a document's blocks.
func inBlocks(text string, rewrite func(line string) string) string {
	lines := strings.Split(text, "\n")
	inside := false
	for i, line := range lines {
		switch {
		case strings.HasPrefix(line, "```dfd"):
			inside = true
		case strings.HasPrefix(line, "```"):
			inside = false
		case inside:
			lines[i] = rewrite(line)
		}
	}
	return strings.Join(lines, "\n")
}

// renamed gives every element and every boundary another id, and states the old one as the author of a rename would:
// last in was=.
func renamed(text string) string {
	return inBlocks(text, func(line string) string {
		if m := flowLine.FindStringSubmatch(line); m != nil {
			return m[1] + m[2] + "-now" + m[3] + m[4] + "-now" + m[5]
		}
		m := declaration.FindStringSubmatch(line)
		switch {
		case m == nil:
			return line
		case strings.Contains(m[3], "was="):
			m[3] = regexp.MustCompile(`was=([\w,-]+)`).ReplaceAllString(m[3], "was=$1,"+m[2])
		case strings.Contains(m[3], " | "):
			m[3] = strings.Replace(m[3], " | ", " | was="+m[2]+" ", 1)
		default:
			m[3] += " | was=" + m[2]
		}
		return m[1] + m[2] + "-now" + m[3]
	})
}

// A key outlasts a rename that was= states, and another one after that. What the criterion is called now does not.
func TestKeysOutlastRenames(t *testing.T) {
	tried := 0
	for path, text := range corpus(t) {
		if decides.MatchString(text) {
			continue // a decision names what is renamed here
		}
		before := keys(t, path, text)
		once := renamed(text)
		twice := renamed(once)
		for _, after := range []string{once, twice} {
			if got := keys(t, path, after); !slices.Equal(got, before) {
				t.Errorf("%s: keys differ after a rename\n%q\n%q", path, before, got)
			}
		}
		tried += len(before)
		for _, i := range Items([]Document{read(t, path, once)}) {
			if _, subject, _ := strings.Cut(i.Name.Threat, "@"); !strings.HasSuffix(subject, "-now") && !slices.Contains([]string{everything, people, outside, system}, subject) {
				t.Errorf("%s: %s is not renamed", path, i.Name)
			}
		}
	}
	if tried < 300 {
		t.Errorf("only %d keys tried", tried)
	}
}

// reordered moves the lines of flows between flows, and of elements between elements of the same boundary,
// to the other end. Flows that answer others stay where they are.
func reordered(text string) string {
	var lines []string
	var run []int
	flush := func() {
		for i, j := 0, len(run)-1; i < j; i, j = i+1, j-1 {
			lines[run[i]], lines[run[j]] = lines[run[j]], lines[run[i]]
		}
		run = nil
	}
	kind := ""
	for line := range strings.SplitSeq(text, "\n") {
		now := ""
		switch {
		case flowLine.MatchString(line):
			now = "flow"
		case declaration.MatchString(line) && !strings.Contains(line, "boundary "):
			now = line[:len(line)-len(strings.TrimLeft(line, " "))] + "element"
		}
		if now != kind {
			flush()
		}
		lines, kind = append(lines, line), now
		if now != "" {
			run = append(run, len(lines)-1)
		}
	}
	flush()
	return strings.Join(lines, "\n")
}

// A key does not depend on the order of lines, nor on their layout.
func TestKeysOutlastReordering(t *testing.T) {
	moved := 0
	for path, text := range corpus(t) {
		before := keys(t, path, text)
		if !strings.Contains(text, "mode=response") {
			other := reordered(text)
			if other != text {
				moved++
			}
			if got := keys(t, path, other); !slices.Equal(got, before) {
				t.Errorf("%s: keys differ in another order\n%q\n%q", path, before, got)
			}
		}
		if got := keys(t, path, formatted(t, path, text)); !slices.Equal(got, before) {
			t.Errorf("%s: keys differ once formatted", path)
		}
	}
	if moved < 15 {
		t.Errorf("only %d documents moved", moved)
	}
}

// formatted is what fmt makes of a document after its layout was lost.
func formatted(t *testing.T, path, text string) string {
	t.Helper()
	text = inBlocks(text, func(line string) string { return strings.ReplaceAll(line, " | ", "     | ") })
	f := source.NewFile(path, []byte(text))
	doc, _ := parser.Parse(f)
	var edits []source.Edit
	for _, b := range doc.Blocks {
		edits = append(edits, parser.Format(f, b, false)...)
	}
	out, err := source.Apply(f.Text, edits)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// Some subjects are no ids of the block. What has or had an id of the same spelling is not taken for one.
func TestIDsThatAreSubjects(t *testing.T) {
	const block = "```dfd id=a\ntitle: T\nactor user: User\nboundary %s: B | edge%s\n  process %s: P | audit=none%s\nuser -> %[3]s: Sign in | https auth=password\n%[3]s -> db: Save\nstore db: D\n```\n"
	for _, word := range []string{everything, people, outside, system} {
		plain := keys(t, "a.md", fmt.Sprintf(block, "b", "", word, ""))
		if got := keys(t, "a.md", fmt.Sprintf(block, "b", "", "p", " was="+word)); !slices.Equal(got, plain) {
			t.Errorf("process %s renamed: %q, want %q", word, got, plain)
		}
		for _, text := range []string{
			fmt.Sprintf(block, "b", "", word, " was=x"), fmt.Sprintf(block, "b", " was="+word, "p", ""), fmt.Sprintf(block, word, " was=x", "p", ""),
		} {
			all := keys(t, "a.md", text)
			if distinct := slices.Compact(slices.Clone(all)); len(distinct) != len(all) {
				t.Errorf("%s: a key of two items among %q in\n%s", word, all, text)
			}
		}
	}
}

// Items of blocks that share an id would share keys, so this is said.
func TestClashes(t *testing.T) {
	const text = "```dfd\nprocess p: P\n```\n"
	documents := []Document{read(t, "a/README.md", text), read(t, "b/README.md", text), read(t, "c.md", text)}
	ds := Clashes(documents)
	if len(ds) != 1 || ds[0].Path != "b/README.md" || !strings.Contains(ds[0].Message, "has the id of one in `a/README.md`") {
		t.Errorf("got %v", ds)
	}
}

func TestTitlesNameThePlace(t *testing.T) {
	const text = "```dfd id=a\ntitle: Shop\nactor user: User\nexternal bank: Bank\nboundary b: Public edge | edge\n  process p: API\nstore s: Orders\nuser -> p: Order | https auth=password\np -> bank: Pay | https\np -> s: Save\n```\n"
	titles := make(map[string]string)
	for _, i := range Items([]Document{read(t, "a.md", text)}) {
		titles[i.Name.Threat] = i.Title
	}
	for id, want := range map[string]string{
		"S01@b": ": Public edge", "I01@s": ": Orders", "S04@people": ": people", "S06@outside": ": outside every boundary", "D03@model": ": Shop", "T01@system": ": outside every boundary",
	} {
		if !strings.HasSuffix(titles[id], want) {
			t.Errorf("%s is titled %q, want …%q", id, titles[id], want)
		}
	}
}
