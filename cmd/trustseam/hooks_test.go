package main

import (
	"os"
	"regexp"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/trustseam/trustseam/internal/walk"
)

// The hooks of pre-commit run for everything that a walk looks at, and the one that checks
// for everything that makes a document stale.
func TestHooksRunForAllDocuments(t *testing.T) {
	text, err := os.ReadFile("../../.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var hooks []struct{ ID, Files string }
	if err := yaml.Unmarshal(text, &hooks); err != nil {
		t.Fatal(err)
	}
	for _, h := range hooks {
		files := regexp.MustCompile(h.Files)
		names := []string{"docs/A.MD"}
		for _, ext := range walk.Extensions() {
			names = append(names, "docs/pay"+ext)
		}
		if h.ID == "trustseam-check" {
			names = append(names, "docs/pay.svg", "trustseam.toml", "docs/trustseam.toml", "tm/threats.md.tmpl", ".gitignore")
		}
		for _, name := range names {
			if !files.MatchString(name) {
				t.Errorf("%s does not run for %s", h.ID, name)
			}
		}
		for _, name := range []string{"main.go", "mytrustseam.toml.bak", "pay.mdl"} {
			if files.MatchString(name) {
				t.Errorf("%s runs for %s", h.ID, name)
			}
		}
	}
	if len(hooks) != 2 {
		t.Errorf("%d hooks", len(hooks))
	}
}
