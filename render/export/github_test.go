package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	gmhtml "github.com/yuin/goldmark/renderer/html"
	gmtext "github.com/yuin/goldmark/text"
)

// request has the parameters that GitHub documents for the body of a request to create an issue.
type request struct {
	Title     *string  `json:"title"`
	Body      *string  `json:"body"`
	Labels    []string `json:"labels"`
	Assignees []string `json:"assignees"`
	Milestone *int     `json:"milestone"`
}

// Every item is a request that GitHub takes, and its body begins with a key that no other has.
func TestGitHubRequests(t *testing.T) {
	documents := hostileDocuments(t)
	var out struct {
		Version int
		Issues  []struct {
			Key, ID string
			Request json.RawMessage
		}
	}
	if err := json.Unmarshal([]byte(written(t, "github", documents...)), &out); err != nil {
		t.Fatal(err)
	}
	items := Items(documents)
	if out.Version != 1 || len(out.Issues) != len(items) {
		t.Fatalf("version %d, %d issues of %d items", out.Version, len(out.Issues), len(items))
	}
	seen := make(map[string]bool)
	for i, issue := range out.Issues {
		var r request
		strict := json.NewDecoder(bytes.NewReader(issue.Request))
		strict.DisallowUnknownFields()
		if err := strict.Decode(&r); err != nil || r.Title == nil || r.Body == nil {
			t.Fatalf("%s: %v\n%s", issue.Key, err, issue.Request)
		}
		if n := utf8.RuneCountInString(*r.Title); n == 0 || n > 256 {
			t.Errorf("%s: a title of %d characters", issue.Key, n)
		}
		if n := utf8.RuneCountInString(*r.Body); n > 65_536 {
			t.Errorf("%s: a body of %d characters", issue.Key, n)
		}
		for _, label := range r.Labels {
			if utf8.RuneCountInString(label) > 50 || strings.Contains(label, ",") {
				t.Errorf("%s: %q is no label", issue.Key, label)
			}
		}
		first, _, _ := strings.Cut(*r.Body, "\n")
		if first != "<!-- trustseam: "+items[i].Key.String()+" -->" || seen[first] {
			t.Errorf("%s: the body begins with %q", issue.Key, first)
		}
		seen[first] = true
		for _, wrong := range referring(*r.Body) {
			t.Errorf("%s: %s in\n%s", issue.Key, wrong, *r.Body)
		}
	}
}

// notifies matches what GitHub links in the text of a page.
var notifies = regexp.MustCompile(`@[\pL\d]|#\d|\bGH-\d`)

// referring lists what a page refers to: links, pictures, foreign HTML, mentions and numbers outside code.
func referring(page string) []string {
	var wrong []string
	source := []byte(page)
	md := goldmark.New(goldmark.WithExtensions(extension.GFM))
	_ = ast.Walk(md.Parser().Parse(gmtext.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.CodeSpan:
			return ast.WalkSkipChildren, nil
		case *ast.Link, *ast.AutoLink, *ast.Image, *ast.FencedCodeBlock, *ast.CodeBlock:
			wrong = append(wrong, fmt.Sprintf("a %s", n.Kind()))
		case *ast.RawHTML:
			if tag := string(n.Segments.Value(source)); tag != "<code>" && tag != "</code>" {
				wrong = append(wrong, "the tag "+tag)
			}
		}
		return ast.WalkContinue, nil
	})
	var html bytes.Buffer
	if err := goldmark.New(goldmark.WithRendererOptions(gmhtml.WithUnsafe())).Convert(source, &html); err != nil {
		return []string{err.Error()}
	}
	shown := regexp.MustCompile(`(?s)<code>.*?</code>|<[^>]*>`).ReplaceAllString(strings.ReplaceAll(html.String(), "&#64;", "@"), " ")
	if found := notifies.FindString(shown); found != "" {
		wrong = append(wrong, "the reference "+found)
	}
	return wrong
}

// What the check is to find, it finds.
func TestReferringIsFound(t *testing.T) {
	for _, page := range []string{"ask @ada", "fixes #1", "see GH-1", "[a](b)", "![a](b)", "https://example.com", "<b>x</b>", "&#64;ada"} {
		if len(referring(page)) == 0 {
			t.Errorf("%q refers to nothing", page)
		}
	}
}
