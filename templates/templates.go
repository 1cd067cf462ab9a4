package templates

import (
	"embed"
	"strings"
	"text/template"
)

//go:embed *.md.tmpl
var files embed.FS

// Set holds the templates of all regions, by kind.
type Set struct {
	templates *template.Template
	own       map[string]*template.Template // of the project, by kind
	left      *work                         // of the document; nil if each execution has its own
}

// ForDocument returns the set for one document, whose regions share the limits on
// the work of a project's templates. It must not be used by several goroutines.
func (s *Set) ForDocument() *Set {
	return &Set{templates: s.templates, own: s.own, left: newWork()}
}

// Load parses the built-in templates. It fails only when one of them is broken, which a test excludes.
func Load() (*Set, error) {
	t, err := template.New("").Option("missingkey=error").ParseFS(files, "*.md.tmpl")
	if err != nil {
		return nil, err
	}
	return &Set{templates: t}, nil
}

// Execute writes a region of a kind, such as "threats". Strings in data must
// already be markdown: templates do not escape. The result has no blank line at
// either end and never two in a row.
func (s *Set) Execute(kind string, data any) (string, error) {
	var b strings.Builder
	if err := s.execute(&b, kind, data); err != nil {
		return "", err
	}
	return tidy(b.String()), nil
}

// tidy removes blanks at line ends and surplus blank lines, so that templates
// may be laid out for readability.
func tidy(text string) string {
	var out []string
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimRight(line, " \t")
		if line == "" && (len(out) == 0 || out[len(out)-1] == "") {
			continue
		}
		out = append(out, line)
	}
	return strings.TrimRight(strings.Join(out, "\n"), "\n")
}
