package graph

import (
	"slices"

	"github.com/trustseam/trustseam/model"
)

// inferFlows sets protocol, encryption, server authentication and authentication of every flow.
func (g *Graph) inferFlows() {
	for _, f := range g.Flows {
		name := f.Attrs.Value("protocol")
		p, known := model.LookupProtocol(name)
		switch {
		case known: // LDAP is ldap: what is compared is the name that a bare word has
			f.Protocol = model.DeclaredFact(p.Name, "protocol", name)
		case name != "":
			f.Protocol = model.DeclaredFact(name, "protocol", name)
		}
		reason := "the protocol is `" + name + "`"
		if p.Encryption != "" {
			f.Encryption = model.InferredFact(p.Encryption, reason)
			if !p.HostKeys || g.attended(f.Initiator()) { // people are shown a key that is new, a program has to be told
				f.ServerAuth = model.InferredFact(p.Encryption, reason)
			}
		}
		if p.Mutual {
			f.ServerAuth = model.InferredFact("mtls", reason)
			f.Auth = model.InferredFact("mtls", reason)
		}
		for key, fact := range map[string]*model.Fact[string]{"encryption": &f.Encryption, "server-auth": &f.ServerAuth, "auth": &f.Auth} {
			if v := f.Attrs.Value(key); v != "" {
				*fact = model.DeclaredFact(v, key, v)
			}
		}
	}
}

// attended reports whether people see what an element says: it is one, or works at their hands on their machine.
func (g *Graph) attended(e *Element) bool {
	if e.Type != model.Process || e.Kind.Value == "cli" {
		return true
	}
	return slices.ContainsFunc(g.Flows, func(f *Flow) bool {
		if f.To != e || f.From.Type != model.Actor {
			return false
		}
		p, _ := model.LookupProtocol(f.Attrs.Value("protocol"))
		return p.Local
	})
}

// Value returns what is known about an attribute of the flow: the stated value,
// or what follows from the protocol. It is "" if nothing is known.
func (f *Flow) Value(key string) string {
	switch key {
	case "encryption":
		return f.Encryption.Value
	case "server-auth":
		return f.ServerAuth.Value
	case "auth":
		return f.Auth.Value
	}
	return f.Attrs.Value(key)
}

// With returns a copy of the flow with one more attribute stated, to find out
// what a rule would say. The copy is in no list of the graph.
func (f *Flow) With(key, value string) *Flow {
	parsed, changed := *f.Flow, *f
	parsed.Attrs = append(slices.Clone(f.Attrs), model.Attr{Key: key, Values: []string{value}})
	changed.Flow, changed.Memo = &parsed, nil
	switch fact := model.DeclaredFact(value, key, value); key {
	case "encryption":
		changed.Encryption = fact
	case "server-auth":
		changed.ServerAuth = fact
	case "auth":
		changed.Auth = fact
	}
	return &changed
}

// With returns a copy of the element with one more attribute stated, like Flow.With.
func (e *Element) With(key, value string) *Element {
	parsed, changed := *e.Element, *e
	parsed.Attrs = append(slices.Clone(e.Attrs), model.Attr{Key: key, Values: []string{value}})
	changed.Element, changed.Memo = &parsed, nil
	return &changed
}

// Local reports whether the flow stays on one machine, or in one program.
func (f *Flow) Local() bool {
	p, known := model.LookupProtocol(f.Protocol.Value)
	return p.Local || f.InProgram() || !known && model.OnMachine(f.Protocol.Value)
}
