package compare_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"

	"github.com/trustseam/trustseam/compare"
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

const today = "2026-01-01"

// read analyzes a document that has no error.
func read(t *testing.T, catalog *stride.Catalog, path string, text []byte) (*model.Document, []compare.Block) {
	t.Helper()
	doc, ds := parser.Parse(source.NewFile(path, text))
	if source.HasErrors(ds) {
		return doc, nil
	}
	var blocks []compare.Block
	for _, b := range doc.Blocks {
		a := catalog.Analyze(graph.New(b, catalog.Words))
		line := func(offset int) int { return doc.File.Position(offset).Line }
		blocks = append(blocks, compare.Block{Document: path, ID: b.ID, Model: compare.Read(a, line)})
	}
	return doc, blocks
}

// statement is a flow or an element with the offset after which an attribute may be written.
type statement struct {
	id      string
	place   model.Place
	attrs   model.Attrs
	end     int
	from    *model.Flow
	element *model.Element
}

// statements are those of a document that take controls.
func statements(doc *model.Document) []statement {
	var out []statement
	end := func(s source.Span) int {
		line := doc.File.LineSpan(s.Start)
		return line.Start + len(bytes.TrimRight(doc.File.Slice(line), "\r\n"))
	}
	for _, b := range doc.Blocks {
		for _, e := range b.Elements {
			out = append(out, statement{b.ID + "/" + e.ID, e.Type.Place(), e.Attrs, end(e.Span), nil, e})
		}
		for _, f := range b.Flows {
			out = append(out, statement{b.ID + "/" + f.ID, model.OnFlow, f.Attrs, end(f.Span), f, nil})
		}
	}
	return out
}

// edit replaces a span of a text.
func edit(text []byte, span source.Span, with string) []byte {
	return slices.Concat(text[:span.Start], []byte(with), text[span.End:])
}

// everyExample calls yield with each document of the examples, and with our own threat model.
func everyExample(t *testing.T, yield func(path string, text []byte)) {
	t.Helper()
	paths, err := filepath.Glob("../examples/*/*.md")
	if err != nil || len(paths) < 5 {
		t.Fatal("no examples", err)
	}
	for _, path := range append(paths, "../docs/threat-model.md") {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		yield(path, text)
	}
}

// values is what may be written in the place of an attribute that is weaker: the names of weaker values.
func weakened(a model.Attr) []string {
	switch a.Key {
	case "has":
		return []string{"lacks=" + strings.Join(a.Values, ",")}
	case "protocol":
		return []string{"http", "tcp"}
	}
	attribute, _ := model.LookupAttribute(a.Key)
	stated, _ := attribute.Lookup(a.Values[0])
	var out []string
	for _, v := range attribute.Values {
		if v.Strength < stated.Strength {
			out = append(out, a.Key+"="+v.Name)
		}
	}
	return out
}

// strong reports whether an attribute states that a control is there.
func strong(a model.Attr) bool {
	switch a.Key {
	case "has":
		return true
	case "protocol":
		p, _ := model.LookupProtocol(a.Values[0])
		return p.Encryption == "tls"
	}
	v := model.LookupValue(a.Key, a.Values[0])
	return compare.IsControl(a.Key) && !v.Weak && v.Strength > 0
}

