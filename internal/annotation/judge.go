package annotation

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/anchor"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// judge compares the anchors of one file.
type judge struct {
	report *Report
	source *Source
	blocks []string // the ids of blocks that the anchors of the file name
}

// say adds a finding about a place of the file.
func (j judge) say(kind Kind, block, id string, span anchor.Span, code source.Code, format string, args ...any) *source.Diagnostic {
	d := j.source.File.Diagnose(source.Span{Start: span.Start, End: span.End}, code, format, args...)
	j.report.Findings = append(j.report.Findings, Finding{Kind: kind, Severity: stride.Critical, Block: block, ID: id, Diagnostic: d})
	return &j.report.Findings[len(j.report.Findings)-1].Diagnostic
}

// anchor compares one that proposes no line.
func (j judge) anchor(a anchor.Anchor) {
	if a.Wrong != "" && len(a.IDs) == 0 {
		j.say(Dangling, "", "", a.Span, source.BadAnchor, "anchor %s", a.Wrong)
	}
	for _, id := range a.IDs {
		if p := j.part(a, id); p != nil && !j.ties(a, p) {
			return
		}
	}
}

// part is what an id of an anchor names, or nil after a finding.
func (j judge) part(a anchor.Anchor, id anchor.ID) *part {
	if id.Block == "" {
		if a.Wrong == "" {
			j.bare(id)
		}
		return nil
	}
	b := j.block(id, a.Wrong == "")
	if b == nil {
		return nil
	}
	p := b.byID[id.Name]
	switch now := b.earlier[id.Name]; {
	case p != nil && a.Wrong != "":
		j.say(Dangling, id.Block, id.Name, a.Span, source.BadAnchor, "anchor %s", a.Wrong)
		return nil
	case p != nil:
		return p
	case b.declared[id.Name]:
	case now != nil:
		j.say(Dangling, id.Block, id.Name, id.Span, source.DanglingAnchor, "anchor `%s` names `%s` by an earlier id", id, now.name()).Suggestion = now.name()
	default:
		j.say(Dangling, id.Block, id.Name, id.Span, source.DanglingAnchor, "anchor `%s` names no element, flow or boundary of block `%s`", id, id.Block).Suggestion = b.near(id.Name)
	}
	return nil
}

// block is the only block of an id, or nil after a finding, which is said of anchors that can be nothing else.
func (j judge) block(id anchor.ID, certain bool) *block {
	found := j.report.model.named(id.Block)
	switch {
	case len(found) == 1:
		return found[0]
	case len(found) > 1:
		var paths []string
		for _, b := range found {
			paths = append(paths, b.file.Path)
		}
		j.say(Dangling, id.Block, id.Name, id.Span, source.DanglingAnchor, "anchor `%s` names a block of several documents, `%s`; give the blocks ids that differ", id, strings.Join(paths, "` and `"))
	case certain:
		var ids []string
		for _, b := range j.report.model.blocks {
			ids = append(ids, b.id())
		}
		d := j.say(Dangling, id.Block, id.Name, id.Span, source.DanglingAnchor, "anchor `%s` names no block of these documents", id)
		if near := source.Suggest(id.Block, ids); near != "" {
			id.Block = near
			d.Suggestion = id.String()
		}
	}
	return nil
}

// bare says what an id without its block may mean; one that no block has is a word of a sentence.
func (j judge) bare(id anchor.ID) {
	var names []string
	for _, b := range j.report.model.blocks {
		if p := b.byID[id.Name]; p != nil {
			names = append(names, p.name())
		}
	}
	if len(names) > 0 {
		d := j.say(Dangling, "", id.Name, id.Span, source.DanglingAnchor, "anchor `%s` does not say its block", id.Name)
		if len(names) == 1 {
			d.Suggestion = names[0]
		}
	}
}

// near is the only name of a part that is a slip away.
func (b *block) near(id string) string {
	if near := source.Suggest(id, b.ids); near != "" {
		return b.id() + "/" + near
	}
	return ""
}

// ties an anchor to a part, and compares its attributes. It is false if they cannot be read.
func (j judge) ties(a anchor.Anchor, p *part) bool {
	p.block.used = true
	if a.Verb != anchor.New {
		p.places = append(p.places, Place{Source: j.source, Anchor: a, States: j.text(a.Attributes)})
	}
	attrs, ok := j.attributes(a, p)
	if !ok {
		return false
	}
	for _, attr := range attrs {
		j.compare(a, p, attr)
	}
	return true
}

// text is what a span of the file says.
func (j judge) text(s anchor.Span) string { return string(j.source.File.Text[s.Start:s.End]) }

// line is a span of the file as a line of the notation.
func (j judge) line(s anchor.Span) source.Line { return source.Line{Text: j.text(s), Start: s.Start} }

// attributes reads those of an anchor.
func (j judge) attributes(a anchor.Anchor, p *part) (model.Attrs, bool) {
	if a.Attributes.End == a.Attributes.Start {
		return nil, true
	}
	article := "a "
	if strings.ContainsRune("aeiou", rune(p.noun[0])) {
		article = "an "
	}
	attrs, ds := p.block.dialect.Attributes(j.source.File, j.line(a.Attributes), p.on, article+p.noun)
	return attrs, j.readable(p.block.id(), p.id, ds) && j.undecided(p.block.id(), p.id, attrs)
}

// readable reports whether the notation reads a part of an anchor, and says what it does not.
func (j judge) readable(block, id string, ds []source.Diagnostic) bool {
	for _, d := range ds {
		j.say(Dangling, block, id, anchor.Span(d.Span), source.BadAnchor, "%s", d.Message).Suggestion = d.Suggestion
	}
	return len(ds) == 0
}

// decided are attributes by which people decide.
var decided = []string{"scope", "reason", "assumes", "was"}

// undecided reports whether attributes leave every decision to the block.
func (j judge) undecided(block, id string, attrs model.Attrs) bool {
	for _, attr := range attrs {
		if slices.Contains(decided, attr.Key) {
			j.say(Dangling, block, id, anchor.Span(attr.Span), source.BadAnchor, "`%s` is decided in the block, not in a comment", attr.Key)
			return false
		}
	}
	return true
}
