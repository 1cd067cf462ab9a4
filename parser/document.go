package parser

import (
	"bytes"
	"unicode/utf8"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// Interesting reports whether a document can contain anything for Parse to find. It
// also looks for the word of markers, because a document whose last block was deleted
// still has its regions. Anything that is not text is interesting: it may contain a
// block. It is about thirty times as fast as Parse.
func Interesting(text []byte) bool {
	return bytes.Contains(text, []byte(markerWord)) || firstBadByte(text) >= 0 || mayOpen(text) || mayShow(text)
}

// InterestingPart is Interesting for the beginning of a longer text. The part from
// rest on must be looked at again with what follows.
func InterestingPart(text []byte) (found bool, rest int) {
	end := len(text)
	for n := 1; n < utf8.UTFMax && n <= len(text); n++ {
		if at := len(text) - n; utf8.RuneStart(text[at]) {
			if !utf8.FullRune(text[at:]) {
				end = at
			}
			break
		}
	}
	rest = end
	// A marker's word, or a run of backticks or tildes, may continue.
	for n := 0; rest > 0 && (n < len(markerWord) || !utf8.RuneStart(text[rest])); n++ {
		rest--
	}
	fence := undecidedFence(text[:end])
	return Interesting(text[:fence]), min(rest, fence)
}

// Parse reads a markdown document in the standard notation; see [Dialect.Parse].
func Parse(f *source.File) (*model.Document, []source.Diagnostic) { return Dialect{}.Parse(f) }

// Parse reads a markdown document: its dfd blocks, its regions, and every error in them, in
// the order of their places. Even with errors, the document holds what was understood. The
// file's text must not change while the document is in use.
func (d Dialect) Parse(f *source.File) (*model.Document, []source.Diagnostic) {
	doc := &model.Document{File: f}
	if ds := checkReadable(f); len(ds) > 0 {
		return doc, ds
	}
	whole, deep := readAsGitHub(f, markLength(f.Text))
	if deep >= 0 {
		return doc, tooDeep(f, f.Line(deep+1))
	}
	t := newTree(f)
	doc.Start = t.base
	infos, ds := readBlocks(t, doc)
	if wrong := checkLines(doc); len(wrong) > 0 {
		return doc, wrong
	}
	ds = append(ds, compareReaders(t, whole)...)
	markers, more := findMarkers(t)
	ds = append(ds, more...)
	if at := source.LoneCR(f.Text); at >= 0 && len(ds)+len(doc.Blocks)+len(markers) > 0 {
		return &model.Document{File: f}, []source.Diagnostic{f.Diagnose(source.Span{Start: at, End: at + 1}, source.BareCR,
			"line ends in a carriage return alone; lines end in a line feed, with or without a carriage return before it")}
	}
	adopt(doc, infos, markers)
	ds = append(ds, readRegions(doc, markers)...)
	for i, b := range doc.Blocks {
		if b.Fence.Closed() && infos[i].good {
			ds = append(ds, d.parseNotation(f, b)...)
		}
	}
	ds = append(ds, checkSize(doc)...)
	// Everything between conflict markers is written twice; any other
	// diagnostic would only echo that.
	if conflicts := findConflicts(t); len(conflicts) > 0 {
		ds = conflicts
	}
	source.SortDiagnostics(ds)
	return doc, ds
}

// readBlocks adds the document's blocks without their content, and returns what each info string says.
func readBlocks(t *tree, doc *model.Document) ([]info, []source.Diagnostic) {
	var infos []info
	var ds []source.Diagnostic
	for _, fe := range t.fences() {
		if !isBlock(t.file, fe) {
			continue
		}
		if len(doc.Blocks) == limit.Blocks {
			ds = append(ds, t.file.Diagnose(fe.span, source.TooLarge, "document has more than %d blocks; the rest was not read", limit.Blocks))
			break
		}
		b := &model.Block{Fence: fe.Fence}
		in, more := readInfo(t.file, fe.Info)
		b.ID, b.Named = in.id, in.id != ""
		b.Fence.Word = fe.Info.Start + len(fenceWord)
		ds = append(ds, more...)
		if !b.Fence.Closed() {
			ds = append(ds, t.file.Diagnose(fe.span, source.UnclosedBlock,
				"`%s` block is not closed; a line of at least %d %s must follow in the same list item or quote",
				fenceWord, fe.span.Len(), fenceCharacter(t.file, fe)))
		}
		doc.Blocks = append(doc.Blocks, b)
		infos = append(infos, in)
	}
	return infos, append(ds, nameBlocks(doc, infos)...)
}
