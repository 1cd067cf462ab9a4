package mermaid

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/lazy"
)

// node is a node as the chart says it.
type node struct {
	id, text string
	shape    shape
	classes  []string
	at       draft.Place
}

// edge is an arrow between two ids, each of a node or of a subgraph.
type edge struct {
	from, to string
	link     link
	at       draft.Place
}

// subgraph is a box around nodes.
type subgraph struct {
	id, title string
	parent    *subgraph
	at        draft.Place
}

// chart is what a flowchart says.
type chart struct {
	title     string
	nodes     []*node
	byID      map[string]*node
	edges     []edge
	subgraphs []*subgraph
	// inside is the subgraph of a node: of all those that name it, the first that ends.
	inside map[string]*subgraph
	// styled is where `style` first names an id.
	styled []mention
	// unread are the statements that have no meaning here.
	unread []remark
}

// mention is an id at a place of the source.
type mention struct {
	id string
	at draft.Place
}

// remark is about a place of the source.
type remark struct {
	at   draft.Place
	text string
}

// frame is a subgraph that has not ended, with the ids that it has named so far.
type frame struct {
	*subgraph
	named []string
}

// parser reads one flowchart.
type parser struct {
	text string
	pos  int
	// line is the number of the line at pos, and start where it begins.
	line, start int
	chart       *chart
	open        []*frame
	edgeIDs     map[string]bool
}

func newParser(text string, line int) *parser {
	return &parser{text: text, line: line, edgeIDs: make(map[string]bool), chart: &chart{byID: make(map[string]*node), inside: make(map[string]*subgraph)}}
}

func (p *parser) rest() string { return p.text[p.pos:] }

func (p *parser) done() bool { return p.pos >= len(p.text) }

// skip moves on by n bytes and counts lines.
func (p *parser) skip(n int) {
	for _, c := range []byte(p.text[p.pos : p.pos+n]) {
		p.pos++
		if c == '\n' {
			p.line, p.start = p.line+1, p.pos
		}
	}
}

// blanks skips blanks within a line.
func (p *parser) blanks() {
	rest := p.rest()
	p.skip(len(rest) - len(strings.TrimLeft(rest, " \t\r")))
}

// place is the current line and column, in characters from 1.
func (p *parser) place() draft.Place {
	return draft.Place(fmt.Sprintf("%d:%d", p.line, utf8.RuneCountInString(p.text[p.start:p.pos])+1))
}

// takeLine returns the rest of the line and moves to its end.
func (p *parser) takeLine() string {
	rest := p.rest()
	end := strings.IndexByte(rest, '\n')
	if end < 0 {
		end = len(rest)
	}
	p.skip(end)
	return strings.TrimSpace(rest[:end])
}

// takeStatement returns the rest of a statement, up to a semicolon outside quotes or the end of the line, and moves there.
// The semicolon of an entity, such as #quot;, ends none.
func (p *parser) takeStatement() string {
	rest := p.rest()
	end := len(rest)
	quoted := false
	for i, c := range []byte(rest) {
		if c == '"' {
			quoted = !quoted && strings.IndexByte(rest[i+1:], '"') >= 0
		}
		if !quoted && (c == '\n' || c == ';' && !endsEntity().MatchString(rest[:i+1])) {
			end = i
			break
		}
	}
	p.skip(end)
	return strings.TrimSpace(rest[:end])
}

// body reads all statements after the header.
func (p *parser) body() {
	for {
		p.separators()
		if p.done() {
			break
		}
		p.statement()
	}
	for len(p.open) > 0 {
		p.chart.unread = append(p.chart.unread, remark{p.open[len(p.open)-1].at, "this subgraph has no `end`"})
		p.endSubgraph()
	}
	p.onlyStyled()
}

// onlyStyled reports what Mermaid draws as a node only because `style` names it, which is mostly a slip of the pen.
func (p *parser) onlyStyled() {
	for _, m := range p.chart.styled {
		isSubgraph := slices.ContainsFunc(p.chart.subgraphs, func(s *subgraph) bool { return s.id == m.id })
		if p.chart.byID[m.id] == nil && !isSubgraph {
			p.chart.unread = append(p.chart.unread, remark{m.at, fmt.Sprintf("only `style` names `%s`, so it is no element", quoted(m.id))})
			p.chart.byID[m.id] = &node{} // once
		}
	}
}

// separators skips what may be between statements: blanks, line ends, semicolons and comments.
func (p *parser) separators() {
	for !p.done() {
		switch rest := p.rest(); {
		case strings.HasPrefix(rest, "%%{"):
			end := strings.Index(rest, "}%%")
			if end < 0 {
				end = len(rest) - len("}%%")
			}
			p.skip(end + len("}%%"))
		case strings.HasPrefix(rest, "%%"):
			p.takeLine()
		case strings.ContainsRune(" \t\r\n;", rune(rest[0])):
			p.skip(1)
		default:
			return
		}
	}
}

// looks are statements about how the picture looks, or about what a click does.
var looks = []string{"style", "classDef", "linkStyle", "click", "direction", "accTitle", "accTitle:", "accDescr", "accDescr:"}

