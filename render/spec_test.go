package render_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/render"
	"github.com/trustseam/trustseam/source"
)

func specMarkdown(t *testing.T) []string {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Skipf("the module directory of goldmark: %v", err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "_test", "spec.json"))
	if err != nil {
		t.Skip(err)
	}
	var examples []struct {
		Markdown string `json:"markdown"`
	}
	if err := json.Unmarshal(data, &examples); err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, ex := range examples {
		all = append(all, ex.Markdown)
	}
	return all
}

// specVariants puts a document into containers and other line ends.
func specVariants(markdown string) map[string]string {
	crlf := func(s string) string {
		return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\n", "\r\n")
	}
	return map[string]string{
		"plain":      markdown,
		"quote":      nest(markdown, "> ", "> "),
		"item":       nest(markdown, "- ", "  "),
		"tab":        nest(markdown, "1.\t", "\t"),
		"nested":     nest(nest(markdown, "> ", "> "), "- ", "  "),
		"crlf":       crlf(markdown),
		"quote crlf": crlf(nest(markdown, "> ", "> ")),
		"bom":        source.BOM + markdown,
		"matter":     "---\ntitle: x\n---\n" + markdown,
		"suffix":     markdown + "text\n",
	}
}

func nest(markdown, first, rest string) string {
	lines := strings.SplitAfter(strings.TrimSuffix(markdown, "\n"), "\n")
	for i, line := range lines {
		switch {
		case i == 0:
			lines[i] = first + line
		case strings.TrimSpace(line) == "":
			lines[i] = strings.TrimRight(rest, " \t") + line
		default:
			lines[i] = rest + line
		}
	}
	return strings.Join(lines, "") + "\n"
}

var fenceLine = regexp.MustCompile("^(?:\ufeff)?(?:[ \t>]|[-+*][ \t]|\\d{1,9}[.)][ \t])*(`{3,}|~{3,})")

// makeBlocks turns one fence after the other into a dfd block until every line that opens one has been tried.
func makeBlocks(text string) string {
	lines := strings.SplitAfter(text, "\n")
	blocks := 0
	for i, line := range lines {
		match := fenceLine.FindString(line)
		if match == "" {
			continue
		}
		trial := append([]string(nil), lines...)
		trial[i] = match + fmt.Sprintf("dfd id=b%d", blocks) + line[len(strings.TrimRight(line, "\r\n")):]
		doc, _ := parser.Parse(source.NewFile("spec.md", []byte(strings.Join(trial, ""))))
		if len(doc.Blocks) == blocks+1 && doc.Blocks[blocks].ID == fmt.Sprintf("b%d", blocks) {
			lines = trial
			blocks++
		}
	}
	return strings.Join(lines, "")
}

func parseText(text string) (*model.Document, []source.Diagnostic) {
	doc, ds := parser.Parse(source.NewFile("spec.md", []byte(text)))
	return doc, documentErrors(ds)
}

// documentErrors leaves out what the content of a block makes wrong.
func documentErrors(ds []source.Diagnostic) []source.Diagnostic {
	var out []source.Diagnostic
	for _, d := range ds {
		if strings.HasPrefix(string(d.Code), "TS1") {
			out = append(out, d)
		}
	}
	return out
}

// containerPrefix is what a line needs to stand where a fence stands.
func containerPrefix(doc *model.Document, fence model.Fence) string {
	if !fence.Nested {
		return ""
	}
	line := string(doc.File.Slice(fence.Open))
	prefix := line[:strings.IndexAny(line, "`~")]
	return regexp.MustCompile(`[^>\s]`).ReplaceAllString(prefix, " ")
}

// placeMarkers puts an empty region behind every closed block and says which edits did it.
func placeMarkers(doc *model.Document, style model.MarkerStyle) []source.Edit {
	var edits []source.Edit
	for _, b := range doc.Blocks {
		if !b.Fence.Closed() {
			continue
		}
		eol := "\n"
		if bytes.HasSuffix(doc.File.Slice(b.Fence.Open), []byte("\r\n")) {
			eol = "\r\n"
		}
		prefix := containerPrefix(doc, b.Fence)
		empty := strings.TrimRight(prefix, " \t") + eol
		lines := empty +
			prefix + render.BeginMarker(style, model.ThreatsRegion, b.ID) + eol +
			prefix + render.EndMarker(style, model.ThreatsRegion, b.ID, "") + eol + empty
		if text := doc.File.Text; text[b.Fence.Close.End-1] != '\n' {
			lines = eol + lines
		}
		edits = append(edits, source.Edit{Span: source.Span{Start: b.Fence.Close.End, End: b.Fence.Close.End}, New: lines})
	}
	return edits
}

