package cyclonedx

import (
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/foreign"
	"github.com/trustseam/trustseam/render/export/whole"
)

func (b *builder) zones() []zone {
	all := []zone{}
	for _, g := range b.Graph.Boundaries {
		z := zone{
			Ref: b.ref("zone", g.ID), Name: g.Name, Type: "trust", Characteristics: []string{g.Trust.Value.String()}, Properties: own(foreign.Of(g.ID, g.Attrs)),
		}
		if g.Parent != nil {
			z.Parent = b.ref("zone", g.Parent.ID)
		}
		all = append(all, z)
	}
	for _, u := range whole.Zones(b.Graph) {
		level := "public"
		if u.Own {
			level = "internal"
		}
		all = append(all, zone{
			Ref: b.zoneRef(u), Name: u.Name(), Type: "trust", Characteristics: []string{level}, Properties: []property{{foreign.Prefix + foreign.Undeclared, "yes"}},
		})
	}
	return all
}

// seam is two zones, in the order of their references, so that both directions are the same.
type seam struct{ a, b graph.Zone }

// seams are the pairs of zones between which something flows, with what all of their flows have in common.
func (b *builder) seams() []boundary {
	var order []seam
	flows := make(map[seam][]*graph.Flow)
	for _, f := range b.Graph.Flows {
		if !f.Crosses() {
			continue
		}
		s := seam{f.From.Zone(), f.To.Zone()}
		if b.zoneRef(s.b) < b.zoneRef(s.a) {
			s.a, s.b = s.b, s.a
		}
		if flows[s] == nil {
			order = append(order, s)
		}
		flows[s] = append(flows[s], f)
	}
	all := []boundary{}
	for _, s := range order {
		all = append(all, boundary{
			Ref: b.ref("seam", s.a.ID()+".."+s.b.ID()), Name: s.a.Name() + " – " + s.b.Name(), Type: "trust",
			Zones: []string{b.zoneRef(s.a), b.zoneRef(s.b)}, Requires: common(flows[s]),
		})
	}
	return all
}

// common is what all of some flows state.
func common(flows []*graph.Flow) requires {
	var r requires
	if auth := shared(flows, func(f *graph.Flow) string { return f.Auth.Value }); auth != "" {
		r.Authentication = authentication(auth)
	}
	if authz := shared(flows, func(f *graph.Flow) string { return f.Attrs.Value("authz") }); authz != "" {
		r.Authorization = authorization(authz)
	}
	if protocol := shared(flows, func(f *graph.Flow) string { return f.Protocol.Value }); protocol != "" {
		r.Protocols = []string{protocol}
	}
	r.Validation = every(flows, func(f *graph.Flow) bool { return stated(f.Attrs.Value("validate")) })
	r.Logging = every(flows, func(f *graph.Flow) bool { return stated(f.Responder().Attrs.Value("audit")) })
	if limit := shared(flows, func(f *graph.Flow) string { return f.Attrs.Value("limit") }); stated(limit) {
		r.RateLimit = limit
	}
	return r
}

// stated reports whether a value states that a control is there.
func stated(value string) bool { return value != "" && value != "none" }

// shared is the value that all flows have, or "".
func shared(flows []*graph.Flow, value func(*graph.Flow) string) string {
	first := value(flows[0])
	if !every(flows, func(f *graph.Flow) bool { return value(f) == first }) {
		return ""
	}
	return first
}

func every(flows []*graph.Flow, holds func(*graph.Flow) bool) bool {
	for _, f := range flows {
		if !holds(f) {
			return false
		}
	}
	return true
}
