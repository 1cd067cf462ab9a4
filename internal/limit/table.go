package limit

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Bound is a row of docs/limits.md.
type Bound struct {
	// What names the bounded quantity, for people.
	What string
	// Value is the bound with its unit.
	Value string
	// Says is how a run reports that it was exceeded: a code, or part of the error of exit code 2.
	Says string
}

// Table lists every bound, in the order of the page.
func Table() []Bound {
	const tooLarge, involved, failed = "TS023", "TS119", "TS208"
	return []Bound{
		{"a document", size(Document), tooLarge},
		{"the part of a larger file that is searched for a block", size(Scan), "larger than the limit of 64 MiB"},
		{"nesting of lists, items and quotes", count(Depth), involved},
		{"link definitions × lines, summed over all runs of lines without a blank one", count(Definitions), involved},
		{"markers in a document", count(Markers), tooLarge},
		{"blocks in a document", count(Blocks), tooLarge},
		{"lines of all blocks of a document", count(Lines), tooLarge},
		{"elements of all blocks of a document", count(Elements), tooLarge},
		{"flows of all blocks of a document", count(Flows), tooLarge},
		{"boundaries of all blocks of a document", count(Boundaries), tooLarge},
		{"nesting of boundaries", count(Nesting), tooLarge},
		{"an id", count(ID) + " bytes", "TS004"},
		{"a name, label, reason or value", count(Text) + " bytes", tooLarge},
		{"remarks about a block", count(Remarks), tooLarge},
		{"remarks of one kind about what looks like a block or a marker", count(Hints), "the others are left out"},
		{"text that is scanned for what turns out not to be a tag", size(HTML), "TS126, at the next one"},
		{"front matter", size(FrontMatter), "nothing: it is read as text, with its blocks"},
		{"dots and braces of front matter in TOML", count(FrontMatterParts), "the same"},
		{"lines without a blank one in a region that a formatter has rewritten", size(Passage), "TS201"},
		{"`trustseam.toml`, a template, a `.gitignore`", size(Beside), "larger than the limit of 64 KiB"},
		{"the index of git", size(Index), "larger than the limit of 256 MiB"},
		{"parts of a key, and nested brackets, in `trustseam.toml`", count(ConfigParts), "a key has more than 64 parts"},
		{"owners of decisions, in `trustseam.toml`", count(Owners), "has more than 200 entries"},
		{"one of them", count(Text) + " bytes", "has a name of more than 500 bytes"},
		{"values that a project's templates visit for a document", count(TemplateSteps), "it takes more than 500000 steps"},
		{"a text that a template function makes", size(TemplateValue), "a function makes a text of more than 16 KiB"},
		{"what a project's templates write for a document", size(TemplateOutput), "it writes more than 2 MiB"},
		{"a source file that `trace` searches for markers and anchors", size(TraceFile), "nothing: a larger one was written by a program"},
		{"source files that `trace` searches", count(TraceFiles), "more than 200000 files to search"},
		{"markers in them", count(TraceNames), "more than 100000 markers"},
		{"anchors in them", count(Anchors), "more than 100000 anchors"},
		{"places in the code that are named for a criterion", count(CriterionCode), "nothing: further ones are counted"},
		{"anchors of an element or flow that are looked at for it", count(PartCode), "nothing: further ones are counted"},
		{"lines and attributes that comments add to a block at once", count(Additions), "TS416"},
		{"a file of test results", size(Results), "larger than the limit of 128 MiB"},
		{"tests in it", count(ResultTests), "more than 1000000 tests"},
		{"a line of it", size(ResultLine), "cannot be read"},
		{"elements of its XML within each other", count(ResultDepth), "more than 64 elements within each other"},
		{"files of test results", count(ResultFiles), "more than 10000 files of results"},
		{"the title of an issue that `export github` writes", count(GitHubTitle) + " characters", "nothing: it is cut after a word"},
		{"its text", count(GitHubBody) + " characters", "nothing: the sentences in it are cut"},
		{"the summary of an issue that `export jira` writes", count(JiraSummary) + " characters", "nothing: it is cut after a word"},
		{"its description", count(JiraDescription) + " characters", "nothing: the sentences in it are cut"},
		{"a listing for `site --since` and `diff --from`", size(Listing), "larger than the limit of 256 MiB"},
		{"lines of a comment of `diff --format markdown`", count(CommentLines), "… and 3 more lines"},
		{"such a comment", size(Comment), "the same"},
		{"a file for `import`", size(Import), "larger than the limit of 64 MiB"},
		{"YAML for `import`", size(ImportYAML), "larger than the limit of 1 MiB for YAML"},
		{"values of JSON or YAML for `import`, with what aliases repeat; elements and attributes of XML", count(ImportValues), "the file has more than 2000000 values"},
		{"such values within each other", count(ImportDepth), "the values are nested deeper than 64"},
		{"elements of XML within each other, and shapes of a drawing within each other", count(ImportDepth), "nested deeper than 64"},
		{"the pages of a draw.io file together, when they are unpacked", size(Import), "larger than the limit of 64 MiB when they are unpacked"},
		{"files that a model for `import` includes", count(ImportIncludes), "the model includes more than 100 files"},
		{"views of a workspace for `import`", count(ImportViews), "the workspace has more than 1000 views"},
		{"pieces of flows × pieces of open lines in a drawing", count(ImportSegments), "it is too long to say which flows cross it"},
		{"threats of a source that `import` matches with rows", count(ImportDecisions), "are not matched with rows"},
		{"threats of tables that `import table` matches", count(ImportDecisions), "more are not matched"},
		{"attributes that `import table` tries on a block for rows that nothing covers", count(ImportTrials), "nothing: the remark says less"},
		{"manifests of an inventory", count(InventoryFiles), "more than 20000 files to search"},
		{"files of a commit that a change is compared with", count(GitFiles), "the commit has more files than the limit of 2000000"},
		{"the path of such a file", size(GitPath), "the commit has a path that is longer than the limit of 64 KiB"},
		{"models in the picture of a change", count(ChangedModels), "the picture counts the others"},
		{"the time that one git command takes", seconds(Git), "takes longer than 2m0s"},
		{"elements of a picture (`max-elements`)", count(PictureElements), failed},
		{"flows of a picture (`max-flows`)", count(PictureFlows), failed},
		{"CPU time of the layout of a picture (`layout-timeout`)", seconds(Layout), failed},
		{"the maximum for `layout-timeout`", seconds(LongestLayout), "`layout-timeout` is a time such as \"10s\""},
		{"a graph for the layout engine", size(DOT), failed},
		{"an answer from the layout engine", size(Answer), failed},
		{"a picture that is read", size(Picture), "larger than the limit of 32 MiB"},
		{"changes that `lsp` offers for a selection", count(Actions), "nothing: for fewer lines, the others are offered"},
		{"pictures of a document that `lsp` keeps", count(Previews), "nothing: others are drawn again"},
		{"elements of a block that the playground draws", count(BrowserElements), "A browser draws a block of up to 24 elements"},
		{"flows of such a block", count(BrowserFlows), "the same"},
		{"a file of the playground, for `site --playground`", size(PlaygroundFile), "larger than the limit of 64 MiB"},
		{"CPU time of a run", seconds(RunBase), "the run has taken more than"},
		{"… more for each file or directory that a walk visits", RunEntry.String(), "the same"},
		{"… more for each document", seconds(RunDocument), "the same"},
		{"… more for each picture that is drawn", "its `layout-timeout`", "the same"},
		{"… at most", seconds(RunMost), "the same"},
		{"the most of `layout-timeout` that `check`, `site` and `diff` use", seconds(OthersLayout), failed},
		{"CPU time of the layout processes of a `check`, `site` or `diff`", seconds(RunLayouts), "the layouts of the run have taken more than"},
		{"… more for each document with a picture", seconds(RunLayoutsDocument), "the same"},
		{"… at most", seconds(RunMost), "the same"},
	}
}

// Markdown returns the table as on the page.
func Markdown() string {
	var b strings.Builder
	b.WriteString("| what | bound | what a run says |\n| --- | --- | --- |\n")
	for _, row := range Table() {
		fmt.Fprintf(&b, "| %s | %s | %s |\n", row.What, row.Value, row.Says)
	}
	return b.String()
}

// count writes a number with a comma before every three digits.
func count(n int) string {
	text := strconv.Itoa(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

// size writes a number of bytes.
func size(n int) string {
	if n >= 1<<20 {
		return count(n>>20) + " MiB"
	}
	return count(n>>10) + " KiB"
}

func seconds(d time.Duration) string { return count(int(d/time.Second)) + " s" }
