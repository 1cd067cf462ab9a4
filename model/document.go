package model

import "github.com/trustseam/trustseam/source"

// Document is one markdown file with the blocks and regions found in it, each
// list in document order.
type Document struct {
	File *source.File
	// Start is the offset at which the markdown begins: after a byte order mark and front matter.
	Start   int
	Blocks  []*Block
	Regions []*Region
}

// Block returns the block with an id, or nil.
func (d *Document) Block(id string) *Block {
	for _, b := range d.Blocks {
		if b.ID == id {
			return b
		}
	}
	return nil
}

// Region returns the region of a kind that belongs to a block, or nil.
func (d *Document) Region(kind RegionKind, blockID string) *Region {
	for _, r := range d.Regions {
		if r.Kind == kind && r.BlockID == blockID {
			return r
		}
	}
	return nil
}

// Fence is the place of a fenced code block in its document.
type Fence struct {
	// Open and Close are the lines of the two fences, including container prefix and line
	// ending. Close is empty if the block is not closed.
	Open, Close source.Span
	// Info is the info string after the opening fence, without surrounding blanks.
	Info source.Span
	// Word is the end of its first word, where an id can be inserted.
	Word int
	// Body is the content, line by line.
	Body []source.Line
	// Nested is true inside a list item, a quote or any other container.
	Nested bool
	// HeadingLevel is the level, 1 to 6, of the last heading above the block, or 0.
	HeadingLevel int
	// After is the offset at which text that follows the block can be inserted:
	// the end of the closing fence, or of a "</details>" that wraps the block.
	After int
}

// Closed reports whether the block has a closing fence of its own.
func (f Fence) Closed() bool { return f.Close.Len() > 0 }

// RegionKind is what a region shows.
type RegionKind string

// The kinds of regions, in the order in which they are inserted.
const (
	DiagramRegion   RegionKind = "diagram"
	ThreatsRegion   RegionKind = "threats"
	CriteriaRegion  RegionKind = "criteria"
	QuestionsRegion RegionKind = "questions"
)

// RegionKinds lists every kind in the order of insertion.
func RegionKinds() []RegionKind {
	return []RegionKind{DiagramRegion, ThreatsRegion, CriteriaRegion, QuestionsRegion}
}

// MarkerStyle is the spelling of the markers around a region.
type MarkerStyle int

// The two spellings. MDX does not compile HTML comments, so it needs the second.
const (
	CommentMarker MarkerStyle = iota // <!-- trustseam:begin threats id -->
	LinkMarker                       // [//]: # (trustseam:begin threats id)
)

// Region is a part of a document that the program writes: two marker lines and everything between them.
type Region struct {
	Kind    RegionKind
	BlockID string
	Style   MarkerStyle
	// Begin and End are the marker lines, including container prefix and line ending.
	Begin, End source.Span
	// Body is everything between the two marker lines.
	Body source.Span
	// Sum is the checksum on the end marker, or empty.
	Sum string
	// Prefix is the start of every line of the body in the region's container, such as "> ".
	Prefix string
}

// Name returns the region's name in messages: its kind and its block's id.
func (r *Region) Name() string { return string(r.Kind) + " " + r.BlockID }
