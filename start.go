package trustseam

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/render"
	"github.com/trustseam/trustseam/source"
)

// Start is a first block that draws, and says what to replace in it.
type Start struct {
	// ID is that of the block; "" is the name of the document.
	ID string
	// Title is the name of the system; in a document that has a heading, "" is the first one.
	Title string
	// After is the heading of the section at whose end the block goes, before its subsections; case
	// and blanks do not count. Without it the block goes to the end, below a heading of its own.
	After string
	// Block is a whole fenced block to use instead, which has its own id and title; it ends with a line feed.
	Block string
	// Instead is the place whose text the block replaces, or where it goes if the place is empty; it counts before After.
	Instead *source.Span
}

// Insert returns the document with the block in it and nothing else changed. The error says
// why there is no place for it.
func (p *Project) Insert(path string, text []byte, start Start) ([]byte, error) {
	f := source.NewFile(path, text)
	headings := parser.Headings(f)
	start.ID = cmp.Or(start.ID, parser.DocumentID(path))
	at, heading := len(f.Text), "## Threat model"
	if start.After != "" {
		h, err := findHeading(f.Path, headings, start.After)
		if err != nil {
			return nil, err
		}
		at, heading = h.End, ""
	}
	if start.Title == "" && len(headings) > 0 {
		start.Title = headings[0].Text
	}
	edit := source.Edit{Span: source.Span{Start: at, End: at}, New: insertion(f.Text, at, heading, start.block())}
	if start.Instead != nil {
		edit = start.instead(f.Text)
	}
	out, err := source.Apply(f.Text, []source.Edit{edit})
	if err != nil {
		return nil, err
	}
	if err := p.startsBlock(f, out); err != nil {
		return nil, err
	}
	return out, nil
}

// NewDocument returns a design document with the block in it, made by the template `document`.
// The error is that of a project's own template.
func (p *Project) NewDocument(path string, start Start) ([]byte, error) {
	start.ID = cmp.Or(start.ID, parser.DocumentID(path))
	text, err := p.templates.Execute("document", struct{ Title, Block string }{render.Text(start.Title), start.block()})
	if err != nil {
		return nil, err
	}
	out := []byte(text + "\n")
	if err := p.startsBlock(source.NewFile(path, nil), out); err != nil {
		return nil, err
	}
	return out, nil
}

// BlockIDs lists the ids of the blocks of a document, right or wrong, so that a new one can have another.
func (p *Project) BlockIDs(path string, text []byte) []string {
	var ids []string
	doc, _ := p.dialect().Parse(source.NewFile(path, text))
	for _, b := range doc.Blocks {
		ids = append(ids, b.ID)
	}
	return ids
}

// findHeading finds the only heading with a text, ignoring case and blanks.
func findHeading(path string, headings []parser.Heading, text string) (parser.Heading, error) {
	want := strings.Join(strings.Fields(strings.TrimLeft(text, "# ")), " ")
	var found []parser.Heading
	var names []string
	for _, h := range headings {
		names = append(names, "`"+h.Text+"`")
		if strings.EqualFold(h.Text, want) {
			found = append(found, h)
		}
	}
	switch len(found) {
	case 0:
		return parser.Heading{}, fmt.Errorf("%s: no heading `%s`; there are %s", path, want, strings.Join(names, ", "))
	case 1:
		return found[0], nil
	}
	return parser.Heading{}, fmt.Errorf("%s: heading `%s` is on line %d and on line %d; rename one, or place the block yourself", path, want, found[0].Line, found[1].Line)
}

// instead puts the block at its place, as a paragraph of its own where it replaces nothing.
func (s Start) instead(text []byte) source.Edit {
	if s.Instead.Len() == 0 {
		return source.Edit{Span: *s.Instead, New: insertion(text, s.Instead.Start, "", s.block())}
	}
	return source.Edit{Span: *s.Instead, New: withLineEnds(text, s.block()+"\n")}
}

// insertion returns a block with a blank line before and after, with the document's own line ends.
func insertion(text []byte, at int, heading, block string) string {
	before, after := string(text[:at]), string(text[at:])
	if heading != "" {
		block = heading + "\n\n" + block
	}
	out := block + "\n"
	if before != "" && before != source.BOM {
		out = "\n" + out
		if !strings.HasSuffix(before, "\n") {
			out = "\n" + out
		}
	}
	if after != "" && !strings.HasPrefix(after, "\n") && !strings.HasPrefix(after, "\r\n") {
		out += "\n"
	}
	return withLineEnds(text, out)
}

// withLineEnds gives an insertion the line ends of the document.
func withLineEnds(text []byte, insertion string) string {
	if first, _, ok := strings.Cut(string(text), "\n"); ok && strings.HasSuffix(first, "\r") {
		return strings.ReplaceAll(insertion, "\n", "\r\n")
	}
	return insertion
}

// block is the text of the fence and what is in it. It says its id, which would
// change with the name of the document otherwise.
func (s Start) block() string {
	if s.Block != "" {
		return strings.TrimSuffix(s.Block, "\n")
	}
	lines := []string{
		"# Replace these by the elements and flows of your system: a line is one fact.",
		"actor user: User",
		"",
		"boundary system: Our system | internal",
		"  process app: Web application",
		"  store   db:  Database",
		"",
		"user -> app: Request | https",
		"app  -> db:  Read and write",
	}
	if s.Title != "" {
		lines = append([]string{"title: " + parser.Escape(s.Title)}, lines...)
	}
	return "```dfd " + parser.IDAttribute(s.ID) + "\n" + strings.Join(lines, "\n") + "\n```"
}

// startsBlock reads the new text and says what is wrong if it does not contain exactly
// one block more, at the top level, and no new errors.
func (p *Project) startsBlock(f *source.File, text []byte) error {
	dialect := p.dialect()
	before, old := dialect.Parse(f)
	after, ds := dialect.Parse(source.NewFile(f.Path, text))
	for _, d := range ds {
		if d.Severity == source.Error && !source.HasErrors(old) {
			return fmt.Errorf("the block cannot go there: %s", d)
		}
	}
	switch {
	case source.HasErrors(old):
		return fmt.Errorf("mend this first: %s", firstError(old))
	case len(after.Blocks) != len(before.Blocks)+1, len(after.Regions) != len(before.Regions):
		return fmt.Errorf("%s: the block cannot go there: it would stand inside something else", f.Path)
	}
	return nil
}

func firstError(ds []source.Diagnostic) source.Diagnostic {
	i := slices.IndexFunc(ds, func(d source.Diagnostic) bool { return d.Severity == source.Error })
	return ds[i]
}
