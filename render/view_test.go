package render

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/brief"
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
)

// The page about the configuration names every field that a template can use, in the row of its template.
func TestViewsAreDocumented(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "docs", "configuration.md"))
	if err != nil {
		t.Fatal(err)
	}
	catalog, err := stride.Load()
	if err != nil {
		t.Fatal(err)
	}
	a := catalog.Analyze(graph.New(&model.Block{ID: "a"}, catalog.Words))
	b := brief.New(a, brief.Options{})
	for kind, view := range map[string]any{
		"diagram": diagramView(a, Picture{}), "threats": threatsView(b, Form{}, true), "criteria": criteriaView(b, true), "questions": questionsView(b, true),
	} {
		_, rows, _ := strings.Cut(string(text), "| `"+kind+"` |")
		if end := strings.Index(rows, "\n| `"); end >= 0 {
			rows = rows[:end]
		}
		for _, field := range fields(reflect.TypeOf(view)) {
			if !strings.Contains(rows, "`"+field+"`") {
				t.Errorf("docs/configuration.md does not name %s of the template %s", field, kind)
			}
		}
	}
}

// fields lists the names of all fields of a type, those inside lists included.
func fields(typ reflect.Type) []string {
	switch typ.Kind() {
	case reflect.Slice, reflect.Pointer:
		return fields(typ.Elem())
	case reflect.Struct:
		var names []string
		for i := range typ.NumField() {
			names = append(names, typ.Field(i).Name)
			names = append(names, fields(typ.Field(i).Type)...)
		}
		return names
	}
	return nil
}
