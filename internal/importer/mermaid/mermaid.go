package mermaid

import (
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/model"
)

// Shapes say which type the nodes of a shape have, where a document uses shapes in its own way.
type Shapes map[string]model.ElementType

// ParseShapes reads "stadium=actor,round=external".
func ParseShapes(text string) (Shapes, error) {
	out := make(Shapes)
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' }) {
		name, value, ok := strings.Cut(part, "=")
		kind := model.ElementType(value)
		switch {
		case !ok:
			return nil, fmt.Errorf("`%s` is no shape with a type; write `stadium=actor`", part)
		case !slices.Contains(shapes, shape(name)):
			return nil, fmt.Errorf("no shape `%s`; there are %s", name, strings.Join(shapeNames(), ", "))
		case !slices.Contains([]model.ElementType{model.Actor, model.External, model.Process, model.Store}, kind):
			return nil, fmt.Errorf("no type `%s`; there are actor, external, process, store", value)
		}
		out[name] = kind
	}
	return out, nil
}

func shapeNames() []string {
	var out []string
	for _, s := range shapes {
		out = append(out, string(s))
	}
	return out
}

// header is the first line of a flowchart: the word that says what it is, the direction, and the end of the line.
var header = lazy.Regexp(`^((?:flowchart(?:-elk)?|graph)(?:[ \t]+(?:TB|TD|BT|RL|LR|[<>^v]))?)[ \t]*(?:;|%%|\r?\n|$)`)

// others say what to do about diagrams that are no flowcharts.
var others = []struct{ word, advice string }{
	{"sequenceDiagram", "a sequence diagram orders messages in time and has no trust boundaries; draw its participants and their calls as a `flowchart` with subgraphs, or write the block by hand: a participant is an element, a message is a flow"},
	{"C4", "C4 diagrams are not read; write each Person as an actor, System_Ext as an external, Container as a process or store, Boundary as a boundary, Rel as a flow"},
	{"architecture", "architecture diagrams are not read; write each group as a boundary, service as a process or store, edge as a flow"},
	{"block", "block diagrams have no flows between trust zones; draw a `flowchart`"},
	{"erDiagram", "an entity relationship diagram says how data is linked, not where it flows; write each entity as `data`, and draw who stores and sends it as a `flowchart`"},
	{"classDiagram", "a class diagram says what code is made of, not where data flows; draw what runs and what it sends as a `flowchart` with subgraphs"},
	{"stateDiagram", "a state diagram orders the states of one thing and has no flows of data; draw what runs and what it sends as a `flowchart` with subgraphs"},
	{"zenuml", "a sequence diagram orders messages in time and has no trust boundaries; write the block by hand: a participant is an element, a message is a flow"},
}

// Read reads a flowchart whose text begins on a line of its file, counted from 1. The error says why it is none.
func Read(text string, line int, types Shapes) (*draft.Draft, error) {
	p := newParser(text, line)
	p.frontMatter()
	p.separators()
	begin := header().FindStringSubmatch(p.rest())
	if begin == nil {
		return nil, fmt.Errorf("%s: %s", p.place(), p.otherwise())
	}
	p.skip(len(begin[1]))
	p.body()
	return p.chart.draft(types), nil
}

// IsFlowchart reports whether a text is a flowchart.
func IsFlowchart(text string) bool {
	p := newParser(text, 1)
	p.frontMatter()
	p.separators()
	return header().MatchString(p.rest())
}

// otherwise says what a diagram is that is no flowchart.
func (p *parser) otherwise() string {
	word := firstWord(p.rest())
	for _, other := range others {
		if strings.HasPrefix(word, other.word) {
			return other.advice
		}
	}
	switch word {
	case "":
		return "the diagram is empty; a flowchart begins with `flowchart LR` or `graph TD`"
	case "flowchart", "graph":
		return fmt.Sprintf("only a direction may follow `%s` on its line: TB, TD, BT, RL or LR", word)
	}
	return fmt.Sprintf("`%.40s` begins no flowchart; a flowchart begins with `flowchart LR` or `graph TD`", strings.ReplaceAll(word, "`", "'"))
}

var titleLine = lazy.Regexp(`(?m)^title:[ \t]*(.+?)[ \t\r]*$`)

// frontMatter takes the title from the lines between --- before the header.
func (p *parser) frontMatter() {
	trimmed := strings.TrimLeft(p.rest(), " \t\r\n")
	if !strings.HasPrefix(trimmed, "---") {
		return
	}
	start := len(p.rest()) - len(trimmed)
	end := strings.Index(trimmed[3:], "\n---")
	if end < 0 {
		return
	}
	if m := titleLine().FindStringSubmatch(trimmed[3 : 3+end+1]); m != nil {
		p.chart.title = strings.Trim(m[1], `"'`)
	}
	p.skip(start + 3 + end + len("\n---"))
	p.takeLine()
}
