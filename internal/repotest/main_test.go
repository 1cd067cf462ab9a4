package repotest_test

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/trustseam/trustseam/internal/selfproxy"
)

// TestMain runs the tests in the root of the repository, from which all their paths start.
func TestMain(m *testing.M) {
	code, err := inRoot(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(code)
}

func inRoot(m *testing.M) (code int, err error) {
	if err := os.Chdir("../.."); err != nil {
		return 0, err
	}
	if releaseDir, err = os.MkdirTemp("", "trustseam-release"); err != nil {
		return 0, err
	}
	defer os.RemoveAll(releaseDir)
	return m.Run(), nil
}

// releaseDir is where the release and its modules are; TestMain sets it.
var releaseDir string

// released makes a release of this tree once for all tests: copying all modules into a cache takes seconds.
var released = sync.OnceValues(func() ([]string, error) {
	proxy, err := selfproxy.Write(filepath.Join(releaseDir, "proxy"), ".")
	if err != nil {
		return nil, err
	}
	return selfproxy.Env(releaseDir, proxy)
})

// release returns the environment in which the go command finds this tree as a release.
func release(t *testing.T) []string {
	t.Helper()
	env, err := released()
	if err != nil {
		t.Fatal(err)
	}
	return env
}
