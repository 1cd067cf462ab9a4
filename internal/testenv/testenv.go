// Package testenv is what tests need of the machine: programs that it may lack, and one build of our own.
package testenv

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
)

// Needs returns the path of a program that a test runs, and skips the test if the machine lacks it.
// CI installs what it can and fails if a skipped test is not listed in .ci/skips.
func Needs(t testing.TB, program string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		t.Skip(program + " is not installed")
	}
	return path
}

// NeedsRoot skips a test that only root can run, and says what root does in it.
func NeedsRoot(t testing.TB, does string) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("only root can " + does)
	}
}

// NeedsTime skips a test in short mode, with the reason why it takes long.
func NeedsTime(t testing.TB, reason string) {
	t.Helper()
	if testing.Short() {
		t.Skip(reason)
	}
}

// building is true once a test has asked for the program.
var building atomic.Bool

// built is where the program is, built once for all tests of a process.
var built = sync.OnceValues(func() (string, error) {
	building.Store(true)
	// Not in t.TempDir, which ends with one test and which other users may not enter.
	dir, err := os.MkdirTemp("", "trustseam-test")
	if err != nil {
		return "", err
	}
	if err := os.Chmod(dir, 0o755); err != nil {
		return "", err
	}
	path := filepath.Join(dir, "trustseam")
	if out, err := exec.Command("go", "build", "-ldflags=-w", "-o", path, "github.com/trustseam/trustseam/cmd/trustseam").CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	return path, nil
})

// Program returns the path of trustseam, built once for all tests of a package. The package runs its tests through Main.
func Program(t testing.TB) string {
	t.Helper()
	NeedsTime(t, "builds the program")
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// Main runs the tests of a package and then deletes the program. TestMain runs its tests through it.
type Main struct{ *testing.M }

// Run returns the exit code of the tests.
func (m Main) Run() int {
	code := m.M.Run()
	if building.Load() {
		if path, err := built(); err == nil {
			os.RemoveAll(filepath.Dir(path))
		}
	}
	return code
}
