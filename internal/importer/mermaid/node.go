package mermaid

import (
	"regexp"
	"strings"
)

// group reads nodes joined by &, and returns their ids.
func (p *parser) group() ([]string, bool) {
	var ids []string
	for {
		p.blanks()
		id, ok := p.node()
		if !ok {
			return ids, false
		}
		ids = append(ids, id)
		p.blanks()
		if !strings.HasPrefix(p.rest(), "&") {
			return ids, true
		}
		p.skip(1)
	}
}

// node reads an id with the shape, text and class after it.
func (p *parser) node() (string, bool) {
	at := p.place()
	length := idLength(p.rest())
	if length == 0 {
		return "", false
	}
	id := p.rest()[:length]
	p.skip(length)
	n := &node{id: id, at: at}
	if !p.shaped(n) {
		return "", false
	}
	for strings.HasPrefix(p.rest(), ":::") {
		p.skip(len(":::"))
		class := idLength(p.rest())
		n.classes = append(n.classes, p.rest()[:class])
		p.skip(class)
	}
	p.mention(n)
	return id, true
}

// idLength returns how many bytes at the beginning of a text are an id: up to a blank, a bracket, a link or a class.
func idLength(text string) int {
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case ' ', '\t', '\r', '\n', ';', '[', ']', '(', ')', '{', '}', '>', '<', '|', '&', '"', '@', '~':
			return i
		case '-', '=':
			if next := text[i+1:]; strings.HasPrefix(next, text[i:i+1]) || strings.HasPrefix(next, ".") && text[i] == '-' {
				return i
			}
		case ':':
			if strings.HasPrefix(text[i:], ":::") {
				return i
			}
		}
	}
	return len(text)
}

// shaped reads the brackets after an id. It returns false if one is not closed.
func (p *parser) shaped(n *node) bool {
	rest := p.rest()
	if strings.HasPrefix(rest, "@{") {
		return p.properties(n)
	}
	open, closes, s, ok := opening(rest)
	if !ok {
		return true
	}
	inside := rest[len(open):]
	from := quotedPrefix(inside)
	end, length := -1, 0
	for _, c := range closes {
		if at := strings.Index(inside[from:], c); at >= 0 && (end < 0 || at < end) {
			end, length = at, len(c)
		}
	}
	if end < 0 || from == 0 && strings.ContainsRune(inside[:end], '\n') {
		return false
	}
	n.text, n.shape = plain(inside[:from+end]), s
	if s == parallelogram && open[1] != inside[from+end] {
		n.shape = trapezoid
	}
	p.skip(len(open) + from + end + length)
	return true
}

var (
	labelProperty = regexp.MustCompile(`(?s)\blabel\s*:\s*("[^"]*"|[^,}\n]*)`)
	shapeProperty = regexp.MustCompile(`\bshape\s*:\s*"?([\w-]+)`)
)

// properties reads @{ shape: cyl, label: "Orders" }.
func (p *parser) properties(n *node) bool {
	rest := p.rest()
	end := strings.IndexByte(rest, '}')
	if end < 0 {
		return false
	}
	inside := rest[len("@{"):end]
	if m := labelProperty.FindStringSubmatch(inside); m != nil {
		n.text = plain(m[1])
	}
	n.shape = rectangle
	if m := shapeProperty.FindStringSubmatch(inside); m != nil {
		if s, ok := named[m[1]]; ok {
			n.shape = s
		}
	}
	p.skip(end + 1)
	return true
}

// mention records a node where it is named: a later text or shape replaces none, and each subgraph around it names it.
func (p *parser) mention(n *node) {
	if p.edgeIDs[n.id] {
		return
	}
	known := p.chart.byID[n.id]
	switch {
	case known == nil:
		p.chart.byID[n.id] = n
		p.chart.nodes = append(p.chart.nodes, n)
		known = n
	default:
		known.classes = append(known.classes, n.classes...)
	}
	if n.shape != "" {
		known.text, known.shape = n.text, n.shape
	}
	if len(p.open) > 0 {
		top := p.open[len(p.open)-1]
		top.named = append(top.named, n.id)
	}
}
