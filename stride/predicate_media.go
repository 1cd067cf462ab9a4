package stride

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// mediaProtocols carry sound, pictures or the packets of others: whoever sends them has been let in elsewhere, and no form asks for a password.
var mediaProtocols = []string{"rtp", "srtp", "rtsp", "rtmp", "sip", "webrtc", "h 323", "turn", "turns", "stun", "stuns"}

// overMedia reports whether a flow is a channel of media or of relayed packets.
func overMedia(f *graph.Flow) bool { return model.HasWord(f.Protocol.Value, mediaProtocols...) }

// relaysMedia reports whether a relay or a gateway passes on packets of others as they are: it makes no call of its own, and shows no
// identity.
func relaysMedia(f *graph.Flow) bool {
	return overMedia(f) && (len(f.Forwards) > 0 || passThrough(f.Initiator()))
}

// toRelay reports whether somebody has a relay pass on packets: none of them names what belongs to somebody.
func toRelay(f *graph.Flow) bool {
	return model.HasWord(f.Protocol.Value, "turn", "turns", "stun", "stuns")
}

// egressWords name programs through which others call out.
var egressWords = []string{"proxy", "egress", "squid", "outbound", "nat gateway"}

// outboundProxy reports whether an element only passes on what our own processes ask of systems of others: it sees no user and acts on
// nothing.
func outboundProxy(e *graph.Element) bool {
	if e.Type != model.Process || !model.HasWord(e.Name+" "+e.Attrs.Value("tech"), egressWords...) {
		return false
	}
	own := func(f *graph.Flow) bool {
		from := f.Initiator()
		return f.IsResponse() || from.Type == model.Process && ours(from) && !clientSide(from)
	}
	out := filter(e.Outbound, func(f *graph.Flow) bool {
		return !f.IsResponse() && f.Responder() != e && !kindIs(f.Responder(), "log")
	})
	return all(e.Inbound, own) && all(out, func(f *graph.Flow) bool { return f.Responder().Type == model.External })
}

// throughBroker reports whether a process hands something to another one over the protocol of a broker that is not an end of the call: the
// broker is what can ask who connects.
func throughBroker(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	return slices.Contains(brokerProtocols, f.Protocol.Value) && from.Type == model.Process && to.Type == model.Process && !keepsMessages(from) && !keepsMessages(to)
}

// fromBroker reports whether a store or a broker hands a process what that process has connected to it for: who connects is for the broker to
// ask.
func fromBroker(f *graph.Flow) bool {
	from := f.Initiator()
	handed := from.Type == model.Store || slices.Contains(brokerProtocols, f.Protocol.Value) && keepsMessages(from)
	return handed && !keepsMessages(f.Responder()) && f.Responder().Type == model.Process
}

// keepsMessages reports whether an element keeps messages or data for those who connect to it, by its kind or its name.
func keepsMessages(e *graph.Element) bool {
	return kindIs(e, "queue", "cache", "db") || model.HasWord(e.Name+" "+e.Attrs.Value("tech"), "broker", "redis", "rabbitmq", "mosquitto", "nats", "emqx", "kafka", "valkey")
}

// unsaidOnMachine reports whether programs of ours on one machine call each other over something that may be encrypted or not, and the block
// does not say: what another account could read there is asked where the block states that it is plain.
func unsaidOnMachine(f *graph.Flow) bool {
	program := func(e *graph.Element) bool { return ours(e) && (e.Type == model.Process || e.Type == model.Store) }
	return f.Encryption.Value == "" && onOneMachine(f) && program(f.From) && program(f.To)
}

// betweenServices reports whether a service of ours calls another one: what it sends comes from our own records.
func betweenServices(f *graph.Flow) bool {
	from := f.Initiator()
	return from.Type == model.Process && ours(from) && from.Level() >= model.Internal && !kindIs(from, "agent", "llm") && !clientSide(from) && !passThrough(from) && !asksFromBelow(from) && ours(f.Responder())
}

// updateStarts begin labels of calls by which somebody has an update made.
var updateStarts = []string{"start", "trigger", "request", "run", "ask for", "begin", "order"}

// asksForUpdate reports whether a process has another one make an update: the code comes from elsewhere.
func asksForUpdate(t *graph.Transfer) bool {
	label := model.Normalize(t.Flow.Label)
	starts := slices.ContainsFunc(updateStarts, func(word string) bool { return strings.HasPrefix(label, word+" ") })
	return !t.Answer && t.From.Type == model.Process && !carries(t, "code") && starts && model.HasWord(label, "update", "upgrade")
}

// clonesToBuild reports whether a build clones from a forge what it is there to build: it runs what was pushed, and what matters is who may
// push and what the build can reach.
func clonesToBuild(t *graph.Transfer) bool {
	return kindIs(t.To, "ci") && kindIs(t.From, "code") && t.Answer && t.To.Type == model.Process
}

