package parser

import (
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// checkScope requires a reason from an element that is out of scope: what is
// deliberately left out must not look like an oversight.
func (n *notation) checkScope(attrs model.Attrs) {
	scope, _ := attrs.Find("scope")
	reason, given := attrs.Find("reason")
	out := attrs.Has("scope", "out")
	switch {
	case out && !given:
		n.report(scope.Span, source.MissingAttribute, "`scope=out` needs `reason=`: %s", helpFor("reason"))
	case given && !out:
		n.report(reason.Span, source.MisplacedAttribute, "`reason` says why an element is out of scope; write `scope=out` with it, or remove it")
	}
}
