package templates

import (
	"strings"
	"testing"
)

// Whatever a template does, it ends, and says which bound it met.
func TestTemplatesEnd(t *testing.T) {
	set, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	const (
		steps  = "t/diagram.md.tmpl: it takes more than 500000 steps for one document"
		output = "t/diagram.md.tmpl: it writes more than 2 MiB for one document"
		value  = "t/diagram.md.tmpl: a function makes a text of more than 16 KiB"
		width  = "t/diagram.md.tmpl: a width in the format of printf is more than 999"
	)
	double := `{{define "d"}}{{template "e" .}}{{template "e" .}}{{end}}`
	for text, want := range map[string]string{
		"{{range 100000000000}}{{end}}":                                               steps,
		"{{range 100000000000}}{{else}}{{end}}":                                       steps,
		"{{range 100000000000}}{{continue}}{{end}}":                                   steps,
		"{{range 10000}}{{range 1000}}{{if .}}{{with .}}{{end}}{{end}}{{end}}{{end}}": steps,
		`{{define "a"}}{{template "a"}}{{end}}{{template "a"}}`:                       "t/diagram.md.tmpl: it takes more than 500000 steps for one document",
		double + strings.Replace(strings.ReplaceAll(double, `"e"`, `"d"`), `define "d"`, `define "e"`, 1) + `{{template "d" .}}`: steps,
		"{{range 200000}}{{eq 1 2 3 4 5 6 7 8 9 (len (print 1 2 3))}}{{end}}":                                                    steps,
		"{{range 190000}}some text that goes on{{end}}":                                                                          output,
		"{{range 2000}}{{printf \"%900s%900s\" \"a\" \"b\"}}{{end}}":                                                             output,
		`{{$x := "ab"}}{{range 60}}{{$x = print $x $x}}{{end}}`:                                                                  value,
		`{{$x := "ab"}}{{range 60}}{{$x = printf "%s%[1]s%[1]s" $x}}{{end}}`:                                                     value,
		`{{$x := "<<"}}{{range 60}}{{$x = html $x $x}}{{end}}`:                                                                   value,
		`{{printf "%1000000d" 1}}`:                                                                                               width,
		`{{printf "%*d" 1000000 1}}`:                                                                                             width,
		`{{printf "%.100000f" 1.0}}`:                                                                                             width,
	} {
		own, err := set.Override([]File{{"t/diagram.md.tmpl", text}})
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if _, err := own.ForDocument().Execute("diagram", struct{ Alt string }{}); err == nil || err.Error() != want {
			t.Errorf("%s:\ngot  %v\nwant %s", text, err, want)
		}
	}
}

// What a template of a project needs is there, and the counting writes nothing.
func TestFunctionsOfTemplates(t *testing.T) {
	set, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		`{{range $i, $x := .List}}{{if $i}}, {{end}}{{$x}}{{else}}none{{end}}`:       "a, b",
		`{{printf "%03d %q" (len .List) "x"}}|{{print 1 2}}|{{html "<"}}`:            `002 "x"|1 2|&lt;`,
		`{{with index .List 1}}{{. | printf "%s!" | len}}{{end}}`:                    "2",
		`{{block "b" .}}{{range 3}}{{.}}{{if eq . 1}}{{break}}{{end}}{{end}}{{end}}`: "01",
	} {
		own, err := set.Override([]File{{"t/diagram.md.tmpl", text}})
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got, err := own.Execute("diagram", struct{ List []string }{[]string{"a", "b"}}); err != nil || got != want {
			t.Errorf("%s: %q, %v, want %q", text, got, err, want)
		}
	}
}

// Nobody counts for himself, and nothing of a file that is no template is shown.
func TestTemplatesShowNothing(t *testing.T) {
	set, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"{{trustseam_step -1000}}": "t/diagram.md.tmpl:1: function not defined",
		"[remote]\n{{token_abc}}":  "t/diagram.md.tmpl:2: function not defined",
		"{{\"s3cret\" s3cret}}":    "t/diagram.md.tmpl:1: function not defined",
		"{{$s3cret}}":              "t/diagram.md.tmpl:1: undefined variable",
		"{{.X s3cret ]}}":          "t/diagram.md.tmpl:1: function not defined",
		"{{1s3cret}}":              "t/diagram.md.tmpl:1: bad number syntax:",
		"{{if .X}}{{end s3cret}}":  "t/diagram.md.tmpl:1: unexpected in end",
		"{{§}}":                    "t/diagram.md.tmpl:1: unrecognized character in action:",
		"{{template s3cret}}":      "t/diagram.md.tmpl:1: unexpected in template clause",
		"{{define \"s3cret\"}}{{end}}{{define \"s3cret\"}}a{{end}}{{define \"s3cret\"}}b{{end}}": "t/diagram.md.tmpl:1: template: multiple definition of template",
	} {
		_, err := set.Override([]File{{"t/diagram.md.tmpl", text}})
		if err == nil || !strings.HasPrefix(err.Error(), want) || strings.Contains(err.Error(), "s3c") {
			t.Errorf("%s:\ngot  %v\nwant %s", text, err, want)
		}
	}
}

// The regions of one document share its bounds.
func TestDocumentSharesBounds(t *testing.T) {
	set, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	own, err := set.Override([]File{{"t/diagram.md.tmpl", "{{range 100000}}{{end}}"}})
	if err != nil {
		t.Fatal(err)
	}
	done := 0
	for document := own.ForDocument(); done < 100; done++ {
		if _, err := document.Execute("diagram", nil); err != nil {
			break
		}
	}
	if done != 4 {
		t.Errorf("%d regions of 100002 steps each within 500000", done)
	}
}

func BenchmarkBoundedTemplate(b *testing.B) {
	set, err := Load()
	if err != nil {
		b.Fatal(err)
	}
	own, err := set.Override([]File{{"t/diagram.md.tmpl", "{{range 100000000000}}{{end}}"}})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := own.ForDocument().Execute("diagram", nil); err == nil {
			b.Fatal("it ends")
		}
	}
}
