package listing

import (
	"strings"

	"github.com/trustseam/trustseam/stride"
)

// spreadText says in plain words which status a threat has where: "open on flows
// 1, 3 and web; met on flow 2". It is empty if the status is the same everywhere.
func spreadText(shares []stride.Share) string {
	if len(shares) < 2 {
		return ""
	}
	var parts []string
	for _, s := range shares {
		parts = append(parts, s.Status.String()+" on "+shareText(s))
	}
	return strings.Join(parts, "; ")
}

func shareText(s stride.Share) string {
	var numbers, ids, parts []string
	for _, f := range s.Flows {
		numbers = append(numbers, f.Number)
	}
	for _, e := range s.Elements {
		ids = append(ids, e.ID)
	}
	switch len(numbers) {
	case 0:
	case 1:
		parts = append(parts, "flow "+numbers[0])
	default:
		parts = append(parts, "flows "+strings.Join(numbers, ", "))
	}
	if len(ids) > 0 {
		parts = append(parts, strings.Join(ids, ", "))
	}
	return strings.Join(parts, " and ")
}
