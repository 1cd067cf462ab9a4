package difference

import (
	"github.com/trustseam/trustseam/brief"
	"github.com/trustseam/trustseam/internal/listing"
	"github.com/trustseam/trustseam/stride"
)

// earlierDocument is a document of the earlier state.
type earlierDocument struct {
	path     string
	analyses []*stride.Analysis
}

// Past counts what the earlier state has in the documents that differ. Those of a listing are in the listing.
func (d *Difference) Past() *listing.Past {
	p := listing.NewPast()
	for _, doc := range d.earlier {
		for _, a := range doc.analyses {
			p.Add(doc.path, a.Graph.ID, a.Graph.Title, *Tally(a))
		}
	}
	return p
}

// Tally is what a block counts.
func Tally(a *stride.Analysis) *brief.Tally {
	t := brief.New(a, brief.Options{}).Tally()
	return &t
}
