package model

import "slices"

// sensitivity orders data classes, most sensitive first.
var sensitivity = []string{"secret", "credentials", "payment", "health", "pii", "confidential", "code", "control", "log", "internal", "public"}

// Sensitive reports whether a class is one whose disclosure harms somebody by itself.
func Sensitive(class string) bool {
	return slices.Contains(sensitivity[:5], class)
}

// inferTrust sets the level of every boundary, then of every element.
func (b *Block) inferTrust(words Words) {
	for _, boundary := range b.Boundaries { // a parent is declared before its children
		switch level, ok := ParseLevel(boundary.Attrs.Value("zone")); {
		case ok:
			boundary.Trust = level
		case boundary.Parent != nil:
			boundary.Trust = boundary.Parent.Trust
		default:
			boundary.Trust = Internal
			if fact := infer(words.Zones, "", boundary.Name); fact.Known() {
				boundary.Trust, _ = ParseLevel(fact.Value)
			}
		}
	}
	for _, e := range b.Elements {
		switch {
		case e.Boundary != nil:
			e.Trust = e.Boundary.Trust
		case e.Type == Actor:
			e.Trust = Public
		case e.Type == External:
			e.Trust = Partner
		default:
			e.Trust = Internal
		}
	}
}

// inferElements sets kind, class and crown of every element; the classes of data are set.
func (b *Block) inferElements(words Words) {
	for _, e := range b.Elements {
		if v := e.Attrs.Value("kind"); v != "" {
			e.Kind = declared("kind", v)
		} else {
			e.Kind = infer(words.Kinds, string(e.Type), e.Name)
		}
		if e.Kind.Value == "" && e.Type == Process && e.Attrs.Value("path") != "" {
			e.Kind = infer(words.Kinds, string(e.Type), e.Attrs.Value("path"))
		}
	}
	held := b.held()
	for _, e := range b.Elements {
		if e.Type == Store {
			e.Class = storeClass(e, words)
		} else if v := e.Attrs.Value("class"); v != "" {
			e.Class = words.class(v)
		}
		e.Crown = crown(e, held)
	}
}

func storeClass(e *Element, words Words) Fact {
	if v := e.Attrs.Value("class"); v != "" {
		return words.class(v)
	}
	var best Fact
	for _, d := range e.Holds {
		best = worse(best, d.Class, "it holds `"+d.ID+"`")
	}
	if best.Known() { // what it is said to hold is better known than what its name or its flows suggest
		return best
	}
	best = infer(words.Classes, string(Store), e.Name)
	for _, f := range e.touching {
		for _, d := range f.Data {
			best = worse(best, d.Class, "flow `"+f.Number+"` carries `"+d.ID+"`")
		}
	}
	return best
}

// worse returns the more sensitive of two facts about a class.
func worse(a, b Fact, reason string) Fact {
	if !b.Known() {
		return a
	}
	if !a.Known() || slices.Index(sensitivity, b.Value) < slices.Index(sensitivity, a.Value) {
		return inferred(b.Value, reason)
	}
	return a
}

// crown tells whether an element is a crown jewel: it says so, it holds data
// that is one, or it is a store that carries such data and no element claims to hold it.
func crown(e *Element, held map[*Data]bool) Fact {
	switch e.Attrs.Value("crown") {
	case "yes":
		return declared("crown", "yes")
	case "no":
		return Fact{}
	}
	for _, d := range e.Holds {
		if d.Crown() {
			return inferred("yes", "it holds `"+d.ID+"`")
		}
	}
	if e.Type != Store {
		return Fact{}
	}
	for _, f := range e.touching {
		for _, d := range f.Data {
			if d.Crown() && !held[d] {
				return inferred("yes", "flow `"+f.Number+"` carries `"+d.ID+"`")
			}
		}
	}
	return Fact{}
}

// held returns the data that some element claims to hold.
func (b *Block) held() map[*Data]bool {
	held := make(map[*Data]bool)
	for _, e := range b.Elements {
		for _, d := range e.Holds {
			held[d] = true
		}
	}
	return held
}

// inferData sets the class of every named kind of data.
func (b *Block) inferData(words Words) {
	for _, d := range b.Data {
		if v := d.Attrs.Value("class"); v != "" {
			d.Class = words.class(v)
		} else {
			d.Class = infer(words.Classes, "", d.Name)
		}
		if !d.Class.Known() {
			d.Class = Fact{Value: "internal", Origin: Assumed, Reason: "no attribute or word says more"}
		}
	}
}

// inferFlows sets protocol, encryption, server authentication and authentication of every flow.
func (b *Block) inferFlows() {
	for _, f := range b.Flows {
		f.Protocol, f.Encryption, f.ServerAuth, f.Auth = Fact{}, Fact{}, Fact{}, Fact{}
		name := f.Attrs.Value("protocol")
		if name != "" {
			f.Protocol = declared("protocol", name)
		}
		p, _ := LookupProtocol(name)
		reason := "the protocol is `" + name + "`"
		if p.Encryption != "" {
			f.Encryption = inferred(p.Encryption, reason)
			f.ServerAuth = inferred(p.Encryption, reason)
		}
		if p.Mutual {
			f.ServerAuth = inferred("mtls", reason)
			f.Auth = inferred("mtls", reason)
		}
		for key, fact := range map[string]*Fact{"encryption": &f.Encryption, "server-auth": &f.ServerAuth, "auth": &f.Auth} {
			if v := f.Attrs.Value(key); v != "" {
				*fact = declared(key, v)
			}
		}
	}
}
