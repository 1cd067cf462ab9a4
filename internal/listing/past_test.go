package listing

import (
	"bytes"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/brief"
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// counted is a block in which threats are open, unanswered, met and decided.
const counted = `title: Mix
data card: Card | class=payment crown
actor user: User
actor other: Partner system
boundary site: Site | edge
  process web: Web app
  process api: API gateway
  store db: Orders | holds=card
1. user -> web: Order | https auth=none
2. other -> web: Orders of a day | https auth=mtls
3. user -> api: Read | https
4. web -> db: Save | sql data=card auth=password
accept S01@site: Fine for now | by=ops until=2031-01-01 covers=api,user,3
`

// listed is the analysis of the block counted, and what list writes of it for a document at a path.
func listed(t *testing.T, path string) (*stride.Analysis, *bytes.Buffer) {
	t.Helper()
	catalog, err := stride.Load()
	if err != nil {
		t.Fatal(err)
	}
	doc, _ := parser.Parse(source.NewFile("d.md", []byte("```dfd\n"+counted+"```\n")))
	a := catalog.Analyze(graph.New(doc.Blocks[0], catalog.Words))
	b := new(bytes.Buffer)
	if err := JSON(b, []Document{{Path: path, Document: doc, Analyses: []*stride.Analysis{a}}}); err != nil {
		t.Fatal(err)
	}
	return a, b
}

// What list writes is read back as it was counted.
func TestListingIsReadBack(t *testing.T) {
	a, b := listed(t, "d.md")
	p, err := Read(b, 1)
	if err != nil {
		t.Fatal(err)
	}
	want := brief.New(a, brief.Options{}).Tally()
	if want.Open.Total() == 0 || want.Unanswered.Total() == 0 || want.Decided == 0 {
		t.Errorf("the block has not everything to count: %+v", want)
	}
	if len(p.blocks) != 1 || p.blocks[0].tally != want || p.blocks[0].title != "Mix" {
		t.Errorf("%+v, want %+v", p.blocks, want)
	}
	if p.Take("other.md", a.Graph.ID) != nil || len(p.Gone()) != 1 {
		t.Error("what nobody has taken is gone")
	}
	if got := p.Take("./"+p.blocks[0].document, a.Graph.ID); got == nil || *got != want || len(p.Gone()) != 0 {
		t.Errorf("%+v", got)
	}
}

func TestNoListing(t *testing.T) {
	const block = `{"version":1,"documents":[{"path":"a.md","blocks":[{"id":"x","brief":{"met":%}}]}]}`
	with := func(text string) string { return strings.ReplaceAll(block, "%", text) }
	for _, c := range []struct{ text, want string }{
		{"", "it ends too early"},
		{"# A design\n", "invalid character '#' looking for beginning of value"},
		{"[]", "`{` is missing"},
		{"null", "`{` is missing"},
		{"{}", "`version` or `documents` is missing"},
		{`{"version":1}`, "`version` or `documents` is missing"},
		{`{"version":2,"documents":[]}`, "`version` is 2; allowed is 1"},
		{`{"version":1,"documents":{}}`, "`[` is missing"},
		{`{"version":1,"documents":[`, "it ends too early"},
		{`{"version":1,"documents":[]`, "it ends too early"},
		{`{"version":1,"documents":[]} {}`, "more follows its end"},
		{`{"version":1,"documents":[{"path":7}]}`, "`path` is no string but a number"},
		{`{"version":1,"documents":[{"path":"a.md","blocks":[{"id":"x"}]}]}`, "block `x` of `a.md` has no `brief`: an older version has listed it; list the documents of that day again with this one"},
		{`{"version":1,"documents":[{"path":"a\u001b.md","blocks":[{"id":"x\n"}]}]}`, "block `x\\n` of `a\\x1b.md` has no `brief`: an older version has listed it; list the documents of that day again with this one"},
		{with("-1"), "block `x` of `a.md` counts what no block has"},
		{with("1000001"), "block `x` of `a.md` counts what no block has"},
		{with("1e99"), "`blocks.brief.met` is no int but a number 1e99"},
		{with(`"many"`), "`blocks.brief.met` is no int but a string"},
		{`{"version":1,"documents":[{"path":"a.md","blocks":[{"id":"x","brief":{}},{"id":"x","brief":{}}]}]}`, "block `x` of `a.md` is there twice"},
		{strings.Repeat(`{"version":`, 20_000), "exceeded max depth"},
	} {
		_, err := Read(strings.NewReader(c.text), 1)
		if err == nil || err.Error() != "no listing to compare with, as `trustseam list --format json` writes it: "+c.want {
			if c.want != "exceeded max depth" || err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%.80s:\ngot  %v\nwant %s", c.text, err, c.want)
			}
		}
	}
	if _, err := Read(strings.NewReader(with("1")+strings.Repeat(" ", 1<<20)), 1); err == nil || err.Error() != "larger than the limit of 1 MiB" {
		t.Errorf("too large: %v", err)
	}
	if _, err := Read(strings.NewReader(with("1")+strings.Repeat(" ", 1<<20-len(with("1")))), 1); err != nil {
		t.Errorf("as large as it may be: %v", err)
	}
}

// Whatever a file holds, it is read or refused.
func FuzzListing(f *testing.F) {
	f.Add(`{"version":1,"documents":[{"path":"a.md","blocks":[{"id":"x","title":"X","brief":{"open":{"critical":1},"met":2}}]}]}`)
	f.Add(`{"documents":[{"blocks":null}],"version":1,"more":[{}]}`)
	f.Add(`{"version":1,"documents":[{"path":"","blocks":[{}]}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		p, err := Read(strings.NewReader(text), 1)
		if (p == nil) == (err == nil) {
			t.Errorf("%v, %v", p, err)
		}
		if err != nil && strings.ContainsAny(err.Error(), "\n\x1b") {
			t.Errorf("an error of several lines: %q", err)
		}
	})
}
