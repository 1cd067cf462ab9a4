package parser

import (
	"path"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// idPattern is the shape of a block id. validID checks the rest.
var idPattern = lazy.Regexp(`^[\pL\p{Nd}]([\pL\pM\p{Nd}._-]*[\pL\pM\p{Nd}_])?$`)

// idRule describes validID to people.
const idRule = "an id is lower-case letters of any script, digits, `-`, `_` and `.`, starts with a letter or digit, does not end in `-` or `.` and has no `--`"

// attributePattern matches one attribute between braces: .class, #anchor, word, key=value or key="text".
var attributePattern = lazy.Regexp(`^[^\s={}"']+(=("[^"]*"|'[^']*'|[^\s{}"']*))?`)

// info is what an info string says.
type info struct {
	// id is empty if the info string gives none.
	id string
	// span is the id, or the whole info string if there is none.
	span source.Span
	// good is false when the info string has an error.
	good bool
}

// infoReader reads the words after "dfd".
type infoReader struct {
	file *source.File
	info
	ds []source.Diagnostic
}

// readInfo reads the info string of a dfd block.
func readInfo(f *source.File, span source.Span) (info, []source.Diagnostic) {
	r := &infoReader{file: f, info: info{span: span, good: true}}
	at := span.Start + len(fenceWord)
	for at < span.End {
		rest := string(f.Text[at:span.End])
		switch {
		case rest[0] == ' ' || rest[0] == '\t':
			at++
		case rest[0] == '{':
			at = r.braces(at, span.End)
		default:
			at = r.word(at, span.End)
		}
	}
	return r.info, r.ds
}

// word reads one word outside braces, where only the id is allowed.
func (r *infoReader) word(at, end int) int {
	length := strings.IndexAny(string(r.file.Text[at:end]), " \t{")
	if length < 0 {
		length = end - at
	}
	span := source.Span{Start: at, End: at + length}
	text := string(r.file.Slice(span))
	value, ok := strings.CutPrefix(text, "id=")
	if !ok {
		r.bad(span, "`%s` is not an attribute of a block; behind `dfd` stands `id=name` or nothing", text)
		return span.End
	}
	// Python-Markdown takes a fence for a paragraph unless its values have quotes.
	value, quotes := unquote(value)
	from := at + len("id=") + quotes
	r.setID(source.Span{Start: from, End: from + len(value)}, value)
	return span.End
}

// braces reads attributes in the style of site generators. Only the id is ours; the others are for the tool that renders the page.
func (r *infoReader) braces(at, end int) int {
	start := at
	for at++; at < end; {
		rest := string(r.file.Text[at:end])
		if rest[0] == '}' {
			return at + 1
		}
		if rest[0] == ' ' || rest[0] == '\t' || rest[0] == ',' {
			at++
			continue
		}
		attribute := attributePattern().FindString(rest)
		if attribute == "" {
			break
		}
		if value, ok := strings.CutPrefix(attribute, "id="); ok {
			value, quotes := unquote(value)
			from := at + len("id=") + quotes
			r.setID(source.Span{Start: from, End: from + len(value)}, value)
		}
		at += len(attribute)
	}
	span := source.Span{Start: start, End: end}
	r.bad(span, "`%s` cannot be read; attributes in braces are `{id=name}`", r.file.Slice(span))
	return end
}

// unquote removes the quotes around a value and returns the number of bytes before the rest.
func unquote(value string) (string, int) {
	if n := len(value); n >= 2 && (value[0] == '"' || value[0] == '\'') && value[n-1] == value[0] {
		return value[1 : len(value)-1], 1
	}
	return value, 0
}

// setID takes an id that was read.
func (r *infoReader) setID(span source.Span, id string) {
	id = composed(id)
	switch {
	case r.id != "":
		r.bad(span, "`%s` is a second id; a block has one", id)
	case id == "":
		r.bad(span, "block id is empty; %s", idRule)
	case !validID(id):
		r.bad(span, "`%s` is not a block id; %s", id, idRule)
	default:
		r.id, r.span = id, span
	}
}

// bad reports an error and discards the id, because half an info string names nothing.
func (r *infoReader) bad(span source.Span, format string, args ...any) {
	r.good = false
	r.ds = append(r.ds, r.file.Diagnose(span, source.BadBlockInfo, format, args...))
}

// validID reports whether an id is allowed in a marker, where HTML comments permit no "--",
// and in a file name, where ids must not differ only by case or contain invisible characters.
func validID(id string) bool {
	return idPattern().MatchString(id) && !strings.Contains(id, "--") && lower(id) == id && !strings.ContainsFunc(id, source.Hidden)
}

// composed returns the one spelling of an id: an accent may or may not be a separate character, and looks the same.
func composed(id string) string { return norm.NFC.String(id) }

// lower returns an id in lower case.
func lower(id string) string { return composed(strings.ToLower(id)) }

// nameBlocks gives the only block of a document the document's name, and checks
// that several blocks have names of their own. Numbering them would rename the
// others whenever one is inserted.
func nameBlocks(doc *model.Document, infos []info) []source.Diagnostic {
	f := doc.File
	if len(doc.Blocks) == 1 {
		if infos[0].good && infos[0].id == "" {
			doc.Blocks[0].ID = DocumentID(f.Path)
		}
		return nil
	}
	var ds []source.Diagnostic
	first := map[string]info{}
	for _, in := range infos {
		switch other, seen := first[in.id]; {
		case !in.good:
		case in.id == "":
			ds = append(ds, f.Diagnose(in.span, source.MissingBlockID,
				"block has no id; each of several blocks in a document needs one, as in `%s id=checkout`", fenceWord))
		case seen:
			d := f.Diagnose(in.span, source.DuplicateBlockID, "block id `%s` is taken; each block of a document has its own", in.id)
			d.Notes = append(d.Notes, f.Note(other.span.Start, "`%s` is first used here", in.id))
			ds = append(ds, d)
		default:
			first[in.id] = in
		}
	}
	return ds
}

// IDAttribute returns an id as a fence states it, with quotes, because Python-Markdown
// takes a fence without them for a paragraph.
func IDAttribute(id string) string { return `id="` + id + `"` }

// DocumentID returns the id for a block without one, derived from the document's name.
func DocumentID(name string) string {
	stem := path.Base(name)
	stem = lower(strings.TrimSuffix(stem, path.Ext(stem)))
	var words []string
	for _, word := range strings.FieldsFunc(stem, betweenWords) {
		if word = strings.TrimLeftFunc(word, unicode.IsMark); word != "" {
			words = append(words, word)
		}
	}
	if id := strings.Join(words, "-"); validID(id) {
		return id
	}
	return "model"
}

// betweenWords reports whether an id derived from a name leaves out a character.
func betweenWords(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) || source.Hidden(r)
}
