package review

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/compare"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/render"
)

// Marker is the first line of a comment, by which a later run finds the comment that it renews.
const Marker = "<!-- trustseam diff -->"

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

// Markdown writes a report as a comment of at most 60 lines and 60 KiB. What is left out for that is
// counted, and regressions are the last to be left out. base names the earlier state. picture may be nil.
func Markdown(r compare.Report, base string, picture *Picture, shown func(path string) string) string {
	head := Marker + "\n\n**Threat model: " + summary(r) + "**, compared with " + render.Code(base) + "\n"
	if picture != nil {
		head += "\n" + picture.line() + "\n"
	}
	items := listed(r, shown)
	if left := cut(items, room{limit.CommentLines, limit.Comment}.without(head)); left > 0 {
		return head + written(items) + fmt.Sprintf("\n… and %s: `trustseam diff` prints all\n", count(left, "more line"))
	}
	return head + written(items)
}

// item is a line of a comment.
type item struct {
	text    string
	title   string // the line above the first item of its section, and what is around it
	section int
	regress bool
	kept    bool
}

// listed are all lines that a report has.
func listed(r compare.Report, shown func(path string) string) []*item {
	var items []*item
	for i, s := range sections(r, shown) {
		title := "\n**" + render.Text(s.place) + "**\n\n"
		for _, l := range s.lines {
			text := marked("- **regression:** ", "- ", line{l.regress, render.Sentence(l.text)}) + "\n"
			items = append(items, &item{text: text, title: title, section: i, regress: l.regress})
		}
	}
	return items
}

// written is the text of the items that are kept, each section with its title.
func written(items []*item) string {
	var b strings.Builder
	section := -1
	for _, it := range items {
		if !it.kept {
			continue
		}
		if it.section != section {
			b.WriteString(it.title)
			section = it.section
		}
		b.WriteString(it.text)
	}
	return b.String()
}

// room is what a comment may still hold.
type room struct{ lines, bytes int }

func (r room) without(text string) room {
	return room{r.lines - strings.Count(text, "\n"), r.bytes - len(text)}
}

func (r room) fits() bool { return r.lines >= 0 && r.bytes >= 0 }

// cut keeps the items that there is room for, and returns the number of the others.
func cut(items []*item, r room) int {
	if keep(items, r) == 0 {
		return 0
	}
	for _, it := range items {
		it.kept = false
	}
	return keep(items, room{r.lines - 2, r.bytes - 100}) // for the line that counts the others
}

// keep keeps items while there is room, regressions first, and returns the number of the others.
func keep(items []*item, r room) int {
	kept := 0
	titled := make(map[int]bool)
	for _, regress := range []bool{true, false} {
		for _, it := range items {
			if it.regress != regress {
				continue
			}
			r = r.without(it.text)
			if !titled[it.section] {
				r = r.without(it.title)
			}
			if !r.fits() {
				return len(items) - kept
			}
			it.kept, titled[it.section] = true, true
			kept++
		}
	}
	return 0
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
