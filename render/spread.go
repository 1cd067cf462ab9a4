package render

import (
	"strings"

	"github.com/trustseam/trustseam/stride"
)

// spreadText says, for a row with several statuses, which it has where: "**open** on
// flows 3, 5 and Web app; else ask". The last share is everything else, so that a
// row stays short. It is empty for a single status.
func spreadText(shares []stride.Share) string {
	if len(shares) < 2 {
		return ""
	}
	var parts []string
	for _, s := range shares[:len(shares)-1] {
		parts = append(parts, statusWord(s.Status)+" on "+shareText(s))
	}
	return strings.Join(parts, "; ") + "; else " + statusWord(shares[len(shares)-1].Status)
}

// shareText names all flows and elements of a share: a row must not hide where a threat is open.
func shareText(s stride.Share) string {
	var parts []string
	if len(s.Flows) > 0 {
		noun := "flow "
		if len(s.Flows) > 1 {
			noun = "flows "
		}
		parts = append(parts, noun+strings.Join(flowIDs(s.Flows), ", "))
	}
	var names []string
	for _, e := range s.Elements {
		names = append(names, Text(e.Name))
	}
	if len(names) > 0 {
		parts = append(parts, strings.Join(names, ", "))
	}
	return strings.Join(parts, " and ")
}
