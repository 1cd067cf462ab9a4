package site

import (
	"encoding/base64"
	"net/url"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
)

// A link holds the document's name and the block in its fragment, and what the block alone says is what it said.
func TestCopyLink(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"# X\n\n```dfd\nactor a: A\n```\nafter\n", "```dfd\nactor a: A\n```\n"},
		{"> ~~~~ dfd id=x\n> actor a: A\n>   indented\n> ~~~~\n", "```dfd id=x\nactor a: A\n  indented\n```\n"},
		{"````dfd\nactor a: \"```\"\n# ~~~~ and ~\n````\n", "~~~~~dfd\nactor a: \"```\"\n# ~~~~ and ~\n~~~~~\n"},
		{"~~~dfd id=`\nactor a: A\n~~~\n", "~~~dfd id=`\nactor a: A\n~~~\n"},
		{"```dfd\r\nactor ü: 😀\r\n```\r\n", "```dfd\nactor ü: 😀\n```\n"},
		{"```dfd\nnot closed\n", "```dfd\nnot closed\n```\n"},
	} {
		f := source.NewFile("docs/a b.md", []byte(c.text))
		doc, _ := parser.Parse(f)
		if len(doc.Blocks) != 1 {
			t.Fatalf("%q has %d blocks", c.text, len(doc.Blocks))
		}
		page, fragment, _ := strings.Cut(CopyLink(f, doc.Blocks[0]), "#")
		values, err := url.ParseQuery(fragment)
		if err != nil || page != PlaygroundName {
			t.Fatalf("%s: %v", page, err)
		}
		name, err1 := base64.RawURLEncoding.DecodeString(values.Get("name"))
		text, err2 := base64.RawURLEncoding.DecodeString(values.Get("text"))
		if err1 != nil || err2 != nil || string(name) != "a b.md" || string(text) != c.want {
			t.Errorf("%q: %s, %q, want %q", c.text, name, text, c.want)
		}
	}
}

// A site with the playground links to it from everywhere; one without it, from nowhere.
func TestFilesWithPlayground(t *testing.T) {
	m := shopModel(t, "docs/shop.md", "")
	m.Copy = PlaygroundName + "#text=YQ"
	files, err := Files([]Model{m}, nil, []File{{PlaygroundName, []byte("it")}})
	if err != nil || files[len(files)-1].Name != PlaygroundName || string(files[len(files)-1].Data) != "it" {
		t.Fatalf("%v", err)
	}
	for _, f := range files[:len(files)-1] {
		links := strings.Count(string(f.Data), `href="playground.html`)
		want := 1
		if strings.HasPrefix(f.Name, "shop-") {
			want = 2
			if !strings.Contains(string(f.Data), `<a href="playground.html#text=YQ">Edit a copy in the playground</a>`) {
				t.Errorf("%s has no link to a copy", f.Name)
			}
		}
		if links != want {
			t.Errorf("%s has %d links, want %d", f.Name, links, want)
		}
	}
	files, err = Files([]Model{shopModel(t, "docs/shop.md", "")}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if strings.Contains(string(f.Data), PlaygroundName) {
			t.Errorf("%s leads to a playground", f.Name)
		}
	}
}

// The content alone is what the page of the model has.
func TestContent(t *testing.T) {
	m := shopModel(t, "docs/shop.md", "")
	m.Picture = nil
	content, err := Content(m)
	if err != nil {
		t.Fatal(err)
	}
	files, err := Files([]Model{m}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	page := string(files[len(files)-1].Data)
	if !strings.Contains(page, strings.TrimSpace(string(content))) || !strings.HasPrefix(string(content), "<div class=\"model") {
		t.Errorf("not in the page: %s", content)
	}
	if !strings.Contains(page, ContentScript()) || !strings.Contains(page, "<style>"+ContentStyle()+"</style>") {
		t.Error("another script or another style sheet")
	}
}