// bodiesFor is a table, a list and text for every block, different for every version.
func bodiesFor(doc *model.Document, version string, kinds ...model.RegionKind) []render.BlockBodies {
	var all []render.BlockBodies
	for _, b := range doc.Blocks {
		if b.Fence.Nested && !slices.ContainsFunc(doc.Regions, func(r *model.Region) bool { return r.BlockID == b.ID }) {
			continue // it has no place for regions, an error with which there are no edits; see checkInserted
		}
		bb := render.BlockBodies{Block: b}
		for _, k := range kinds {
			bb.Bodies = append(bb.Bodies, render.Body{Kind: k, Heading: "The " + string(k),
				Text: version + " of **" + b.ID + "**\n\n| id | threat |\n| --- | --- |\n| a | `b` |\n\n- one\n- two"})
		}
		all = append(all, bb)
	}
	return all
}

// apply makes edits and checks them.
func apply(t *testing.T, doc *model.Document, res render.Result) string {
	t.Helper()
	after, err := source.Apply(doc.File.Text, res.Edits)
	if err != nil {
		t.Fatal(err)
	}
	if err := render.Verify(doc, after, res.Edits); err != nil {
		t.Fatalf("%v\n%q", err, doc.File.Text)
	}
	return string(after)
}

// inverse are the edits that take other edits back.
func inverse(text string, edits []source.Edit) []source.Edit {
	var out []source.Edit
	shift := 0
	for _, e := range edits {
		start := e.Span.Start + shift
		out = append(out, source.Edit{Span: source.Span{Start: start, End: start + len(e.New)}, New: text[e.Span.Start:e.Span.End]})
		shift += len(e.New) - e.Span.Len()
	}
	return out
}

// sameBlocks compares blocks as bytes.
func sameBlocks(a, b *model.Document) error {
	if len(a.Blocks) != len(b.Blocks) {
		return fmt.Errorf("%d blocks became %d", len(a.Blocks), len(b.Blocks))
	}
	for i := range a.Blocks {
		x, y := a.Blocks[i].Fence, b.Blocks[i].Fence
		if a.Blocks[i].ID != b.Blocks[i].ID || string(a.File.Slice(x.Open)) != string(b.File.Slice(y.Open)) ||
			strings.TrimRight(string(a.File.Slice(x.Close)), "\r\n") != strings.TrimRight(string(b.File.Slice(y.Close)), "\r\n") || len(x.Body) != len(y.Body) {
			return fmt.Errorf("block %d was %+v and is %+v", i, x, y)
		}
		for k := range x.Body {
			if x.Body[k].Text != y.Body[k].Text {
				return fmt.Errorf("block %d line %d was %q and is %q", i, k, x.Body[k].Text, y.Body[k].Text)
			}
		}
	}
	return nil
}

// rewrite splices, checks that a second run does nothing, and returns the new document.
func rewrite(t *testing.T, doc *model.Document, version string, opt render.Options, kinds ...model.RegionKind) (*model.Document, render.Result) {
	t.Helper()
	res := render.Splice(doc, bodiesFor(doc, version, kinds...), opt)
	text := apply(t, doc, res)
	again, ds := parseText(text)
	if len(ds) > 0 {
		t.Errorf("%v\n%q\nbecame\n%q", ds, doc.File.Text, text)
	}
	if err := sameBlocks(doc, again); err != nil {
		t.Errorf("%v\n%q\nbecame\n%q", err, doc.File.Text, text)
	}
	if second := render.Splice(again, bodiesFor(again, version, kinds...), opt); len(second.Edits)+len(second.Stale) > 0 {
		t.Errorf("second run wants %q %v\n%q\nbecame\n%q", second.Edits, second.Stale, doc.File.Text, text)
	}
	return again, res
}

