package draft

import (
	"strings"

	"github.com/trustseam/trustseam/internal/limit"
)

// sound breaks circles of zones and lifts zones that are nested deeper than the notation allows, and says so.
func (d *Draft) sound() {
	for _, z := range d.Zones {
		seen := map[*Zone]bool{z: true}
		for at := z; at.Parent != nil; at = at.Parent {
			if seen[at.Parent] {
				d.Report.Lose(z.At, "boundary `%s` is inside itself; it is written outside", Quoted(z.Name))
				at.Parent = nil
				break
			}
			seen[at.Parent] = true
		}
	}
	for _, z := range d.Zones {
		if z.depth() >= limit.Nesting {
			d.Report.Lose(z.At, "boundary `%s` is nested deeper than %d; it is written outside", Quoted(z.Name), limit.Nesting)
			z.Parent = nil
		}
	}
}

// depth counts the zones around a zone.
func (z *Zone) depth() int {
	n := 0
	for p := z.Parent; p != nil; p = p.Parent {
		n++
	}
	return n
}

// Quoted makes a text of the source safe between the backticks of a remark.
func Quoted(text string) string {
	text, _ = clean(text)
	return strings.ReplaceAll(text, "`", "'")
}
