package repotest_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/trustseam/trustseam"

// wing is where the packages are that make a picture; nothing outside may import them.
const wing = "render/diagram/internal/"

// lazyPackage imports the standard library only, and every package may import it.
const lazyPackage = "internal/lazy"

// layers is the import table of docs/architecture.md: what a package may import
// beside the standard library. Arrows point down only.
var layers = map[string][]string{
	"source":                         {},
	"model":                          {"source"},
	"graph":                          {"model"},
	"parser":                         {"source", "model", "internal/limit", "github.com/yuin/goldmark", "github.com/BurntSushi/toml", "go.yaml.in/yaml", "golang.org/x/text"},
	"stride":                         {"source", "model", "graph", "github.com/BurntSushi/toml"},
	"brief":                          {"graph", "model", "stride"},
	"compare":                        {"graph", "model", "stride"},
	"templates":                      {"internal/limit"},
	"render":                         {"source", "model", "graph", "stride", "brief", "templates", "internal/limit", "github.com/yuin/goldmark"},
	"render/diagram":                 {"graph", wing + "geom", wing + "scene", wing + "plan", wing + "engine", wing + "overlay", wing + "clusters", wing + "search", wing + "paint", wing + "evidence"},
	"render/export":                  {"source", "model", "graph", "stride", "render", "render/export/cyclonedx", "render/export/otm", "render/export/threatdragon", "render/export/whole", "internal/limit", "internal/listing", "internal/marker", "internal/reporter"},
	"render/export/cyclonedx":        {"model", "graph", "stride", "render/export/whole", "internal/foreign", "internal/reporter"},
	"render/export/otm":              {"model", "graph", "stride", "render/export/whole", "internal/foreign", "internal/reporter"},
	"render/export/threatdragon":     {"model", "graph", "stride", "render/export/whole", "internal/foreign", "internal/reporter"},
	"render/export/whole":            {"model", "graph", "stride", "internal/foreign"},
	"render/review":                  {"compare", "render", "internal/limit"},
	"render/site":                    {"source", "model", "graph", "stride", "brief", "render/diagram"},
	"render/graphviz":                {"internal/gcpause", "internal/wasmcache", "github.com/goccy/go-graphviz"},
	".":                              {"source", "model", "graph", "parser", "stride", "templates", "render", "render/diagram", "internal/limit", "internal/listing", "internal/repofile", "internal/reporter", "github.com/BurntSushi/toml", "golang.org/x/text"},
	"internal/assist":                {".", "source", "model", "graph", "parser", "stride", "brief", "internal/limit"},
	"internal/atomicfile":            {},
	"internal/config":                {".", "model", "stride", "templates", "internal/failure", "internal/repofile", "github.com/BurntSushi/toml"},
	"internal/cputime":               {"internal/limit"},
	"internal/difference":            {".", "source", "compare", "stride", "brief", "render/diagram", "render/review", "internal/config", "internal/failure", "internal/git", "internal/limit", "internal/listing", "internal/repofile", "internal/reporter", "internal/revision", "internal/trace", "internal/walk"},
	"internal/draft":                 {"source", "model", "graph", "parser", "stride", "internal/limit"},
	"internal/drawpool":              {".", "source", "internal/cputime", "internal/layoutpool", "internal/limit"},
	"internal/failure":               {"internal/reporter"},
	"internal/foreign":               {"model", "internal/limit"},
	"internal/git":                   {"internal/limit"},
	"internal/ical":                  {},
	"internal/importer":              {"model", "internal/draft", "internal/foreign", "internal/importer/tree", "internal/limit"},
	"internal/importer/drawio":       {"model", "internal/draft", "internal/importer", "internal/importer/plane", "internal/importer/tree", "internal/importer/xmltree", "internal/limit"},
	"internal/importer/importertest": {"stride", "internal/draft"}, // imported by tests only
	"internal/importer/mermaid":      {"model", "internal/draft", "internal/importer", "internal/importer/tree"},
	"internal/importer/otm":          {"model", "internal/draft", "internal/foreign", "internal/importer", "internal/importer/tree", "internal/limit"},
	"internal/importer/plane":        {"internal/draft", "internal/limit"},
	"internal/importer/pytm":         {"model", "internal/draft", "internal/importer", "internal/importer/tree"},
	"internal/importer/stridetable":  {"source", "model", "internal/draft", "internal/importer", "internal/limit", "github.com/yuin/goldmark"},
	"internal/importer/threagile":    {"model", "internal/draft", "internal/importer", "internal/importer/tree", "internal/limit"},
	"internal/importer/threatdragon": {"model", "internal/draft", "internal/foreign", "internal/importer", "internal/importer/plane", "internal/importer/tree"},
	"internal/importer/tm7":          {"model", "internal/draft", "internal/importer", "internal/importer/plane", "internal/importer/tree", "internal/importer/xmltree"},
	"internal/importer/tree":         {"internal/draft", "internal/limit", "go.yaml.in/yaml"},
	"internal/importer/xmltree":      {"internal/draft", "internal/limit"},
	"internal/intake":                {"source", "model", "graph", "parser", "stride", "compare", "render/review", "internal/draft", "internal/importer/drawio", "internal/importer/mermaid", "internal/importer/otm", "internal/importer/pytm", "internal/importer/threagile", "internal/importer/threatdragon", "internal/importer/tm7", "internal/walk", "internal/importer/cyclonedx", "internal/importer/structurizr", "internal/importer/tmbom", "internal/importer/tree"},
	"internal/ignore":                {},
	"internal/inventory":             {"source", "model", "internal/anchor", "internal/draft", "internal/importer", "internal/importer/tree", "internal/limit"},
	"internal/layoutpool":            {"internal/cputime", "internal/limit"},
	"internal/limit":                 {},
	"internal/live":                  {"render/site", "internal/limit", "internal/preview"},
	"internal/listing":               {"source", "model", "graph", "stride", "brief", "compare", "internal/failure", "internal/ical", "internal/reporter"},
	"internal/match":                 {"source", "model", "graph", "stride", "internal/draft", "internal/importer/stridetable", "internal/limit"},
	"internal/memo":                  {},
	"internal/gcpause":               {},
	lazyPackage:                      {},
	"internal/notice":                {},
	"internal/preview":               {".", "source", "stride", "render/site", "internal/config", "internal/cputime", "internal/drawpool", "internal/failure", "internal/limit", "internal/memo", "internal/proof", "internal/repofile", "internal/walk", "internal/watch"},
	"internal/playground":            {".", "source", "stride", "render/site", "internal/limit"},
	"internal/playground/build":      {".", "render/site"},
	"internal/playground/folder":     {"render/site", "internal/failure", "internal/limit"},
	"internal/patch":                 {"github.com/rogpeppe/go-internal"},
	"internal/repofile":              {"internal/limit"},
	"internal/repotest":              {}, // tests alone
	"internal/reporter":              {"source"},
	"internal/revision":              {".", "internal/config", "internal/cputime", "internal/failure", "internal/git", "internal/ignore", "internal/limit", "internal/memo", "internal/repofile", "internal/walk"},
	"internal/selfproxy":             {"golang.org/x/mod"},
	"internal/sitedir":               {"render/site", "internal/atomicfile", "internal/failure", "internal/repofile"},
	"internal/skips":                 {},
	"internal/sourcetext":            {},
	"internal/lsp":                   {".", "source", "parser", "stride", "render/diagram", "internal/assist", "internal/config", "internal/cputime", "internal/drawpool", "internal/limit", "internal/memo", "internal/repofile", "internal/reporter", "internal/walk", "github.com/sourcegraph/jsonrpc2"},
	"internal/marker":                {"internal/sourcetext"},
	"internal/anchor":                {"internal/sourcetext"},
	"internal/annotation":            {"source", "model", "graph", "parser", "stride", "render", "internal/anchor", "internal/reporter", "internal/limit"},
	"internal/grammar":               {"model", "parser"},
	"internal/grow":                  {".", "source", "parser", "internal/annotation"},
	"internal/testresult":            {"internal/limit"},
	"internal/trace":                 {"source", "stride", "render", "internal/annotation", "internal/limit", "internal/marker", "internal/reporter", "internal/testresult"},
	"internal/proof":                 {".", "source", "stride", "internal/anchor", "internal/annotation", "internal/config", "internal/cputime", "internal/failure", "internal/git", "internal/limit", "internal/marker", "internal/repofile", "internal/reporter", "internal/revision", "internal/stub", "internal/testresult", "internal/trace", "internal/walk"},
	"internal/stub":                  {},
	"internal/importer/cyclonedx":    {"model", "internal/draft", "internal/foreign", "internal/importer", "internal/importer/tree"},
	"internal/importer/structurizr":  {"model", "internal/draft", "internal/importer", "internal/importer/tree", "internal/limit"},
	"internal/importer/tmbom":        {"model", "internal/draft", "internal/importer", "internal/importer/tree"},
	"internal/testenv":               {}, // imported by tests only
	"internal/walk":                  {"parser", "internal/config", "internal/cputime", "internal/failure", "internal/ignore", "internal/limit", "internal/marker", "internal/repofile"},
	"internal/watch":                 {"internal/limit", "github.com/fsnotify/fsnotify"},
	"internal/wasmcache":             {},
	"cmd/trustseam":                  {".", "source", "model", "parser", "stride", "render/diagram", "render/export", "render/graphviz", "render/site", "internal", "github.com/spf13/cobra"},
	"cmd/playground":                 {"internal/playground"},
	"examples":                       {},

	wing + "geom":        {},
	wing + "font":        {},
	wing + "scene":       {"source", "model", "graph", "stride", "compare", wing + "geom", wing + "font"},
	wing + "plan":        {wing + "geom", wing + "scene"},
	wing + "engine":      {wing + "geom", wing + "font", wing + "scene"},
	wing + "overlay":     {wing + "geom", wing + "font", wing + "scene", wing + "plan"},
	wing + "clusters":    {wing + "geom", wing + "font", wing + "scene", wing + "plan", wing + "engine", wing + "overlay"},
	wing + "nest":        {wing + "geom", wing + "font", wing + "scene", wing + "plan", wing + "engine"},
	wing + "sketch":      {wing + "font", wing + "scene", wing + "plan", wing + "engine", wing + "nest"},
	wing + "search":      {wing + "geom", wing + "scene", wing + "plan", wing + "engine", wing + "overlay", wing + "nest", wing + "sketch"},
	wing + "paint":       {"model", "compare", wing + "geom", wing + "font", wing + "scene", wing + "plan", wing + "overlay"},
	wing + "evidence":    {wing + "geom", wing + "font", wing + "scene", wing + "plan", wing + "overlay", wing + "paint"},
	wing + "diagramtest": {"model", "graph", "stride", wing + "geom"}, // imported by tests only
}

