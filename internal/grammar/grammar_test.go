package grammar

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/trustseam/trustseam/parser"
)

var update = flag.Bool("update", false, "write the grammars anew")

// The grammars that are committed know the words of the parser, and no others.
func TestGrammars(t *testing.T) {
	files, err := Files()
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range files {
		path = filepath.Join("..", "..", filepath.FromSlash(path))
		if *update {
			if err := os.WriteFile(path, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Errorf("%s does not know the words of the notation; run `make update`", path)
		}
		if filepath.Ext(path) == ".json" && !json.Valid(got) {
			t.Errorf("%s is not JSON", path)
		}
	}
}

// A statement of a new form needs a rule of its own in the templates.
func TestStatementsHaveAForm(t *testing.T) {
	w := vocabulary()
	for _, word := range parser.Statements() {
		if !slices.Contains(slices.Concat(w.Elements, w.Decisions, []string{"title", "data", "boundary", "assume"}), word) {
			t.Errorf("the templates have no rule for `%s`", word)
		}
	}
}

func TestLongestFirst(t *testing.T) {
	got := longestFirst([]string{"token", "session+2fa", "session", "token", "api-key"})
	if want := []string{"session+2fa", "api-key", "session", "token"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := oniguruma([]string{"token+2fa", "e2e"}); got != `token\\+2fa|e2e` {
		t.Errorf("got %s", got)
	}
}
