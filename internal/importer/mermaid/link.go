package mermaid

import (
	"regexp"
	"strings"

	"github.com/trustseam/trustseam/internal/lazy"
)

// link is an arrow between nodes.
type link struct {
	label string
	// tail and head are true if the arrow has a head at that end.
	tail, head bool
	// hidden is true for a link that only moves nodes apart.
	hidden bool
	// bare is true if Mermaid draws no head, although the link is written with one at its beginning: <---.
	bare bool
}

var (
	// whole is a link without a text inside: -->, ---, -.->, ==>, <-->, --o, x--x.
	whole = lazy.Regexp(`^([<xo]?)(?:-{2,}([>xo])|={2,}([>xo])|-?\.+-([>xo])|-{3,}|={3,}|-?\.+-)`)
	// begun is the beginning of a link with a text inside: -- text -->, == text ==>, -. text .->.
	begun = lazy.Regexp(`^([<xo]?)(--|==|-\.)`)
	// ended are its ends, by the beginning.
	ended = map[string]func() *regexp.Regexp{
		"--": lazy.Regexp(`-{2,}([>xo])|-{3,}|-{2,}`),
		"==": lazy.Regexp(`={2,}([>xo])|={3,}|={2,}`),
		"-.": lazy.Regexp(`\.+-([>xo])|\.+-`),
	}
	hidden = lazy.Regexp(`^~{3,}`)
)

// linkLike reports whether a text begins with a link.
func linkLike(text string) bool {
	return hidden().MatchString(text) || whole().MatchString(text) || begun().MatchString(text)
}

// link reads an arrow, with its text, at the current position.
func (p *parser) link() (link, bool) {
	rest := p.rest()
	if m := hidden().FindString(rest); m != "" {
		p.skip(len(m))
		return link{hidden: true, label: p.piped()}, true
	}
	if m := whole().FindStringSubmatch(rest); m != nil {
		p.skip(len(m[0]))
		l := link{tail: m[1] != "", head: m[2]+m[3]+m[4] != ""}
		l.bare = l.tail && !l.head
		l.label = p.piped()
		return l, true
	}
	m := begun().FindStringSubmatch(rest)
	if m == nil {
		return link{}, false
	}
	inside := rest[len(m[0]):]
	from := 0
	if quoted := quotedPrefix(inside); quoted > 0 {
		from = quoted
	}
	end := ended[m[2]]().FindStringSubmatchIndex(inside[from:])
	if end == nil || from == 0 && runsOn(inside[:end[0]]) {
		return link{}, false
	}
	l := link{tail: m[1] != "", head: end[2] >= 0, label: plain(inside[:from+end[0]])}
	p.skip(len(m[0]) + from + end[1])
	if text := p.piped(); text != "" {
		l.label = text
	}
	return l, true
}

// runsOn reports whether a text without quotes goes on over lines that say something else, because its end is missing: one
// that Mermaid takes has no bracket, quote or bar.
func runsOn(text string) bool {
	return strings.Contains(text, "\n") && strings.ContainsAny(text, `[](){}|"`)
}

// quotedPrefix returns the length of a text in quotes at the beginning, with the blanks before it.
func quotedPrefix(text string) int {
	start := len(text) - len(strings.TrimLeft(text, " \t"))
	if start == len(text) || text[start] != '"' {
		return 0
	}
	if end := strings.IndexByte(text[start+1:], '"'); end >= 0 {
		return start + end + 2
	}
	return 0
}

// piped reads |text| after a link.
func (p *parser) piped() string {
	p.blanks()
	rest := p.rest()
	if !strings.HasPrefix(rest, "|") {
		return ""
	}
	from := 1
	if quoted := quotedPrefix(rest[1:]); quoted > 0 {
		from += quoted
	}
	end := strings.IndexByte(rest[from:], '|')
	if end < 0 {
		return ""
	}
	p.skip(from + end + 1)
	return plain(rest[1 : from+end])
}