func TestSpecRegions(t *testing.T) {
	placed, inserted := 0, 0
	for i, markdown := range specMarkdown(t) {
		for name, variant := range specVariants(markdown) {
			before, ds := parseText(makeBlocks(variant))
			closed := 0
			for _, b := range before.Blocks {
				if b.Fence.Closed() {
					closed++
				}
			}
			if closed == 0 || len(ds) > 0 && closed == len(before.Blocks) {
				continue
			}
			t.Run(fmt.Sprintf("%d %s", i+1, name), func(t *testing.T) {
				for _, style := range []model.MarkerStyle{model.CommentMarker, model.LinkMarker} {
					placed += checkPlaced(t, before, closed, style)
				}
				inserted += checkInserted(t, before)
			})
		}
	}
	t.Logf("%d regions placed and rewritten, %d blocks with regions inserted", placed, inserted)
	if placed < 500 || inserted < 100 {
		t.Error("too few regions")
	}
}

// checkPlaced rewrites regions behind every closed block twice and takes everything out again.
func checkPlaced(t *testing.T, before *model.Document, closed int, style model.MarkerStyle) int {
	t.Helper()
	edits := placeMarkers(before, style)
	marked, err := source.Apply(before.File.Text, edits)
	if err != nil {
		t.Fatal(err)
	}
	doc, _ := parseText(string(marked))
	if err := sameBlocks(before, doc); err != nil {
		t.Errorf("%v\n%q\nbecame\n%q", err, before.File.Text, marked)
	}
	if len(doc.Regions) != closed {
		t.Errorf("%d regions of %d\n%q", len(doc.Regions), closed, marked)
		return 0
	}
	res := render.Splice(doc, bodiesFor(doc, "first", model.ThreatsRegion), render.Options{})
	first := apply(t, doc, res)
	next, _ := parseText(first)
	if err := sameBlocks(doc, next); err != nil || len(next.Regions) != closed {
		t.Fatalf("%d regions of %d, %v\n%q\nbecame\n%q", len(next.Regions), closed, err, marked, first)
	}
	if second := render.Splice(next, bodiesFor(next, "first", model.ThreatsRegion), render.Options{}); len(second.Edits) > 0 {
		t.Errorf("second run wants %q\n%q", second.Edits, first)
	}
	replace := render.Splice(next, bodiesFor(next, "second and longer", model.ThreatsRegion), render.Options{})
	if len(replace.Errors) > 0 || len(replace.Edits) != 2*closed {
		t.Errorf("%v, %d edits for %d regions", replace.Errors, len(replace.Edits), closed)
	}
	last := apply(t, next, replace)
	third, _ := parseText(last)
	if err := sameBlocks(doc, third); err != nil || len(third.Regions) != closed {
		t.Errorf("%d regions of %d, %v\n%q", len(third.Regions), closed, err, last)
	}
	for _, step := range []struct {
		text  string
		edits []source.Edit
	}{{first, replace.Edits}, {string(marked), res.Edits}, {string(before.File.Text), edits}} {
		back, err := source.Apply([]byte(last), inverse(step.text, step.edits))
		if err != nil || string(back) != step.text {
			t.Fatalf("%v: %q is not\n%q", err, back, step.text)
		}
		last = string(back)
	}
	return closed
}

// checkInserted inserts regions behind the blocks of the document itself.
func checkInserted(t *testing.T, before *model.Document) int {
	t.Helper()
	text := string(before.File.Text)
	doc, ds := parseText(text)
	if len(ds) > 0 {
		return 0
	}
	count := 0
	for _, b := range doc.Blocks {
		if !b.Fence.Nested {
			count++
		}
	}
	again, res := rewrite(t, doc, "x", render.Options{Insert: true}, model.DiagramRegion, model.ThreatsRegion)
	if len(again.Regions) != 2*count || len(res.Errors) > 0 {
		t.Errorf("%d regions and %v for %d blocks\n%q", len(again.Regions), res.Errors, count, text)
	}
	var all []render.BlockBodies
	for _, b := range doc.Blocks {
		all = append(all, render.BlockBodies{Block: b, Bodies: []render.Body{{Kind: model.DiagramRegion, Text: "x"}}})
	}
	if res := render.Splice(doc, all, render.Options{Insert: true}); len(res.Errors) != len(doc.Blocks)-count || len(res.Errors) > 0 && len(res.Edits) > 0 {
		t.Errorf("%v and %d edits with %d of %d blocks at the top level\n%q", res.Errors, len(res.Edits), count, len(doc.Blocks), text)
	}
	back, err := source.Apply(again.File.Text, inverse(text, res.Edits))
	if err != nil || string(back) != text {
		t.Errorf("%v: %q is not\n%q", err, back, text)
	}
	return count
}
