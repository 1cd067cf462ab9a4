package assist

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
)

// proposeValues proposes the values of an attribute that are not yet in its list; of one that takes free text,
// those that the block has elsewhere.
func (s *Snapshot) proposeValues(c Cursor) []Proposal {
	var all []Proposal
	taken := c.taken()
	add := func(value, detail string) {
		if !slices.Contains(taken, value) {
			all = append(all, c.propose(ValueProposal, value, detail, c.Key+"="+value, s.quoted(c, value)))
		}
	}
	known, _ := model.LookupAttribute(c.Key)
	for _, name := range slices.Concat(known.Names(), known.Words) {
		if known.On&c.Line.On != 0 {
			add(name, valueHelp(c.Key, name))
		}
	}
	if c.Key == "class" {
		for _, class := range parser.DialectOf(s.Project.Catalog().Words).Classes {
			add(class, "a class of this project, as sensitive as "+s.Project.Catalog().Words.Own[class])
		}
	}
	if len(all) == 0 {
		for _, value := range s.freeValues(c) {
			add(value, "")
		}
	}
	return all
}

// freeValues are the values that an attribute of free text has in the block; and for `by=`, the owners of the project.
func (s *Snapshot) freeValues(c Cursor) []string {
	var values []string
	if c.Key == "by" {
		for _, owner := range s.Project.Config().Decisions.Owners {
			if !strings.Contains(owner, "*") {
				values = append(values, owner)
			}
		}
	}
	for _, o := range c.Block.Lines {
		for _, p := range o.Parts {
			if p.Kind == parser.ValuePart && p.Key == c.Key && p.Span != c.Span && p.Text != "" && !slices.Contains(values, p.Text) {
				values = append(values, p.Text)
			}
		}
	}
	return values
}

// quoted is a value as it is written at the cursor: in quotes if it needs some and is not in them already.
func (s *Snapshot) quoted(c Cursor, value string) string {
	if !strings.ContainsAny(value, " \t,\"#|") || c.Span.Start > 0 && s.File.Text[c.Span.Start-1] == '"' {
		return value
	}
	return `"` + value + `"`
}
