package site

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/model"
)

// The pages that every site has. No model's page has such a name.
const (
	indexName     = "index.html"
	jewelsName    = "jewels.html"
	criteriaName  = "criteria.html"
	decisionsName = "decisions.html"
)

// ownName matches every name that this package gives to a file.
var ownName = lazy.Regexp(`^(index|jewels|criteria|decisions|[a-z0-9_-]{1,48}-[0-9a-f]{12})\.html$`)

// IsPage reports whether a file of a site may have a name: a page, or a part of the playground.
func IsPage(name string) bool {
	return ownName().MatchString(name) || slices.Contains(PlaygroundFiles(), name)
}

const longestStem = 48

// pageName names the page of a block: the document's name, for people, and a hash
// of its path and the block's id, so that no other document can change the name.
func pageName(document, id string) string {
	stem := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-', r == '_':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '_'
	}, strings.TrimSuffix(path.Base(document), path.Ext(document)))
	stem = strings.TrimLeft(stem, "_-") // Jekyll, and so GitHub Pages, omits names that begin with "_"
	if stem == "" {
		stem = "model"
	}
	sum := sha256.Sum256([]byte(document + "\x00" + id))
	return stem[:min(len(stem), longestStem)] + "-" + hex.EncodeToString(sum[:6]) + ".html"
}

// title returns the block's title, or its id if it has none.
func title(b *model.Block) string {
	if b.Title != "" {
		return b.Title
	}
	return b.ID
}

// The fragments by which pages link to a flow, an element, a boundary and a threat.
// They begin differently, so that none can be mistaken for another; the ids of a
// page's own parts begin with "ts-".

func flowAnchor(f *graph.Flow) string         { return "f" + f.ID }
func elementAnchor(e *graph.Element) string   { return "e-" + e.ID }
func boundaryAnchor(b *graph.Boundary) string { return "b-" + b.ID }

// notAnchor matches what a fragment should not contain. Ids have no such
// character, but a project may name its own rules as it likes.
var notAnchor = lazy.Regexp(`[^\w.@-]+`)

func threatAnchor(id string) string { return notAnchor().ReplaceAllString(id, "_") }
