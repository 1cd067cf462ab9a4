package sketch

import (
	"os"
	"testing"

	"github.com/trustseam/trustseam/internal/wasmcache"
)

// The engine's compiled code is kept where only this user may write; in the shared
// temporary directory it may be another user's, and then the engine panics.
func TestMain(m *testing.M) {
	wasmcache.Settle()
	os.Exit(m.Run())
}
