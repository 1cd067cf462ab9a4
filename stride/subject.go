package stride

import (
	"fmt"

	"github.com/trustseam/trustseam/graph"
)

// Subject is what a rule is applied to: a flow, an element, or one transfer of a
// flow. Flow is also set for a transfer: it is the arrow that the data moves along.
type Subject struct {
	Flow     *graph.Flow
	Element  *graph.Element
	Transfer *graph.Transfer
}

func onTransfer(t *graph.Transfer) Subject { return Subject{Flow: t.Flow, Transfer: t} }

// exchange returns the request that a flow or transfer belongs to, or nil for an element.
func (s Subject) exchange() *graph.Flow {
	switch {
	case s.Transfer != nil:
		return s.Transfer.Exchange
	case s.Flow != nil && s.Flow.Request != nil:
		return s.Flow.Request
	}
	return s.Flow
}

// ends returns who causes the threat and whom it reaches: for a transfer, where
// data comes from and where it goes; for a flow, who asks and who is asked.
func (s Subject) ends() (from, to *graph.Element) {
	if s.Transfer != nil {
		return s.Transfer.From, s.Transfer.To
	}
	return s.Flow.Initiator(), s.Flow.Responder()
}

// ID returns the id of the flow or element.
func (s Subject) ID() string {
	if s.Element != nil {
		return s.Element.ID
	}
	return s.Flow.ID
}

// place returns the flow or element without its transfer.
func (s Subject) place() Subject { return Subject{Flow: s.Flow, Element: s.Element} }

// describe names the flow or element for a reader of `explain`.
func (s Subject) describe() string {
	if s.Flow != nil {
		return fmt.Sprintf("flow %s (%s -> %s: %s)", s.Flow.Number, s.Flow.From.ID, s.Flow.To.ID, s.Flow.Label)
	}
	return fmt.Sprintf("%s %s (%s)", s.Element.Type, s.Element.ID, s.Element.Name)
}
