package wasmcache

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// home makes a user's cache directory for a test and returns it.
func home(t *testing.T) string {
	t.Helper()
	if runtime.GOOS != "linux" || !compiles(runtime.GOOS, runtime.GOARCH) {
		t.Skip("the place of the user's cache is set here as Linux reads it")
	}
	base := filepath.Join(t.TempDir(), "cache")
	t.Setenv("XDG_CACHE_HOME", base)
	return base
}

// The engine is kept in the innermost one, what checks remember in the one around it.
//
// Verifies: threat-model/I02@cache threat-model/I02@checks
func TestPrepareMakesPrivateDirectories(t *testing.T) {
	base := home(t)
	dir := prepare()
	if filepath.Dir(filepath.Dir(dir)) != base {
		t.Fatalf("directory %q, want one in %s", dir, base)
	}
	for _, path := range []string{filepath.Dir(dir), dir, filepath.Join(dir, engineDir)} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o700 {
			t.Errorf("%s: %v, %v; want mode 0700", path, info, err)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "room.*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if again := prepare(); again != dir {
		t.Errorf("second time %q", again)
	}
}

func TestPrepareWithoutHome(t *testing.T) {
	home(t)
	t.Setenv("XDG_CACHE_HOME", "")
	t.Setenv("HOME", "")
	if dir := prepare(); dir != "" {
		t.Errorf("directory %q without a home", dir)
	}
}

func TestPrepareFollowsNoLink(t *testing.T) {
	base := home(t)
	elsewhere := t.TempDir()
	if err := os.MkdirAll(base, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(elsewhere, filepath.Join(base, "trustseam")); err != nil {
		t.Fatal(err)
	}
	if dir := prepare(); dir != "" {
		t.Errorf("directory %q behind a link", dir)
	}
}

func TestPrepareWherePlainFileIs(t *testing.T) {
	base := home(t)
	if err := os.WriteFile(base, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if dir := prepare(); dir != "" {
		t.Errorf("directory %q in a plain file", dir)
	}
}

// What others could have written is not loaded; what they could only read is.
//
// Verifies: threat-model/I02@cache threat-model/I02@checks threat-model/T06@cache
func TestPrivateDistrusts(t *testing.T) {
	home(t)
	for mode, kept := range map[os.FileMode]bool{0o755: true, 0o500: true, 0o775: false, 0o777: false} {
		dir := filepath.Join(t.TempDir(), "d")
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "f"), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(dir, mode); err != nil {
			t.Fatal(err)
		}
		if !private(dir) {
			t.Errorf("%o: the directory is not used", mode)
		}
		info, err := os.Stat(dir)
		if err != nil || info.Mode().Perm() != 0o700 {
			t.Errorf("%o: afterwards %v, %v", mode, info, err)
		}
		if _, err := os.Stat(filepath.Join(dir, "f")); (err == nil) != kept {
			t.Errorf("%o: the file is there: %v, want %v", mode, err == nil, kept)
		}
	}
}

func TestCompiles(t *testing.T) {
	for _, c := range []struct {
		system, processor string
		want              bool
	}{
		{"linux", "amd64", true}, {"darwin", "arm64", true}, {"windows", "arm64", true}, {"illumos", "amd64", true},
		{"linux", "386", false}, {"linux", "riscv64", false}, {"openbsd", "amd64", false}, {"illumos", "arm64", false},
	} {
		if got := compiles(c.system, c.processor); got != c.want {
			t.Errorf("%s on %s: %v, want %v", c.system, c.processor, got, c.want)
		}
	}
}
