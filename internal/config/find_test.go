package config

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/trustseam/trustseam"
)

func TestFind(t *testing.T) {
	root := t.TempDir()
	deep := filepath.Join(root, "repo", "docs", "api")
	mkdir(t, deep)
	mkdir(t, filepath.Join(root, "repo", ".git"))
	write(t, filepath.Join(root, FileName), `insert = "never"`) // outside the repository: never read

	c, path, err := Find(deep)
	if err != nil || path != "" || !reflect.DeepEqual(c, trustseam.DefaultConfig()) {
		t.Errorf("without a file: %+v, %q, %v; want the default", c, path, err)
	}
	write(t, filepath.Join(root, "repo", FileName), `markers = "link"`)
	c, path, err = Find(deep)
	if err != nil || !strings.HasSuffix(path, "/repo/"+FileName) || c.Markers != "link" || c.Insert != "after-block" {
		t.Errorf("at the root: %+v, %q, %v", c, path, err)
	}
	write(t, filepath.Join(deep, FileName), `insert = "never"`)
	c, _, err = Find(deep)
	if err != nil || c.Insert != "never" || c.Markers != "comment" {
		t.Errorf("the nearest file must count alone: %+v, %v", c, err)
	}
}

func mkdir(t *testing.T, path string) {
	t.Helper()
	if err := os.MkdirAll(path, 0o755); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
