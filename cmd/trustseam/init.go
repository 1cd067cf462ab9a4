package main

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam/internal/atomicfile"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/render"
	"github.com/trustseam/trustseam/source"
)

// initFlags are the flags of init.
type initFlags struct {
	after, title, id string
	end, bare        bool
	format           format
}

func newInit(s streams) *cobra.Command {
	var flags initFlags
	cmd := &cobra.Command{
		Use:   "init FILE",
		Short: "Start a dfd block in a document, or a new design document",
		Long: `Init puts a small dfd block into an existing document, at the end of a section that
you name by its heading, before its subsections, or at the end of all, or writes a new design document with one. It asks when it runs
on a terminal; elsewhere --after, --end or --title says what to do. Nothing that
stands in a document is changed. Then it does what trustseam generate does, so that
the result passes trustseam check. Replace what the block says, and generate again.`,
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: completeDocument,
		RunE: func(_ *cobra.Command, args []string) error {
			path := filepath.ToSlash(filepath.Clean(args[0]))
			if err := flags.format.check(); err != nil {
				return err
			}
			if err := initialize(s, flags, path); err != nil || flags.bare {
				return err
			}
			return generate(s, generateFlags{format: flags.format}, []string{path})
		},
	}
	cmd.Flags().StringVar(&flags.after, "after", "", "the heading of the section at whose end the block goes, before its subsections")
	cmd.Flags().BoolVar(&flags.end, "end", false, "put the block at the end, below a heading of its own")
	cmd.Flags().StringVar(&flags.title, "title", "", "the name of the system")
	cmd.Flags().StringVar(&flags.id, "id", "", "the id of the block (default: the name of the document)")
	cmd.Flags().BoolVar(&flags.bare, "bare", false, "write the block alone, and generate nothing")
	for _, flag := range []string{"after", "title", "id"} {
		completeFlag(cmd, flag)
	}
	cmd.MarkFlagsMutuallyExclusive("after", "end")
	flags.format.add(cmd)
	return cmd
}

func initialize(s streams, flags initFlags, path string) error {
	if !slices.Contains(documentExtensions, strings.ToLower(filepath.Ext(path))) {
		return fmt.Errorf("%s: a document is %s", path, strings.Join(documentExtensions, ", "))
	}
	w, err := newWorkshop(false)
	if err != nil {
		return err
	}
	text, err := readDocument(path)
	if flags.id == "" {
		flags.id = w.freeID(path)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return newDocument(s, w, flags, path)
	case err != nil:
		return err
	}
	return startBlock(s, w, flags, source.NewFile(path, text))
}

// newDocument writes a document where none is.
func newDocument(s streams, w *workshop, flags initFlags, path string) error {
	if flags.after != "" || flags.end {
		return fmt.Errorf("%s does not exist; --after and --end are for a document that does", path)
	}
	title, err := answer(s, flags.title, "Name of the system: ", path+" does not exist; --title names the system of a new document")
	if err != nil {
		return err
	}
	set, err := w.settings(filepath.Dir(path))
	if err != nil {
		return err
	}
	text, err := set.templates.Execute("document", struct{ Title, Block string }{render.Text(title), starter(title, flags.id)})
	if err != nil {
		return err
	}
	text += "\n"
	if err := startsBlock(w.options(set).Dialect(), source.NewFile(path, nil), []byte(text)); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Close())
}

// startBlock puts a block into a document that exists.
func startBlock(s streams, w *workshop, flags initFlags, f *source.File) error {
	headings := parser.Headings(f)
	if flags.after == "" && !flags.end {
		for _, h := range headings {
			fmt.Fprintf(s.err, "%s%s\n", strings.Repeat("  ", h.Level-1), h.Text)
		}
		after, err := answer(s, "", "Behind the text of which heading (end for the end of the document)? ", "--after names the heading behind whose text the block goes, --end puts it at the end")
		if err != nil {
			return err
		}
		flags.after, flags.end = after, after == "end"
	}
	at, heading := len(f.Text), "## Threat model"
	if !flags.end {
		h, err := findHeading(f.Path, headings, flags.after)
		if err != nil {
			return err
		}
		at, heading = h.End, ""
	}
	if flags.title == "" && len(headings) > 0 {
		flags.title = headings[0].Text
	}
	edit := source.Edit{Span: source.Span{Start: at, End: at}, New: insertion(f.Text, at, heading, starter(flags.title, flags.id))}
	text, err := source.Apply(f.Text, []source.Edit{edit})
	if err != nil {
		return err
	}
	dialect, err := w.dialect(f.Path)
	if err != nil {
		return err
	}
	if err := startsBlock(dialect, f, text); err != nil {
		return err
	}
	return atomicfile.Write(f.Path, text)
}

// findHeading finds the one heading of a text; case and blanks do not count.
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

// insertion is a block with a blank line before and after, in the document's own line ends.
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

// starter is a block that draws and says what to replace. It says its id, which would
// change with the name of the document otherwise.
func starter(title, id string) string {
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
	if title != "" {
		escaped := strings.NewReplacer(`\`, `\\`, "|", `\|`, "#", `\#`).Replace(title)
		lines = append([]string{"title: " + escaped}, lines...)
	}
	return "```dfd " + parser.IDAttribute(id) + "\n" + strings.Join(lines, "\n") + "\n```"
}

// startsBlock reads the new text and says what is wrong with it when it does not
// hold exactly one block more, at the top level, and no error that was not there before.
func startsBlock(dialect parser.Dialect, f *source.File, text []byte) error {
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

// answer is the value of a flag, or what the user types at a terminal. Anywhere
// else nobody is asked: usage says which flag is missing.
func answer(s streams, flag, question, usage string) (string, error) {
	if flag != "" {
		return flag, nil
	}
	if !isTerminal(s.in) {
		return "", errors.New(usage)
	}
	fmt.Fprint(s.err, question)
	line, err := bufio.NewReader(s.in).ReadString('\n')
	if text := strings.TrimSpace(line); text != "" {
		return text, nil
	}
	return "", errors.Join(errors.New(usage), err)
}
