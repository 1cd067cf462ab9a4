package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/trustseam/trustseam/internal/atomicfile"
	"github.com/trustseam/trustseam/internal/patch"
	"github.com/trustseam/trustseam/internal/reporter"
)

// writing is what a command does with files that change.
type writing int

const (
	replaceFiles writing = iota
	nameFiles            // print their names
	printPatch           // print what would change
)

// how is what two flags of a command ask for, of which only one may be set.
func how(names, patch bool) writing {
	switch {
	case names:
		return nameFiles
	case patch:
		return printPatch
	}
	return replaceFiles
}

// output is one file as it is and as it should be.
type output struct {
	path     string
	old, new []byte
}

// put writes, lists or shows one file.
func (o output) put(s streams, how writing) error {
	switch {
	case string(o.old) == string(o.new):
		return nil
	case how == nameFiles:
		_, err := fmt.Fprintln(s.out, reporter.Path(filepath.ToSlash(o.path)))
		return err
	case how == printPatch:
		_, err := s.out.Write(patch.Unified(filepath.ToSlash(o.path), o.old, o.new))
		return err
	}
	if o.old == nil {
		if err := os.MkdirAll(filepath.Dir(o.path), 0o777); err != nil {
			return err
		}
	}
	return atomicfile.Replace(o.path, o.old, o.new)
}

// outcome says in one line what was done and where to look.
func outcome(documents int, outputs []output) string {
	switch len(outputs) {
	case 0:
		return fmt.Sprintf("trustseam: %s, nothing to change", plural(documents, "document"))
	case 1, 2:
		text := "trustseam: wrote " + reporter.Path(filepath.ToSlash(outputs[0].path))
		if len(outputs) == 2 {
			text += " and " + reporter.Path(filepath.ToSlash(outputs[1].path))
		}
		return text
	}
	return fmt.Sprintf("trustseam: %s, wrote %s", plural(documents, "document"), plural(len(outputs), "file"))
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
