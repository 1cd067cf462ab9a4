// Package review writes what differs between two states of threat models for people who
// review a change: a few lines of text, or a comment in markdown.
package review

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/compare"
)

// line is one line about a block: plain text in which backticks delimit code.
type line struct {
	regress bool
	text    string
}

// section is what there is to say about one block, or about documents and configuration.
type section struct {
	// place is the document and the block, head what counts there.
	place, head string
	lines       []line
}

// sections are those of a report, in its order.
func sections(r compare.Report, shown func(path string) string) []section {
	var out []section
	for _, path := range r.LeftOut {
		out = append(out, section{place: shown(path), lines: []line{{true, "document left out: nothing in it is read any more"}}})
	}
	for _, l := range r.Loosened {
		out = append(out, section{place: shown(l.File), lines: []line{{true, "configuration: " + l.Message}}})
	}
	for _, c := range r.Blocks {
		s := newSection(c, shown)
		if lost := lostLines(r, c.After); len(lost) > 0 {
			c.Regressions += len(lost)
			s.head, s.lines = head(c), append(lost, s.lines...)
		}
		out = append(out, s)
	}
	return append(out, lostElsewhere(r, shown)...)
}

func newSection(c compare.BlockChange, shown func(path string) string) section {
	name := append(c.After, c.Before...)[0]
	s := section{place: shown(name.Document) + ": " + name.ID, head: head(c)}
	switch c.Kind {
	case compare.Added:
		s.lines = added(c)
	case compare.Removed:
		s.lines = []line{{c.Regressions > 0, with("block gone", amount{elements(c), "element", "elements"}, amount{metCriteria(c), "criterion that it met", "criteria that it met"})}}
	default:
		s.lines = changed(c, shown)
	}
	return s
}

// added is a new block in one line, and what it leaves open in another.
func added(c compare.BlockChange) []line {
	seams := len(c.Seams)
	lines := []line{{false, with("block added", amount{elements(c), "element", "elements"},
		amount{seams, "flow over a trust boundary", "flows over a trust boundary"}, amount{len(c.Flows) - seams, "other flow", "other flows"},
		amount{metCriteria(c), "criterion that it meets", "criteria that it meets"})}}
	return append(lines, threatLines(c.Change, func(t compare.ThreatChange) bool { return t.Regress })...)
}

// amount is a number of things.
type amount struct {
	n         int
	one, many string
}

// with says of something what it has, and leaves out what it has none of.
func with(what string, amounts ...amount) string {
	var has []string
	for _, a := range amounts {
		if a.n > 0 {
			has = append(has, counted(a.n, a.one, a.many))
		}
	}
	switch last := len(has) - 1; {
	case last < 0:
		return what
	case last == 0:
		return what + ", with " + has[0]
	default:
		return what + ", with " + strings.Join(has[:last], ", ") + " and " + has[last]
	}
}

func elements(c compare.BlockChange) int {
	n := 0
	for _, e := range c.Elements {
		if e.What != "boundary" && e.What != "data" {
			n++
		}
	}
	return n
}

func metCriteria(c compare.BlockChange) int { return len(c.Criteria) }

// head counts what a reviewer looks at first.
func head(c compare.BlockChange) string {
	opened := 0
	for _, s := range c.Seams {
		if s.Kind == compare.Opened {
			opened++
		}
	}
	var words []string
	if c.Regressions > 0 {
		words = append(words, count(c.Regressions, "regression"))
	}
	if opened > 0 {
		words = append(words, count(opened, "seam")+" opened")
	}
	if len(words) == 0 {
		return "no regression"
	}
	return strings.Join(words, ", ")
}

func count(n int, noun string) string { return counted(n, noun, noun+"s") }

func counted(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}
