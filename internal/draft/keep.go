package draft

import (
	"strconv"
	"strings"

	"github.com/trustseam/trustseam/internal/limit"
)

// keep gives parts the ids that they had in the block that the source was exported from, before others choose theirs. The
// first part with an id gets it.
func (w *writer) keep() {
	for _, z := range w.Zones {
		if w.taken.exact(z.ID) {
			w.zones[z], w.ours[z.ID] = z.ID, true
		}
	}
	for _, n := range w.Nodes {
		if w.taken.exact(n.ID) {
			w.nodes[n] = n.ID
		}
	}
	for _, f := range w.Flows {
		if w.taken.free(f.ID) {
			w.numbers[f] = f.ID
		}
	}
}

// number gives a flow a number as its id, unless it has kept one.
func (w *writer) number(f *Flow) {
	if w.numbers[f] != "" {
		return
	}
	n := w.Report.Kept.Flows
	for !w.taken.free(strconv.Itoa(n)) {
		n++
	}
	w.numbers[f] = strconv.Itoa(n)
}

// unnumbered reports whether all flows are from a block that numbers none: such a flow has the ids of its ends as its id.
func (w *writer) unnumbered() bool {
	for _, f := range w.Flows {
		if f.From == nil || f.To == nil || w.numbers[f] != w.nodes[f.From]+"-"+w.nodes[f.To] {
			return false
		}
	}
	return true
}

// exact takes an id that an element, a boundary or data may have, if nothing has it.
func (taken ids) exact(id string) bool {
	return strings.Trim(id, "0123456789") != "" && taken.free(id)
}

// free takes an id of the notation, if nothing has it.
func (taken ids) free(id string) bool {
	if id == "" || len(id) > limit.ID || strings.ContainsAny(id[:1], "-_") || strings.HasSuffix(id, "-") || strings.ContainsFunc(id, notOfIDs) || taken[id] {
		return false
	}
	taken[id] = true
	return true
}

func notOfIDs(r rune) bool {
	return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_')
}
