// Package anchor finds, in the comments of source text of any language, what says how the code and a
// data flow diagram belong together:
//
//	//dfd:at payments/14 has sign=hmac
//	# dfd: new worker -> crm: Export buyers | https
//
// It opens no file, parses no language and knows no document: whether an id exists and what a
// statement says is up to others. A comment counts if it begins with `dfd:` and what follows has the
// form of an anchor. Everything else, such as a sentence about anchors, is prose.
package anchor

import (
	"bytes"
	"strings"

	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/internal/sourcetext"
)

// Verb is what an anchor does.
type Verb string

// The verbs.
const (
	At  Verb = "at"  // this code is what the ids name
	Has Verb = "has" // this code makes attributes true of what the last `at` above it names
	New Verb = "new" // the block should have a line, or attributes of one
)

// Verbs lists every verb.
func Verbs() []string { return []string{string(At), string(Has), string(New)} }

// Span is a range of offsets in a text, in bytes.
type Span = sourcetext.Span

// ID is an id in an anchor.
type ID struct {
	// Block is the id of a block, "" if only Name is written.
	Block string
	// Name is the id of an element, a flow or a boundary; "" after `new in` for the block itself.
	Name string
	Span
}

// String is the id as an author writes it.
func (id ID) String() string {
	switch "" {
	case id.Block:
		return id.Name
	case id.Name:
		return id.Block
	}
	return id.Block + "/" + id.Name
}

// Anchor is one comment.
type Anchor struct {
	Verb Verb
	// IDs are what it names. Of `has` alone they are those of the `at` above, of `new` at most one: the
	// block and the boundary for the statement, or what gets the attributes.
	IDs []ID
	// Attributes is where the attributes are that it states or proposes, empty for none.
	Attributes Span
	// Statement is where the line is that it proposes, empty for none.
	Statement Span
	// Span is everything after `dfd:`.
	Span
	// Wrong says why it cannot be read, "" if it can; Suggestion what may be meant, or "".
	Wrong, Suggestion string
}

// word begins every anchor.
const word = "dfd:"

// notRead are files in which a comment is no comment on code: prose, pictures, data and results.
const notRead = "md markdown mdx mdown mdwn mkd mkdn mkdown livemd litcoffee qmd rmd ronn scd workbook txt text rst adoc asciidoc org tex log " +
	"svg csv tsv json jsonl ndjson json5 sarif tap snap lock sum golden out map po pot diff patch " +
	"png jpg jpeg gif webp ico pdf zip gz xz bz2 tar jar war class exe dll so dylib a o wasm ttf otf woff woff2 mp3 mp4 bin db sqlite"

// Reads reports whether a file of a name may hold anchors, whatever is in it. One without an
// extension may only if its name is that of a build file.
func Reads(name string) bool {
	ext := sourcetext.Extension(name)
	return ext != "" && !strings.Contains(" "+notRead+" ", " "+ext+" ")
}

// Find lists the anchors of a text in their order. The path decides which signs begin a comment; of
// prose, data, binary and generated files it returns nil.
func Find(path string, text []byte) []Anchor {
	at := bytes.Index(text, []byte(word))
	if at < 0 || !Reads(path) || !sourcetext.IsWritten(text) {
		return nil
	}
	t := sourcetext.Read(path, text)
	var all []Anchor
	var last []ID // of the `at` above
	for at >= 0 {
		start := at + len(word)
		if end, ok := comment(t, at); ok {
			if a, ok := read(text, Span{Start: start, End: end}); ok {
				all, last = append(all, a.after(last)), a.of(last)
			}
		}
		next := bytes.Index(text[start:], []byte(word))
		if at = next; next >= 0 {
			at = start + next
		}
	}
	return all
}

// signs are what a comment begins with.
const signs = "/*#-;%!<{( \t"

// comment reports whether a comment begins with the word at an offset, and where it ends on that line.
func comment(t *sourcetext.Text, at int) (end int, ok bool) {
	i, inside := t.SegmentAt(at)
	line := t.LineAt(at)
	if !inside || !t.Segments[i].Comment || line.IsLong() {
		return 0, false
	}
	s := t.Segments[i]
	before := string(t.Bytes[max(s.Start, line.Start):at])
	if strings.Trim(before, signs) != "" || len(strings.Fields(before)) > 1 { // several are an example in a comment
		return 0, false
	}
	text := bytes.TrimRight(t.Bytes[at:min(line.End, s.End)], " \t\r")
	for _, sign := range []string{"*/", "-->"} {
		text = bytes.TrimSuffix(text, []byte(sign))
	}
	return at + len(bytes.TrimRight(text, " \t")), true
}

// of is what the anchors below one refer to.
func (a Anchor) of(last []ID) []ID {
	if a.Verb == At {
		return a.IDs
	}
	return last
}

// after gives a `has` alone the ids of the `at` above it.
func (a Anchor) after(last []ID) Anchor {
	if a.Verb != Has {
		return a
	}
	if a.IDs = last; len(last) == 0 {
		a.Wrong = "states attributes of nothing: no `dfd: at` is above it in this file"
	}
	return a
}

