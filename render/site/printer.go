package site

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"sync"

	"github.com/trustseam/trustseam/render/diagram"
	"github.com/trustseam/trustseam/source"
)

//go:embed *.html.tmpl
var pages embed.FS

//go:embed site.css
var styleSheet string

//go:embed model.js
var modelScript string

// startScript makes a page of its own of what model.js explores.
const startScript = "exploreModel(document.querySelector('.model'));\n"

//go:embed list.js
var listScript string

//go:embed index.js
var indexScript string

// printer prints pages, all in one frame.
type printer struct {
	templates *template.Template
	frame     frame
	files     []File
}

// frame is what every page needs apart from its own content.
type frame struct {
	Title, Name string
	Policy      string
	Style       template.CSS
	Script      template.JS
	Tabs        []tab
	Body        any
}

// tab is one of the pages that every page links to.
type tab struct{ Name, Title string }

func newPrinter() (*printer, error) {
	t, err := templates()
	if err != nil {
		return nil, err
	}
	return &printer{templates: t, frame: frame{
		Tabs: []tab{{indexName, "Models"}, {jewelsName, "Crown jewels"}, {criteriaName, "Criteria"}, {decisionsName, "Decisions"}},
	}}, nil
}

// templates parses the templates of all pages, once.
var templates = sync.OnceValues(func() (*template.Template, error) {
	return template.New("").Option("missingkey=error").ParseFS(pages, "*.html.tmpl")
})

// body is the content of a page. Its kind is the name of its template.
type body interface{ kind() string }

// assets returns the style sheet and the script of a page, and no more than it needs.
func assets(content body) (style, script string) {
	switch content.kind() {
	case "model":
		if content.(modelPage).Change != "" {
			return diagram.ChangeStyle() + "\n" + styleSheet, modelScript + startScript
		}
		return modelStyle(), modelScript + startScript
	case "criteria", "decisions":
		return styleSheet, listScript
	case "index":
		return styleSheet, indexScript
	}
	return styleSheet, ""
}

// modelStyle is the style sheet of a model's page, without a picture of a change.
func modelStyle() string { return diagram.Style() + "\n" + styleSheet }

// policy allows only the style sheet and the script of a page, by their hashes:
// no request, no form, no other code.
func policy(style, script string) string {
	allowed := "'none'"
	if script != "" {
		allowed = digest(script)
	}
	return "default-src 'none'; script-src " + allowed + "; style-src " + digest(style) + "; base-uri 'none'; form-action 'none'"
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// print adds a page.
func (p *printer) print(name, title string, content body) error {
	f := p.frame
	style, script := assets(content)
	f.Title, f.Name, f.Body = title, name, content
	f.Style, f.Script, f.Policy = template.CSS(style), template.JS(script), policy(style, script)
	var b bytes.Buffer
	if err := p.templates.ExecuteTemplate(&b, content.kind(), f); err != nil {
		return err
	}
	p.files = append(p.files, File{name, []byte(source.Visible(b.String(), -1))})
	return nil
}
