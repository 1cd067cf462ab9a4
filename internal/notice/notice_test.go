package main

import (
	"os"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// NOTICE says what is linked, and every archive has it.
func TestNoticeIsCurrent(t *testing.T) {
	want, err := notice()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../../NOTICE")
	if err != nil {
		t.Fatal(err)
	}
	if strings.ReplaceAll(string(got), "\r\n", "\n") != want {
		t.Error("NOTICE is not what the linked modules say: go generate ./internal/notice")
	}
}

// The archives are built for what this program looks at, and carry LICENSE and NOTICE.
func TestArchives(t *testing.T) {
	text, err := os.ReadFile("../../.goreleaser.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var release struct {
		Builds []struct {
			Main         string
			Env          []string
			Goos, Goarch []string
		}
		Archives []struct {
			ID    string
			Files []struct{ Src string }
		}
	}
	if err := yaml.Unmarshal(text, &release); err != nil || len(release.Builds) != 1 || len(release.Archives) == 0 || release.Archives[0].ID != "program" {
		t.Fatalf("%v %+v", err, release)
	}
	b := release.Builds[0]
	if !strings.HasSuffix(program, strings.TrimPrefix(b.Main, ".")) || !slices.Equal(b.Goos, systems) || !slices.Equal(b.Goarch, processors) || !slices.Equal(b.Env, []string{"CGO_ENABLED=0"}) {
		t.Errorf("archives are built as %+v; this program looks at %s for %v on %v", b, program, systems, processors)
	}
	for _, name := range []string{"LICENSE", "NOTICE"} {
		if !slices.ContainsFunc(release.Archives[0].Files, func(f struct{ Src string }) bool { return f.Src == name }) {
			t.Errorf("the archives have no %s", name)
		}
	}
}

func TestTidy(t *testing.T) {
	if got := tidy("\n  A \r\n\r\nB\f\n\n"); got != "A\n\nB\n" {
		t.Errorf("%q", got)
	}
}

// One text of two modules is printed once.
func TestAdd(t *testing.T) {
	texts := add(add(add(nil, "a", "x"), "b", "y"), "c", "x")
	if len(texts) != 2 || !slices.Equal(texts[0].owners, []string{"a", "c"}) || texts[1].text != "y" {
		t.Errorf("%+v", texts)
	}
}
