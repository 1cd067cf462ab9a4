package pipeline

import (
	"fmt"

	"github.com/trustseam/trustseam/model"
)

// Limits bound what is drawn in one picture; 0 is no limit. They are far above
// what a person can read, and keep a document from costing more than its layout may take.
type Limits struct {
	Elements, Flows int
}

// check names the first limit that a block exceeds, and the key that raises it.
func (l Limits) check(b *model.Block) error {
	switch {
	case l.Elements > 0 && len(b.Elements) > l.Elements:
		return fmt.Errorf("it has %d elements; the limit is %d, `max-elements` in trustseam.toml", len(b.Elements), l.Elements)
	case l.Flows > 0 && len(b.Flows) > l.Flows:
		return fmt.Errorf("it has %d flows; the limit is %d, `max-flows` in trustseam.toml", len(b.Flows), l.Flows)
	}
	return nil
}
