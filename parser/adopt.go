package parser

import "github.com/trustseam/trustseam/model"

// adopt gives the only block of a document the id that all regions carry, if the fence
// states none. The document was renamed, or copied from another: the ids of threats,
// which decisions, tests and tickets name, must not change because of that.
func adopt(doc *model.Document, infos []info, markers []marker) {
	if len(doc.Blocks) != 1 || len(markers) == 0 || !infos[0].good || doc.Blocks[0].Named {
		return
	}
	b, id := doc.Blocks[0], markers[0].id
	if id == b.ID || !validID(id) {
		return
	}
	for _, m := range markers {
		if m.id != id {
			return
		}
	}
	b.ID, b.Adopted = id, true
}
