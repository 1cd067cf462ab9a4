package paint

import (
	"regexp"
	"strings"
	"testing"
)

func TestStyle(t *testing.T) {
	css := string(Style(true, true))
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
