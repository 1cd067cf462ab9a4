package wasmcache

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// during is the temporary directory between init and Settle.
var during string

func TestMain(m *testing.M) {
	during = os.TempDir()
	Settle()
	os.Exit(m.Run())
}

func TestSettleGivesBack(t *testing.T) {
	if during == os.TempDir() {
		t.Error("init has not changed the temporary directory")
	}
	if Dir() != "" && during != Dir() {
		t.Errorf("temporary directory during init: %s, want %s", during, Dir())
	}
	for i, name := range settings {
		value, set := os.LookupEnv(name)
		if value != before.values[i] || set != before.set[i] {
			t.Errorf("%s = %q, %v; want %q, %v", name, value, set, before.values[i], before.set[i])
		}
	}
}

// The names of the versions in the path must be those of go.mod, and every import
// of this package can break the order of initialisation.
func TestVersionAndImports(t *testing.T) {
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	graphviz, wazero, _ := strings.Cut(version, "-")
	for _, want := range []string{"github.com/goccy/go-graphviz v" + graphviz + "\n", "github.com/tetratelabs/wazero v" + wazero + " "} {
		if !strings.Contains(string(mod), want) {
			t.Errorf("go.mod has no %q: say the new version in wasmcache.go", want)
		}
	}
	allowed := map[string]bool{"os": true, "io": true, "io/fs": true, "runtime": true, "hash/crc32": true, "syscall": true, "time": true}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range parsed.Imports {
			if name, _ := strconv.Unquote(spec.Path.Value); !allowed[name] {
				t.Errorf("%s imports %s, which may be initialised after the engine", file, name)
			}
		}
	}
}
