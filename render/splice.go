package render

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// Body is the text that one region should contain: markdown without container
// prefix, with "\n" line ends and without blank lines at either end.
type Body struct {
	Kind model.RegionKind
	// Heading precedes the region when it is inserted; from then on it belongs to the
	// author. The block's title is added if its anchor is taken in the document.
	Heading string
	Text    string
}

// BlockBodies are the regions of one block, in insertion order.
type BlockBodies struct {
	Block  *model.Block
	Bodies []Body
}

// Options decide what Splice may do.
type Options struct {
	// Insert puts regions after a block that has none.
	Insert bool
	// Markers is the spelling of inserted markers. MDX documents always get link markers.
	Markers model.MarkerStyle
	// Force overwrites regions that were edited by hand.
	Force bool
	// Merged are the regions, by name, in which a merge has mixed two bodies: no checksum matches them.
	Merged map[string]bool
}

// Result is what Splice would do to a document and what it reports about it.
type Result struct {
	Edits []source.Edit
	// Stale says what is out of date; the edits fix all of it.
	Stale []source.Diagnostic
	// Errors are what the edits would destroy or have no place for: when there are any, there are no edits.
	Errors []source.Diagnostic
}

// splicer collects the result for one document.
type splicer struct {
	doc *model.Document
	opt Options
	// compare tells whether a region must be rewritten.
	compare *comparison
	// anchors are those of the document, if anything is inserted.
	anchors anchors
	Result
}

// Splice compares the regions of a document with what they should say. It
// changes only the bodies of regions, the checksums on their end markers, and
// the place after a block that has no region yet.
func Splice(doc *model.Document, blocks []BlockBodies, opt Options) Result {
	if strings.EqualFold(path.Ext(doc.File.Path), ".mdx") {
		opt.Markers = model.LinkMarker
	}
	s := &splicer{doc: doc, opt: opt}
	s.compare = s.comparison(blocks)
	for _, b := range blocks {
		if b.Block.ID == "" || !b.Block.Fence.Closed() {
			continue
		}
		if !s.hasRegions(b.Block.ID) {
			s.missing(b)
			continue
		}
		// A region missing among existing ones was removed by the author.
		for _, body := range b.Bodies {
			if r := doc.Region(body.Kind, b.Block.ID); r != nil {
				body.Text = passLint(body.Text, r.Style)
				s.update(r, body)
			}
		}
	}
	slices.SortStableFunc(s.Edits, func(a, b source.Edit) int { return a.Span.Start - b.Span.Start })
	source.SortDiagnostics(s.Stale)
	source.SortDiagnostics(s.Errors)
	if len(s.Errors) > 0 {
		s.Edits = nil
	}
	return s.Result
}

// comparison lays out what every region should contain.
func (s *splicer) comparison(blocks []BlockBodies) *comparison {
	c := &comparison{doc: s.doc, wants: make(map[*model.Region]string)}
	for _, b := range blocks {
		for _, body := range b.Bodies {
			if r := s.doc.Region(body.Kind, b.Block.ID); r != nil {
				c.wants[r] = s.layout(r, passLint(body.Text, r.Style))
			}
		}
	}
	return c
}

// layout returns the body of a region as it is written.
func (s *splicer) layout(r *model.Region, text string) string {
	return layoutBody(text, r.Prefix, lineEnd(s.doc.File, r.Begin))
}

// hasRegions reports whether a block has any region.
func (s *splicer) hasRegions(id string) bool {
	return slices.ContainsFunc(s.doc.Regions, func(r *model.Region) bool { return r.BlockID == id })
}

// update brings one region up to date. A body that differs only in layout stays
// unchanged, or a formatter and this program would undo each other's work for ever.
func (s *splicer) update(r *model.Region, body Body) {
	f := s.doc.File
	old := bodyLines(f, r)
	have := strings.Join(texts(old), "\n")
	sum := Sum(body.Text)
	if s.compare.equal(r, have, body.Text) {
		if r.Sum != sum {
			s.Edits = append(s.Edits, sumEdit(f, r, sum))
			s.stale(r, sumMessage(r, sum))
		}
		return
	}
	if r.Sum != "" && r.Sum != Sum(have) && !s.opt.Force && !s.opt.Merged[r.Name()] {
		s.Errors = append(s.Errors, f.Diagnose(markerSpan(f, r.Begin), source.EditedRegion,
			"region `%s %s` was edited by hand: %s; change the block instead, or use `--force` to overwrite the edit",
			r.Kind, r.BlockID, editMessage(old, splitLines(body.Text))))
		return
	}
	s.stale(r, fmt.Sprintf("region `%s %s` is out of date: %s", r.Kind, r.BlockID, staleMessage(old, splitLines(body.Text))))
	s.Edits = append(s.Edits, source.Edit{Span: r.Body, New: s.compare.wants[r]})
	if r.Sum != sum {
		s.Edits = append(s.Edits, sumEdit(f, r, sum))
	}
}

