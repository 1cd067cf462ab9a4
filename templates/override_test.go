package templates

import (
	"strings"
	"testing"
)

func TestOverride(t *testing.T) {
	set, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	own, err := set.Override([]File{{"a/diagram.md.tmpl", "{{define \"x\"}}picture{{end}}The {{template \"x\"}}: {{.Alt}}\n"}})
	if err != nil {
		t.Fatal(err)
	}
	data := struct{ Alt, Link, Overview string }{"A", "l.svg", ""}
	for _, c := range []struct {
		set  *Set
		want string
	}{{own, "The picture: A"}, {set, "![A](l.svg)"}} {
		if got, err := c.set.Execute("diagram", data); err != nil || got != c.want {
			t.Errorf("got %q, %v, want %q", got, err, c.want)
		}
	}
	if got, err := own.Execute("questions", struct {
		Now, Later []string
	}{}); err != nil || !strings.HasPrefix(got, "Nothing is unanswered") {
		t.Errorf("what is not overridden stays built in: %q, %v", got, err)
	}
}

func TestBrokenTemplates(t *testing.T) {
	set, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ path, text, want string }{
		{"t/threats.md.tmpl", "a\n\n{{if}}", "t/threats.md.tmpl:3: missing value for if"},
		{"t/threats.md.tmpl", "{{range .X}}", "t/threats.md.tmpl:1: unexpected EOF"},
		{"t/threats.md.tmpl", "\n{{exec \"x\"}}", "t/threats.md.tmpl:2: function not defined"},
		{"t/threat.md.tmpl", "", "t/threat.md.tmpl: there is no template `threat.md.tmpl`; allowed are criteria.md.tmpl, "},
		{"t/threats.tmpl", "", "t/threats.tmpl: there is no template"},
	} {
		if _, err := set.Override([]File{{c.path, c.text}}); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.path, err, c.want)
		}
	}
	own, err := set.Override([]File{{"t/diagram.md.tmpl", "x\n{{.Pictures}}"}})
	if err != nil {
		t.Fatal(err)
	}
	want := `t/diagram.md.tmpl:2:2: executing "t/diagram.md.tmpl" at <.Pictures>: can't evaluate field Pictures; docs/configuration.md lists what there is`
	if _, err := own.Execute("diagram", struct{ Alt string }{}); err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}
