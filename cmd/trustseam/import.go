package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/atomicfile"
	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/importer/mermaid"
	"github.com/trustseam/trustseam/internal/intake"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/repofile"
	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/internal/walk"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
)

// importFlags are the flags of import.
type importFlags struct {
	into, after, id, diagram, shapes, report string
	replace, beside, strict, bare            bool
}

func newImport(s streams) *cobra.Command {
	var flags importFlags
	cmd := &cobra.Command{
		Use:   "import [FORMAT] FILE",
		Short: "Make a dfd block of a diagram in another format",
		Long: `Import reads a diagram of another tool and writes a dfd block: to standard output, into
a document with --into, or in place of the diagram in the same document with --replace
or after it with --beside. Formats are
` + strings.Join(intake.Formats(), ", ") + `;
without one, the content tells.

It never writes a decision. What the source says about threats is printed as lines to
take over. A report on standard error says what was kept, what was inferred from which
word, what is proposed and what was lost, each with its place in the source. If the
document has the block of an earlier import from the same file, import says what has
changed in the source since, and writes nothing.

A table of threats that a document keeps by hand is read by import table, and what runs,
by import inventory.`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(_ *cobra.Command, args []string) error { return runImport(s, flags, args) },
	}
	cmd.Flags().StringVar(&flags.into, "into", "", "the document to put the block into")
	cmd.Flags().StringVar(&flags.after, "after", "", "with --into: put the block at the end of the section with this heading")
	cmd.Flags().BoolVar(&flags.replace, "replace", false, "put the block in place of the diagram in the same document")
	cmd.Flags().BoolVar(&flags.beside, "beside", false, "put the block after the diagram in the same document")
	cmd.Flags().StringVar(&flags.id, "id", "", "the id of the block (default: the name of the document)")
	cmd.Flags().StringVar(&flags.diagram, "diagram", "", "the number or name of the diagram, if the file has several")
	cmd.Flags().StringVar(&flags.shapes, "shapes", "", "what shapes mean in a drawing, such as stadium=process,round=external")
	cmd.Flags().StringVar(&flags.report, "report", "", "a file to write the report to, in markdown")
	cmd.Flags().BoolVar(&flags.strict, "strict", false, "exit with 1 if anything was lost")
	cmd.Flags().BoolVar(&flags.bare, "bare", false, "write only the block, and generate nothing")
	for _, flag := range []string{"after", "id", "diagram", "shapes"} {
		completeFlag(cmd, flag)
	}
	cmd.MarkFlagsMutuallyExclusive("into", "replace", "beside")
	cmd.AddCommand(newImportInventory(s), newImportTable(s))
	return cmd
}

func runImport(s streams, flags importFlags, args []string) error {
	src, err := importSource(flags, args[len(args)-1])
	if err != nil {
		return err
	}
	name := ""
	if len(args) > 1 {
		name = args[0]
	}
	format, all, err := intake.Read(name, src)
	if err != nil {
		return err
	}
	chosen, err := intake.Choose(src.Path, all, flags.diagram)
	if err != nil {
		return err
	}
	i := &importing{streams: s, flags: flags, src: src, diagram: chosen, origin: fmt.Sprintf("%s (%s)", originName(src.Path), format)}
	if len(all) > 1 && chosen.Name != "" {
		i.origin += ", " + chosen.Name
	}
	return i.run()
}

// originName is the name of a source in a document, where a path of this machine says nothing to others.
func originName(name string) string {
	if path.IsAbs(name) || filepath.IsAbs(filepath.FromSlash(name)) || strings.HasPrefix(name, "../") {
		return path.Base(name)
	}
	return name
}

// importSource reads the file to import, and what the flags say about it.
func importSource(flags importFlags, name string) (intake.Source, error) {
	shapes, err := mermaid.ParseShapes(flags.shapes)
	if err != nil {
		return intake.Source{}, fmt.Errorf("--shapes: %w", err)
	}
	text, err := readWhole(name, limit.Import)
	beside := repofile.Below(filepath.Dir(name), limit.ImportYAML)
	return intake.Source{Path: filepath.ToSlash(filepath.Clean(name)), Text: text, Shapes: shapes, Beside: beside}, err
}

// readWhole reads a file of at most some bytes.
func readWhole(name string, most int64) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, failure.At(name, err)
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && int64(len(text)) > most {
		err = fmt.Errorf("larger than the limit of %d MiB", most>>20)
	}
	if err != nil {
		return nil, failure.At(name, err)
	}
	return text, nil
}

