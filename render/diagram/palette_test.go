package diagram

import (
	"regexp"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/model"
)

func TestStyle(t *testing.T) {
	css := string(style(true))
	if strings.Contains(css, "var(") || strings.Contains(css, "%") || strings.Contains(css, "@import") {
		t.Errorf("style = %s", css)
	}
	if strings.Count(css, "{") != strings.Count(css, "}") {
		t.Error("unbalanced braces")
	}
	for _, rule := range regexp.MustCompile(`[^{}]+\{[^{}]*\}`).FindAllString(css, -1) {
		rule = strings.TrimPrefix(rule, "@media screen and (prefers-color-scheme:dark){")
		for selector := range strings.SplitSeq(rule[:strings.Index(rule, "{")], ",") {
			if selector != ".ts" && !strings.HasPrefix(selector, ".ts ") {
				t.Errorf("selector %q reaches beyond the picture", selector)
			}
		}
	}
}

func TestZone(t *testing.T) {
	for trust, want := range map[int]int{outsideTrust: 0, int(model.Public): 1, int(model.Restricted): 5, 99: 5, -9: 0} {
		if got := zone(trust); got != want {
			t.Errorf("zone(%d) = %d, want %d", trust, got, want)
		}
	}
}
