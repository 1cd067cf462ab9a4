package mermaid

import (
	"strconv"
	"strings"
)

// beginSubgraph reads `subgraph id [Title]`, `subgraph Title` or `subgraph "Title"`.
func (p *parser) beginSubgraph() {
	s := &subgraph{at: p.place()}
	p.skip(len("subgraph"))
	s.id, s.title = subgraphName(p.takeStatement())
	if s.id == "" {
		s.id = " " + strconv.Itoa(len(p.chart.subgraphs))
	}
	if len(p.open) > 0 {
		s.parent = p.open[len(p.open)-1].subgraph
	}
	p.chart.subgraphs = append(p.chart.subgraphs, s)
	p.open = append(p.open, &frame{subgraph: s})
}

// subgraphName splits what follows the word into id and title.
func subgraphName(text string) (id, title string) {
	text = strings.TrimSpace(strings.TrimSuffix(text, ";"))
	if at := strings.Index(text, "%%"); at >= 0 {
		text = strings.TrimSpace(text[:at])
	}
	if quoted := quotedPrefix(text); quoted > 0 && strings.HasPrefix(strings.TrimSpace(text[quoted:]), "[") {
		return plain(text[:quoted]), plain(strings.Trim(text[quoted:], "[] \t"))
	}
	at := strings.IndexAny(text, "[(")
	switch {
	case strings.HasPrefix(text, `"`) || at <= 0:
		return plain(text), plain(text)
	case strings.ContainsAny(strings.TrimSpace(text[:at]), " \t") && text[at] == '(':
		return text, plain(text)
	}
	inside := strings.Trim(text[at:], "[]()/\\")
	return strings.TrimSpace(text[:at]), plain(inside)
}

// endSubgraph gives the nodes that the subgraph names to it, unless one that ended before has them.
func (p *parser) endSubgraph() {
	last := p.open[len(p.open)-1]
	p.open = p.open[:len(p.open)-1]
	for _, id := range last.named {
		if p.chart.inside[id] == nil {
			p.chart.inside[id] = last.subgraph
		}
	}
}
