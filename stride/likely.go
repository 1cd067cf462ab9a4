package stride

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// Which of several calls passes on what a gateway was asked, where the block does not state it. A guess counts only where it leaves one
// process: a wrong one would require something of a process that never sees the request.

// wires are protocols that a gateway passes on as they are, by the name under which both hops count as one.
var wires = map[string]string{
	"mqtt": "mqtt", "mqtts": "mqtt", "coap": "coap", "coaps": "coap", "amqp": "amqp", "amqps": "amqp", "smtp": "smtp", "smtps": "smtp",
	"ssh": "ssh", "sftp": "ssh", "udp": "udp", "tcp": "tcp", "rtmp": "rtmp", "rtmps": "rtmp",
}

// onSameWire returns those calls whose protocol is that of a request, if any is, and for a request over HTTP those that are over no other
// protocol, if that leaves any.
func onSameWire(f *graph.Flow, onward []*graph.Flow) []*graph.Flow {
	asked := wires[f.Protocol.Value]
	if asked == "" && !slices.Contains([]string{"http", "https", "h2c"}, f.Protocol.Value) {
		return onward // it may be any stream, as TLS is
	}
	if same := filter(onward, func(out *graph.Flow) bool { return wires[out.Protocol.Value] == asked }); len(same) > 0 {
		return same
	}
	return onward
}

// likeliest returns the calls, of some that may pass on a request, that are likely to: by WebSocket or not, by the words of both, by what
// shows who calls, and by what machines alone ask; all of them, if that leaves more than one process to choose from.
func likeliest(f *graph.Flow, onward []*graph.Flow) []*graph.Flow {
	onward = alikeSocket(f, onward)
	for _, such := range []func(f *graph.Flow, onward []*graph.Flow) []*graph.Flow{sharingWords, takingProof, notOfMachines} {
		if toMany(onward) {
			if some := such(f, onward); len(some) > 0 && !toMany(some) {
				return some
			}
		}
	}
	return onward
}

// toMany reports whether calls go to more than one element.
func toMany(calls []*graph.Flow) bool {
	return slices.ContainsFunc(calls, func(f *graph.Flow) bool { return f.Responder() != calls[0].Responder() })
}

// alikeSocket returns, of the calls by which a gateway passes on, those over a WebSocket if the request is one, or those over none if it
// states another protocol; all of them, if that leaves none.
func alikeSocket(f *graph.Flow, onward []*graph.Flow) []*graph.Flow {
	if f.Protocol.Value == "" || len(onward) < 2 {
		return onward
	}
	if alike := filter(onward, func(out *graph.Flow) bool { return out.Protocol.Value == "" || webSocket(out) == webSocket(f) }); len(alike) > 0 {
		return alike
	}
	return onward
}

// commonWords are said of any request, or of any call that passes one on.
var commonWords = []string{"and", "the", "for", "from", "into", "with", "through", "over", "all", "any", "its", "own", "their", "behind", "below", "under", "port",
	"forward", "forwarded", "pass", "proxy", "route", "relay", "request", "call", "traffic", "use", "open", "send", "get", "read", "write", "ask", "show", "post", "fetch",
	"data", "service", "server", "user", "client", "http", "https", "rest"}

// nouns returns the words of a text that may tell one call from another, in the singular.
func nouns(text string) []string {
	var out []string
	for _, word := range strings.Fields(model.Normalize(text)) {
		word = strings.TrimSuffix(word, "s")
		if len(word) > 2 && !slices.Contains(commonWords, word) {
			out = appendNew(out, word)
		}
	}
	return out
}

// sharingWords returns the calls whose label, or the name of whose callee, has a word of the request.
func sharingWords(f *graph.Flow, onward []*graph.Flow) []*graph.Flow {
	asked := nouns(f.Label)
	return filter(onward, func(out *graph.Flow) bool {
		return slices.ContainsFunc(nouns(out.Label+" "+out.Responder().Name), func(word string) bool { return slices.Contains(asked, word) })
	})
}

// takingProof returns the calls to what a person signs in to in a browser, if the request shows a password or a session of one, or those to an
// API, if a program shows a token or a key.
func takingProof(f *graph.Flow, onward []*graph.Flow) []*graph.Flow {
	from, shown := f.Initiator(), proof(f)
	switch {
	case person(from) && (shown.Has(model.Guessable) || shown.Has(model.Session) && !shown.Has(model.Bearer)):
		return filter(onward, func(out *graph.Flow) bool {
			return kindIs(out.Responder(), "web-app", "idp") && !staticPages(out.Responder())
		})
	case !person(from) && !kindIs(from, "web-ui") && shown.Has(model.Bearer) && !shown.Has(model.Guessable):
		return filter(onward, func(out *graph.Flow) bool { return kindIs(out.Responder(), "api") })
	}
	return nil
}

// notOfMachines returns the calls, for the request of a person, that are not known to move what only devices and systems of others bring or get.
func notOfMachines(f *graph.Flow, onward []*graph.Flow) []*graph.Flow {
	if !person(f.Initiator()) {
		return nil
	}
	return filter(onward, func(out *graph.Flow) bool {
		alike := filter(f.Responder().Inbound, func(in *graph.Flow) bool { return sameData(in, out, false) || sameData(in, out, true) })
		return !all(alike, func(in *graph.Flow) bool {
			return kindIs(in.Initiator(), "device") || in.Initiator().Type == model.External
		})
	})
}

// passedAsStream returns the calls by which a gateway passes on a request without a look into it: over the same protocol, which is not HTTP.
func passedAsStream(f *graph.Flow) []*graph.Flow {
	wire := wires[f.Protocol.Value]
	if wire == "" || !passThrough(f.Responder()) {
		return nil
	}
	return filter(onwardOf(f), func(out *graph.Flow) bool {
		return wires[out.Protocol.Value] == wire && out.Responder().Type == model.Process
	})
}

// streamed puts in place of a gateway, among the callees of a threat, what it passes a stream to, where it is asked nothing else: TLS and the
// callers of a stream end there.
func (t *Threat) streamed(to []*graph.Element) []*graph.Element {
	var out unique[*graph.Element]
	asked := t.exchanges()
	for _, e := range to {
		own := !slices.ContainsFunc(asked, func(f *graph.Flow) bool { return f.Responder() == e })
		for _, f := range asked {
			if f.Responder() != e {
				continue
			}
			onward := passedAsStream(f)
			own = own || len(onward) == 0
			for _, call := range onward {
				out.add(call.Responder())
			}
		}
		if own {
			out.add(e)
		}
	}
	return out.list
}
