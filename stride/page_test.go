package stride

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the pages of the rules")

// The pages under docs/rules are made of the catalog.
func TestRulePages(t *testing.T) {
	c := load(t)
	pages := map[string]string{"README.md": c.Index()}
	for _, r := range c.Rules {
		pages[r.ID+".md"] = c.Page(r)
	}
	dir := filepath.Join("..", "docs", "rules")
	if *update {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range pages {
		path := filepath.Join(dir, name)
		if *update {
			if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != want {
			t.Errorf("%s is missing or not what the catalog says; go test ./stride -run TestRulePages -update writes it", path)
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != len(pages) {
		t.Errorf("%d files for %d pages", len(entries), len(pages))
	}
}