// importing is one import.
type importing struct {
	streams
	flags   importFlags
	src     intake.Source
	diagram intake.Diagram
	origin  string
}

func (i *importing) run() error {
	document, err := i.document()
	if err != nil {
		return err
	}
	r, err := newRunner()
	if err != nil {
		return err
	}
	set, err := r.settings(filepath.Dir(filepath.FromSlash(document)))
	if err != nil {
		return err
	}
	id := i.flags.id
	if id == "" && document != "" {
		id = r.freeID(document)
	}
	origin := i.origin
	if i.flags.replace {
		origin = ""
	}
	block, err := i.diagram.Block(set.project.Catalog().Words, id, origin)
	if err != nil {
		return fmt.Errorf("%s: %w", i.src.Path, err)
	}
	block.Propose(set.project.Catalog(), i.diagram.Judgements)
	if err := i.tell(&block.Report); err != nil {
		return err
	}
	if err := i.write(set.project, document, block); err != nil {
		return err
	}
	if i.flags.strict && block.Report.Count(draft.Lost) > 0 {
		return errFindings
	}
	return nil
}

// document is the document that is written, or "" for standard output.
func (i *importing) document() (string, error) {
	here := i.flags.replace || i.flags.beside
	switch {
	case i.flags.after != "" && i.flags.into == "":
		return "", errors.New("--after names a heading of the document that --into names")
	case here && i.diagram.Fence == nil:
		return "", fmt.Errorf("--replace and --beside are for a diagram in a markdown document; %s is none; --into names the document", i.src.Path)
	case here && (i.diagram.Fence.Nested || !i.diagram.Fence.Closed()):
		return "", fmt.Errorf("%s: the diagram is in a list or a quote, or its fence is not closed; --into puts the block elsewhere", i.src.Path)
	case here:
		return i.src.Path, nil
	case i.flags.into != "" && !walk.IsDocument(i.flags.into):
		return "", fmt.Errorf("%s: a document is %s", i.flags.into, strings.Join(walk.Extensions(), ", "))
	}
	return i.flags.into, nil
}

// tell prints the report, and writes it to a file if there is one for it.
func (i *importing) tell(report *draft.Report) error {
	for _, line := range report.Lines(i.src.Path) {
		fmt.Fprintln(i.err, reporter.Path(line))
	}
	if i.flags.report == "" {
		return nil
	}
	return atomicfile.Write(i.flags.report, []byte(report.Markdown(path.Base(i.src.Path))))
}

// write puts the block where it is wanted.
func (i *importing) write(project *trustseam.Project, document string, block *draft.Block) error {
	if document == "" {
		_, err := fmt.Fprint(i.out, block.Text)
		return err
	}
	text, err := walk.Read(filepath.FromSlash(document))
	if err != nil {
		return err
	}
	doc, _ := parser.Parse(source.NewFile(document, text))
	if earlier := intake.Earlier(doc, i.origin); earlier != nil {
		return i.again(document, intake.Again(project.Catalog(), document, earlier, block.Parsed))
	}
	start := trustseam.Start{Block: block.Text, After: i.flags.after}
	switch {
	case i.flags.replace:
		start.Instead = &source.Span{Start: i.diagram.Fence.Open.Start, End: i.diagram.Fence.Close.End}
	case i.flags.beside:
		start.Instead = &source.Span{Start: i.diagram.Fence.Close.End, End: i.diagram.Fence.Close.End}
	}
	out, err := project.Insert(document, text, start)
	if err != nil {
		return err
	}
	if err := atomicfile.Replace(filepath.FromSlash(document), text, out); err != nil || i.flags.bare {
		return err
	}
	return generate(i.streams, generateFlags{format: format{name: "text"}}, []string{document})
}

// again prints what the source says now that the block of an earlier import does not.
func (i *importing) again(document string, changes []string) error {
	if len(changes) == 0 {
		fmt.Fprintf(i.err, "%s has the block of an earlier import from %s; nothing has changed\n", reporter.Path(document), reporter.Path(i.src.Path))
		return nil
	}
	fmt.Fprintf(i.err, "%s has the block of an earlier import from %s; nothing is written. The source now differs from it:\n", reporter.Path(document), reporter.Path(i.src.Path))
	for _, line := range changes {
		fmt.Fprintln(i.out, reporter.Path(line))
	}
	return nil
}
