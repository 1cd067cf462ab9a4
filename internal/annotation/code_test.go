package annotation

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/stride"
)

// codeOf writes the places of a threat's code.
func codeOf(t *testing.T, r *Report, threat string) string {
	t.Helper()
	for _, b := range r.model.blocks {
		for _, of := range b.analysis.Threats {
			if of.ID == threat {
				return placesOf(r, b.id(), of)
			}
		}
	}
	t.Fatalf("no threat %s", threat)
	return ""
}

func placesOf(r *Report, block string, t *stride.Threat) string {
	places, more := r.Code("doc.md", block, t)
	var all []string
	for _, c := range places {
		all = append(all, fmt.Sprintf("%s %s:%d %t", c.ID, c.Source.File.Path, c.Line(), c.Control))
	}
	if more > 0 {
		all = append(all, fmt.Sprintf("%d more", more))
	}
	return strings.Join(all, ", ")
}

// The code of a threat is that of its control, and then that of what it is about. Code of other controls, and code of
// other parts, is not.
func TestCode(t *testing.T) {
	for _, c := range []struct{ threat, text, want string }{
		{"S02@hook", "//dfd:at pay/hook\n//dfd:at pay/1\n//dfd:has replay=timestamp\n//dfd:has sign=hmac\n", "1 a.go:4 true, hook a.go:1 false, 1 a.go:2 false"},
		{"S02@hook", "//dfd:at pay/1 has sign=asymmetric\n//dfd:at pay/2\n", "1 a.go:1 false"},
		{"S02@hook", "//dfd:at pay/hook, pay/1\n", "hook a.go:1 false"},
		{"S02@hook", "//dfd:at pay/events\n", ""},
		{"S02@hook", "//dfd:at other/a\n", ""},
		{"S02@hook", "//dfd:new pay/1 | sign=hmac\n", ""},
		{"S02@hook", strings.Repeat("//dfd:at pay/hook\n", limit.CriterionCode+3), "hook a.go:1 false, hook a.go:2 false, hook a.go:3 false, hook a.go:4 false, hook a.go:5 false, hook a.go:6 false, 3 more"},
	} {
		if got := codeOf(t, reportOf(t, c.text), c.threat); got != c.want {
			t.Errorf("%q: %s\nwant %s", c.text, got, c.want)
		}
	}
}

// Anchors beyond those that are looked at are counted.
func TestCodeIsBounded(t *testing.T) {
	r := reportOf(t, strings.Repeat("//dfd:at pay/hook\n", limit.PartCode+50))
	if got, want := codeOf(t, r, "S02@hook"), fmt.Sprintf(", %d more", limit.PartCode+50-limit.CriterionCode); !strings.HasSuffix(got, want) {
		t.Errorf("%s, want …%s", got, want)
	}
}
