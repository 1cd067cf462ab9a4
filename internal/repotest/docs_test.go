package repotest_test

import (
	"fmt"
	"go/ast"
	goparser "go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/config"
	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// The blocks that documentation shows as examples stand in a longer fence, where
// the program does not look. They must be right all the same.
func TestDocumentedBlocks(t *testing.T) {
	catalog, err := stride.Load()
	if err != nil {
		t.Fatal(err)
	}
	shown := regexp.MustCompile("(?ms)^````markdown\n(.*?)^````$")
	total := 0
	for _, path := range documentation(t) {
		for _, m := range shown.FindAllStringSubmatch(readFile(t, path), -1) {
			doc, ds := parser.Parse(source.NewFile(path, []byte(m[1])))
			for _, d := range ds {
				t.Errorf("%s: in a block that it shows: %s", path, d)
			}
			for _, b := range doc.Blocks {
				total++
				for _, orphan := range catalog.Analyze(graph.New(b, catalog.Words)).Orphans {
					t.Errorf("%s: the block that it shows decides about %s, which does not exist", path, orphan.ID)
				}
			}
		}
	}
	if total < 2 {
		t.Errorf("only %d blocks found", total)
	}
}

// The page about the notation has every attribute, every value and every synonym of the vocabulary.
func TestNotationPageIsComplete(t *testing.T) {
	page := readFile(t, "docs/notation.md")
	for _, a := range model.Vocabulary() {
		words := append([]string{a.Key}, a.Names()...)
		for _, v := range a.Values {
			words = append(words, v.Synonyms...)
		}
		if a.Key == "crown" || a.On&model.OnDecision != 0 {
			words = nil // described in sentences
		}
		for _, w := range words {
			if !strings.Contains(page, "`"+w+"`") && !strings.Contains(page, "`"+w+"=") {
				t.Errorf("docs/notation.md does not name %s of %s", w, a.Key)
			}
		}
	}
	for _, c := range model.Controls() {
		if row := fmt.Sprintf("| `%s` | %s |", c.Name, c.Phrase); !strings.Contains(page, row) {
			t.Errorf("docs/notation.md does not say %s", row)
		}
	}
}

// The page about the library names everything that the root package exports.
func TestLibraryPageIsComplete(t *testing.T) {
	page := readFile(t, "docs/library.md")
	named := 0
	for file := range goFiles(t, func(name string) bool {
		return !strings.ContainsRune(name, filepath.Separator) && !strings.HasSuffix(name, "_test.go")
	}) {
		parsed, err := goparser.ParseFile(token.NewFileSet(), file, nil, goparser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range exported(parsed) {
			named++
			if !strings.Contains(page, "`"+name+"`") {
				t.Errorf("docs/library.md does not name %s", name)
			}
		}
	}
	if named < 30 {
		t.Errorf("only %d names", named)
	}
}

// exported lists the exported types, functions and methods of a file.
func exported(file *ast.File) []string {
	var names []string
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			names = append(names, decl.Name.Name)
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					names = append(names, spec.Name.Name)
				case *ast.ValueSpec:
					names = append(names, spec.Names[0].Name)
				}
			}
		}
	}
	return slices.DeleteFunc(names, func(name string) bool { return !ast.IsExported(name) })
}

// Links between documents must lead somewhere.
func TestLinks(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#:\s]+)(#[^)]*)?\)`)
	for _, path := range documentation(t) {
		for _, m := range link.FindAllStringSubmatch(readFile(t, path), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(path), m[1])); err != nil {
				t.Errorf("%s links to %s: %v", path, m[1], err)
			}
		}
	}
}

// documentation lists the documents that people read.
func documentation(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, pattern := range []string{"*.md", "docs/*.md", "docs/guides/*.md", "examples/*.md", "examples/*/*.md"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, paths...)
	}
	return all
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// The configuration that documentation shows must be taken as it is.
func TestDocumentedConfiguration(t *testing.T) {
	page := readFile(t, "docs/configuration.md")
	_, rest, _ := strings.Cut(page, "```toml\n")
	text, _, found := strings.Cut(rest, "```")
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, config.FileName), []byte(text), 0o644); err != nil || !found {
		t.Fatal(err)
	}
	c, _, err := config.Find(dir)
	if err != nil {
		t.Fatal(err)
	}
	project, err := trustseam.Load()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := project.With(c); err != nil {
		t.Error(err)
	}
	for number := range project.Catalog().Numbers {
		if !strings.Contains(page, "`"+number+"`") && !strings.Contains(page, number+" = ") {
			t.Errorf("docs/configuration.md does not name the number %s", number)
		}
	}
}

// Pages that list the formats of diagnostics name all of them but the first, which is the default.
func TestPagesNameEveryFormat(t *testing.T) {
	for _, page := range []string{"README.md", "docs/json.md", "docs/guides/ci.md"} {
		text := readFile(t, page)
		for _, name := range reporter.Names()[1:] {
			if !strings.Contains(text, "`"+name+"`") && !strings.Contains(text, "--format "+name) {
				t.Errorf("%s does not name the format `%s`", page, name)
			}
		}
	}
}
