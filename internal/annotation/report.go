package annotation

import (
	"cmp"
	"slices"

	"github.com/trustseam/trustseam/internal/anchor"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// Source is a file with anchors.
type Source struct {
	File    *source.File
	Anchors []anchor.Anchor
}

// Input is all that a report is made of.
type Input struct {
	Model   *Model
	Sources []*Source
	// Proven reports whether tests prove a criterion, by its block and threat.
	Proven func(block, threat string) bool
	// Earlier is the code at a revision that the report is compared with, none without one.
	Earlier  []Earlier
	Revision string
}

// Place is where code is that an anchor ties to a part of a block.
type Place struct {
	Source *Source
	Anchor anchor.Anchor
	// States are the attributes that the anchor states, as written.
	States string

	backs []string // the keys of those that the block states in the same way; has=least is `has least`
}

// Line is where the place is, from 1.
func (p Place) Line() int { return p.Source.File.Position(p.Anchor.Start).Line }

// Part is an element, a flow or a boundary of a block with its code.
type Part struct {
	File *source.File
	// Block and ID are the two parts of its name, Noun says what it is.
	Block, ID, Noun string
	Span            source.Span
	Places          []Place
}

// Kind is what a finding is about: a word of the gate.
type Kind string

// The kinds of findings.
const (
	Dangling      Kind = "dangling"      // an anchor that names nothing, or cannot be read
	Contradiction Kind = "contradiction" // a value in the code that is not the one in the block
	Proposed      Kind = "proposal"      // a line, or an attribute, that the block lacks
	Unbacked      Kind = "unbacked"      // a control that a block states, and no code or test
	Unanchored    Kind = "unanchored"    // an element without code, where others have some
	Lost          Kind = "lost"          // a part that had code in an earlier state and has none now
)

// Finding is one remark about code and a block.
type Finding struct {
	Kind Kind
	// Severity is that of the gravest threat which an unbacked control answers; otherwise [stride.Critical].
	Severity stride.Severity
	// Block and ID are what it is about, as far as it is known.
	Block, ID  string
	Diagnostic source.Diagnostic

	unclear bool // two places propose different things
}

// Report is what the comparison finds.
type Report struct {
	// Parts are those of blocks that have code, and once an element of a block has some, all
	// its processes and stores. They are in the order of the documents.
	Parts []Part
	// Findings are in the order of the anchors, and then of the blocks.
	Findings []Finding

	model     *Model
	proposals []*proposal
}

// New compares.
func New(in Input) *Report {
	r := &Report{model: in.Model}
	// Lines first: the anchors of what they propose name something that will be there.
	for _, lines := range []bool{true, false} {
		for _, s := range in.Sources {
			j := judge{report: r, source: s, blocks: s.blocks()}
			for _, a := range s.Anchors {
				switch isLine := a.Statement.End > a.Statement.Start; {
				case isLine && lines:
					j.statement(a)
				case !isLine && !lines:
					j.anchor(a)
				}
			}
		}
	}
	for _, p := range r.proposals {
		if !p.clashes {
			r.Findings = append(r.Findings, p.finding())
		}
	}
	r.sort(in.Sources)
	for _, b := range in.Model.blocks {
		if b.used {
			r.unbacked(b, in.Proven)
			r.unanchored(b)
			r.parts(b)
		}
		if len(in.Model.named(b.id())) == 1 {
			r.lost(b, in.Revision, in.Earlier)
		}
	}
	return r
}

// sort puts findings and places in the order of the files and of the places in them.
func (r *Report) sort(sources []*Source) {
	order := make(map[string]int)
	for i, s := range sources {
		order[s.File.Path] = i
	}
	compare := func(path, other string, at, otherAt int) int {
		return cmp.Or(order[path]-order[other], at-otherAt)
	}
	slices.SortStableFunc(r.Findings, func(f, g Finding) int {
		return compare(f.Diagnostic.Path, g.Diagnostic.Path, f.Diagnostic.Span.Start, g.Diagnostic.Span.Start)
	})
	for _, b := range r.model.blocks {
		for _, p := range b.parts {
			slices.SortStableFunc(p.places, func(a, b Place) int {
				return compare(a.Source.File.Path, b.Source.File.Path, a.Anchor.Start, b.Anchor.Start)
			})
		}
	}
}

// Gate reports whether a word fails: the kind of a finding about the document or the source at a path.
type Gate func(path, word string, severity stride.Severity) bool

// Failing are the findings that a gate fails.
func (r *Report) Failing(gate Gate) []source.Diagnostic {
	var ds []source.Diagnostic
	for _, f := range r.Findings {
		if gate(f.Diagnostic.Path, string(f.Kind), f.Severity) {
			ds = append(ds, f.Diagnostic)
		}
	}
	return ds
}

// parts lists what a block has, with its code.
func (r *Report) parts(b *block) {
	any := b.hasCode()
	for _, p := range b.parts {
		if len(p.places) > 0 || any && p.needsCode() {
			r.Parts = append(r.Parts, Part{File: b.file, Block: b.id(), ID: p.id, Noun: p.noun, Span: p.span, Places: p.places})
		}
	}
}

// needsCode reports whether a part is an element that somebody here has written.
func (p *part) needsCode() bool {
	return p.element != nil && (p.noun == "process" || p.noun == "store") && p.attrs.Value("scope") != "out"
}

// hasCode reports whether an element of the block has code.
func (b *block) hasCode() bool {
	return slices.ContainsFunc(b.parts, func(p *part) bool { return p.element != nil && len(p.places) > 0 })
}

// unanchored finds elements without code, once one of the block has some.
func (r *Report) unanchored(b *block) {
	any := b.hasCode()
	for _, p := range b.parts {
		if any && len(p.places) == 0 && p.needsCode() {
			r.Findings = append(r.Findings, Finding{Kind: Unanchored, Severity: stride.Critical, Block: b.id(), ID: p.id, Diagnostic: b.file.Diagnose(p.span, source.UnanchoredElement,
				"%s `%s` has no code: no anchor names it, as they do others of the block", p.noun, p.name())})
		}
	}
}

// unbacked finds controls that nothing but the block states.
func (r *Report) unbacked(b *block, proven func(block, threat string) bool) {
	for _, s := range b.analysis.Stated() {
		p := b.byID[s.Subject.ID()]
		if p == nil || p.backs(s) {
			continue
		}
		held := false
		for _, t := range s.Threats {
			held = held || proven(b.id(), t.ID)
		}
		if held {
			continue
		}
		span := p.span
		if a, ok := p.attrs.Find(s.Key); ok {
			span = a.Span
		}
		written := s.Key + "=" + s.Value
		if s.Key == "protocol" {
			written = s.Value
		}
		r.Findings = append(r.Findings, Finding{Kind: Unbacked, Severity: s.Severity, Block: b.id(), ID: p.id, Diagnostic: b.file.Diagnose(span, source.UnbackedControl,
			"`%s` of `%s` is only stated (%s): no code has it, and no test proves what rests on it", written, p.name(), s.Severity)})
	}
}

// backs reports whether the code states a control.
func (p *part) backs(s stride.Stated) bool {
	return slices.ContainsFunc(p.places, func(at Place) bool { return at.has(s) })
}

// has reports whether the code at a place states a control of its part.
func (p Place) has(s stride.Stated) bool {
	if s.Key == "has" {
		return slices.Contains(p.backs, "has "+s.Value)
	}
	return slices.Contains(p.backs, s.Key)
}

// Additions are what the anchors propose for a block of a document, in an order in which they can be made, and
// for each where it is proposed. The diagnostics say what keeps them from being made: what cannot be read, and
// what two places propose differently.
func (r *Report) Additions(path, block string) ([]parser.Addition, []Place, []source.Diagnostic) {
	var all []*proposal
	for _, p := range r.proposals {
		if p.block.id() == block && p.block.file.Path == path {
			all = append(all, p)
		}
	}
	var additions []parser.Addition
	var places []Place
	for _, p := range inOrder(all) {
		additions, places = append(additions, p.addition), append(places, p.place)
	}
	var ds []source.Diagnostic
	for _, f := range r.Findings {
		if (f.Block == block || f.Block == "") && (f.unclear || f.Diagnostic.Code == source.BadAnchor) {
			ds = append(ds, f.Diagnostic)
		}
	}
	return additions, places, ds
}
