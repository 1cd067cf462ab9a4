package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/testenv"
)

// elsewhere are the bounds that no document alone meets in a moment, and the tests that meet them.
var elsewhere = map[string]string{
	"lines without a blank one in a region that a formatter has rewritten": "TestEqual in render",
	"CPU time of the layout of a picture (`layout-timeout`)":               "layout.txtar",
	"a graph for the layout engine":                                        "TestSessionErrors in internal/layoutpool",
	"an answer from the layout engine":                                     "TestSessionErrors in internal/layoutpool",
	"changes that `lsp` offers for a selection":                            "TestActionsAreBounded in internal/assist",
	"pictures of a document that `lsp` keeps":                              "TestPreviewsAreBounded in internal/lsp",
	"CPU time of a run":                                                    "TestRunEnds in internal/walk",
	"… more for each file or directory that a walk visits":                 "TestAllowanceGrows in internal/walk",
	"… more for each document":                                             "TestAllowanceGrows in internal/walk",
	"… more for each picture that is drawn":                                "TestLayoutsOfARunEnd",
	"text that is scanned for what turns out not to be a tag":              "TestCoveredWork in parser",
	"the index of git":                                                     "TestIndexThatIsTooLarge in internal/repofile",
	"a source file that `trace` searches for markers and anchors":          "TestBounds in internal/proof",
	"source files that `trace` searches":                                   "TestBounds in internal/proof",
	"markers in them":                                                      "TestBounds in internal/proof",
	"places in the code that are named for a criterion":                    "TestCode in internal/annotation",
	"anchors of an element or flow that are looked at for it":              "TestCodeIsBounded in internal/annotation",
	"files of test results":                                                "TestBounds in internal/proof",
	"a file of test results":                                               "TestReadIsBounded in internal/testresult",
	"tests in it":                                                          "TestReadIsBounded in internal/testresult",
	"a line of it":                                                         "TestReadIsBounded in internal/testresult",
	"elements of its XML within each other":                                "TestReadErrors in internal/testresult",
	"the title of an issue that `export github` writes":                    "TestGitHubRequests in render/export",
	"its text": "TestFitted in render/export",
	"the summary of an issue that `export jira` writes": "TestJiraColumns in render/export",
	"its description": "TestFitted in render/export",
	"a listing for `site --since` and `diff --from`": "TestNoListing in internal/listing",
	"lines of a comment of `diff --format markdown`": "TestMarkdownIsCut in render/review",
	"such a comment":                           "TestMarkdownIsBounded in render/review",
	"a file for `import`":                      "TestImportIsBounded",
	"owners of decisions, in `trustseam.toml`": "TestDecisionsConfigErrors in the root",
	"one of them":                              "TestDecisionsConfigErrors in the root",
	"models in the picture of a change":        "TestPictureOfManyModels",
	"anchors in them":                          "TestBounds in internal/proof",
	"lines and attributes that comments add to a block at once": "TestAmendIsBounded in the root",
	"pieces of flows × pieces of open lines in a drawing":       "TestCross in internal/importer/plane",
	"views of a workspace for `import`":                         "TestMalformed in internal/importer/structurizr",
	"threats of a source that `import` matches with rows":       "TestProposeIsBounded in internal/draft",
	"files that a model for `import` includes":                  "TestRefused in internal/importer/threagile",
	"YAML for `import`":                             "TestYAML in internal/importer/tree",
	"threats of tables that `import table` matches": "TestBounded in internal/match",
	"attributes that `import table` tries on a block for rows that nothing covers": "TestBounded in internal/match",
	"manifests of an inventory":                                        "TestBounds in internal/proof, which walks in the same way",
	"elements of a block that the playground draws":                    "TestTooBig in internal/playground",
	"flows of such a block":                                            "TestTooBig in internal/playground",
	"a file of the playground, for `site --playground`":                "TestReadRefuses in internal/playground/folder",
	"values of JSON or YAML for `import`, with what aliases repeat":    "TestYAMLBombs in internal/importer/tree",
	"such values within each other":                                    "TestYAML in internal/importer/tree",
	"files of a commit that a change is compared with":                 "TestBounds in internal/git",
	"the path of such a file":                                          "TestBounds in internal/git",
	"the time that one git command takes":                              "TestBounds in internal/git",
	"… at most":                                                        "TestAllowanceHasAMost in internal/cputime",
	"the most of `layout-timeout` that `check`, `site` and `diff` use": "TestLimitOfStrangers in internal/drawpool",
	"CPU time of the layout processes of a `check`, `site` or `diff`":  "TestLayoutsOfARunEnd",
	"… more for each document with a picture":                          "TestLayoutsOfARunEnd",
	"values of JSON or YAML for `import`, with what aliases repeat; elements and attributes of XML": "TestYAMLBombs in internal/importer/tree, TestValues in internal/importer/xmltree",
	"elements of XML within each other, and shapes of a drawing within each other":                  "TestReadRefuses in internal/importer/xmltree, TestRemarks in internal/importer/drawio",
	"the pages of a draw.io file together, when they are unpacked":                                  "TestBomb in internal/importer/drawio",
}

// numbered repeats a line with its number in it.
func numbered(n int, line string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, strings.ReplaceAll(line, "%", "%[1]d")+"\n", i)
	}
	return b.String()
}

// block is a document with a block of these lines.
func block(lines string) map[string]string {
	return map[string]string{"doc.md": "```dfd\n" + lines + "```\n"}
}

// with is a good document beside other files.
func with(files ...string) map[string]string {
	all := block("actor a: A\nprocess p: P\na -> p: x\n")
	for i := 0; i < len(files); i += 2 {
		all[files[i]] = files[i+1]
	}
	return all
}

