package diagram

import (
	"regexp"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/render/diagram/internal/paint"
	"github.com/trustseam/trustseam/render/graphviz"
)

// The picture within a page is that of the file: without what a page's policy would
// forbid, and with a line for the pointer on every flow.
func TestInline(t *testing.T) {
	_, in := newsletter()
	inline, err := Inline(in, graphviz.Layout)
	if err != nil {
		t.Fatal(err)
	}
	svg := string(inline)
	if !strings.Contains(svg, `role="group" aria-labelledby="ts-title" aria-describedby="ts-desc"`) || strings.Contains(svg, "<style") || strings.Contains(svg, "style=") || strings.Contains(svg, "<!--") {
		t.Error(svg)
	}
	hits := regexp.MustCompile(`<path class="hit" d="[^"]*"/>`)
	if got := len(hits.FindAllString(svg, -1)); got != len(in.Graph.Flows) {
		t.Errorf("%d of %d flows can be hit", got, len(in.Graph.Flows))
	}
	file, err := Draw(in, graphviz.Layout)
	if err != nil {
		t.Fatal(err)
	}
	const first = "\n<defs>"
	if got, want := after(hits.ReplaceAllString(svg, ""), first), after(string(file), first); got != want {
		t.Errorf("within a page it shows something else:\n%s\n%s", got, want)
	}
	sheet, extra, _ := strings.Cut(Style(), ".ts .hit{")
	if !strings.Contains(string(file), "<style>"+string(paint.Style(false, false))+"</style>") || !strings.HasSuffix(extra, "}") {
		t.Error("the style sheet is another one than that of the file")
	}
	if sheet != string(paint.Style(true, false)) { // a page may hold any picture
		t.Error("the style sheet of a page lacks what a picture may have")
	}
}

func after(text, mark string) string {
	_, rest, _ := strings.Cut(text, mark)
	return rest
}
