package config

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	root := t.TempDir()
	deep := filepath.Join(root, "repo", "docs", "api")
	mkdir(t, deep)
	mkdir(t, filepath.Join(root, "repo", ".git"))
	write(t, filepath.Join(root, FileName), `insert = "never"`) // outside the repository: never read

	c, path, err := Find(deep)
	if err != nil || path != "" || !reflect.DeepEqual(c, Default()) {
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

func TestParseErrors(t *testing.T) {
	for text, want := range map[string]string{
		`insrt = "never"`:            "unknown key `insrt`",
		`insert = "somtimes"`:        "`insert` is after-block or never, not `somtimes`",
		`markers = "html"`:           "`markers` is comment or link, not `html`",
		`link = "a b"`:               "`link` is put before a file name",
		`insert = 3`:                 "insert",
		"[gate]\nfailon = \"never\"": "unknown key `gate.failon`",
		"[[rule]]\nidd = \"X01\"":    "unknown key `rule.idd`",
		`insert = `:                  "line 1",
		`layout-timeout = 10`:        "`layout-timeout` is a time such as \"10s\", from 1ms to 1h0m0s",
		`exclude = ["a\nb"]`:         "`exclude` holds one pattern in each string",
		"[rules]\noff = [\"S07\"]":   "`rules.off` is a table of keys with strings",
		`numbers = "3"`:              "`numbers` is a table of keys with strings",
		`classes = "3"`:              "`classes` is a table of keys with strings",
		`exclude = "a"`:              "exclude",
		`max-flows = 0`:              "`max-flows` is a number above 0, not 0",
	} {
		if _, err := parse(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("parse(%q): error %v, want one with %q", text, err, want)
		}
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
