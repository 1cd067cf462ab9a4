package search

import (
	"os"
	"testing"

	"github.com/trustseam/trustseam/internal/wasmcache"
	"github.com/trustseam/trustseam/render/diagram/internal/diagramtest"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// newsletter is a graph that uses most of what a picture can show.
func newsletter() (*diagramtest.Builder, scene.Input) {
	b, standing := diagramtest.NewsletterBlock()
	return b, scene.Input{Graph: b.Graph(), Standing: standing, Threats: 3}
}

// The engine's compiled code is kept where only this user may write; in the shared
// temporary directory it may be another user's, and then the engine panics.
func TestMain(m *testing.M) {
	wasmcache.Settle()
	os.Exit(m.Run())
}
