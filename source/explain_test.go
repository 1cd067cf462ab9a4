package source

import (
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the page of diagnostics")

// Every code has an explanation, at its place in the order of the codes.
func TestExplanationsAreComplete(t *testing.T) {
	codes := codeConstants(t)
	all := Explanations()
	if len(codes) != len(all) {
		t.Errorf("%d codes and %d explanations", len(codes), len(all))
	}
	seen := make(map[Code]bool)
	last := Code("")
	for _, e := range all {
		if seen[e.Code] || e.Code <= last {
			t.Errorf("%s stands after %s", e.Code, last)
		}
		seen[e.Code], last = true, e.Code
		if e.Title == "" || e.Meaning == "" || e.Action == "" || !strings.HasSuffix(e.Meaning, ".") || !strings.HasSuffix(e.Action, ".") {
			t.Errorf("%s is not explained: %+v", e.Code, e)
		}
	}
	for _, c := range codes {
		if !seen[c] {
			t.Errorf("%s has no explanation", c)
		}
	}
	if _, ok := Explain("TS999"); ok {
		t.Error("TS999 is no code")
	}
}

// codeConstants reads the values of all constants of type Code.
func codeConstants(t *testing.T) []Code {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "code.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var codes []Code
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if name, ok := spec.Type.(*ast.Ident); ok && name.Name == "Code" {
			text, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			codes = append(codes, Code(text))
		}
		return true
	})
	return codes
}

// docs/diagnostics.md is made of the tables.
func TestDiagnosticsPage(t *testing.T) {
	path := filepath.Join("..", "docs", "diagnostics.md")
	want := DiagnosticsPage()
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != want {
		t.Errorf("%s is not what the tables say (%v); run go test ./source -update", path, err)
	}
}
