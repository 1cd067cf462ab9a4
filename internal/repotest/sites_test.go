package repotest_test

import (
	"os"
	"path/filepath"
	"regexp"
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

// A guide shows the files of its site as they are: what is shown is what is built and opened in a browser.
func TestGuidesShowTheirSites(t *testing.T) {
	shown := regexp.MustCompile("(?ms)^<!-- file: (\\S+) -->\n\n(```+)\\w+\n(.*?)^(```+)$")
	for _, site := range []string{"hugo", "mkdocs", "jekyll", "docusaurus"} {
		files := 0
		for _, m := range shown.FindAllStringSubmatch(readFile(t, "docs/guides/"+site+".md"), -1) {
			path := filepath.Join("examples/sites", site, m[1])
			if _, err := os.Stat(path); err != nil || strings.HasSuffix(path, ".md") {
				continue // the guide begins with a document of its own
			}
			files++
			if m[3] != readFile(t, path) {
				t.Errorf("docs/guides/%s.md shows another %s than %s", site, m[1], path)
			}
		}
		if files < 3 {
			t.Errorf("docs/guides/%s.md shows only %d files of its site", site, files)
		}
	}
}
