package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
)

// Statuses lists every flow and element of a row with the worst status of the
// row's threats there.
func (r *Row) Statuses() []SubjectStatus {
	var order unique[Subject]
	at := make(map[Subject][]Status)
	for _, t := range r.Threats {
		for _, s := range t.Statuses() {
			order.add(s.Subject)
			at[s.Subject] = append(at[s.Subject], s.Status)
		}
	}
	var out []SubjectStatus
	for _, s := range order.list {
		all := at[s]
		out = append(out, SubjectStatus{s, worst(len(all), func(i int) Status { return all[i] })})
	}
	return out
}

// Share is a part of a threat or row with one status.
type Share struct {
	Status   Status
	Flows    []*graph.Flow
	Elements []*graph.Element
}

// byGravity are the statuses, gravest first: a risk that people live with is graver than none.
var byGravity = [...]Status{Open, Ask, Decided, Met}

// Spread splits statuses into shares, gravest first, each in document order.
// There is one share if the status is the same everywhere.
func Spread(statuses []SubjectStatus) []Share {
	statuses = slices.Clone(statuses)
	slices.SortStableFunc(statuses, func(s, t SubjectStatus) int { return s.Subject.Span().Start - t.Subject.Span().Start })
	var out []Share
	for _, status := range byGravity {
		share := Share{Status: status}
		for _, s := range statuses {
			switch {
			case s.Status != status:
			case s.Subject.Flow != nil:
				share.Flows = append(share.Flows, s.Subject.Flow)
			default:
				share.Elements = append(share.Elements, s.Subject.Element)
			}
		}
		if len(share.Flows)+len(share.Elements) > 0 {
			out = append(out, share)
		}
	}
	return out
}
