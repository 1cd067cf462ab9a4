package trustseam

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/trustseam/trustseam"

// layers is the import table of docs/architecture.md: what a package may import
// beside the standard library. Arrows point down only.
var layers = map[string][]string{
	"source":              {},
	"model":               {"source"},
	"graph":               {"model"},
	"parser":              {"source", "model", "internal/limit", "github.com/yuin/goldmark", "github.com/BurntSushi/toml", "go.yaml.in/yaml", "golang.org/x/text"},
	"stride":              {"source", "model", "graph", "github.com/BurntSushi/toml"},
	"brief":               {"graph", "model", "stride"},
	"compare":             {"graph", "model", "stride"},
	"templates":           {"internal/limit"},
	"render":              {"source", "model", "graph", "stride", "brief", "templates", "internal/limit", "github.com/yuin/goldmark"},
	"render/diagram":      {"source", "model", "graph", "stride"},
	"render/export":       {"source", "model", "graph"},
	"render/review":       {"compare", "render"},
	"render/site":         {"source", "model", "graph", "stride", "brief", "render/diagram"},
	"render/graphviz":     {"github.com/goccy/go-graphviz"},
	"internal/config":     {"source", "model", "stride", "internal/limit", "internal/repofile", "github.com/BurntSushi/toml"},
	"internal/atomicfile": {},
	"internal/cputime":    {},
	"internal/layoutpool": {"internal/cputime", "internal/limit"},
	"internal/git":        {"internal/limit"},
	"internal/ignore":     {},
	"internal/limit":      {},
	"internal/repofile":   {"internal/limit"},
	"internal/memo":       {},
	"internal/wasmcache":  {},
	"internal/reporter":   {"source"},
	"internal/selfproxy":  {"golang.org/x/mod"},
	"internal/skips":      {},
	"internal/notice":     {},
	"internal/pipeline":   {"internal/limit", "source", "model", "graph", "parser", "stride", "templates", "render", "render/diagram", "golang.org/x/text"},
	"cmd/trustseam": {
		"source", "model", "graph", "parser", "stride", "brief", "compare", "templates", "render", "render/diagram", "render/export", "render/graphviz", "render/review", "render/site", "internal",
		"github.com/spf13/cobra", "github.com/rogpeppe/go-internal",
	},
	"examples": {},
}

// fileSystem lists the packages that may open files or start processes.
var fileSystem = []string{"cmd/trustseam", "internal/config", "internal/atomicfile", "internal/repofile", "internal/cputime", "internal/git", "internal/layoutpool", "internal/memo", "internal/notice", "internal/selfproxy", "internal/skips", "internal/wasmcache"}

func TestLayers(t *testing.T) {
	seen := make(map[string]bool)
	for file, imports := range sourceFiles(t) {
		pkg := path.Dir(file)
		allowed, ok := layers[pkg]
		if !ok {
			t.Errorf("%s: package %s is not in the table; say in docs/architecture.md what it is for and what it may import", file, pkg)
			continue
		}
		seen[pkg] = true
		for _, imported := range imports {
			if !mayImport(imported, allowed) {
				t.Errorf("%s: %s must not import %s", file, pkg, imported)
			}
			if (imported == "os" || imported == "path/filepath" || imported == "net/http" || imported == "os/exec") && !slices.Contains(fileSystem, pkg) {
				t.Errorf("%s: %s must not import %s: only %s touch the world", file, pkg, imported, strings.Join(fileSystem, ", "))
			}
		}
	}
	for pkg := range layers {
		if !seen[pkg] {
			t.Errorf("the table names %s, which does not exist", pkg)
		}
	}
}

// Tests that link the engine take its compiled code from where only this user may write:
// where another user of the machine has run tests, the engine panics otherwise.
func TestTestsOwnTheirCache(t *testing.T) {
	links, settles := make(map[string]bool), make(map[string]bool)
	for file, imports := range goFiles(t, func(name string) bool { return strings.HasSuffix(name, "_test.go") }) {
		links[path.Dir(file)] = links[path.Dir(file)] || slices.Contains(imports, module+"/render/graphviz")
		settles[path.Dir(file)] = settles[path.Dir(file)] || slices.Contains(imports, module+"/internal/wasmcache")
	}
	for _, dir := range []string{"render/graphviz", "cmd/trustseam"} {
		links[dir] = true
	}
	for dir, does := range links {
		if does && !settles[dir] {
			t.Errorf("%s: its tests link the engine; TestMain must call wasmcache.Settle", dir)
		}
	}
}

// sourceFiles returns the imports of every Go file that is no test, by path.
func sourceFiles(t *testing.T) map[string][]string {
	t.Helper()
	return goFiles(t, func(name string) bool {
		return !strings.HasSuffix(name, "_test.go") && strings.Contains(name, string(filepath.Separator))
	})
}

// goFiles returns the imports of Go files, by path.
func goFiles(t *testing.T, wanted func(name string) bool) map[string][]string {
	t.Helper()
	files := make(map[string][]string)
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata"):
			return filepath.SkipDir
		case d.IsDir() && name != "." && exists(filepath.Join(name, "go.mod")):
			return filepath.SkipDir // a module of its own
		case d.IsDir() || !strings.HasSuffix(name, ".go") || !wanted(name):
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		files[name] = []string{}
		for _, spec := range parsed.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			files[name] = append(files[name], imported)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func mayImport(imported string, allowed []string) bool {
	if inside, ok := strings.CutPrefix(imported, module+"/"); ok {
		return slices.ContainsFunc(allowed, func(a string) bool { return inside == a || a == "internal" && strings.HasPrefix(inside, "internal/") })
	}
	first, _, _ := strings.Cut(imported, "/")
	if !strings.Contains(first, ".") {
		return true // the standard library
	}
	return slices.ContainsFunc(allowed, func(a string) bool { return imported == a || strings.HasPrefix(imported, a+"/") })
}
