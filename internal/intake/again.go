package intake

import (
	"github.com/trustseam/trustseam/compare"
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/review"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// Earlier returns the block of a document that an earlier import of the same source has written, or nil.
func Earlier(doc *model.Document, origin string) *model.Block {
	comment := draft.Origin(origin)
	for _, b := range doc.Blocks {
		if len(b.Fence.Body) > 0 && b.Fence.Body[0].Text == comment {
			return b
		}
	}
	return nil
}

// Again lists what the source says now and the block of an earlier import does not, or the other way round.
func Again(catalog *stride.Catalog, path string, earlier, now *model.Block) []string {
	read := func(b *model.Block) compare.Block {
		return compare.Block{Document: path, ID: earlier.ID, Model: compare.Read(catalog.Analyze(graph.New(b, catalog.Words)), func(int) int { return 0 })}
	}
	changes := compare.Blocks([]compare.Block{read(earlier)}, []compare.Block{read(now)}, "")
	for i := range changes {
		c := &changes[i].Change
		changes[i].Change = compare.Change{Elements: c.Elements, Flows: c.Flows, Controls: c.Controls, Renames: c.Renames, Seams: c.Seams}
	}
	return review.Text(compare.Report{Blocks: changes}, source.OneLine)
}
