package assist

import "github.com/trustseam/trustseam/source"

// Lens is the state of a block in a few words, for its fence.
type Lens struct {
	Span source.Span
	Text string
}

// Lenses count the threats of the blocks that are understood, as `trustseam check` does.
func (s *Snapshot) Lenses() []Lens {
	var out []Lens
	for _, b := range s.Blocks() {
		if a := s.Analysis(b.ID); a != nil {
			out = append(out, Lens{b.Fence.Info, a.Tally().String()})
		}
	}
	return out
}
