package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// riskyExposed holds where a flaw would let outsiders run code that matters: the
// process takes something from outside and is next to a crown jewel, opens files
// or runs what it is given; or it has all rights.
func riskyExposed(e *graph.Element, how ask) bool {
	if e.Attrs.Value("runs-as") == "root" {
		return true
	}
	if e.Level() == model.Public || relaysSealed(e) {
		return false
	}
	runs := e.CrownDistance <= 1 || kindIs(e, "runtime", "ci", "plugin", "llm")
	return slices.ContainsFunc(e.Receives, func(t *graph.Transfer) bool {
		outside := low(t.From) || t.From.Type == model.External
		return outside && !t.Flow.Local() && (runs || fileContent(t, how) || carriesCode(t, how) || statedOn(t, "content") == "serialized")
	})
}

// relaysSealed holds for a gateway that holds nothing and only forwards what it cannot read.
func relaysSealed(e *graph.Element) bool {
	return passThrough(e) && len(e.Holds) == 0 && all(filter(e.Inbound, fromLow), func(f *graph.Flow) bool { return f.Encryption.Value == "e2e" })
}

// steered holds for an agent, and for a model of ours that answers without one: a
// model of others acts on nothing, and injection is up to the agent that calls it.
func steered(e *graph.Element) bool {
	if kindIs(e, "agent") {
		return true
	}
	return kindIs(e, "llm") && e.Type == model.Process &&
		!slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool { return kindIs(f.Initiator(), "agent") })
}

// modelAnswers gives the flows over which a process gets what a model answers, or a page what an
// agent does; of a model or an agent, those over which people get it. A tool that a model calls
// tells it something, and what agents do by themselves is no answer.
func modelAnswers(e *graph.Element) []*graph.Flow {
	if passThrough(e) {
		return nil
	}
	if kindIs(e, "llm", "agent") {
		asked := filter(requestsForPeople(e), func(f *graph.Flow) bool { return f.Initiator().Type == model.Actor || passThrough(f.Initiator()) })
		return append(asked, filter(e.Outbound, func(f *graph.Flow) bool { return f.Responder().Type == model.Actor })...)
	}
	return filter(e.Outbound, func(f *graph.Flow) bool {
		to := f.Responder()
		return kindIs(to, "llm") && !asks(to, e) || kindIs(to, "agent") && kindIs(e, "web-ui", "mobile", "web-app")
	})
}

// asks holds where one element asks another.
func asks(from, to *graph.Element) bool {
	return askedBy(from)[to]
}

// hostsCode holds for a place where code of several owners runs.
func hostsCode(e *graph.Element) bool {
	asksRuntime := func(f *graph.Flow) bool { return f.Responder() != e && kindIs(f.Responder(), "runtime") }
	return kindIs(e, "runtime") && !slices.ContainsFunc(e.Outbound, asksRuntime) || runsCodeOfCallers(e) ||
		slices.ContainsFunc(e.Outbound, loadsPlugin)
}

// loadsPlugin holds for a call of a host to what it has loaded, unless that is shut in by itself: then it is what keeps its code apart.
func loadsPlugin(f *graph.Flow) bool {
	to := f.Responder()
	return kindIs(to, "plugin") && f.Local() && to.Attrs.Value("runs-as") != "sandbox"
}

// takesCode holds where code is among what a process interprets: to take it for code is what it is there for.
func takesCode(e *graph.Element) bool {
	return slices.ContainsFunc(entry(e), func(f *graph.Flow) bool {
		return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return t.To == e && statedCode(t) })
	})
}

// givesCode holds for what hands on code that it gets, and installs none of it.
func givesCode(e *graph.Element) bool {
	return kindIs(e, "registry", "code", "gateway") || slices.ContainsFunc(e.Sends, func(t *graph.Transfer) bool {
		return statedCode(t) && t.To.Type != model.Store
	})
}

// examiners are words for programs that open whatever others have made, to say what it is.
var examiners = []string{"scanner", "scan", "antivirus", "virus", "malware", "trivy", "clair", "grype", "clamav", "sandbox detonation"}

// opensForOthers holds for such a program.
func opensForOthers(e *graph.Element) bool { return len(examined(e)) > 0 }

// examined gives the flows over which a program that examines what others have made gets it, code or files, which came from outside.
func examined(e *graph.Element) []*graph.Flow {
	if !model.HasWord(e.Name, examiners...) && !model.HasWord(e.Attrs.Value("tech"), examiners...) {
		return nil
	}
	var out unique[*graph.Flow]
	for _, t := range e.Receives {
		if (statedCode(t) || fileContent(t, ask{})) && madeOutside(t) {
			out.add(t.Flow)
		}
	}
	return out.list
}

// madeOutside holds for what comes from outside, or came from there to the one that hands it on.
func madeOutside(t *graph.Transfer) bool {
	return low(t.From) || slices.ContainsFunc(t.From.Receives, func(in *graph.Transfer) bool {
		same := slices.ContainsFunc(in.Data, func(d *graph.Data) bool { return slices.Contains(t.Data, d) })
		return same && (low(in.From) || passThrough(in.From))
	})
}

// givenCode holds for what those who ask it hand code: it runs what it is given, or works with it.
func givenCode(e *graph.Element) bool {
	return slices.ContainsFunc(e.Receives, func(t *graph.Transfer) bool { return !t.Answer && statedCode(t) })
}

// runsCodeOfCallers holds for a process that is sent code by those who use it, and gives none
// away: what does not pass code on runs it. Builds and registries have rules of their own.
func runsCodeOfCallers(e *graph.Element) bool {
	if clientSide(e) || kindIs(e, "ci", "registry", "code", "gateway", "device", "llm") || slices.ContainsFunc(e.Sends, statedCode) {
		return false
	}
	return slices.ContainsFunc(e.Receives, func(t *graph.Transfer) bool {
		from := t.Asker()
		return !t.Answer && statedCode(t) && t.From == from && from != e && (forPerson(from) || from.Type == model.Process && from.PublicDistance <= 1)
	})
}

// statedCode holds where the block declares that what moves is code.
func statedCode(t *graph.Transfer) bool {
	return slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return d.Class.Value == "code" && d.Class.Origin == model.Declared })
}
