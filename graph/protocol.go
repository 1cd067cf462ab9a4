package graph

import "github.com/trustseam/trustseam/model"

// inferFlows sets protocol, encryption, server authentication and authentication of every flow.
func (g *Graph) inferFlows() {
	for _, f := range g.Flows {
		name := f.Attrs.Value("protocol")
		if name != "" {
			f.Protocol = model.DeclaredFact(name, "protocol", name)
		}
		p, _ := model.LookupProtocol(name)
		reason := "the protocol is `" + name + "`"
		if p.Encryption != "" {
			f.Encryption = model.InferredFact(p.Encryption, reason)
			f.ServerAuth = model.InferredFact(p.Encryption, reason)
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

// Value returns what is known about an attribute of the flow: what is stated,
// or what follows from the protocol. It is "" when nothing is known.
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

// Local reports whether nothing of the flow leaves the machine.
func (f *Flow) Local() bool {
	p, _ := model.LookupProtocol(f.Protocol.Value)
	return p.Local
}
