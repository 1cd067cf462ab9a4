package stridetable

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/source"
)

// told writes down what was read: the place, the category, the element, the threat, the mitigation, and the status.
func told(text string) string {
	f := source.NewFile("doc.md", []byte(text))
	var b strings.Builder
	for _, t := range Read(f, 0, nil) {
		for _, one := range t.Threats {
			at := f.Position(one.At.Start)
			fmt.Fprintf(&b, "%d:%d %s|%s|%s|%s|%s\n", at.Line, at.Col, one.Category, one.Element, one.Text, one.Mitigation, one.Status)
		}
		if t.Marks > 0 {
			fmt.Fprintf(&b, "%d marks\n", t.Marks)
		}
	}
	return b.String()
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a row for each threat, headers in any order", `
| Status | Mitigation | STRIDE | Component | Threat |
|---|---|---|---|---|
| Done | HMAC | **S**poofing | Web ↔ API | Forged ` + "`callback`" + ` |
| ❌ open | | T, I | db | SQL \| injection |
`, "4:3 S|Web ↔ API|Forged callback|HMAC|mitigated\n5:3 TI|db|SQL | injection||open\n"},
		{"a column for each category", `
| Component | Spoofing | Tampering | Repudiation | Info disclosure | DoS | EoP |
|---|---|---|---|---|---|---|
| API | stolen key | 🟢 | — | N/A — public docs | flood | x |
`, "4:9 S|API|stolen key||open\n4:35 I|API|public docs||not applicable\n4:57 D|API|flood||open\n3 marks\n"},
		{"the category is in the heading", `
## 4.1 Tampering (T)

| Threat | Mitigation |
|---|---|
| Changed order | Signature |
`, "6:3 T||Changed order|Signature|open\n"},
		{"the element is in the heading", `
### Payment API

| ID | STRIDE | Threat | Residual risk |
|---|---|---|---|
| 1 | E-of-P, Repud. | Role changed | Low |
`, "6:3 RE|Payment API|Role changed||open\n"},
		{"words for a status", `
| Threat | Status | Mitigation |
|---|---|---|
| One attack | Accepted until spring | |
| Two attacks | Not mitigated | |
| Three attacks | ✅ Mitigated | x |
| Four attacks | Partially mitigated | |
| Five attacks | Won't fix | |
| Six attacks | Out of scope: bank | |
| Seven attacks | Transferred | |
| Eight attacks | hm | |
`, "4:3 ||One attack|until spring|accepted\n5:3 ||Two attacks||open\n6:3 ||Three attacks|x|mitigated\n7:3 ||Four attacks|mitigated|open\n8:3 ||Five attacks||accepted\n9:3 ||Six attacks|bank|not applicable\n10:3 ||Seven attacks||transferred\n11:3 ||Eight attacks||open\n"},
		{"a mitigation that begins with a status", `
| STRIDE | Threat | Mitigation |
|---|---|---|
| S | Stolen key | Accepted: short life |
| S | Shared key | Shared secret store |
`, "4:3 S||Stolen key|short life|accepted\n5:3 S||Shared key|Shared secret store|open\n"},
		{"types that are no categories", `
| Type | Threat | Severity |
|---|---|---|
| Web | Stolen key | High |
`, "4:3 ||Stolen key||open\n"},
		{"empty rows, a heading below and too few cells", `
| Threat | Category |
|---|---|
| | |
| Stolen key |
| ... | S |
`, "5:3 ||Stolen key||open\n2 marks\n"},
		{"tables of something else", `
| Threat actor | Goal |
|---|---|
| Insider | Money |

| Source | Data | Destination |
|---|---|---|
| Web | Order | API |

| Asset | Owner |
|---|---|
| Key | Ops |
`, ""},
		{"code is no table", "```\n| Threat | STRIDE |\n|---|---|\n| Stolen key | S |\n```\n", ""},
		{"in a list", "- one\n\n  | Threat | STRIDE |\n  |---|---|\n  | Stolen key | S |\n", "5:5 S||Stolen key||open\n"},
		{"a risk that is a sentence", "| Risk | Mitigation |\n|---|---|\n| Somebody steals the key | HSM |\n", "3:3 ||Somebody steals the key|HSM|open\n"},
	} {
		if got := told(c.text); got != c.want {
			t.Errorf("%s:\ngot\n%swant\n%s", c.name, got, c.want)
		}
	}
}

func TestReadSkipsSpans(t *testing.T) {
	text := "| Threat | STRIDE |\n|---|---|\n| Stolen key | S |\n"
	f := source.NewFile("doc.md", []byte(text))
	if got := Read(f, 0, []source.Span{{Start: 0, End: len(text)}}); len(got) > 0 {
		t.Errorf("a region of ours was read as a table: %v", got)
	}
}

func TestReadAfterFrontMatter(t *testing.T) {
	front := "---\ntitle: x\n---\n"
	f := source.NewFile("doc.md", []byte(front+"| Threat | STRIDE |\n|---|---|\n| Stolen key | S |\n"))
	tables := Read(f, len(front), nil)
	if len(tables) != 1 || f.Position(tables[0].Threats[0].At.Start).Line != 6 {
		t.Errorf("front matter shifts places: %+v", tables)
	}
}

func TestCategories(t *testing.T) {
	for text, want := range map[string]string{
		"S": "S", "Spoofing": "S", "S, T": "ST", "T/I": "TI", "STI": "STI", "Info disclosure": "I", "Elevation of Privilege (E)": "E", "E-of-P": "E", "DoS & DDoS": "D",
		"S - Spoofing": "S", "STRIDE-T": "T", "Integrity": "T", "High": "", "": "", "Web": "", "Tampering and repudiation": "TR", "Identity spoofing": "S",
	} {
		if got := Categories(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range []string{"rows.md", "matrix.md", "odd.md"} {
		text, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Fuzz(func(t *testing.T, text string) {
		file := source.NewFile("doc.md", []byte(text))
		for _, table := range Read(file, 0, nil) {
			for _, one := range table.Threats {
				if one.At.Start < 0 || one.At.End > len(text) || one.At.Start > one.At.End {
					t.Fatalf("%+v is outside of the document", one.At)
				}
				if strings.ContainsAny(one.Text+one.Mitigation+one.Element+one.Said+one.Owner, "\r\n") {
					t.Fatalf("a text has a line end: %+v", one)
				}
			}
		}
	})
}