func (p *parser) statement() {
	word := firstWord(p.rest())
	switch {
	case word == "subgraph":
		p.beginSubgraph()
	case word == "end" || strings.HasPrefix(word, "end;"):
		p.skip(len("end"))
		if len(p.open) > 0 {
			p.endSubgraph()
		}
	case word == "class":
		p.skip(len("class"))
		p.classes(p.takeStatement())
	case word == "accDescr" && strings.Contains(p.rest(), "}") && strings.HasPrefix(strings.TrimSpace(p.rest()[len(word):]), "{"):
		p.skip(strings.IndexByte(p.rest(), '}') + 1)
	case isLook(word, p.rest()):
		p.look(word)
	default:
		p.chain()
	}
}

// look skips a statement about looks. What `click` and the texts for screen readers say may contain semicolons.
func (p *parser) look(word string) {
	at := p.place()
	if word == "click" || strings.HasPrefix(word, "acc") {
		p.takeLine()
		return
	}
	words := strings.Fields(p.takeStatement())
	if word == "style" && len(words) > 1 {
		for _, id := range strings.Split(words[1], ",") {
			p.chart.styled = append(p.chart.styled, mention{id, at})
		}
	}
}

// isLook reports whether a statement is about looks; a node may be called `style` or `click`, too.
func isLook(word, rest string) bool {
	for _, look := range looks {
		if word == look {
			after := strings.TrimLeft(rest[len(word):], " \t")
			return !begun().MatchString(after)
		}
	}
	return false
}

// endsEntity matches a text that ends with an entity.
var endsEntity = lazy.Regexp(`#\w+;$`)

func firstWord(text string) string {
	if at := strings.IndexAny(text, " \t\r\n"); at >= 0 {
		return text[:at]
	}
	return text
}

// classes reads `class a,b name`.
func (p *parser) classes(text string) {
	ids, class, _ := strings.Cut(strings.TrimSuffix(text, ";"), " ")
	for _, id := range strings.Split(ids, ",") {
		if n := p.chart.byID[strings.TrimSpace(id)]; n != nil {
			n.classes = append(n.classes, strings.Fields(class)...)
		}
	}
}

// chain reads nodes and the links between them: a & b --> c --> d.
func (p *parser) chain() {
	at := p.place()
	left, ok := p.group()
	if !ok {
		p.unread(at)
		return
	}
	for {
		p.linkBelow()
		p.blanks()
		at := p.place()
		p.edgeID()
		l, ok := p.link()
		if !ok {
			break
		}
		p.blanksAndBreaks()
		right, ok := p.group()
		if !ok {
			p.unread(at)
			return
		}
		p.connect(left, right, l, at)
		left = right
	}
	p.blanks()
	if rest := p.rest(); rest != "" && !strings.ContainsRune("\n;", rune(rest[0])) && !strings.HasPrefix(rest, "%%") {
		p.unread(p.place())
	}
}

func (p *parser) connect(left, right []string, l link, at draft.Place) {
	if l.hidden {
		if l.label != "" {
			p.chart.unread = append(p.chart.unread, remark{at, fmt.Sprintf("the text `%s` at a link that is not drawn", quoted(l.label))})
		}
		return
	}
	for _, from := range left {
		for _, to := range right {
			p.chart.edges = append(p.chart.edges, edge{from, to, l, at})
		}
	}
}

// unread reports the rest of a line that is not understood, and skips it.
func (p *parser) unread(at draft.Place) {
	text := "not understood: " + strings.ReplaceAll(p.takeLine(), "`", "'")
	if text == "not understood: " {
		text = "the line ends where a node is expected"
	}
	p.chart.unread = append(p.chart.unread, remark{at, text})
}

// blanksAndBreaks skips blanks and line ends: a link may end a line.
func (p *parser) blanksAndBreaks() {
	for !p.done() && strings.ContainsRune(" \t\r\n", rune(p.rest()[0])) {
		p.skip(1)
	}
}

// linkBelow moves to a link that begins a line below, past comments: a link may be on the line after its node.
func (p *parser) linkBelow() {
	before := *p
	for {
		p.blanksAndBreaks()
		if !strings.HasPrefix(p.rest(), "%%") || strings.HasPrefix(p.rest(), "%%{") {
			break
		}
		p.takeLine()
	}
	if rest := p.rest(); p.line == before.line || rest == "" || !strings.ContainsRune("-=<.~", rune(rest[0])) || !linkLike(rest) {
		*p = before
	}
}

// edgeID skips the id of a link: e1@-->.
func (p *parser) edgeID() {
	rest := p.rest()
	at := strings.IndexByte(rest, '@')
	if at <= 0 || at > 80 || strings.ContainsAny(rest[:at], " \t\n-=.<>|") || !whole().MatchString(rest[at+1:]) && !begun().MatchString(rest[at+1:]) {
		return
	}
	p.edgeIDs[rest[:at]] = true
	p.skip(at + 1)
}
