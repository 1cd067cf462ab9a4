package structurizr

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	dfd "github.com/trustseam/trustseam/model"
)

// guess is what a word of the source suggests that an element is.
type guess struct {
	kind dfd.ElementType
	attr draft.Attr
	why  string
}

// shapeGuesses are for the shapes that styles give to tags.
var shapeGuesses = map[string]guess{
	"Cylinder": {kind: dfd.Store}, "Bucket": {kind: dfd.Store}, "Folder": {kind: dfd.Store, attr: draft.Attr{Key: "kind", Value: "file"}},
	"Pipe":                  {kind: dfd.Store, attr: draft.Attr{Key: "kind", Value: "queue"}},
	"WebBrowser":            {kind: dfd.Actor, attr: draft.Attr{Key: "kind", Value: "web-ui"}},
	"MobileDevicePortrait":  {kind: dfd.Actor, attr: draft.Attr{Key: "kind", Value: "mobile"}},
	"MobileDeviceLandscape": {kind: dfd.Actor, attr: draft.Attr{Key: "kind", Value: "mobile"}},
}

// tagGuesses are for words in tags.
var tagGuesses = []struct {
	words []string
	guess
}{
	{[]string{"database", "data store", "datastore", "bucket"}, guess{kind: dfd.Store}},
	{[]string{"queue", "topic", "message bus"}, guess{kind: dfd.Store, attr: draft.Attr{Key: "kind", Value: "queue"}}},
	{[]string{"cache"}, guess{kind: dfd.Store, attr: draft.Attr{Key: "kind", Value: "cache"}}},
	{[]string{"external", "third party", "3rd party"}, guess{kind: dfd.External}},
}

// tags are those of an element, apart from those that say of which kind it is.
func (e *element) tags() []string {
	var out []string
	for tag := range strings.SplitSeq(e.Get("tags").Text(), ",") {
		tag = strings.TrimSpace(tag)
		if !slices.Contains([]string{"", "Element", "Person", "Software System", "Container", "Component", "Deployment Node", "Infrastructure Node", "Container Instance", "Software System Instance"}, tag) {
			out = append(out, tag)
		}
	}
	return out
}

// kind says what an element is, and why if that is not what the format says.
func (m *model) kind(e *element) guess {
	if e.list == "people" {
		return guess{kind: dfd.Actor}
	}
	if e.Get("location").Text() == "External" {
		return guess{kind: dfd.External}
	}
	for _, tag := range e.tags() {
		if g, ok := shapeGuesses[m.shapes[tag]]; ok {
			g.why = "its tag `" + draft.Quoted(tag) + "` has the shape `" + m.shapes[tag] + "`"
			return g
		}
		for _, one := range tagGuesses {
			if word := firstWord(tag, one.words); word != "" {
				one.why = "its tag `" + draft.Quoted(tag) + "` says `" + word + "`"
				return one.guess
			}
		}
	}
	if g := importer.GuessStore(e.name); g.Word != "" {
		return guess{kind: g.Type, why: "its name says `" + g.Word + "`"}
	}
	if g := importer.GuessTechnology(e.name, e.Get("technology").Text()); g.Word != "" {
		return guess{kind: g.Type, why: "its technology says `" + g.Word + "`"}
	}
	if g := importer.GuessOutsider(e.name); g.Word != "" && !(g.Type == dfd.External && e.own()) {
		return guess{kind: g.Type, why: "its name says `" + g.Word + "`"}
	}
	return guess{kind: dfd.Process}
}

// own reports whether an element is of one's own, whatever its name: the model says what is inside it, or what it is inside of.
func (e *element) own() bool { return e.inner || e.level != systems }

// external reports whether the source says that an element is somebody else's.
func (e *element) external() bool {
	return e.Get("location").Text() == "External" || slices.ContainsFunc(e.tags(), func(tag string) bool { return dfd.HasWord(tag, "external", "third party", "3rd party") })
}

func firstWord(text string, words []string) string {
	for _, w := range words {
		if dfd.HasWord(text, w) {
			return w
		}
	}
	return ""
}
