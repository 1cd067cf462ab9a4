package trustseam

import (
	"strings"
	"testing"
)

// The sites of examples/sites have the payments document as it is, each in its own
// place: only what the platform wants above it may differ.
func TestSitesHaveThePayments(t *testing.T) {
	want := readFile(t, "examples/payments/payments.md")
	for _, path := range []string{
		"examples/sites/hugo/content/docs/payments.md",
		"examples/sites/mkdocs/docs/payments.md",
		"examples/sites/jekyll/designs/payments.md",
		"examples/sites/docusaurus/docs/payments.md",
	} {
		if got := withoutFrontMatter(readFile(t, path)); got != want {
			t.Errorf("%s is another document than examples/payments/payments.md", path)
		}
	}
}

// withoutFrontMatter removes what stands between two lines of dashes at the top, and the blank line behind it.
func withoutFrontMatter(text string) string {
	rest, found := strings.CutPrefix(text, "---\n")
	if !found {
		return text
	}
	_, rest, _ = strings.Cut(rest, "\n---\n\n")
	return rest
}
