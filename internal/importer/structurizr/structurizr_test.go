package structurizr

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/stride"
)

var update = flag.Bool("update", false, "write the golden files")

// find returns the view of a name, with its whole report.
func find(t *testing.T, w *Workspace, name string) *View {
	t.Helper()
	for _, v := range w.Views {
		if v.Name == name {
			v.Finish(true, len(w.Views)-1)
			return v
		}
	}
	t.Fatalf("no view %s", name)
	return nil
}

func TestViewsAreBlocks(t *testing.T) {
	text, err := os.ReadFile("testdata/shop.json")
	if err != nil {
		t.Fatal(err)
	}
	catalog, err := stride.Load()
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, name := range []string{"Context", "Containers", "Live", "Buying", "all systems", "all containers", "all components"} {
		w, err := Read(text)
		if err != nil {
			t.Fatal(err)
		}
		b, err := find(t, w, name).Block(catalog.Words, "", "")
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&got, "# %s\n\n%s\n%s\n\n", name, b.Text, strings.Join(b.Report.Lines("x"), "\n"))
	}
	if *update {
		if err := os.WriteFile("testdata/shop.txt", []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/shop.txt")
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("%s\nwant\n%s", got.String(), want)
	}
}

// Every relationship of the model is a flow of a view or named in its report, whichever view is chosen.
func TestNothingIsDropped(t *testing.T) {
	text, err := os.ReadFile("testdata/shop.json")
	if err != nil {
		t.Fatal(err)
	}
	first, err := Read(text)
	if err != nil {
		t.Fatal(err)
	}
	for i, view := range first.Views {
		w, _ := Read(text)
		v := find(t, w, view.Name)
		told := make(map[draft.Place]bool)
		for _, f := range v.Flows {
			told[f.At] = true
		}
		for _, r := range v.Report.Remarks {
			told[r.At] = true
		}
		for _, r := range first.Views[i].model.arrows {
			if !told[r.At] && r.linked == "" && !v.shown[r.id] {
				t.Errorf("%s: %s is dropped", v.Name, r.id)
			}
		}
	}
}

func TestPreferred(t *testing.T) {
	const model = `"model": {"people": [{"id": "1", "name": "U"}], "softwareSystems": [{"id": "2", "name": "S", "containers": [{"id": "3", "name": "C"}, {"id": "4", "name": "D"}]}]}`
	one := `{"key": "One", "elements": [{"id": "1"}]}`
	two := `{"key": "Two", "elements": [{"id": "1"}, {"id": "2"}]}`
	for _, c := range []struct{ views, want string }{
		{`"systemContextViews": [` + one + "," + two + `]`, "Two"},
		{`"systemContextViews": [` + two + `], "containerViews": [` + strings.Replace(two, "Two", "Three", 1) + `]`, "Two"},
		{`"systemContextViews": [` + one + `], "deploymentViews": [` + two + `]`, "One"},
		{`"deploymentViews": [` + one + `], "dynamicViews": [` + two + `]`, "One"},
		{`"dynamicViews": [` + two + `]`, "Two"},
		{`"systemContextViews": [{"key": "Empty"}]`, "all containers"},
		{``, "all containers"},
	} {
		w, err := Read([]byte(`{` + model + `, "views": {` + c.views + `}}`))
		if err != nil {
			t.Fatal(err)
		}
		if w.Preferred.Name != c.want {
			t.Errorf("%s: %s, want %s", c.views, w.Preferred.Name, c.want)
		}
	}
}

// told is the error of a workspace, or what its preferred view loses, a line each.
func told(text string) string {
	w, err := Read([]byte(text))
	if err != nil {
		return err.Error()
	}
	w.Preferred.Finish(true, 0)
	var lines []string
	for _, r := range w.Preferred.Report.Remarks {
		if r.Kind == draft.Lost {
			lines = append(lines, fmt.Sprintf("%s: %s", r.At, r.Text))
		}
	}
	return strings.Join(lines, "\n")
}

// with is a workspace with two systems, a relationship with some more keys from one to the other, and views.
func with(keys, views string) string {
	return `{"name": "W", "model": {"softwareSystems": [{"id": "1", "name": "A", "relationships": [{"id": "9", "destinationId": "2", "description": "Calls"` + keys + `}]}, {"id": "2", "name": "B"}]}, "views": {` + views + `}}`
}

