package assist

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// Hover is what is known about the word at a place.
type Hover struct {
	Span source.Span
	// Text is markdown, in which an author's words are no markup.
	Text string
}

// Hover explains the word at an offset: what was inferred and from what, what threatens it, what it states. It returns
// false where there is nothing to explain, and everywhere outside blocks and regions.
func (s *Snapshot) Hover(offset int) (Hover, bool) {
	c := s.At(offset)
	text := ""
	switch c.Kind {
	case Statement:
		text = s.hoverFirstWord(c)
	case Declaration, Element, Subject:
		text = s.hoverName(c, c.Text)
	case Arrow:
		text = s.hoverFlow(c)
	case Threat:
		text = s.hoverThreat(c)
	case Mention:
		if c.Region != nil {
			text = s.hoverThreat(c)
		}
	case Key:
		text = s.hoverKey(c)
	case Word:
		text = s.hoverWord(c)
	case Value:
		text = s.Page(c.Key + "=" + c.Text)
	case Data:
		text = s.hoverData(c, c.Text)
	case Assumption:
		text = s.hoverAssumption(c, c.Text)
	}
	return Hover{c.Span, strings.TrimSpace(text)}, text != ""
}

// hoverFirstWord explains a statement, or the element that a half-written flow begins with.
func (s *Snapshot) hoverFirstWord(c Cursor) string {
	if st, ok := statementOf(c.Text); ok {
		return fmt.Sprintf("%s: %s.\n\n```text\n%s\n```\n", code(st.word), st.help, st.form)
	}
	return s.hoverName(c, c.Text)
}

// hoverKey explains the key of an attribute; a class also by the element or data that it is about.
func (s *Snapshot) hoverKey(c Cursor) string {
	if c.Text == "" {
		return ""
	}
	return s.Page(c.Text + "=")
}

// hoverWord explains a word without a key: `https`, `crown`, `internal`.
func (s *Snapshot) hoverWord(c Cursor) string {
	if key, value, ok := model.LookupWord(c.Text, c.Line.On); ok {
		return s.Page(key + "=" + value)
	}
	return s.hoverKey(c)
}

// hoverName explains what an id of the block names.
func (s *Snapshot) hoverName(c Cursor, id string) string {
	if c.Line.Statement == "data" {
		return s.hoverData(c, id)
	}
	if c.Line.Statement == "assume" {
		return s.hoverAssumption(c, id)
	}
	a := s.Analysis(c.Block.ID)
	if a == nil {
		return ""
	}
	for _, b := range a.Graph.Boundaries {
		if b.ID == id {
			return aboutBoundary(b)
		}
	}
	if e := a.Graph.Element(id); e != nil {
		return aboutElement(e) + aboutThreats(a, id)
	}
	if f := a.Graph.Flow(id); f != nil {
		return aboutFlow(f) + aboutThreats(a, id)
	}
	return ""
}

// hoverFlow explains the flow of the cursor's line.
func (s *Snapshot) hoverFlow(c Cursor) string {
	a := s.Analysis(c.Block.ID)
	if a == nil {
		return ""
	}
	for _, f := range a.Graph.Flows {
		if within(lineSpan(*c.Line), f.Span.Start) {
			return aboutFlow(f) + aboutThreats(a, f.ID)
		}
	}
	return ""
}

func (s *Snapshot) hoverData(c Cursor, id string) string {
	a := s.Analysis(c.Block.ID)
	if a == nil {
		return ""
	}
	for _, d := range a.Graph.Data {
		if d.ID == id {
			return heading("data", d.Name) + fact("class", d.Class)
		}
	}
	return ""
}

func (s *Snapshot) hoverAssumption(c Cursor, id string) string {
	for _, name := range c.Block.Declared("assume") {
		if name.ID == id {
			return heading("assumption", name.Text) + aboutReliance(c.Block.Reliance()[id])
		}
	}
	return ""
}

func aboutReliance(ids []string) string {
	if len(ids) == 0 {
		return "- nothing relies on it\n"
	}
	return fmt.Sprintf("- %s on it: %s\n", map[bool]string{true: "relies", false: "rely"}[len(ids) == 1], code(strings.Join(ids, ", ")))
}

// heading names what is explained.
func heading(noun, name string) string { return fmt.Sprintf("%s **%s**\n\n", noun, plain(name)) }

// fact says what is known, and why, as an item of a list; "" if nothing is.
func fact[T any](what string, f model.Fact[T]) string {
	if !f.Known() {
		return ""
	}
	return fmt.Sprintf("- %s: %s, %s: %s\n", what, code(fmt.Sprint(f.Value)), f.Origin, sentence(f.Reason))
}

func aboutBoundary(b *graph.Boundary) string {
	return heading("boundary", b.Name) + fact("trust", b.Trust) + fact("owner", b.Owner)
}

func aboutElement(e *graph.Element) string {
	text := heading(string(e.Type), e.Name) + fact("kind", e.Kind) + fact("class", e.Class) + fact("crown jewel", e.Crown) +
		fact("trust", e.Trust) + fact("owner", e.Owner)
	if e.OutOfScope() {
		text += "- out of scope: " + plain(e.Reason()) + "\n"
	}
	return text
}

func aboutFlow(f *graph.Flow) string {
	text := heading("flow "+f.Number, f.Label) + fact("protocol", f.Protocol) + fact("encryption", f.Encryption) +
		fact("server authentication", f.ServerAuth) + fact("authentication", f.Auth) + fact("direction of the data", f.Direction)
	for _, t := range f.Transfers {
		text += aboutTransfer(t)
	}
	for _, seam := range f.Seams() {
		text += fmt.Sprintf("- %s %s\n", map[bool]string{true: "enters", false: "leaves"}[seam.Entering], plain(seam.Boundary.Name))
	}
	return text
}

// aboutTransfer says what moves from whom to whom, if the block names it.
func aboutTransfer(t *graph.Transfer) string {
	var names []string
	for _, d := range t.Data {
		names = append(names, plain(d.Name)+" ("+code(d.Class.Value)+")")
	}
	if len(names) == 0 {
		return ""
	}
	return fmt.Sprintf("- %s moves from %s to %s\n", strings.Join(names, ", "), plain(t.From.Name), plain(t.To.Name))
}

// aboutThreats lists the threats on a flow or an element, with their status there.
func aboutThreats(a *stride.Analysis, id string) string {
	var lines strings.Builder
	for _, row := range ranked(a) {
		for _, t := range row.Threats {
			for _, at := range t.Statuses() {
				if at.Subject.ID() == id {
					fmt.Fprintf(&lines, "- %s %s, %s: %s\n", code(t.ID), at.Status, t.Severity, sentence(t.Rule.Title))
				}
			}
		}
	}
	if lines.Len() == 0 {
		return ""
	}
	return "\n" + lines.String()
}

// ranked are the rows of an analysis, answered and decided ones last.
func ranked(a *stride.Analysis) []*stride.Row {
	var all []*stride.Row
	for _, rows := range [][]*stride.Row{a.Rows, a.Lower, a.Answered, a.Decided} {
		all = append(all, rows...)
	}
	return all
}
