package export

import (
	"errors"
	"fmt"
	"io"

	"github.com/trustseam/trustseam/internal/listing"
	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/render/export/cyclonedx"
	"github.com/trustseam/trustseam/render/export/otm"
	"github.com/trustseam/trustseam/render/export/threatdragon"
	"github.com/trustseam/trustseam/render/export/whole"
)

// models are all blocks. One without places gets a grid.
func (in Input) models() []whole.Model {
	var all []whole.Model
	for _, d := range in.Documents {
		for _, a := range d.Analyses {
			places, ok := d.places[a.Graph.ID]
			if !ok {
				places = whole.Grid(a.Graph)
			}
			all = append(all, whole.Model{Path: reporter.Path(d.Path), Analysis: a, Places: places})
		}
	}
	return all
}

// writeJSON writes the schema that needs nothing beside it.
func writeJSON(w io.Writer, in Input) error {
	var documents []listing.Document
	for _, d := range in.Documents {
		documents = append(documents, listing.Document{Path: d.Path, Document: d.Document, Analyses: d.Analyses})
	}
	return listing.Whole(w, documents)
}

func writeThreatDragon(w io.Writer, in Input) error { return threatdragon.Write(w, in.models()) }

func writeCycloneDX(w io.Writer, in Input) error { return cyclonedx.Write(w, in.models()) }

// writeOTM writes a block, because the format holds one model.
func writeOTM(w io.Writer, in Input) error {
	models := in.models()
	switch {
	case len(models) == 0:
		return errors.New("there is no block, and an Open Threat Model holds one")
	case len(models) > 1:
		return fmt.Errorf("an Open Threat Model holds one block; choose one with --block: %s", listed(models))
	}
	return otm.Write(w, models[0])
}

// listed names the first few blocks.
func listed(models []whole.Model) string {
	var ids []string
	for _, m := range models {
		ids = append(ids, m.Graph.ID)
	}
	return someOf(ids)
}

// Only returns the documents with the block of an id and nothing else. The error names the blocks that there are.
func Only(documents []Document, id string) ([]Document, error) {
	var ids []string
	for _, d := range documents {
		for i, a := range d.Analyses {
			if a.Graph.ID == id {
				d.Analyses = d.Analyses[i : i+1]
				return []Document{d}, nil
			}
			ids = append(ids, a.Graph.ID)
		}
	}
	if len(ids) == 0 {
		return nil, errors.New("there is no block in the documents")
	}
	return nil, fmt.Errorf("no block `%s`; there is %s", id, someOf(ids))
}
