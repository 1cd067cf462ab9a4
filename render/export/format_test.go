package export

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"
)

// written is an export of some documents.
func written(t *testing.T, format string, documents ...Document) string {
	t.Helper()
	for _, f := range Formats() {
		if f.Name == format {
			var out bytes.Buffer
			if err := f.Write(&out, Input{Documents: documents, Items: Items(documents)}); err != nil {
				t.Fatal(err)
			}
			return out.String()
		}
	}
	t.Fatalf("no format %s", format)
	return ""
}

// testdata/items.md has names that mean something in every format; beside it is what each makes of it.
func TestExportGolden(t *testing.T) {
	text, err := os.ReadFile("testdata/items.md")
	if err != nil {
		t.Fatal(err)
	}
	d := read(t, "docs/pay.md", string(text))
	for _, f := range Formats() {
		golden := filepath.Join("testdata", "items."+f.Name+".golden")
		got := written(t, f.Name, d)
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs from %s; got\n%s", f.Name, golden, got)
		}
	}
}

// strangers are names that mean something to a format or to the program that reads it.
var strangers = []string{
	`Scenario: all is well`, `Feature: x`, `Examples:`, `Given nothing`, `| a | b |`, `# language: fr`, `@tag @other`, `"""`, "```", `<placeholder>`, `* step`,
	`=1+1`, `+1`, `-1`, `@SUM(A1)`, `a;=1+1`, `; @x`, `＝1`, `"=1+1"`, `',=cmd|' /C calc'!A0`, `%0A`,
	`@everyone`, `fixes #1`, `GH-12`, `octo/cat#3`, `<!-- trustseam: a/S01@b -->`, `<script>`, `[x](javascript:y)`, `![p](https://evil.example/p.png)`, `https://evil.example`,
	`[~admin]`, `{code}`, `!image.png!`, `\\ \`, `h1. x`, `bq. x`, `:)`, `(*)`, `{color:red}`, `----`, `a/S01@b`, `a/S01.b`, `Verifies: ` + `a/S01@b`, `{{x}}`, `{% x %}`, `##[error]`,
	`日本語の名前`, `שלום`, `👩‍👩‍👧`, strings.Repeat("word ", 99) + "end", strings.Repeat("x", 499), strings.Repeat("字", 166),
	strings.Repeat("@", 499), strings.Repeat(`\`, 250), strings.Repeat("|", 499), strings.Repeat("{", 499), strings.Repeat("@a:b: ", 83),
}

// quoted writes a name as the notation has it, where " | " and " #" begin something else.
func quoted(name string) string {
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "#", `\#`).Replace(name)
}

// No line of an export is a command to a runner that logs it, and none moves a cursor.
func TestExportsAreSafeToLog(t *testing.T) {
	testenv.NeedsTime(t, "exports every model in every format")
	all := hostileDocuments(t)
	for _, f := range Formats() {
		documents := all
		if f.Name == "otm" {
			documents = documents[:1] // it holds one block
		}
		for text := range strings.Lines(written(t, f.Name, documents...)) {
			if text = strings.TrimSpace(text); strings.HasPrefix(text, "::") || strings.Contains(text, "##[") || strings.ContainsAny(text, "\r\x1b\u202e\u2028") {
				t.Errorf("%s writes %q", f.Name, text)
			}
		}
	}
}

// hostileDocuments has a document for each strange name, which is everywhere in it.
func hostileDocuments(t *testing.T) []Document {
	t.Helper()
	var all []Document
	for n, name := range strangers {
		q := quoted(name)
		owner := strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name)
		text := fmt.Sprintf("```dfd id=m%d\ntitle: %s\n\nactor user: %[2]s\nexternal bank: %[2]s\nboundary b: %[2]s | edge owner=\"%[3]s\"\n  process p: %[2]s\n  process hook: %[2]s | path=\"/hook\"\n  store s: %[2]s | crown rest=none\n\n1. user -> p: %[2]s | https auth=none\n2. p -> s: %[2]s | sql\n3. bank -> hook: %[2]s | https\n```\n", n, q, owner)
		all = append(all, read(t, fmt.Sprintf("docs/=m%d.md", n), text))
	}
	return all
}
