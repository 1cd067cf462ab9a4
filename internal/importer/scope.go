package importer

import (
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
)

// OutOfScope is what states that an element is out of scope. The notation wants a reason; where the source gives none,
// the reason says no more than that, and so does the report.
func OutOfScope(report *draft.Report, at draft.Place, name, reason string) []draft.Attr {
	if strings.TrimSpace(reason) == "" {
		reason = "out of scope in the source"
		report.Infer(at, "`%s` is out of scope, and the source gives no reason; write one", draft.Quoted(name))
	}
	return []draft.Attr{{Key: "scope", Value: "out"}, {Key: "reason", Value: reason}}
}
