package parser

import (
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/model"
)

// Same reports whether two blocks say the same, wherever and however they are
// written. Both must have been read without errors.
func Same(a, b *model.Block) bool { return outline(a) == outline(b) }

// Extends reports whether a block says all that another one says, in the same order, and perhaps more: lines,
// attributes of lines, or entries of lists. Both must have been read without errors.
func Extends(before, after *model.Block) bool {
	now := sayings(after)
	for _, said := range sayings(before) {
		i := slices.IndexFunc(now, func(other saying) bool { return other.extends(said) })
		if i < 0 {
			return false
		}
		now = now[i+1:]
	}
	return true
}

// saying is one thing that a block says.
type saying struct {
	head  string
	attrs model.Attrs
	data  string // what names in attrs mean
}

// extends reports whether one says what another says, and perhaps more attributes.
func (s saying) extends(other saying) bool {
	if s.head != other.head {
		return false
	}
	for _, a := range other.attrs {
		there, found := s.attrs.Find(a.Key)
		if !found || len(there.Values) < len(a.Values) || !slices.Equal(there.Values[:len(a.Values)], a.Values) {
			return false
		}
	}
	return true
}

// outline writes down everything that a block says, but not how.
func outline(b *model.Block) string {
	var out strings.Builder
	for _, s := range sayings(b) {
		fmt.Fprintf(&out, "%s %s %s\n", s.head, attrsOutline(s.attrs), s.data)
	}
	return out.String()
}

// sayings lists what a block says, kind by kind.
func sayings(b *model.Block) []saying {
	all := []saying{{head: fmt.Sprintf("%q %q", b.ID, b.Title)}}
	add := func(attrs model.Attrs, data, format string, args ...any) {
		all = append(all, saying{fmt.Sprintf(format, args...), attrs, data})
	}
	for _, d := range b.Data {
		add(d.Attrs, "", "data %q %q %v", d.ID, d.Name, d.Implicit)
	}
	for _, z := range b.Boundaries {
		add(z.Attrs, "", "boundary %q %q in %s", z.ID, z.Name, pathOutline(z.Parent))
	}
	for _, e := range b.Elements {
		add(e.Attrs, "holds "+dataOutline(e.Holds), "%s %q %q in %s", e.Type, e.ID, e.Name, pathOutline(e.Boundary))
	}
	for _, f := range b.Flows {
		add(f.Attrs, "data "+dataOutline(f.Data)+" returns "+dataOutline(f.Returns), "flow %q %v %q %q %q %v %q", f.ID, f.Written, f.Number, f.From.ID, f.To.ID, f.Both, f.Label)
	}
	for _, d := range b.Decisions {
		var refs strings.Builder
		for _, ref := range d.Threats {
			fmt.Fprintf(&refs, " %q", ref.ID)
		}
		add(d.Attrs, "", "%s%s %q", d.Verb, refs.String(), d.Reason)
	}
	for _, a := range b.Assumptions {
		add(a.Attrs, "", "assume %q %q", a.ID, a.Text)
	}
	return all
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
