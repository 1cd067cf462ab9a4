package repofile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestBelow(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "model")
	for _, name := range []string{"outside.yaml", "model/part.yaml", "model/sub/part.yaml", "model/large.yaml"} {
		path := filepath.Join(top, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		text := "x"
		if strings.Contains(name, "large") {
			text = strings.Repeat("x", 1<<20+1)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	links := map[string]string{"link.yaml": "../outside.yaml", "inside.yaml": "part.yaml", "folder": ".."}
	for name, target := range links {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip("no links here: ", err)
		}
	}
	read := Below(dir, 1<<20)
	for name, want := range map[string]string{
		"part.yaml": "", "sub/part.yaml": "", "sub/../part.yaml": "",
		"../outside.yaml":     "outside the folder; only files in it are read",
		"sub/../../x.yaml":    "outside the folder; only files in it are read",
		"/etc/passwd":         "outside the folder; only files in it are read",
		"":                    "outside the folder; only files in it are read",
		"link.yaml":           "`link.yaml` is a link, which is not followed; name the file itself",
		"inside.yaml":         "`inside.yaml` is a link, which is not followed; name the file itself",
		"folder/outside.yaml": "`folder` is a link, which is not followed; name the file itself",
		"missing.yaml":        "no such file or directory",
		"sub":                 "not a regular file",
		"large.yaml":          "larger than the limit of 1 MiB",
	} {
		text, err := read(name)
		got := ""
		if err != nil {
			got = err.Error()
		}
		if got != want || want == "" && string(text) != "x" {
			t.Errorf("%q: %q, %s; want %s", name, text, got, want)
		}
	}
}