// fileSystem lists the packages that may open files or start processes.
var fileSystem = []string{"cmd/trustseam", "internal/atomicfile", "internal/config", "internal/cputime", "internal/difference", "internal/drawpool", "internal/failure", "internal/git", "internal/importer/importertest", "internal/layoutpool", "internal/live", "internal/lsp", "internal/memo", "internal/notice",
	"internal/playground/build", "internal/playground/folder", "internal/preview", "internal/proof", "internal/repofile", "internal/revision", "internal/selfproxy", "internal/sitedir", "internal/skips", "internal/testenv", "internal/walk", "internal/wasmcache", "internal/watch"}

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

// Whoever imports the library links neither the engine, which may panic before main, nor the command line.
func TestLibraryIsAlone(t *testing.T) {
	imports := make(map[string][]string)
	for file, all := range sourceFiles(t) {
		imports[path.Dir(file)] = append(imports[path.Dir(file)], all...)
	}
	seen := make(map[string]bool)
	for next := []string{"."}; len(next) > 0; next = next[1:] {
		for _, imported := range imports[next[0]] {
			for _, foreign := range []string{"github.com/goccy/go-graphviz", "github.com/spf13/cobra", "net/http", "os/exec"} {
				if imported == foreign || strings.HasPrefix(imported, foreign+"/") {
					t.Errorf("%s, which the library needs, imports %s", next[0], imported)
				}
			}
			if pkg, ok := strings.CutPrefix(imported, module+"/"); ok && !seen[pkg] {
				seen[pkg] = true
				next = append(next, pkg)
			}
		}
	}
	if !seen["render/diagram"] {
		t.Error("the library does not draw")
	}
}

