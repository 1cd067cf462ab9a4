package cyclonedx

import (
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/export/whole"
)

func (b *builder) flow(f *graph.Flow, sequence int) flow {
	out := flow{
		Ref: b.ref("flow", f.ID), Name: f.Label, Type: "data", Source: b.elementRef(f.From), Destination: b.elementRef(f.To), Bidirectional: f.Both,
		Encrypted: encrypted(f.Encryption.Value), Sequence: sequence, Properties: own(whole.FlowProperties(f), "data"),
	}
	switch f.Attrs.Value("mode") {
	case "async":
		out.Synchronous = new(bool)
	case "sync":
		yes := true
		out.Synchronous = &yes
	}
	if f.Protocol.Known() {
		out.Protocols = []string{f.Protocol.Value}
	}
	seen := make(map[*graph.Data]bool)
	for _, d := range f.Data {
		if !seen[d] {
			seen[d] = true
			out.Objects = append(out.Objects, about(d))
		}
	}
	if f.Auth.Known() {
		out.Authentication = authentication(f.Auth.Value)
	}
	if authz := f.Attrs.Value("authz"); authz != "" {
		out.Authorization = authorization(authz)
	}
	return out
}

// proofs are the words of the format for proofs of identity. The others are named in ours.
var proofs = map[string]string{
	"none": "none", "public": "none", "password": "form", "api-key": "api-key", "ssh-key": "ssh", "session": "session-cookie", "token": "bearer", "oauth": "oauth2",
	"passkey": "fido2", "mtls": "mtls",
}

func authentication(proof string) []any {
	if word := proofs[proof]; word != "" {
		return []any{word}
	}
	return []any{named{Name: proof, Description: model.Phrase("auth", proof)}}
}

// rights are the words of the format for how a callee decides.
var rights = map[string]string{"none": "none", "role": "rbac"}

func authorization(level string) []any {
	if word := rights[level]; word != "" {
		return []any{word}
	}
	return []any{named{Name: level, Description: model.Phrase("authz", level)}}
}