// The forms of ids and of what follows a verb.
var (
	reference = lazy.Regexp(`^([\pL\p{Nd}][\pL\pM\p{Nd}._-]*)/([A-Za-z0-9][A-Za-z0-9_-]*)`)
	plainID   = lazy.Regexp(`^[A-Za-z0-9][A-Za-z0-9_-]*$`)
	blockID   = lazy.Regexp(`^[\pL\p{Nd}][\pL\pM\p{Nd}._-]*`)
	comma     = lazy.Regexp(`^[ \t]*,[ \t]*`)
	// declares is a line that declares something, or decides.
	declares = lazy.Regexp(`^(?:data|boundary|actor|external|process|store|accept|transfer|dismiss|mitigate|assume)[ \t]+[^\s:]+(?:[ \t]*,[ \t]*[^\s:]+)*[ \t]*:|^title[ \t]*:`)
	// flows is the line of one.
	flows = lazy.Regexp(`^(?:[A-Za-z0-9_-]+[ \t]*\.[ \t]*)?[A-Za-z0-9_][A-Za-z0-9_-]*?[ \t]*(?:<->|->|-->|<-|=>|→)[ \t]*[A-Za-z0-9_][A-Za-z0-9_-]*[ \t]*:`)
	// attribute is one with a key.
	attribute = lazy.Regexp(`^[a-z][a-z-]*=`)
)

// cursor is the rest of an anchor.
type cursor struct {
	text []byte
	Span
}

func (c *cursor) rest() string { return string(c.text[c.Start:c.End]) }

// skip moves over bytes and the blanks after them.
func (c *cursor) skip(n int) {
	c.Start += n
	for c.Start < c.End && (c.text[c.Start] == ' ' || c.text[c.Start] == '\t') {
		c.Start++
	}
}

// word is everything up to the next blank.
func (c *cursor) word() string {
	rest := c.rest()
	if i := strings.IndexAny(rest, " \t"); i >= 0 {
		return rest[:i]
	}
	return rest
}

// read reads what is after the word, and reports whether it has the form of an anchor.
func read(text []byte, whole Span) (Anchor, bool) {
	c := &cursor{text, whole}
	c.skip(0)
	a := Anchor{Verb: Verb(c.word()), Span: c.Span}
	c.skip(len(a.Verb))
	switch a.Verb {
	case At:
		return a.readAt(c)
	case Has:
		a.Attributes = c.Span
		return a, statesAttributes(c.rest())
	case New:
		return a.readNew(c)
	}
	return a.misspelt(c)
}

// misspelt is an anchor with another word in place of the verb: an id follows it.
func (a Anchor) misspelt(c *cursor) (Anchor, bool) {
	id, ok := c.id()
	written := string(a.Verb)
	a.Verb, a.IDs = At, []ID{id}
	a.Wrong = "begins with `" + written + "`; an anchor begins with at, has or new"
	return a, ok && (c.rest() == "" || c.word() == string(Has))
}

// id reads the id of an element, a flow or a boundary with that of its block.
func (c *cursor) id() (ID, bool) {
	m := reference().FindStringSubmatch(c.rest())
	if m == nil || len(m[0]) < len(c.rest()) && !strings.ContainsAny(c.rest()[len(m[0]):len(m[0])+1], " \t,|") {
		return ID{}, false
	}
	id := ID{m[1], m[2], Span{Start: c.Start, End: c.Start + len(m[0])}}
	c.skip(len(m[0]))
	return id, true
}

// readAt reads ids, and attributes after `has`.
func (a Anchor) readAt(c *cursor) (Anchor, bool) {
	if plainID().MatchString(c.rest()) { // the id of its block is missing, or it is a sentence of one word
		a.IDs = []ID{{"", c.rest(), c.Span}}
		return a, true
	}
	for {
		id, ok := c.id()
		if !ok {
			break
		}
		a.IDs = append(a.IDs, id)
		m := comma().FindString(c.rest())
		if m == "" {
			break
		}
		c.skip(len(m))
	}
	switch {
	case len(a.IDs) == 0:
		return a, false
	case c.rest() == "":
	case c.word() != string(Has):
		a.Wrong = "goes on after its id; `has` and attributes may follow, or nothing"
	default:
		c.skip(len(Has))
		if a.Attributes = c.Span; c.rest() == "" {
			a.Wrong = "has nothing after `has`; attributes follow it, such as `has sign=hmac`"
		}
	}
	return a, true
}

// statesAttributes reports whether a text is no sentence: it begins with an attribute, or is one word.
func statesAttributes(text string) bool {
	return attribute().MatchString(text) || text != "" && !strings.ContainsAny(text, " \t.,:")
}

// readNew reads where a proposal goes, and then a statement, or an id with attributes.
func (a Anchor) readNew(c *cursor) (Anchor, bool) {
	before := *c
	if id, ok := c.id(); ok {
		a.IDs = []ID{id}
		if !strings.HasPrefix(c.rest(), "|") {
			return a, false
		}
		c.skip(1)
		a.Attributes = c.Span
		return a, c.rest() != ""
	}
	*c = before
	if c.word() == "in" {
		c.skip(len("in"))
		if id, ok := c.place(); ok {
			a.IDs = []ID{id}
		} else {
			*c = before // an element of this name
		}
	}
	a.Statement = c.Span
	return a, declares().MatchString(c.rest()) || flows().MatchString(c.rest())
}

// place reads the id of a block, or of a boundary with that of its block, before a statement.
func (c *cursor) place() (ID, bool) {
	if id, ok := c.id(); ok {
		return id, true
	}
	m := blockID().FindString(c.rest())
	if m == "" || c.word() != m {
		return ID{}, false
	}
	id := ID{m, "", Span{Start: c.Start, End: c.Start + len(m)}}
	c.skip(len(m))
	return id, true
}
