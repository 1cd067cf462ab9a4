package parser

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/model"
)

// Same reports whether two blocks say the same, wherever and however they are
// written. Both must have been read without errors.
func Same(a, b *model.Block) bool { return outline(a) == outline(b) }

// outline writes down everything that a block says, but not how.
func outline(b *model.Block) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%q %q\n", b.ID, b.Title)
	for _, d := range b.Data {
		fmt.Fprintf(&out, "data %q %q %v %s\n", d.ID, d.Name, d.Implicit, attrsOutline(d.Attrs))
	}
	for _, z := range b.Boundaries {
		fmt.Fprintf(&out, "boundary %q %q in %s %s\n", z.ID, z.Name, pathOutline(z.Parent), attrsOutline(z.Attrs))
	}
	for _, e := range b.Elements {
		fmt.Fprintf(&out, "%s %q %q in %s %s holds %s\n", e.Type, e.ID, e.Name, pathOutline(e.Boundary), attrsOutline(e.Attrs), dataOutline(e.Holds))
	}
	for _, f := range b.Flows {
		fmt.Fprintf(&out, "flow %q %v %q %q %q %v %q %s data %s returns %s\n", f.ID, f.Written, f.Number, f.From.ID, f.To.ID, f.Both, f.Label, attrsOutline(f.Attrs), dataOutline(f.Data), dataOutline(f.Returns))
	}
	for _, d := range b.Decisions {
		fmt.Fprintf(&out, "%s", d.Verb)
		for _, ref := range d.Threats {
			fmt.Fprintf(&out, " %q", ref.ID)
		}
		fmt.Fprintf(&out, " %q %s\n", d.Reason, attrsOutline(d.Attrs))
	}
	for _, a := range b.Assumptions {
		fmt.Fprintf(&out, "assume %q %q %s\n", a.ID, a.Text, attrsOutline(a.Attrs))
	}
	return out.String()
}

func attrsOutline(attrs model.Attrs) string {
	var out strings.Builder
	for _, a := range attrs {
		fmt.Fprintf(&out, "%s=%q ", a.Key, a.Values)
	}
	return out.String()
}

func pathOutline(b *model.Boundary) string {
	var out strings.Builder
	for ; b != nil; b = b.Parent {
		fmt.Fprintf(&out, "/%s", b.ID)
	}
	return out.String()
}

func dataOutline(data []*model.Data) string {
	var out strings.Builder
	for _, d := range data {
		fmt.Fprintf(&out, "%q ", d.ID)
	}
	return out.String()
}
