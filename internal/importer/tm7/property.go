package tm7

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/model"
)

// stated are the properties that say what an attribute says, on elements of a type or on flows.
var stated = []struct {
	on          model.ElementType
	name, value string
	attr        draft.Attr
}{
	{model.Store, "Stores Credentials", "Yes", draft.Attr{Key: "class", Value: "credentials"}},
	{model.Store, "Stores Log Data", "Yes", draft.Attr{Key: "kind", Value: "log"}},
	{model.Store, "Encrypted", "Yes", draft.Attr{Key: "rest", Value: "disk"}},
	{model.Store, "Signed", "Yes", draft.Attr{Key: "integrity", Value: "signed"}},
	{model.Process, "Running As", "Kernel", draft.Attr{Key: "runs-as", Value: "root"}},
	{model.Process, "Running As", "System", draft.Attr{Key: "runs-as", Value: "root"}},
	{model.Process, "Running As", "Local System", draft.Attr{Key: "runs-as", Value: "root"}},
	{model.Process, "Running As", "Administrator", draft.Attr{Key: "runs-as", Value: "root"}},
	{model.Process, "Running As", "Network Service", draft.Attr{Key: "runs-as", Value: "service"}},
	{model.Process, "Running As", "Local Service", draft.Attr{Key: "runs-as", Value: "service"}},
	{model.Process, "Isolation Level", "AppContainer", draft.Attr{Key: "runs-as", Value: "sandbox"}},
	{onFlow, "Source Authenticated", "Yes", draft.Attr{Key: "auth", Value: "yes"}},
	{onFlow, "Destination Authenticated", "Yes", draft.Attr{Key: "has", Value: "server-auth"}},
	{onFlow, "Provides Confidentiality", "Yes", draft.Attr{Key: "encryption", Value: "tls"}},
}

// onFlow is the place of a property of flows, which are no elements.
const onFlow model.ElementType = "flow"

// read are the properties that are read elsewhere.
var read = []string{"out of scope", "reason for out of scope", "type", "description", "dataflow order"}

// attributes returns what the properties of a stencil state, and counts those for which there is no attribute.
func (r *reader) attributes(s *stencil, on model.ElementType) []draft.Attr {
	var attrs []draft.Attr
	for _, p := range s.properties {
		if attr, ok := statement(p, on); ok && !slices.ContainsFunc(attrs, func(a draft.Attr) bool { return a.Key == attr.Key }) {
			attrs = append(attrs, attr)
			r.Report.Infer(s.At(), "%s`%s` has `%s`: the source says `%s: %s`", noun(on), draft.Quoted(s.called()), attr, draft.Quoted(p.name), draft.Quoted(p.value))
		} else if !slices.Contains(read, strings.ToLower(p.name)) {
			r.lost.Add(s.At(), kindName(on), draft.Quoted(p.name))
		}
	}
	return attrs
}

func statement(p property, on model.ElementType) (draft.Attr, bool) {
	for _, s := range stated {
		if s.on == on && strings.EqualFold(s.name, p.name) && strings.EqualFold(s.value, p.value) {
			return s.attr, true
		}
	}
	return draft.Attr{}, false
}

// noun begins a message about a flow, which must not be taken for an element.
func noun(on model.ElementType) string {
	if on == onFlow {
		return "flow "
	}
	return ""
}

// kindName is the type in a message that counts properties.
func kindName(on model.ElementType) string {
	if on == model.External || on == model.Actor {
		return "an " + string(on)
	}
	return "a " + string(on)
}

// scope returns what states that an element is out of scope.
func (r *reader) scope(s *stencil) []draft.Attr {
	if !strings.EqualFold(s.get("Out Of Scope"), "true") {
		return nil
	}
	return importer.OutOfScope(&r.Report, s.At(), s.called(), s.get("Reason For Out Of Scope"))
}
