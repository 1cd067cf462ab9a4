package render_test

import (
	"fmt"
	"math/rand"
	"regexp"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render"
)

// Pieces of lines that divide a document into blocks in ways that are easy to get wrong.
var (
	mixPrefixes = []string{"", "", "", "> ", ">", ">\t", "- ", "-\t", "1.\t", "10) ", "  ", "   ", "    ", "\t", " "}
	mixContents = []string{
		"", "", "text", "# head", "===", "---", "```", "```dfd", "````dfd", "~~~dfd", "~~~", "a -> b: c", "- x", "\tcode",
		"<details>", "</details>", "<!--", "-->", "<pre>", "</pre>", "[a]: /b",
	}
)

// mix makes a document of random lines.
func mix(r *rand.Rand) string {
	var b strings.Builder
	eol := []string{"\n", "\n", "\r\n"}[r.Intn(3)]
	prefix, blocks, regions := "", 1, 0
	kinds := model.RegionKinds()
	line := func(content string) {
		b.WriteString(prefix + content + eol)
	}
	line("```dfd id=b0")
	line("```")
	for range 2 + r.Intn(8) {
		if r.Intn(3) == 0 {
			prefix = ""
			for range r.Intn(4) {
				prefix += mixPrefixes[r.Intn(len(mixPrefixes))]
			}
		}
		switch pick := r.Intn(7); {
		case pick == 0:
			line(fmt.Sprintf("```dfd id=b%d", blocks))
			blocks++
			prefix = continued(prefix)
			line(strings.Repeat(" ", r.Intn(3)) + "a -> b: c")
			line("```")
		case pick <= 2 && regions < len(kinds):
			style := []model.MarkerStyle{model.CommentMarker, model.LinkMarker}[r.Intn(2)]
			line(strings.Repeat(" ", r.Intn(5)) + render.BeginMarker(style, kinds[regions], "b0"))
			prefix = continued(prefix)
			for range r.Intn(3) {
				line(mixContents[r.Intn(len(mixContents))])
			}
			line(strings.Repeat(" ", r.Intn(5)) + render.EndMarker(style, kinds[regions], "b0", ""))
			regions++
		default:
			line(mixContents[r.Intn(len(mixContents))])
			prefix = continued(prefix)
		}
	}
	return strings.TrimSuffix(b.String(), []string{"", "", eol}[r.Intn(3)])
}

// continued is a prefix for a later line of the same containers.
func continued(prefix string) string {
	return strings.NewReplacer("-", " ", "1", " ", "0", " ", ".", " ", ")", " ").Replace(prefix)
}

// nestedTab is a list marker inside another container with a tab behind it,
// whose content goldmark places in other columns than the specification does.
var nestedTab = regexp.MustCompile(`(?m)^.*[>).+*-].*([-+*]|\d[.)])\t`)

func TestSpliceMixes(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	good, regions := 0, 0
	count := 4000
	if testing.Short() {
		count = 500
	}
	for range count {
		text := mix(r)
		doc, ds := parseText(text)
		if len(ds) > 0 || nestedTab.MatchString(text) {
			continue
		}
		good++
		regions += len(doc.Regions)
		checkSplice(t, text)
		if t.Failed() {
			t.Fatalf("%q", text)
		}
	}
	t.Logf("%d documents of %d have no error, with %d regions", good, count, regions)
}
