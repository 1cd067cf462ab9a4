package scene

import (
	"testing"

	"github.com/trustseam/trustseam/render/diagram/internal/diagramtest"
)

// newsletter is a graph that uses most of what a picture can show.
func newsletter() (*diagramtest.Builder, Input) {
	b, standing := diagramtest.NewsletterBlock()
	return b, Input{Graph: b.Graph(), Standing: standing, Threats: 3}
}

func bare(t *testing.T, in Input) Drawing {
	t.Helper()
	d, err := Show(in)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