// Every bound of docs/limits.md says what the page says: one more than that is met here by a
// repository, with check or, where only drawing meets it, generate.
func TestEveryBoundSaysSo(t *testing.T) {
	testenv.NeedsTime(t, "runs the program many times")
	nested := ""
	for i := range limit.Nesting + 1 {
		nested += fmt.Sprintf("%sboundary b%d: B\n", strings.Repeat("  ", i), i)
	}
	nested += strings.Repeat("  ", limit.Nesting+1) + "process p: P\n"
	const template = "templates = \"t\"\n"
	cases := map[string]struct {
		files map[string]string
		says  string // where the page has no code and no part of an error
	}{
		"a document": {block(strings.Repeat("# x\n", limit.Document/4)), ""},
		"the part of a larger file that is searched for a block":                      {map[string]string{"doc.md": strings.Repeat("x\n", limit.Scan/2+limit.Document)}, ""},
		"nesting of lists, items and quotes":                                          {map[string]string{"doc.md": strings.Repeat(">", limit.Depth+1) + "\n\n```dfd\n```\n"}, ""},
		"link definitions × lines, summed over all runs of lines without a blank one": {map[string]string{"doc.md": numbered(10_000, "[a%]: /x") + "\n```dfd\n```\n"}, ""},
		"markers in a document":                                                       {map[string]string{"doc.md": strings.Repeat("<!-- trustseam:end threats a -->\n\n", limit.Markers+1)}, ""},
		"blocks in a document":                                                        {map[string]string{"doc.md": numbered(limit.Blocks+1, "```dfd id=b%\nactor a: A\n```\n")}, ""},
		"lines of all blocks of a document":                                           {block(strings.Repeat("#\n", limit.Lines+1)), ""},
		"elements of all blocks of a document":                                        {block(numbered(limit.Elements+1, "actor a%: A")), ""},
		"flows of all blocks of a document":                                           {block("actor a: A\nprocess p: P\n" + numbered(limit.Flows+1, "f%. a -> p: x")), ""},
		"boundaries of all blocks of a document":                                      {block(numbered(limit.Boundaries+1, "boundary b%: B")), ""},
		"nesting of boundaries":                                                       {block(nested), ""},
		"an id":                                                                       {block("actor " + strings.Repeat("a", limit.ID+1) + ": A\n"), ""},
		"a name, label, reason or value":                                              {block("actor a: " + strings.Repeat("a", limit.Text+1) + "\n"), ""},
		"remarks about a block":                                                       {block(strings.Repeat("what\n", limit.Remarks+1)), ""},
		"remarks of one kind about what looks like a block or a marker":               {map[string]string{"doc.md": strings.Repeat("```DFD\n```\n\n", limit.Hints+1)}, "doc.md:298:4: error: "},
		"front matter":                                                                {map[string]string{"doc.md": "---\nx: |\n" + strings.Repeat("  y\n", limit.FrontMatter/4) + "\n```dfd\nwhat\n```\n---\n"}, "TS0"},
		"dots and braces of front matter in TOML":                                     {map[string]string{"doc.md": "+++\na = '''\n```dfd\nwhat\n```\n'''\nb = '" + strings.Repeat(".", limit.FrontMatterParts+1) + "'\n+++\n"}, "TS0"},
		"`trustseam.toml`, a template, a `.gitignore`":                                {with("trustseam.toml", strings.Repeat("#", limit.Beside+1)), ""},
		"parts of a key, and nested brackets, in `trustseam.toml`":                    {with("trustseam.toml", strings.Repeat("a.", limit.ConfigParts)+"a = 1\n"), ""},
		"values that a project's templates visit for a document":                      {with("trustseam.toml", template, "t/threats.md.tmpl", "{{range 100000000}}{{end}}"), ""},
		"a text that a template function makes":                                       {with("trustseam.toml", template, "t/threats.md.tmpl", `{{$a := printf "%999d" 1}}{{range 5}}{{$a = print $a $a}}{{end}}`), ""},
		"what a project's templates write for a document":                             {with("trustseam.toml", template, "t/threats.md.tmpl", "{{range 100000}}"+strings.Repeat("x", 30)+"{{end}}"), ""},
		"elements of a picture (`max-elements`)":                                      {block(numbered(limit.PictureElements+1, "process p%: P")), ""},
		"flows of a picture (`max-flows`)":                                            {block("actor a: A\nprocess p: P\n" + numbered(limit.PictureFlows+1, "f%. a -> p: x")), ""},
		"the maximum for `layout-timeout`":                                            {with("trustseam.toml", "layout-timeout = \"61m\"\n"), ""},
		"a picture that is read":                                                      {with("doc.svg", strings.Repeat("x", limit.Picture+1)), ""},
	}
	for _, row := range limit.Table() {
		if elsewhere[row.What] != "" {
			continue
		}
		c, ok := cases[row.What]
		if !ok {
			t.Errorf("nothing meets the bound of %s", row.What)
			continue
		}
		t.Run(row.What, func(t *testing.T) {
			want := row.Says
			if c.says != "" {
				want = c.says
			}
			dir := t.TempDir()
			t.Chdir(dir)
			t.Setenv("CI", "1") // nothing is remembered
			for path, text := range c.files {
				if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			var out bytes.Buffer
			code := run([]string{"generate", "--dry-run", "."}, strings.NewReader(""), &out, &out)
			if code == 0 || !strings.Contains(out.String(), want) {
				t.Errorf("exit code %d, want %q:\n%.2000s", code, want, out.String())
			}
		})
	}
}
