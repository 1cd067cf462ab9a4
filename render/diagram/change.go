package diagram

import (
	"bytes"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/render/diagram/internal/overlay"
	"github.com/trustseam/trustseam/render/diagram/internal/paint"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// Change is everything that the picture of a change to one block is drawn from.
type Change = scene.Change

// Changed is a change that has been laid out. It becomes a part of a file, or of a page.
type Changed struct {
	base    string
	drawing scene.Drawing
	plan    plan.Plan
	layer   overlay.Layer
}

// DrawChange lays out a change. What is gone is in the place that it had. The same input gives the same picture.
// The errors are those of [Draw], and about parts that a listing does not have.
func DrawChange(c Change, layout Layout) (*Changed, error) {
	d, err := scene.ShowChange(c)
	if err != nil {
		return nil, err
	}
	d, p, err := fit(d, layout)
	if err != nil {
		return nil, err
	}
	out := &Changed{c.Base, d, p, overlay.Cover(d, p)}
	return out, count(d, string(out.Inline()))
}

// Inline returns the picture as an <svg> element for the body of an HTML page, as [Inline] does, with ids that
// begin with "tc-". The page has the style sheet of [ChangeStyle].
func (c *Changed) Inline() []byte { return []byte(paint.InlineChange(c.drawing, c.plan, c.layer)) }

// ChangeStyle returns the style sheet of the pictures of [Inline] and [Changed.Inline].
func ChangeStyle() string { return paint.InlineChangeStyle() }

// Says is what the picture shows, in one line: "Changed since main: added 1 flow".
func (c *Changed) Says() string {
	return "Changed since " + scene.Clean(c.base) + ": " + c.drawing.Counts()
}

// Alternative says in one line what the picture shows, for those who do not see it.
func (c *Changed) Alternative() string {
	return c.drawing.Heading() + ": " + strings.ToLower(c.Says()[:1]) + c.Says()[1:]
}

// changeComment is the second line of a file of changes. Text of an author cannot look like it.
const changeComment = "<!-- trustseam:change -->\n"

// ChangeFile returns a complete SVG file of changes, one below the other, which ends in a newline. base names the
// earlier state, notes say in a line each what is not in the file. Without changes it says that nothing differs.
func ChangeFile(all []*Changed, base string, notes []string) []byte {
	var cards []paint.Card
	for _, c := range all {
		cards = append(cards, paint.NewCard(c.drawing, c.plan, c.layer))
	}
	line, rest, _ := bytes.Cut([]byte(paint.Cards(cards, scene.Clean(base), notes)), []byte("\n"))
	return slices.Concat(line, []byte("\n"+changeComment), rest)
}

// IsChangeFile reports whether a file is one that [ChangeFile] wrote.
func IsChangeFile(svg []byte) bool {
	line, rest, _ := bytes.Cut(svg, []byte("\n"))
	return bytes.HasPrefix(line, []byte("<svg ")) && bytes.HasPrefix(bytes.ReplaceAll(rest, []byte("\r\n"), []byte("\n")), []byte(changeComment))
}
