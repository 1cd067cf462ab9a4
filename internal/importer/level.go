package importer

import (
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/model"
)

// LevelsByContent gives each outermost boundary without a level the one that the names inside suggest, where formats have
// no types for it: only people and their programs are public, only systems of others are partners. A word in the name of
// the boundary counts more.
func LevelsByContent(d *draft.Draft) { levelsBy(d, seems) }

// LevelsByType is the same for formats of which the reader has looked at the names already: only the types count.
func LevelsByType(d *draft.Draft) {
	levelsBy(d, func(n *draft.Node, kind model.ElementType) bool { return n.Type == kind })
}

func levelsBy(d *draft.Draft, is func(*draft.Node, model.ElementType) bool) {
	inside := make(map[*draft.Zone][]*draft.Node)
	for _, n := range d.Nodes {
		if z := outermost(n.Zone); z != nil {
			inside[z] = append(inside[z], n)
		}
	}
	for _, z := range d.Zones {
		if z.Parent != nil || z.Level != "" || z.ID != "" || len(inside[z]) == 0 {
			continue
		}
		switch {
		case all(inside[z], model.Actor, is):
			z.Level, z.LevelFrom, z.Rated = "public", "only people and their programs are inside: "+names(inside[z]), true
		case all(inside[z], model.External, is):
			z.Level, z.LevelFrom, z.Rated = "partner", "only systems of others are inside: "+names(inside[z]), true
		}
	}
}

// outermost is the boundary around all others around something; nil if they go in a circle.
func outermost(z *draft.Zone) *draft.Zone {
	for steps := 0; z != nil && z.Parent != nil; steps++ {
		if z = z.Parent; steps > 1000 {
			return nil
		}
	}
	return z
}

// all reports whether all elements have a type.
func all(nodes []*draft.Node, kind model.ElementType, is func(*draft.Node, model.ElementType) bool) bool {
	return !slices.ContainsFunc(nodes, func(n *draft.Node) bool { return !is(n, kind) })
}

// seems reports whether an element has a type, in the source or by its name.
func seems(n *draft.Node, kind model.ElementType) bool {
	return n.Type == kind || n.Type != model.Store && GuessOutsider(n.Name).Type == kind
}

// mostNames is how many names a remark gives.
const mostNames = 4

func names(nodes []*draft.Node) string {
	var list []string
	for _, n := range nodes[:min(len(nodes), mostNames)] {
		list = append(list, "`"+draft.Quoted(n.Name)+"`")
	}
	if more := len(nodes) - mostNames; more > 0 {
		list = append(list, fmt.Sprintf("%d more", more))
	}
	return strings.Join(list, ", ")
}
