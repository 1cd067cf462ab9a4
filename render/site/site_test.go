package site

import (
	"bytes"
	"encoding/base64"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
)

// shop is a block by hand: an outsider, a process and a crown jewel, with text of an author's in every place.
func shop(t *testing.T, text string) *stride.Analysis {
	t.Helper()
	if text != "" {
		text = " " + text
	}
	catalog, err := stride.Load()
	if err != nil {
		t.Fatal(err)
	}
	attr := func(key, value string) model.Attr { return model.Attr{Key: key, Values: []string{value}} }
	card := &model.Data{ID: "card", Name: "Card" + text, Attrs: model.Attrs{attr("class", "payment"), attr("crown", "yes")}}
	site := &model.Boundary{ID: "site", Name: "Site" + text, Attrs: model.Attrs{attr("zone", "edge")}}
	vault := &model.Boundary{ID: "vault", Name: "Vault" + text, Parent: site, Attrs: model.Attrs{attr("zone", "restricted")}}
	user := &model.Element{ID: "user", Name: "User" + text, Type: model.Actor}
	web := &model.Element{ID: "web", Name: "Web app" + text, Type: model.Process, Boundary: site, Attrs: model.Attrs{attr("tech", "Go"+text)}}
	db := &model.Element{ID: "db", Name: "Orders" + text, Type: model.Store, Boundary: vault, Holds: []*model.Data{card}, Attrs: model.Attrs{attr("holds", "card")}}
	bank := &model.Element{ID: "bank", Name: "Bank" + text, Type: model.External, Attrs: model.Attrs{attr("scope", "out"), attr("reason", "Its own model"+text)}}
	site.Attrs = append(site.Attrs, attr("assumes", "hosts"))
	b := &model.Block{
		ID: "shop", Title: "Shop" + text, Data: []*model.Data{card},
		Boundaries: []*model.Boundary{site, vault},
		Elements:   []*model.Element{user, web, db, bank},
		Assumptions: []*model.Assumption{{
			ID: "hosts", Text: "Hosts are hardened" + text, Attrs: model.Attrs{attr("by", "ops"+text), attr("until", "2031-01-01")},
		}},
		Flows: []*model.Flow{
			{ID: "1", Number: "1", From: user, To: web, Label: "Order" + text, Attrs: model.Attrs{attr("protocol", "https"), attr("auth", "none")}},
			{ID: "2", Number: "2", From: web, To: db, Label: "Save" + text, Attrs: model.Attrs{attr("protocol", "sql")}, Data: []*model.Data{card}},
			{ID: "web-user", Number: "3", From: web, To: user, Both: true},
		},
		Decisions: []*model.Decision{{
			Verb: model.Accept, Threats: []model.ThreatRef{{ID: "S01@site"}}, Reason: "Later" + text,
			Attrs: model.Attrs{attr("by", "ops "+text), attr("until", "2031-01-01"), {Key: "covers", Values: []string{"web", "user", "1"}}},
		}},
	}
	return catalog.Analyze(graph.New(b, catalog.Words))
}

func shopModel(t *testing.T, document, text string) Model {
	return Model{Document: document, Analysis: shop(t, text), Picture: []byte(`<svg class="ts"></svg>`)}
}

