package mermaid

import (
	"testing"

	"github.com/trustseam/trustseam/stride"
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
	catalog, err := stride.Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := Read(text, 1, nil)
		if err != nil || len(d.Nodes) == 0 || len(d.Nodes) > 100 || len(d.Flows) > 200 {
			return
		}
		b, err := d.Block(catalog.Words, "x", "")
		if err != nil {
			t.Fatal(err)
		}
		if k := b.Report.Kept; k.Elements != len(d.Nodes) || k.Flows != len(b.Parsed.Flows) {
			t.Errorf("%+v", k)
		}
	})
}
