package graph

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/model"
)

// Transfer is one movement of data: what moves, from whom, to whom, over which
// arrow, and in which exchange. An exchange has the same transfers however it
// is drawn: as two arrows, as one that goes both ways, or as one that shows
// only the direction of the data.
type Transfer struct {
	// Flow is the arrow that the data moves along. An answer without its own arrow moves along its request's arrow.
	Flow *Flow
	// Exchange is the request that the transfer belongs to: Flow itself, unless Flow answers another.
	Exchange *Flow
	From, To *Element
	// Answer is true if the data goes to the end that asked.
	Answer bool
	// Query is true for what a caller sends when it wants something, according to its label or to a returns=
	// without data=: a question, with nothing to keep.
	Query bool
	// Data is the data that the block names.
	Data []*Data
}

// Asker returns the end that asked for the transfer.
func (t *Transfer) Asker() *Element { return t.Exchange.Initiator() }

// Decides reports whether the data decides what its receiver does: commands or
// code, or the content of something that is meant to be acted on.
func (t *Transfer) Decides() bool {
	if slices.ContainsFunc(t.Data, func(d *Data) bool { return d.Class.Value == "control" || d.Class.Value == "code" }) {
		return true
	}
	if t.Answer {
		return t.From.ActedOn() || t.From.Kind.Value == "llm" && t.To.Kind.Value == "agent"
	}
	return t.To.ActedOn() && !t.Query
}

// Crown reports whether the data includes a crown jewel.
func (t *Transfer) Crown() bool { return slices.ContainsFunc(t.Data, (*Data).Crown) }

// ActedOn reports whether others read e in order to act on it: a queue, configuration, code, what a model knows.
func (e *Element) ActedOn() bool {
	return slices.Contains([]string{"queue", "config", "code", "registry", "discovery", "vector-db"}, e.Kind.Value)
}

// pullWords are verbs that say that the caller wants something, pushWords verbs that say
// that it brings something. A label that begins with a push word is believed: "Send what
// was read".
var (
	pullWords = []string{
		"pull", "fetch", "download", "get", "read", "load", "retrieve", "clone", "install", "query", "look up", "lookup",
		"obtain", "receive", "poll", "search", "browse", "scrape", "consume", "check for",
	}
	pushWords = []string{
		"send", "push", "post", "upload", "write", "save", "store", "publish", "submit", "put", "forward", "deliver", "notify", "report",
		"create", "update", "change", "enqueue", "pass", "place", "return", "insert", "add", "delete", "remove", "purge", "revoke", "set", "register",
		"record", "append", "index", "ingest", "sync", "edit", "modify", "manage", "administer", "migrate",
	}
)

// pulls reports whether a label says that the caller wants something.
func pulls(label string) bool {
	label = strings.ReplaceAll(model.Normalize(label), "pull request", "change") // a pull request is a thing and nothing is pulled
	first, _, _ := strings.Cut(label, " ")
	return model.HasWord(label, pullWords...) && !slices.Contains(pushWords, first)
}

// Brings reports whether the label says, perhaps among other things, that the caller brings something.
func (f *Flow) Brings() bool {
	return slices.ContainsFunc(f.verbs(), func(verb string) bool { return slices.Contains(pushWords, verb) })
}

// Removes reports whether the label says that the caller takes something out of where it is.
func (f *Flow) Removes() bool {
	return slices.ContainsFunc(f.verbs(), func(verb string) bool { return slices.Contains(removeWords, verb) })
}

// removeWords are verbs after which something is no longer where it was.
var removeWords = []string{"remove", "delete", "purge", "prune", "move", "clean", "clear", "expire", "trim", "truncate", "wipe", "rotate"}

// Asks reports whether a label says that the caller only asks.
func (f *Flow) Asks() bool {
	return !slices.ContainsFunc(f.verbs(), func(verb string) bool {
		return !slices.Contains(pullWords, verb) && !slices.Contains(askWords, verb)
	})
}

// verbs returns the words with which the clauses of the label begin.
func (f *Flow) verbs() []string {
	var verbs []string
	for _, clause := range clauseEnd().Split(strings.ToLower(f.Label), -1) {
		if first, _, _ := strings.Cut(model.Normalize(clause), " "); first != "" {
			verbs = append(verbs, first)
		}
	}
	return verbs
}

// askWords are verbs of callers who want to know something; pullWords also tell the direction of the data.
var askWords = []string{"ask", "show", "list", "view", "see", "check", "count", "verify", "select", "find", "watch", "subscribe", "look"}

// clauseEnd matches what separates the verbs of a label: "Insert, update and query".
var clauseEnd = lazy.Regexp(`[,;/&+]|\b(?:and|or|then)\b`)

// transfer finds the transfers of every exchange and assigns them to both ends.
func (g *Graph) transfer() {
	for _, f := range g.Flows {
		if f.IsResponse() {
			continue
		}
		f.Transfers, f.Direction = f.moves()
		for _, t := range f.Transfers {
			t.From.Sends = append(t.From.Sends, t)
			t.To.Receives = append(t.To.Receives, t)
		}
		g.Transfers = append(g.Transfers, f.Transfers...)
	}
}

// moves returns the transfers of an exchange and what decided their direction.
func (f *Flow) moves() ([]*Transfer, model.Fact[string]) {
	there := &Transfer{Flow: f, Exchange: f, From: f.Initiator(), To: f.Responder(), Data: f.Data}
	back := &Transfer{Flow: f, Exchange: f, From: f.Responder(), To: f.Initiator(), Answer: true, Data: f.Data}
	pulls := pulls(f.Label)
	there.Query = pulls || len(f.Returns) > 0 && len(f.Data) == 0
	stated := func(value, reason string) model.Fact[string] {
		return model.Fact[string]{Value: value, Origin: model.Declared, Reason: reason}
	}
	var out []*Transfer
	var why model.Fact[string]
	switch {
	case f.reversed() && !f.Both:
		out, why = []*Transfer{back}, stated("back", "the arrow shows the way of the data")
	case len(f.Returns) > 0 && pulls && len(f.Data) == 0:
		back.Data = f.Returns
		out, why = []*Transfer{back}, stated("back", "`returns=` names what comes back")
	case len(f.Returns) > 0:
		back.Data = f.Returns
		out, why = []*Transfer{there, back}, stated("both", "`returns=` names what comes back")
	case len(f.Responses) > 0 && pulls && len(f.Data) == 0:
		why = stated("back", "a response is drawn")
	case len(f.Responses) > 0:
		out, why = []*Transfer{there}, stated("both", "a response is drawn")
	case pulls:
		out, why = []*Transfer{back}, model.InferredFact("back", "the label says that the caller wants something")
	case f.Both:
		out, why = []*Transfer{there, back}, model.InferredFact("both", "the arrow goes both ways and nothing says what goes which way")
	default:
		out, why = []*Transfer{there}, stated("there", "the arrow shows the way of the data")
	}
	for _, r := range f.Responses {
		out = append(out, &Transfer{Flow: r, Exchange: f, From: r.From, To: r.To, Answer: true, Data: r.Data})
	}
	return out, why
}

// moved returns the transfers to and from an element, each once.
func (e *Element) moved() []*Transfer {
	out := slices.Clone(e.Receives)
	for _, t := range e.Sends {
		if t.To != e {
			out = append(out, t)
		}
	}
	return out
}