// scratchOfJobs reports whether a store is the working folder of one process that runs code of others, which alone writes and reads it:
// nobody could tell a wrong change from a right one.
func scratchOfJobs(e *graph.Element) bool {
	user := onlyUser(e)
	return user != nil && !kindIs(e, "cache") && (runsChanges(user) || e.Attrs.Has("lacks", "wipe") && partsNothing(user) || kindIs(user, "ci", "runtime", "sandbox")) && e.Crown.Value == ""
}

// ownNotes reports whether a file holds what one process alone writes and reads, and nothing that decides over others or lets somebody in.
func ownNotes(e *graph.Element) bool {
	decides := func(d *graph.Data) bool {
		return slices.Contains([]string{"control", "code", "secret", "credentials"}, d.Class.Value) || d.Crown()
	}
	return len(e.Holds) > 0 && !slices.ContainsFunc(e.Holds, decides) && onlyUser(e) != nil
}

// onlyUser returns the process that alone writes and reads a store, or nil.
func onlyUser(e *graph.Element) *graph.Element {
	calls := slices.Concat(e.Inbound, e.Outbound)
	if e.Type != model.Store || len(calls) == 0 || len(writers([]*graph.Element{e})) != 1 {
		return nil
	}
	user := calls[0].Initiator()
	if user.Type != model.Process || !all(calls, func(f *graph.Flow) bool { return f.Initiator() == user }) {
		return nil
	}
	return user
}

// namesNothing are words for requests about the whole of a program: no caller has a part of it.
var namesNothing = []string{"metrics", "scrape", "health check", "healthz", "health endpoint", "liveness", "readiness"}

// asksHowItIs reports whether a call asks a program how it is, by its label or its path, and gets no data of anybody.
func asksHowItIs(f *graph.Flow) bool {
	asks := model.HasWord(f.Label+" "+f.Value("path"), namesNothing...) || model.HasWord(f.Value("path"), "health")
	return asks && !brings(f) && !slices.ContainsFunc(f.Transfers, sensitive)
}

// wholeKeys name keys that are good for everything of an instance.
var wholeKeys = []string{"admin key", "admin api key", "admin token", "root token", "root key", "master key", "master api key", "global api key"}

// showsWholeKey reports whether somebody who runs the system shows a key that is good for all of it: there is no object of somebody else.
func showsWholeKey(f *graph.Flow) bool {
	from := f.Initiator()
	named := model.HasWord(f.Label, wholeKeys...) || slices.ContainsFunc(f.Data, func(d *graph.Data) bool { return model.HasWord(d.Name, wholeKeys...) })
	return f.Value("authz") == "" && forPerson(from) && named
}

// consentStarts begin the parts of a label that only let somebody in, or let an app act for them.
var consentStarts = []string{"sign in", "sign on", "log in", "login", "single sign on", "authorise", "authorize", "consent", "grant access", "approve the app"}

// onlyConsents reports whether all that a label says is that somebody signs in, or lets an app act for them.
func onlyConsents(f *graph.Flow) bool {
	if brings(f) && len(f.Data) > 0 {
		return false
	}
	parts := strings.Split(model.Normalize(strings.NewReplacer(",", " and ", ";", " and ", "&", " and ").Replace(f.Label)), " and ")
	return !slices.ContainsFunc(parts, func(part string) bool { return !consents(part + " ") })
}

// consents reports whether a part of a label begins with a word for signing in or for letting an app in.
func consents(part string) bool {
	if strings.HasPrefix(part, "authori") && !model.HasWord(part, "app", "application", "client", "oauth") {
		return false
	}
	return slices.ContainsFunc(consentStarts, func(start string) bool { return strings.HasPrefix(part, start+" ") })
}

// convertWords are in labels of calls that make one picture, recording or document of another: what does so parses what others sent.
var convertWords = []string{"thumbnail", "thumbnails", "transcode", "transcodes", "transcoded", "transcoding", "convert", "converts", "converted", "resize", "resized", "render previews", "generate previews"}

// mediaWords are in names of data that such a program parses.
var mediaWords = []string{"photo", "photos", "picture", "pictures", "image", "images", "video", "videos", "media", "recording", "recordings", "document", "documents", "presentation", "presentations"}

// convertsMedia reports whether a process takes media from outside which it, or a program of ours that uses the same store, converts.
func convertsMedia(e *graph.Element) bool {
	takes := slices.ContainsFunc(entry(e), func(f *graph.Flow) bool {
		return slices.ContainsFunc(f.Data, func(d *graph.Data) bool { return model.HasWord(d.Name, mediaWords...) && d.Class.Value != "code" })
	})
	converts := func(f *graph.Flow) bool { return ours(f.Initiator()) && model.HasWord(f.Label, convertWords...) }
	return takes && (slices.ContainsFunc(e.Outbound, converts) || slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		return f.Responder().Type == model.Store && slices.ContainsFunc(f.Responder().Inbound, converts)
	}))
}
