package main

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/atomicfile"
	"github.com/trustseam/trustseam/internal/grow"
	"github.com/trustseam/trustseam/internal/walk"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
)

// initFlags are the flags of init.
type initFlags struct {
	after, title, id string
	end, bare        bool
	source           bool
	format           format
}

func newInit(s streams) *cobra.Command {
	var flags initFlags
	cmd := &cobra.Command{
		Use:   "init FILE",
		Short: "Add a dfd block to a document, or start a new design document",
		Long: `Init adds a small dfd block to an existing document, at the end of the section with
the heading you name (before its subsections) or at the end of the document, or writes
a new design document with one. On a terminal it asks; elsewhere --after, --end or
--title says what to do. Existing text is not changed. Then it does what trustseam
generate does, so that the result passes trustseam check. Replace what the block says,
and generate again.

With --source, the block says what "dfd:" comments in the code propose for it: a line for
each "new", a process for each id that only "at" names, and the attributes after "has".
[source] roots in trustseam.toml says which files are searched.`,
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
	cmd.Flags().StringVar(&flags.after, "after", "", "put the block at the end of the section with this heading, before its subsections")
	cmd.Flags().BoolVar(&flags.end, "end", false, "put the block at the end, below its own heading")
	cmd.Flags().StringVar(&flags.title, "title", "", "the name of the system")
	cmd.Flags().StringVar(&flags.id, "id", "", "the id of the block (default: the name of the document)")
	cmd.Flags().BoolVar(&flags.bare, "bare", false, "write only the block, and generate nothing")
	cmd.Flags().BoolVar(&flags.source, "source", false, "take the block from dfd: comments in the code")
	for _, flag := range []string{"after", "title", "id"} {
		completeFlag(cmd, flag)
	}
	cmd.MarkFlagsMutuallyExclusive("after", "end")
	flags.format.add(cmd)
	return cmd
}

func initialize(s streams, flags initFlags, path string) error {
	if !walk.IsDocument(path) {
		return fmt.Errorf("%s: a document is %s", path, strings.Join(walk.Extensions(), ", "))
	}
	r, err := newRunner()
	if err != nil {
		return err
	}
	text, err := walk.Read(path)
	if flags.id == "" {
		flags.id = r.freeID(path)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return newDocument(s, r, flags, path)
	case err != nil:
		return err
	}
	return startBlock(s, r, flags, path, text)
}

// newDocument writes a document where there is none.
func newDocument(s streams, r *runner, flags initFlags, path string) error {
	if flags.after != "" || flags.end {
		return fmt.Errorf("%s does not exist; --after and --end are for a document that does", path)
	}
	title, err := answer(s, flags.title, "Name of the system: ", path+" does not exist; --title names the system of a new document")
	if err != nil {
		return err
	}
	set, err := r.settings(filepath.Dir(path))
	if err != nil {
		return err
	}
	text, err := flags.begin(s, r, set, path, trustseam.Start{ID: flags.id, Title: title}, func(start trustseam.Start) ([]byte, error) {
		return set.project.NewDocument(path, start)
	})
	if err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	return errors.Join(err, f.Close())
}

// begin makes the text of a document with a first block, of an example or of what the code proposes.
func (flags initFlags) begin(s streams, r *runner, set *settings, path string, start trustseam.Start, write func(trustseam.Start) ([]byte, error)) ([]byte, error) {
	if !flags.source {
		return write(start)
	}
	lines, sources, err := r.startLines(s, flags.format, path, start.ID)
	if err != nil {
		return nil, err
	}
	if start.Block, err = grow.Block(set.project, start.ID, start.Title, lines); err != nil {
		return nil, err
	}
	text, err := write(start)
	if err != nil {
		return nil, err
	}
	return growText(s, flags.format, set.project, path, text, sources)
}

// startBlock puts a block into an existing document.
func startBlock(s streams, r *runner, flags initFlags, path string, text []byte) error {
	if flags.after == "" && !flags.end {
		for _, h := range parser.Headings(source.NewFile(path, text)) {
			fmt.Fprintf(s.err, "%s%s\n", strings.Repeat("  ", h.Level-1), h.Text)
		}
		after, err := answer(s, "", "Behind the text of which heading (end for the end of the document)? ", "--after names the heading behind whose text the block goes, --end puts it at the end")
		if err != nil {
			return err
		}
		flags.after, flags.end = after, after == "end"
	}
	if flags.end {
		flags.after = ""
	}
	set, err := r.settings(filepath.Dir(path))
	if err != nil {
		return err
	}
	if headings := parser.Headings(source.NewFile(path, text)); flags.title == "" && len(headings) > 0 {
		flags.title = headings[0].Text
	}
	out, err := flags.begin(s, r, set, path, trustseam.Start{ID: flags.id, Title: flags.title, After: flags.after}, func(start trustseam.Start) ([]byte, error) {
		return set.project.Insert(path, text, start)
	})
	if err != nil {
		return err
	}
	return atomicfile.Write(path, out)
}

// answer is the value of a flag, or what the user types at a terminal. Anywhere
// else there is no question: usage says which flag is missing.
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