// sourceFiles returns the imports of every Go file that is no test, by path.
func sourceFiles(t *testing.T) map[string][]string {
	t.Helper()
	return goFiles(t, func(name string) bool {
		return !strings.HasSuffix(name, "_test.go")
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
	if imported == module {
		return slices.Contains(allowed, ".")
	}
	if inside, ok := strings.CutPrefix(imported, module+"/"); ok {
		return inside == lazyPackage || slices.ContainsFunc(allowed, func(a string) bool { return inside == a || a == "internal" && strings.HasPrefix(inside, "internal/") })
	}
	first, _, _ := strings.Cut(imported, "/")
	if !strings.Contains(first, ".") {
		return true // the standard library
	}
	return slices.ContainsFunc(allowed, func(a string) bool { return imported == a || strings.HasPrefix(imported, a+"/") })
}

// server is the one package that listens.
const server = "internal/live"

// The program opens no connection, to whatever address: one package of it imports net, in order to listen, and nothing
// that it links imports net/http besides. What that package uses of both can only listen and answer.
//
// Verifies: threat-model/I09@command
func TestNoConnections(t *testing.T) {
	for file, imports := range sourceFiles(t) {
		for _, imported := range imports {
			if pkg := path.Dir(file); pkg != server && pkg != "internal/selfproxy" && (imported == "net" || strings.HasPrefix(imported, "net/") && imported != "net/url") {
				t.Errorf("%s imports %s", file, imported)
			}
		}
	}
	out, err := exec.Command("go", "list", "-deps", "-f", "{{if not .Standard}}{{.ImportPath}} {{.Imports}}{{end}}", "./cmd/trustseam").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		pkg, imports, _ := strings.Cut(strings.Trim(strings.TrimSpace(line), "]"), " [")
		for _, imported := range strings.Fields(imports) {
			if pkg != module+"/"+server && (imported == "net/http" || imported == "net/smtp" || imported == "crypto/tls") {
				t.Errorf("the program links %s, which imports %s", pkg, imported)
			}
		}
	}
	for name := range usedOf(t, server, "net", "net/http") {
		if !slices.Contains(listens, name) {
			t.Errorf("%s uses %s; it may listen and answer, and call nobody", server, name)
		}
	}
}

// listens are the names of net and net/http that open no connection.
var listens = []string{
	"net.Conn", "net.JoinHostPort", "net.Listen", "net.Listener", "net.TCPAddr",
	"http.Error", "http.Handler", "http.Header", "http.MethodGet", "http.MethodHead", "http.NewResponseController", "http.Redirect", "http.Request",
	"http.ResponseWriter", "http.ServeContent", "http.Server", "http.StatusForbidden", "http.StatusFound", "http.StatusMethodNotAllowed",
	"http.StatusNotFound", "http.StatusServiceUnavailable",
}

// usedOf returns the names of some packages that the files of a package use.
func usedOf(t *testing.T, pkg string, packages ...string) map[string]bool {
	t.Helper()
	used := make(map[string]bool)
	files, err := filepath.Glob(pkg + "/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := s.X.(*ast.Ident); ok && x.Obj == nil && slices.ContainsFunc(packages, func(p string) bool { return path.Base(p) == x.Name }) {
					used[x.Name+"."+s.Sel.Name] = true
				}
			}
			return true
		})
	}
	return used
}
