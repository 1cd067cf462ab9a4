package annotation

import (
	"fmt"

	"github.com/trustseam/trustseam/internal/anchor"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// Earlier is code of an earlier state that an anchor tied to a part of a block.
type Earlier struct {
	// Block and ID are the two parts of what the anchor named.
	Block, ID string
	Path      string
	// Line is where the anchor was, from 1.
	Line int
}

// EarlierIn lists what the anchors of a source of an earlier state tie to parts of blocks.
func EarlierIn(s *Source) []Earlier {
	var all []Earlier
	for _, a := range s.Anchors {
		if a.Verb == anchor.New || a.Wrong != "" {
			continue
		}
		for _, id := range a.IDs {
			if id.Block != "" && id.Name != "" {
				all = append(all, Earlier{id.Block, id.Name, s.File.Path, s.File.Position(a.Start).Line})
			}
		}
	}
	return all
}

// lost finds the parts of a block that had code in an earlier state and have none now.
func (r *Report) lost(b *block, revision string, earlier []Earlier) {
	had := make(map[*part][]Earlier)
	for _, e := range earlier {
		if e.Block != b.id() {
			continue
		}
		p := b.byID[e.ID]
		if p == nil {
			p = b.earlier[e.ID]
		}
		if p != nil {
			had[p] = append(had[p], e)
		}
	}
	for _, p := range b.parts {
		places := had[p]
		if len(places) == 0 || len(p.places) > 0 || p.attrs.Value("scope") == "out" {
			continue
		}
		more := ""
		if n := len(places) - 1; n > 0 {
			more = fmt.Sprintf(" and %d more", n)
		}
		r.Findings = append(r.Findings, Finding{Kind: Lost, Severity: stride.Critical, Block: b.id(), ID: p.id, Diagnostic: b.file.Diagnose(p.span, source.LostCode,
			"%s `%s` had code at `%s`, in `%s:%d`%s, and no anchor names it now", p.noun, p.name(), revision, places[0].Path, places[0].Line, more)})
	}
}
