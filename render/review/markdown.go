package review

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/compare"
	"github.com/trustseam/trustseam/render"
)

// Marker is the first line of a comment, by which a later run finds the comment that it renews.
const Marker = "<!-- trustseam diff -->"

// mostMarkdown is how many lines a comment has.
const mostMarkdown = 60

// Markdown writes a report as a comment of at most 60 lines. base names the earlier state.
func Markdown(r compare.Report, base string, shown func(path string) string) string {
	lines := []string{Marker, "", "**Threat model: " + summary(r) + "**, compared with " + render.Code(base)}
	for _, s := range sections(r, shown) {
		lines = append(lines, "", "**"+render.Text(s.place)+"**", "")
		for _, l := range s.lines {
			lines = append(lines, marked("- **regression:** ", "- ", line{l.regress, render.Sentence(l.text)}))
		}
	}
	if len(lines) > mostMarkdown {
		left := 0
		for _, l := range lines[mostMarkdown-2:] {
			if strings.HasPrefix(l, "- ") {
				left++
			}
		}
		lines = append(lines[:mostMarkdown-2:mostMarkdown-2], "", fmt.Sprintf("… and %s: `trustseam diff` prints all", count(left, "more line")))
	}
	return strings.Join(lines, "\n") + "\n"
}

func summary(r compare.Report) string {
	if r.Empty() {
		return "no change"
	}
	var words []string
	if n := r.Regressions(); n > 0 {
		words = append(words, count(n, "regression"))
	}
	if n := r.Seams(); n > 0 {
		words = append(words, count(n, "seam")+" opened")
	}
	if len(words) == 0 {
		return "no regression"
	}
	return strings.Join(words, ", ")
}
