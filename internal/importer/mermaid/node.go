package mermaid

import "strings"

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
	if text, s, length := bracketed(rest); length > 0 {
		n.text, n.shape = text, s
		p.skip(length)
	}
	switch rest = p.rest(); {
	case strings.HasPrefix(rest, "@{"):
		return p.properties(n)
	case rest == "" || n.shape != "":
		return true
	}
	return !strings.ContainsRune("[({>", rune(rest[0]))
}

// bracketed reads the text between the brackets at the beginning of a text, and how long it is with them; 0 if there are
// none, or they are not closed. What is no longer bracket to the end may be a shorter one: [/path] has no slash at the end.
func bracketed(rest string) (text string, s shape, length int) {
	for _, b := range brackets {
		if !strings.HasPrefix(rest, b.open) {
			continue
		}
		inside := rest[len(b.open):]
		from := quotedPrefix(inside)
		end, closing := -1, ""
		for _, c := range b.closes {
			if at := strings.Index(inside[from:], c); at >= 0 && (end < 0 || at < end) {
				end, closing = at, c
			}
		}
		if end < 0 || from == 0 && (runsOn(inside[:end]) || len(b.open) > 1 && strings.Contains(inside[:end], closing[len(closing)-1:])) {
			continue
		}
		s = b.shape
		if s == parallelogram && b.open[1] != closing[0] {
			s = trapezoid
		}
		return plain(inside[:from+end]), s, len(b.open) + from + end + len(closing)
	}
	return "", "", 0
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
	if n.text != "" {
		known.text = n.text
	}
	if n.shape != "" {
		known.shape = n.shape
	}
	if len(p.open) > 0 {
		top := p.open[len(p.open)-1]
		top.named = append(top.named, n.id)
	}
}