func TestFiles(t *testing.T) {
	models := []Model{shopModel(t, "docs/shop.md", ""), shopModel(t, "docs/other.md", "")}
	files, err := Files(models, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range files {
		names = append(names, f.Name)
		if !IsPage(f.Name) {
			t.Errorf("%s is not known as a page", f.Name)
		}
	}
	want := []string{indexName, jewelsName, criteriaName, decisionsName, pageName("docs/shop.md", "shop"), pageName("docs/other.md", "shop")}
	if !slices.Equal(names, want) {
		t.Errorf("got %v, want %v", names, want)
	}
	again, err := Files(models, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range files {
		if !bytes.Equal(f.Data, again[i].Data) {
			t.Errorf("%s is another one the second time", f.Name)
		}
	}
	if _, err := Files(append(models, models[0]), nil, nil); err == nil || !strings.Contains(err.Error(), "docs/shop.md: block `shop` is there twice") {
		t.Errorf("one block twice: %v", err)
	}
}

// A site of nothing has its pages all the same.
func TestNoModels(t *testing.T) {
	files, err := Files(nil, nil, nil)
	if err != nil || len(files) != 4 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, f := range files {
		if !strings.Contains(string(f.Data), `class="note"`) && !strings.Contains(string(f.Data), "No document has") {
			t.Errorf("%s says nothing about it", f.Name)
		}
	}
}

// What authors write is text on every page: no tag and no attribute is theirs.
func TestAuthorsWriteText(t *testing.T) {
	for _, text := range []string{"<script>x</script>", `"><img src=x onerror=x>`, "'><b>", "{{.}}", "</title></style></script><b>", "a\u202eb\u2066c\u0007"} {
		files, err := Files([]Model{shopModel(t, "docs/"+text+".md", text)}, &Past{Gone: []Gone{{Document: text, Title: text}}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		plain, err := Files([]Model{shopModel(t, "docs/x.md", "x")}, &Past{Gone: []Gone{{Document: "x", Title: "x"}}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range files {
			// A word may change what is inferred, and so which tags there are, but not their shapes.
			known := tags(plain[i].Data)
			for _, tag := range tags(f.Data) {
				if !slices.Contains(known, tag) {
					t.Errorf("%s: %q makes the tag <%s>", f.Name, text, tag)
				}
			}
			for _, tag := range []string{"<script", "</script", "<style", "</style", "<title", "<svg", "<img"} {
				if got, want := bytes.Count(f.Data, []byte(tag)), bytes.Count(plain[i].Data, []byte(tag)); got != want {
					t.Errorf("%s: %q makes %d of %s, not %d", f.Name, text, got, tag, want)
				}
			}
			if bytes.ContainsAny(f.Data, "\u202e\u2066\u0007") || bytes.Contains(f.Data, []byte("ZgotmplZ")) {
				t.Errorf("%s: holds what nobody can see, or what the templates refuse, because of %q", f.Name, text)
			}
		}
	}
}

// tags lists the tags of a page with the names of their attributes and without values.
func tags(page []byte) []string {
	var out []string
	for _, m := range regexp.MustCompile(`<(/?[a-zA-Z]+)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*/?>`).FindAllSubmatch(page, -1) {
		out = append(out, string(m[1])+regexp.MustCompile(`="[^"]*"`).ReplaceAllString(string(m[2]), ""))
	}
	return out
}

// Every page allows exactly the style sheet and the script that it has.
//
// Verifies: threat-model/T04@local
func TestPolicyHoldsOnEveryPage(t *testing.T) {
	files, err := Files([]Model{shopModel(t, "docs/shop.md", "")}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		page := strings.NewReplacer("&#39;", "'", "&#43;", "+").Replace(string(f.Data))
		_, rest, _ := strings.Cut(page, `http-equiv="Content-Security-Policy" content="`)
		stated, _, _ := strings.Cut(rest, `"`)
		for tag, directive := range map[string]string{"style": "style-src ", "script": "script-src "} {
			want := directive + "'none'"
			if m := regexp.MustCompile("(?s)<" + tag + ">(.*?)</" + tag + ">").FindSubmatch(f.Data); m != nil {
				want = directive + digest(string(m[1]))
			}
			if !strings.Contains(stated+";", want+";") {
				t.Errorf("%s: policy %q lacks %q", f.Name, stated, want)
			}
		}
		if strings.Contains(stated, "unsafe") || !strings.HasPrefix(stated, "default-src 'none';") {
			t.Errorf("%s: %s", f.Name, stated)
		}
		if n := strings.Count(page, "<script"); n > 1 || strings.Contains(page, " style=") || strings.Contains(page, " onclick") {
			t.Errorf("%s has more than its own script and style sheet", f.Name)
		}
		if regexp.MustCompile(`(src|href)="(https?:)?//`).MatchString(page) {
			t.Errorf("%s asks for something", f.Name)
		}
	}
}

// A preview shows what a site shows: without the addition, the pages are the same.
func TestPreview(t *testing.T) {
	models := []Model{shopModel(t, "docs/shop.md", "")}
	files, err := Files(models, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := Preview(models, Addition{Style: ".x{}", Script: "f()"})
	if err != nil {
		t.Fatal(err)
	}
	for i, page := range pages {
		text := strings.NewReplacer("<style>.x{}</style>\n", "", "<script>f()</script>\n", "", html.EscapeString(page.Policy), html.EscapeString(files[i].Policy)).Replace(
			strings.ReplaceAll(string(page.Data), "&#43;", "+"))
		if want := strings.ReplaceAll(string(files[i].Data), "&#43;", "+"); page.Name != files[i].Name || text != want {
			t.Errorf("%s is not %s with an addition:\n%.600s\n%.600s", page.Name, files[i].Name, text, want)
		}
		for _, allowed := range []string{digest(".x{}"), digest("f()"), "connect-src 'self'"} {
			if !strings.Contains(page.Policy, allowed) {
				t.Errorf("%s: %s lacks %s", page.Name, page.Policy, allowed)
			}
		}
	}
	if page := PageOf("docs/shop.md", models[0].Analysis.Graph.ID); pages[len(pages)-1].Name != page {
		t.Errorf("%s is not %s", pages[len(pages)-1].Name, page)
	}
}

func TestDigest(t *testing.T) {
	// Of the empty text, as RFC 6234 programs print it.
	if got, want := digest(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"; got != want {
		t.Errorf("digest is %s, want %s", got, want)
	}
	if _, err := base64.StdEncoding.DecodeString(strings.Trim(strings.TrimPrefix(digest("x"), "'sha256-"), "'")); err != nil {
		t.Error(err)
	}
}
