package mermaid

import (
	"testing"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/importertest"
)

// Whatever a chart says, reading it ends, and its block is one.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"flowchart LR\na[A] -->|x| b[(B)]\nsubgraph z [Z]\nb\nend",
		"graph TD;a-->b;b-.->c & d;%%{init}%%",
		"---\ntitle: x\n---\nflowchart\na@{ shape: cyl, label: \"x\" }:::k",
		"flowchart LR\nsubgraph\nsubgraph\na\nend\na --> \" \"\nend\nend",
		"flowchart LR\n\"a -- \"x\" --> b\na -- \"\n x",
	} {
		f.Add(seed)
	}
	importertest.Fuzz(f, importertest.One(func(text []byte) (*draft.Draft, error) { return Read(string(text), 1, nil) }))
}
