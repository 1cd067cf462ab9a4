package graph

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/model"
)

// build makes a block of elements `id:type:boundary` and flows `from>to:attributes`.
func build(boundaries []*model.Boundary, elements, flows string) *Graph {
	b := &model.Block{Boundaries: boundaries}
	for _, e := range strings.Fields(elements) {
		parts := strings.Split(e, ":")
		element := &model.Element{ID: parts[0], Name: parts[0], Type: model.ElementType(parts[1])}
		for _, boundary := range boundaries {
			if boundary.ID == parts[2] {
				element.Boundary = boundary
			}
		}
		if len(parts) > 3 {
			element.Attrs = attrs(parts[3])
		}
		b.Elements = append(b.Elements, element)
	}
	for i, f := range strings.Fields(flows) {
		ends, given, _ := strings.Cut(f, ":")
		from, to, _ := strings.Cut(ends, ">")
		b.Flows = append(b.Flows, &model.Flow{ID: fmt.Sprint(i + 1), Number: fmt.Sprint(i + 1), From: b.Element(from), To: b.Element(to), Attrs: attrs(given)})
	}
	return New(b, model.Words{
		Kinds:   []model.WordList{{Value: "webhook", Words: []string{"hook"}}},
		Classes: []model.WordList{{Value: "payment", Words: []string{"card"}}},
		Zones:   []model.WordList{{Value: "edge", Words: []string{"dmz"}}},
	})
}

func attrs(text string) model.Attrs {
	var out model.Attrs
	for _, pair := range strings.Split(text, ",") {
		if key, value, ok := strings.Cut(pair, "="); ok {
			out = append(out, model.Attr{Key: key, Values: []string{value}})
		}
	}
	return out
}

func nested() []*model.Boundary {
	prod := &model.Boundary{ID: "prod", Name: "Production", Attrs: attrs("zone=internal")}
	dmz := &model.Boundary{ID: "dmz", Name: "The DMZ"}
	cde := &model.Boundary{ID: "cde", Name: "CDE", Parent: prod, Attrs: attrs("zone=restricted")}
	app := &model.Boundary{ID: "app", Name: "App", Parent: prod}
	return []*model.Boundary{prod, dmz, cde, app}
}

func TestTrust(t *testing.T) {
	g := build(nested(), "a:actor:- x:external:- p:process:app d:process:dmz v:store:cde own:process:-", "")
	for id, want := range map[string]model.Level{"a": model.Public, "x": model.Partner, "p": model.Internal, "d": model.Edge, "v": model.Restricted, "own": model.Internal} {
		if got := g.Element(id).Level(); got != want {
			t.Errorf("%s is %s, want %s", id, got, want)
		}
	}
	zones := map[string]string{"a": "outside", "x": "outside", "p": "app", "own": "system"}
	for id, want := range zones {
		if got := g.Element(id).Zone().ID(); got != want {
			t.Errorf("zone of %s is %s, want %s", id, got, want)
		}
	}
}

func TestSeams(t *testing.T) {
	g := build(nested(), "a:actor:- p:process:app v:store:cde d:process:dmz", "a>p p>v v>d p>p")
	for i, want := range []string{"+prod +app", "-app +cde", "-cde -prod +dmz", ""} {
		var got []string
		for _, s := range g.Flows[i].Seams() {
			got = append(got, map[bool]string{true: "+", false: "-"}[s.Entering]+s.Boundary.ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("flow %d crosses %v, want %s", i+1, got, want)
		}
		if g.Flows[i].Crosses() != (want != "") {
			t.Errorf("flow %d: Crosses is %v", i+1, g.Flows[i].Crosses())
		}
	}
}

// A store never asks, and a response belongs to who asked.
func TestInitiator(t *testing.T) {
	g := build(nil, "p:process:- s:store:- a:actor:-", "p>s s>p s>a:mode=sync p>a:mode=response")
	for i, want := range []string{"p asks s", "p asks s", "a asks s", "a asks p"} {
		f := g.Flows[i]
		if got := f.Initiator().ID + " asks " + f.Responder().ID; got != want {
			t.Errorf("flow %d: %s, want %s", i+1, got, want)
		}
	}
}

func TestDistances(t *testing.T) {
	g := build(nested(), "a:actor:- p:process:app q:process:app v:store:cde:crown=yes hook:process:dmz far:process:app", "a>p p>q v>q hook>p")
	for id, want := range map[string][2]int{"a": {3, 0}, "p": {2, 1}, "q": {1, 2}, "v": {0, 3}, "hook": {3, 1}, "far": {Far, Far}} {
		e := g.Element(id)
		if got := [2]int{e.CrownDistance, e.PublicDistance}; got != want {
			t.Errorf("%s is %v from the crown and the public, want %v", id, got, want)
		}
	}
}

func TestInference(t *testing.T) {
	g := build(nil, "hook:process:- named:store:- declared:process:-:kind=api", "hook>named:protocol=https named>hook:protocol=http,encryption=e2e hook>hook:protocol=mtls hook>hook:protocol=sql")
	if got := g.Element("hook").Kind; got != (model.Fact[string]{Value: "webhook", Origin: model.Inferred, Reason: "the name says `hook`"}) {
		t.Errorf("kind of hook: %+v", got)
	}
	if got := g.Element("declared").Kind; got != (model.Fact[string]{Value: "api", Origin: model.Declared, Reason: "`kind=api`"}) {
		t.Errorf("kind of declared: %+v", got)
	}
	for i, want := range []string{"tls tls ", "e2e none ", "tls mtls mtls", "  "} {
		f := g.Flows[i]
		if got := f.Encryption.Value + " " + f.ServerAuth.Value + " " + f.Auth.Value; got != want {
			t.Errorf("flow %d: encryption, server and caller %q, want %q", i+1, got, want)
		}
	}
}

func TestStoreClass(t *testing.T) {
	card := &model.Data{ID: "card", Name: "Card", Attrs: attrs("class=secret")}
	rain := &model.Data{ID: "rain", Name: "Rain", Attrs: attrs("class=public")}
	for _, c := range []struct {
		name, attrs string
		holds, flow []*model.Data
		want        string
	}{
		{name: "Store", want: ""},
		{name: "Card store", want: "payment"},
		{name: "Card store", attrs: "class=log", want: "log"},
		{name: "Card store", holds: []*model.Data{rain}, want: "public"},
		{name: "Store", holds: []*model.Data{rain, card}, want: "secret"},
		{name: "Store", flow: []*model.Data{rain, card}, want: "secret"},
	} {
		b := &model.Block{Data: []*model.Data{card, rain}}
		s := &model.Element{ID: "s", Name: c.name, Type: model.Store, Holds: c.holds, Attrs: attrs(c.attrs)}
		p := &model.Element{ID: "p", Name: "P", Type: model.Process}
		b.Elements = []*model.Element{p, s}
		b.Flows = []*model.Flow{{ID: "1", Number: "1", From: p, To: s, Data: c.flow}}
		g := New(b, model.Words{Classes: []model.WordList{{Value: "payment", Words: []string{"card"}}}})
		if got := g.Element("s").Class; got.Value != c.want {
			t.Errorf("%+v: class %+v", c, got)
		}
	}
}
