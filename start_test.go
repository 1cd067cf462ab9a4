package trustseam

import (
	"strings"
	"testing"
)

// A block goes where it was asked for, in the line ends of the document, and nothing else changes.
func TestInsert(t *testing.T) {
	project := load(t)
	for name, c := range map[string]struct{ text, after, before, rest string }{
		"at the end":         {"# A\n\nText.\n", "", "# A\n\nText.\n\n## Threat model\n\n```dfd id=\"d\"\ntitle: A\n", ""},
		"without a line end": {"# A", "", "# A\n\n## Threat model\n\n```dfd id=\"d\"\n", ""},
		"in a section":       {"# A\n\n## B\n\nText.\n\n## C\n", "## b", "# A\n\n## B\n\nText.\n\n```dfd id=\"d\"\n", "```\n\n## C\n"},
		"with CRLF":          {"# A\r\n\r\n## B\r\n", "A", "# A\r\n\r\n```dfd id=\"d\"\r\n", "```\r\n\r\n## B\r\n"},
		"in nothing":         {"", "", "## Threat model\n\n```dfd id=\"d\"\n# Replace", ""},
		"after a mark":       {"\ufeff", "", "\ufeff## Threat model\n", ""},
	} {
		out, err := project.Insert("d.md", []byte(c.text), Start{After: c.after})
		if err != nil || !strings.HasPrefix(string(out), c.before) || !strings.HasSuffix(string(out), c.rest) {
			t.Errorf("%s: %v\n%q", name, err, out)
			continue
		}
		if r := process(t, "d.md", out, project); r.Failed() || len(r.Analyses) != 1 {
			t.Errorf("%s: %v", name, r.Diagnostics)
		}
	}
}

// Where there is no place for a block, the error says why, and there is no text.
func TestInsertErrors(t *testing.T) {
	project := load(t)
	for name, c := range map[string]struct{ text, after, want string }{
		"no such heading": {"# A\n", "B", "d.md: no heading `B`; there are `A`"},
		"two headings":    {"# A\n\n# A\n", "A", "d.md: heading `A` is on line 1 and on line 3; rename one, or place the block yourself"},
		"an error before": {"# A\n\n```dfd\nproces p: P\n```\n", "", "mend this first: d.md:4:1: error: "},
		"inside a fence":  {"# A\n\n~~~text\n", "", "d.md: the block cannot go there: it would stand inside something else"},
	} {
		out, err := project.Insert("d.md", []byte(c.text), Start{After: c.after})
		if out != nil || err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s; %q", name, err, c.want, out)
		}
	}
}

// A new document holds the block and names the system, whatever the name holds.
func TestNewDocument(t *testing.T) {
	project := load(t)
	out, err := project.NewDocument("docs/pay.md", Start{Title: `A | b # c \ <script>`})
	if err != nil {
		t.Fatal(err)
	}
	r := process(t, "docs/pay.md", out, project)
	if r.Failed() || len(r.Document.Blocks) != 1 || r.Document.Blocks[0].ID != "pay" || r.Document.Blocks[0].Title != `A | b # c \ <script>` {
		t.Errorf("%v, %+v", r.Diagnostics, r.Document.Blocks)
	}
	if ids := project.BlockIDs("docs/pay.md", out); len(ids) != 1 || ids[0] != "pay" {
		t.Errorf("ids %v", ids)
	}
}
