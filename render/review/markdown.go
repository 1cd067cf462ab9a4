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

// Picture is the picture of a change, as a comment refers to it.
type Picture struct {
	// File is its name. Link is where readers of the comment find it, without blanks and brackets, or "" if
	// nobody said: then the comment names the file.
	File, Link string
	// Alt says what it shows.
	Alt string
}

// line is the line of a comment about the picture.
func (p Picture) line() string {
	if p.Link == "" {
		return "Picture of the change: " + render.Code(p.File) + ", with the files of this run"
	}
	return render.Image(p.Alt, p.Link)
}

// Markdown writes a report as a comment of at most 60 lines. base names the earlier state. picture may be nil.
func Markdown(r compare.Report, base string, picture *Picture, shown func(path string) string) string {
	lines := []string{Marker, "", "**Threat model: " + summary(r) + "**, compared with " + render.Code(base)}
	if picture != nil {
		lines = append(lines, "", picture.line())
	}
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
