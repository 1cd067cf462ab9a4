package parser

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// regionReader pairs markers.
type regionReader struct {
	doc   *model.Document
	pairs []pair
	ds    []source.Diagnostic
}

// pair is a begin marker with its end.
type pair struct{ begin, end marker }

// span returns the region including both marker lines.
func (p pair) span() source.Span { return source.Span{Start: p.begin.line.Start, End: p.end.line.End} }

// readRegions adds the regions that can be rewritten to the document and reports the others.
func readRegions(doc *model.Document, markers []marker) []source.Diagnostic {
	r := &regionReader{doc: doc}
	r.match(markers)
	slices.SortFunc(r.pairs, func(a, b pair) int { return a.begin.line.Start - b.begin.line.Start })
	for i, p := range r.pairs {
		if r.check(p, r.pairs[:i]) {
			doc.Regions = append(doc.Regions, newRegion(p))
		}
	}
	return r.ds
}

// match finds the end of each begin. An unclosed region must not swallow the
// next one, so an end closes the nearest begin with its name.
func (r *regionReader) match(markers []marker) {
	var open []marker
	for _, m := range markers {
		if m.begin {
			open = append(open, m)
			continue
		}
		at := len(open) - 1
		for at >= 0 && open[at].name() != m.name() {
			at--
		}
		if at < 0 {
			r.notOpened(m, open)
			continue
		}
		r.notClosed(open[at+1:])
		r.pairs = append(r.pairs, pair{open[at], m})
		open = open[:at]
	}
	r.notClosed(open)
}

// notOpened reports an end without a begin, and the region that is open there.
func (r *regionReader) notOpened(m marker, open []marker) {
	d := r.doc.File.Diagnose(m.span, source.RegionNotOpened,
		"region `%s` ends without having begun; the line `%s` must stand before it", m.name(), r.begin(m))
	if len(open) > 0 {
		last := open[len(open)-1]
		d.Notes = append(d.Notes, r.doc.File.Note(last.span.Start, "the region that is open here is `%s`", last.name()))
	}
	r.ds = append(r.ds, d)
}

// notClosed reports begins without an end.
func (r *regionReader) notClosed(open []marker) {
	for _, m := range open {
		r.ds = append(r.ds, r.doc.File.Diagnose(m.span, source.RegionNotClosed,
			"region `%s` has no end; the line `%s` must follow", m.name(), strings.Replace(r.begin(m), "begin", "end", 1)))
	}
}

// begin spells the begin marker of a region in a marker's style.
func (r *regionReader) begin(m marker) string {
	if m.style == model.LinkMarker {
		return "[//]: # (" + markerWord + "begin " + m.name() + ")"
	}
	return "<!-- " + markerWord + "begin " + m.name() + " -->"
}

// check reports everything wrong with a region and returns whether it can be rewritten.
func (r *regionReader) check(p pair, before []pair) bool {
	f, count := r.doc.File, len(r.ds)
	if !slices.Contains(model.RegionKinds(), p.begin.kind) {
		r.ds = append(r.ds, f.Diagnose(p.begin.span, source.UnknownRegion,
			"`%s` is not a kind of region; allowed are %s", p.begin.kind, kindNames()))
	}
	r.checkBlock(p)
	if p.begin.container != p.end.container {
		r.report(p.end.span, source.RegionContainer, f.Note(p.begin.span.Start, "it begins here"),
			"region `%s` ends in another list item or quote than it begins in; both markers must stand in the same one", p.begin.name())
	}
	for _, other := range before {
		if other.span().Contains(p.span()) {
			r.report(p.begin.span, source.NestedRegion, f.Note(other.begin.span.Start, "`%s` begins here", other.begin.name()),
				"region `%s` is inside region `%s`; regions stand one after the other", p.begin.name(), other.begin.name())
			break
		}
	}
	for _, other := range before {
		if other.begin.name() == p.begin.name() {
			r.report(p.begin.span, source.DuplicateRegion, f.Note(other.begin.span.Start, "`%s` is first here", p.begin.name()),
				"region `%s` is here twice; a block has one region of each kind", p.begin.name())
			break
		}
	}
	return len(r.ds) == count
}

// checkBlock reports a region without its block, and one that contains a block, which rewriting would delete.
func (r *regionReader) checkBlock(p pair) {
	f := r.doc.File
	for _, b := range r.doc.Blocks {
		if p.span().Contains(b.Fence.Open) {
			r.report(b.Fence.Info, source.NestedRegion, f.Note(p.begin.span.Start, "`%s` begins here", p.begin.name()),
				"block is inside region `%s`, which is rewritten; a block stands outside every region", p.begin.name())
		}
	}
	if r.doc.Block(p.begin.id) == nil && !r.unnamed() {
		r.ds = append(r.ds, f.Diagnose(p.begin.span, source.OrphanRegion,
			"region `%s` belongs to block `%s`, which is not in this document; %s", p.begin.name(), p.begin.id, r.blockNames()))
	}
}

// unnamed reports whether a block has no id because of an error already
// reported; the region may belong to that block.
func (r *regionReader) unnamed() bool {
	return slices.ContainsFunc(r.doc.Blocks, func(b *model.Block) bool { return b.ID == "" })
}

// blockNames lists the blocks that exist.
func (r *regionReader) blockNames() string {
	var names []string
	for _, b := range r.doc.Blocks {
		names = append(names, "`"+b.ID+"`")
	}
	switch len(names) {
	case 0:
		return "there is no `" + fenceWord + "` block"
	case 1:
		return "the only block is " + names[0]
	}
	return "the blocks are " + strings.Join(names, ", ")
}

// kindNames lists the kinds of regions.
func kindNames() string {
	var names []string
	for _, k := range model.RegionKinds() {
		names = append(names, "`"+string(k)+"`")
	}
	return strings.Join(names, ", ")
}

// report adds an error with a second place.
func (r *regionReader) report(span source.Span, code source.Code, note source.Note, format string, args ...any) {
	d := r.doc.File.Diagnose(span, code, format, args...)
	d.Notes = append(d.Notes, note)
	r.ds = append(r.ds, d)
}

// newRegion converts a pair.
func newRegion(p pair) *model.Region {
	return &model.Region{
		Kind:    p.begin.kind,
		BlockID: p.begin.id,
		Style:   p.begin.style,
		Begin:   p.begin.line,
		End:     p.end.line,
		Body:    source.Span{Start: p.begin.line.End, End: p.end.line.Start},
		Sum:     p.end.sum,
		Prefix:  deeper(p.begin.prefix, p.end.prefix),
	}
}

// deeper returns the prefix with the deeper indentation inside the innermost quote. The body
// must not be indented less than the end marker, or a list at its end swallows the marker.
func deeper(begin, end string) string {
	inner := func(prefix string) int {
		return columns(prefix) - columns(prefix[:strings.LastIndexByte(prefix, '>')+1])
	}
	if inner(end) > inner(begin) {
		return end
	}
	return begin
}