func TestMalformed(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "1:1: the file is empty"},
		{"{", "1:2: the JSON ends too early"},
		{`{"model": {]}`, "1:12: not JSON: invalid character ']'"},
		{`{"model": {}, "model": {}}`, "1:15: key `model` is there already, on line 1"},
		{"[]", "1:1: a workspace of Structurizr is a map with `model` and `views`"},
		{`{"views": {}}`, "1:1: a workspace of Structurizr has its elements in `model`; this file has none"},
		{`{"model": null, "views": {}}`, "1:1: a workspace of Structurizr has its elements in `model`; this file has none"},
		{`{"model": [1], "views": {}}`, "model: `model` of a workspace is a map with `people` and `softwareSystems`"},
		{"{\"model\": {\"a\": \"\xff\"}}", "1:18: the text is not UTF-8"},
		{`{"model": ` + strings.Repeat("[", 70) + strings.Repeat("]", 70) + "}", "1:75: the values are nested deeper than 64"},
		{`{"model": {"people": {"a": 1}}}`, "model.people: a list is expected here, not a map"},
		{`{"model": {"people": ["a"]}}`, "model.people[0]: a map is expected here"},
		{`{"model": {"people": [{"name": "A"}]}}`, "model.people[0]: `A` has no `id`, so nothing can refer to it"},
		{`{"model": {"people": [{"id": "1", "name": "A"}, {"id": "1", "name": "B"}]}}`, "model.people[1]: id `1` is there twice; references go to the first"},
		{`{"model": {"people": [{"id": "1", "name": ["A"]}]}}`, "model.people[0].name: a text is expected here, not a list"},
		{`{"model": {"people": [{"id": "1", "name": "A", "perspectives": [{"name": "S"}]}]}}`, "model.people[0].perspectives: `perspectives` of a person is not in the block"},
		{`{"model": {"people": [{"id": "1", "name": "A", "relationships": [{"id": "2", "destinationId": "3", "description": "Calls"}]}]}, "views": {"systemContextViews": [{"key": "V", "elements": [{"id": "1"}], "relationships": []}]}}`,
			"model.people[0].relationships[0]: flow `Calls` from `A` to `3` is not in view `V`"},
		{with("", `"systemContextViews": [{"key": "V", "elements": [{"id": "1"}, {"id": "3"}], "relationships": [{"id": "9"}]}]`), "views.systemContextViews[0].elements[1]: the view shows element `3`, which the model does not have"},
		{with("", `"systemContextViews": [{"key": "V", "elements": [{"id": "1"}, {"id": "2"}], "relationships": [{"id": "9"}, {"id": "8"}]}]`), "views.systemContextViews[0].relationships[1]: the view shows relationship `8`, which the model does not have"},
		{with("", `"systemContextViews": {"key": "V"}`), "views.systemContextViews: a list is expected here, not a map"},
		{with("", `"systemContextViews": [{"key": "V", "elements": {"id": "1"}}]`), "views.systemContextViews[0].elements: a list is expected here, not a map"},
		{with("", `"systemContextViews": [`+strings.TrimSuffix(strings.Repeat("{},", 1001), ",")+`]`), "views.systemContextViews[1000]: the workspace has more than 1000 views"},
		{with(`, "linkedRelationshipId": "9"`, ""), ""},
		{with(`, "technology": ["x"]`, ""), "model.softwareSystems[0].relationships[0].technology: a text is expected here, not a list"},
		{with(`, "url": "https://example.org"`, ""), "model.softwareSystems[0].relationships[0].url: `url` of a relationship is not in the block"},
		{with(`}, {"id": "9", "destinationId": "2", "description": "Twice"`, ""), "model.softwareSystems[0].relationships[1]: id `9` is that of another relationship, too; views mean the first"},
	} {
		if got := told(c.text); got != c.want {
			t.Errorf("%.300s:\n%s\nwant\n%s", c.text, got, c.want)
		}
	}
}

func TestIs(t *testing.T) {
	for text, want := range map[string]bool{
		`{"model": {}, "views": {}}`: true, `{"model": {}, "documentation": {}}`: true, `{"model": "gpt"}`: false, `{"views": {}}`: false,
	} {
		if got := Is(tree.Keys([]byte(text))); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestIsSource(t *testing.T) {
	for text, want := range map[string]bool{
		"workspace {": true, "// a\n/* b\nc */\n!const X 1\nworkspace \"Name\" \"Text\" {\n": true, "workspace extends base.dsl {\n": true, "\ufeffworkspace {": false,
		"workspace: x\n": false, "{\"workspace\": {}}": false, "workspaces {": false, "# workspace {\n": false,
	} {
		if got := IsSource("a.txt", []byte(text)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
	if !IsSource("a.dsl", []byte("model {")) {
		t.Error("a file of the language is not known by its name")
	}
}

// Whatever a workspace says, reading it ends, and the block of each view is one.
func FuzzRead(f *testing.F) {
	text, err := os.ReadFile("testdata/shop.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Add([]byte(with(`, "linkedRelationshipId": "9", "interactionStyle": "Asynchronous", "technology": "MTLS"`, `"dynamicViews": [{"elements": [{"id": "1"}], "relationships": [{"id": "9", "response": true}]}]`)))
	f.Add([]byte(`{"model": {"properties": {"structurizr.groupSeparator": "/"}, "deploymentNodes": [{"id": "1", "group": "////", "children": [{"id": "2", "containerInstances": [{"id": "3", "containerId": "3"}]}]}]}, "views": {"deploymentViews": [{"elements": [{"id": "3"}]}]}}`))
	catalog, err := stride.Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		IsSource("", text)
		w, err := Read(text)
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\r") {
				t.Errorf("more than a line: %q", err)
			}
			return
		}
		for _, v := range []*View{w.Preferred, w.Views[len(w.Views)-1]} {
			if len(v.Nodes) == 0 || len(v.Nodes) > 100 || len(v.Flows) > 200 || len(v.Zones) > 100 {
				continue
			}
			v.Finish(false, 1)
			b, err := v.Block(catalog.Words, "x", "")
			if err != nil {
				t.Fatal(err)
			}
			if k := b.Report.Kept; k.Elements != len(v.Nodes) || k.Flows != len(b.Parsed.Flows) || k.Boundaries != len(v.Zones) {
				t.Errorf("%+v", k)
			}
		}
	})
}