// Whoever takes a control out of a block, or writes a weaker one, is found out, and whoever puts it right again is not.
func TestTakingAwayRegresses(t *testing.T) {
	testenv.NeedsTime(t, "edits every example many times")
	catalog, err := stride.Load()
	if err != nil {
		t.Fatal(err)
	}
	removed, weaker := 0, 0
	everyExample(t, func(path string, text []byte) {
		doc, before := read(t, catalog, path, text)
		for i, s := range statements(doc) {
			for k, a := range s.attrs {
				if !strong(a) || !tried(i+k, 3) {
					continue
				}
				try := func(with string) []compare.Block {
					_, after := read(t, catalog, path, edit(text, a.Span, with))
					if after == nil {
						return nil // `| ` with nothing after it, or an attribute that does not fit here
					}
					told := ""
					for _, c := range compare.Blocks(before, after, today) {
						for _, k := range c.Controls {
							if k.Regress {
								told = k.Key
							}
						}
						if c.Regressions == 0 {
							t.Errorf("%s: %s: `%s` -> `%s` is no regression", path, s.id, doc.File.Slice(a.Span), with)
						}
					}
					if told == "" && !redundant(s, a) {
						t.Errorf("%s: %s: `%s` -> `%s` is not told", path, s.id, doc.File.Slice(a.Span), with)
					}
					return after
				}
				if redundant(s, a) {
					continue
				}
				if try("tech=x") != nil || try("") != nil || try("path=x") != nil {
					removed++
				} else {
					t.Errorf("%s: %s: `%s` cannot be removed", path, s.id, doc.File.Slice(a.Span))
				}
				for _, with := range weakened(a) {
					if weak := try(with); weak != nil {
						weaker++
						if with == "auth=public" || with == "auth=link" {
							continue // which says that nobody is to be asked who it is: whoever is asked later has an identity that may be lost
						}
						for _, c := range compare.Blocks(weak, before, today) {
							if c.Regressions > 0 {
								t.Errorf("%s: %s: `%s` -> `%s` is a regression: %+v %+v %+v", path, s.id, with, doc.File.Slice(a.Span), c.Controls, c.Threats, c.Criteria)
							}
						}
					}
				}
			}
		}
	})
	t.Logf("%d controls removed, %d weakened", removed, weaker)
	if removed < 70 || weaker < 70 {
		t.Errorf("only %d controls removed and %d weakened", removed, weaker)
	}
}

// redundant reports whether the protocol or an end of a flow states the same.
func redundant(s statement, a model.Attr) bool {
	if s.from == nil {
		return false
	}
	p, _ := model.LookupProtocol(s.attrs.Value("protocol"))
	switch {
	case a.Key == "encryption" || a.Key == "server-auth":
		return p.Encryption == "tls" && a.Values[0] == "tls"
	case a.Key == "auth":
		return p.Mutual
	case a.Key == "protocol":
		return s.attrs.Value("encryption") != "" && s.attrs.Value("server-auth") != ""
	}
	for _, e := range []*model.Element{s.from.From, s.from.To} {
		if e.Attrs.Value(a.Key) != "" {
			return true
		}
	}
	return false
}

// tried picks one in a few of many combinations, all of them where TRUSTSEAM_ALL is set. Which ones does not change from
// run to run.
func tried(i, every int) bool { return os.Getenv("TRUSTSEAM_ALL") != "" || i%every == 0 }

// sampled are the first and the last of some values, and all where TRUSTSEAM_ALL is set.
func sampled(values []model.Value) []model.Value {
	if os.Getenv("TRUSTSEAM_ALL") != "" || len(values) < 2 {
		return values
	}
	return []model.Value{values[0], values[len(values)-1]}
}

// Whoever states a control where nothing was stated makes nothing worse.
func TestAddingNeverRegresses(t *testing.T) {
	testenv.NeedsTime(t, "edits every example many times")
	catalog, err := stride.Load()
	if err != nil {
		t.Fatal(err)
	}
	added := 0
	everyExample(t, func(path string, text []byte) {
		doc, before := read(t, catalog, path, text)
		for i, s := range statements(doc) {
			if !tried(i, 24) {
				continue
			}
			separator := " | "
			if len(s.attrs) > 0 {
				separator = " "
			}
			for _, attribute := range model.Vocabulary() {
				if !compare.IsControl(attribute.Key) || attribute.On&s.place == 0 || s.attrs.Value(attribute.Key) != "" || attribute.Key == "lacks" {
					continue
				}
				if redundant(s, model.Attr{Key: attribute.Key, Values: []string{"tls"}}) {
					continue // then it would take the place of what is stated
				}
				for _, v := range sampled(slices.DeleteFunc(slices.Clone(attribute.Values), func(v model.Value) bool {
					return v.Weak || v.Strength == 0 && attribute.Key != "has" || slices.Contains(s.attrs.Values("lacks"), v.Name)
				})) {
					with := fmt.Sprintf("%s%s=%s", separator, attribute.Key, v.Name)
					_, after := read(t, catalog, path, edit(text, source.Span{Start: s.end, End: s.end}, with))
					if after == nil {
						continue
					}
					added++
					for _, c := range compare.Blocks(before, after, today) {
						if c.Regressions > 0 {
							t.Errorf("%s: %s: adding `%s` is a regression: %+v %+v %+v", path, s.id, with, c.Controls, c.Threats, c.Criteria)
						}
					}
				}
			}
		}
	})
	t.Logf("%d controls added", added)
	if added < 250 {
		t.Errorf("only %d controls added", added)
	}
}
