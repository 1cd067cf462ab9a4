package graph

import "github.com/trustseam/trustseam/model"

// inferData sets the class of every named kind of data.
func (g *Graph) inferData(words model.Words) {
	for _, d := range g.Data {
		switch v := d.Attrs.Value("class"); {
		case v != "":
			d.Class = words.Class(v)
		default:
			d.Class = model.Infer(words.Classes, "", "the name", d.Name)
		}
		if !d.Class.Known() {
			d.Class = model.AssumedFact("internal", "no attribute or word says more")
		}
	}
}

// inferKinds sets the kind of every element: the stated one, or else the one
// that its name, its technology or its path suggests.
func (g *Graph) inferKinds(words model.Words) {
	for _, e := range g.Elements {
		if v := e.Attrs.Value("kind"); v != "" {
			e.Kind = model.DeclaredFact(v, "kind", v)
			continue
		}
		if e.Type != model.Actor || !model.NamesOffice(e.Name) { // who runs a server is not one
			e.Kind = inferKind(words, e, "the name", e.Name)
		}
		for _, key := range []string{"tech", "path"} {
			if e.Kind.Known() && !vague(e.Kind.Value) {
				break
			}
			if v := e.Attrs.Value(key); v != "" && (key != "path" || e.Type == model.Process) {
				if kind := inferKind(words, e, "`"+key+"=`", v); kind.Known() {
					e.Kind = kind
				}
			}
		}
	}
}

// vague reports whether a kind says so little that a technology may say more.
func vague(kind string) bool { return kind == "api" || kind == "web-app" }

// inferAgents finds the agents among processes whose name says no more than
// `agent`: those that talk to a language model. All others are programs that
// watch or serve a machine.
func (g *Graph) inferAgents() {
	for _, e := range g.Elements {
		if e.Type != model.Process || e.Kind.Known() && !vague(e.Kind.Value) || !model.HasWord(e.Name, "agent") {
			continue
		}
		for _, f := range e.touching {
			if f.From.Kind.Value == "llm" || f.To.Kind.Value == "llm" {
				e.Kind = model.InferredFact("agent", "the name says `agent` and it talks to a language model")
			}
		}
	}
}
