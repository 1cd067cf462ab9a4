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
	// Lines are what the block says below its title, in place of an example; they are laid out.
	Lines []string
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
	block, err := p.startingBlock(path, start)
	if err != nil {
		return nil, err
	}
	edit := source.Edit{Span: source.Span{Start: at, End: at}, New: insertion(f.Text, at, heading, block)}
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
	block, err := p.startingBlock(path, start)
	if err != nil {
		return nil, err
	}
	text, err := p.templates.Execute("document", struct{ Title, Block string }{render.Text(start.Title), block})
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
	if first, _, ok := strings.Cut(string(text), "\n"); ok && strings.HasSuffix(first, "\r") {
		out = strings.ReplaceAll(out, "\n", "\r\n")
	}
	return out
}

// startingBlock is the text of a start's block, laid out.
func (p *Project) startingBlock(path string, start Start) (string, error) {
	text := start.block()
	if start.Lines == nil {
		return text, nil
	}
	laidOut, err := p.Format(path, []byte(text), false)
	if err != nil {
		return "", err
	}
	return string(laidOut.Text), nil
}

// block is the text of the fence and what is in it. It says its id, which would
// change with the name of the document otherwise.
func (s Start) block() string {
	lines := s.Lines
	if lines == nil {
		lines = exampleLines()
	}
	if s.Title != "" {
		escaped := strings.NewReplacer(`\`, `\\`, "|", `\|`, "#", `\#`).Replace(s.Title)
		lines = append([]string{"title: " + escaped}, lines...)
	}
	return "```dfd " + parser.IDAttribute(s.ID) + "\n" + strings.Join(lines, "\n") + "\n```"
}

// exampleLines are those of a first block that say what to replace.
func exampleLines() []string {
	return []string{
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
