package limit

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"
)

const page = "../../docs/limits.md"

// The page says what the constants say, and leaves none out.
func TestPage(t *testing.T) {
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(strings.ReplaceAll(string(text), "\r\n", "\n"), "\n\n"+Markdown()+"\n") {
		t.Errorf("%s does not have this table:\n%s", page, Markdown())
	}
}

// Every constant is used by a row of the table.
func TestTableIsComplete(t *testing.T) {
	set := token.NewFileSet()
	constants, err := parser.ParseFile(set, "limit.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	table, err := os.ReadFile("table.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range constants.Decls {
		decl, ok := d.(*ast.GenDecl)
		if !ok || decl.Tok != token.CONST {
			continue
		}
		for _, spec := range decl.Specs {
			for _, name := range spec.(*ast.ValueSpec).Names {
				if !strings.Contains(string(table), "("+name.Name+")") && !strings.Contains(string(table), name.Name+".String()") {
					t.Errorf("%s is in no row", name.Name)
				}
			}
		}
	}
}