// stale reports a region that the edits fix.
func (s *splicer) stale(r *model.Region, message string) {
	s.Stale = append(s.Stale, s.doc.File.Diagnose(markerSpan(s.doc.File, r.Begin), source.StaleRegion, "%s", message))
}

// missing inserts all regions of a block that has none.
func (s *splicer) missing(b BlockBodies) {
	if !s.opt.Insert || len(b.Bodies) == 0 {
		return
	}
	f, fence := s.doc.File, b.Block.Fence
	if fence.Nested {
		first := b.Bodies[0].Kind
		s.Errors = append(s.Errors, f.Diagnose(fence.Info, source.NoPlaceForRegions,
			"block `%s` is in a list item or quote, where nothing is inserted; write the lines `%s` and `%s` where the region belongs%s",
			b.Block.ID, BeginMarker(s.opt.Markers, first, b.Block.ID), EndMarker(s.opt.Markers, first, b.Block.ID, ""), otherKinds(b.Bodies[1:])))
		return
	}
	s.Stale = append(s.Stale, f.Diagnose(fence.Info, source.MissingRegions,
		"block `%s` has no generated regions; `trustseam generate` inserts them after it", b.Block.ID))
	s.Edits = append(s.Edits, source.Edit{
		Span: source.Span{Start: fence.After, End: fence.After},
		New:  s.insertion(b),
	})
}

// insertion returns the text to insert after a block.
func (s *splicer) insertion(b BlockBodies) string {
	f, fence := s.doc.File, b.Block.Fence
	if s.anchors == nil {
		s.anchors = findAnchors(s.doc)
	}
	eol := lineEnd(f, fence.Open)
	var out strings.Builder
	if f.Text[fence.After-1] != '\n' {
		out.WriteString(eol)
	}
	for _, body := range b.Bodies {
		body.Text = passLint(body.Text, s.opt.Markers)
		out.WriteString(eol)
		if body.Heading != "" {
			out.WriteString(strings.Repeat("#", headingLevel(fence)) + " " + s.anchors.free(body.Heading, b.Block) + eol + eol)
		}
		out.WriteString(BeginMarker(s.opt.Markers, body.Kind, b.Block.ID) + eol)
		out.WriteString(layoutBody(body.Text, "", eol))
		out.WriteString(EndMarker(s.opt.Markers, body.Kind, b.Block.ID, Sum(body.Text)) + eol)
	}
	if fence.After < len(f.Text) && !isBlank(string(f.Slice(f.LineSpan(fence.After)))) {
		out.WriteString(eol)
	}
	return out.String()
}

// headingLevel is one level below the heading above the block. The first level
// is left to the document's own title.
func headingLevel(f model.Fence) int { return min(6, max(2, f.HeadingLevel+1)) }

// layoutBody puts a body between blank lines, in its container. Without the blank
// lines several platforms take a table for part of the marker's HTML.
func layoutBody(text, prefix, eol string) string {
	var out strings.Builder
	empty := strings.TrimRight(prefix, " \t") + eol
	out.WriteString(empty)
	if text == "" {
		return out.String()
	}
	for _, line := range splitLines(text) {
		if isBlank(line) {
			out.WriteString(empty)
			continue
		}
		out.WriteString(prefix + line + eol)
	}
	out.WriteString(empty)
	return out.String()
}

// lineEnd returns the line ending of a line.
func lineEnd(f *source.File, line source.Span) string {
	if bytes.HasSuffix(f.Slice(line), []byte("\r\n")) {
		return "\r\n"
	}
	return "\n"
}

// isBlank reports whether a line has only blanks.
func isBlank(line string) bool { return strings.Trim(line, " \t\r\n") == "" }

// bodyLine is a line of a region without its container's prefix.
type bodyLine struct {
	number int
	text   string
}

// bodyLines returns the lines of a region that are not blank.
func bodyLines(f *source.File, r *model.Region) []bodyLine {
	var lines []bodyLine
	for at := r.Body.Start; at < r.Body.End; {
		span := f.LineSpan(at)
		if text := stripPrefix(string(f.Slice(span)), r.Prefix); text != "" {
			lines = append(lines, bodyLine{f.Position(at).Line, text})
		}
		at = span.End
	}
	return lines
}

// stripPrefix removes the quote marks of a container and the blanks around a
// line. How many blanks are between them is up to the document's formatter.
func stripPrefix(line, prefix string) string {
	line = strings.Trim(line, " \t\r\n")
	for range strings.Count(prefix, ">") {
		rest, ok := strings.CutPrefix(line, ">")
		if !ok {
			break
		}
		line = strings.TrimLeft(rest, " \t")
	}
	return line
}

// texts returns the lines without their numbers.
func texts(lines []bodyLine) []string {
	var all []string
	for _, l := range lines {
		all = append(all, l.text)
	}
	return all
}
