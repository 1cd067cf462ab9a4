package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// The conditions on records of who did what.
var auditPredicates = map[string]predicate{
	"stops-callers":   onElement("it takes records of what happened, and the block states that what those are about waits until it has them", stopsCallers),
	"acts-for-people": withFlows("people ask the process to do things, or it acts on crown jewels by itself, or it keeps no audit", actsForPeople, auditedRequests),
	"recorded-behind": onProcess("it keeps no records, and each process to which it hands what callers bring records centrally who did what", recordedBehind),
	"records-nobody":  onProcess("it records centrally who did what, and someone with power over it shows one key for several people, a link or nothing: the record can name nobody", recordsNobody),
	"worked-on":       onProcess("people reach it only by working on its machine", func(e *graph.Element) bool { return all(auditedRequests(e), overSSH) }),
}

// recordedBehind reports whether a process keeps no records and each process to which it hands what its callers bring records it, in a
// store that cannot be altered there.
func recordedBehind(e *graph.Element) bool {
	if usesRecords(e) || kindIs(e, "controller", "ci", "agent") || askedByNobody(e) {
		return false
	}
	onward := filter(e.Outbound, func(f *graph.Flow) bool {
		return f.Responder().Type == model.Process && f.Responder() != e && !f.IsResponse() && brings(f) && !reports(f)
	})
	asked := requestsForPeople(e)
	handed := func(f *graph.Flow) bool {
		return namesUser(f) || slices.ContainsFunc(asked, func(in *graph.Flow) bool { return sameData(in, f, false) })
	}
	return all(onward, func(f *graph.Flow) bool { return handed(f) && recordsCentrally(f.Responder()) })
}

// recordsNobody reports whether a process records centrally what is done, and someone with power over it shows what does not tell people apart: the
// record names a key, and each of those who have it can deny what was done.
func recordsNobody(e *graph.Element) bool {
	return recordsCentrally(e) && askedByNobody(e)
}

// askedByNobody reports whether someone with power over a process shows what does not tell people apart.
func askedByNobody(e *graph.Element) bool {
	return slices.ContainsFunc(askedOf(e), func(f *graph.Flow) bool {
		return nameless(f) && (administrator(f.Initiator()) || bringsClass(f, "control", "code")) && administers(f) && serves(e, f)
	})
}

// recordsCentrally reports whether a block says of a process that what it does is recorded where it cannot alter that.
func recordsCentrally(e *graph.Element) bool {
	return slices.Contains([]string{"central", "immutable"}, e.Attrs.Value("audit"))
}

// auditedRequests returns the requests of people whom a record can name, or all requests if only a missing audit made the rule fire.
func auditedRequests(e *graph.Element) []*graph.Flow {
	flows := attributable(e)
	if asked := filter(flows, func(f *graph.Flow) bool { return !overSSH(f) }); len(asked) > 0 {
		return asked // what people do on its machine is not seen by the process
	}
	if len(flows) > 0 {
		return flows
	}
	return e.Inbound
}

// accountRequests returns the requests of people who show more than a link.
func accountRequests(e *graph.Element) []*graph.Flow {
	all := requestsForPeople(e)
	if !slices.ContainsFunc(all, byLink) {
		return all
	}
	return filter(all, func(f *graph.Flow) bool { return !byLink(f) })
}

// pageRequests returns the requests that people with accounts make in a browser: a command on the host or by SSH opens no page.
func pageRequests(e *graph.Element) []*graph.Flow {
	return filter(accountRequests(e), func(f *graph.Flow) bool {
		if passThrough(f.Initiator()) && !clientSide(e) {
			return !all(inFrontOf(f), overSSH)
		}
		return clientSide(e) || !f.Local() && !kindIs(f.Initiator(), "cli") && f.Protocol.Value != "ssh"
	})
}

// attributable returns the requests of people who can be told apart: a signed address shows only who has signed it, and a job that nobody
// is drawn to start and that shows nobody has no person behind it, nor has a key that names only where something is sent.
func attributable(e *graph.Element) []*graph.Flow {
	if startedWorkload(e) {
		return nil // whoever brought the program knows its users
	}
	return filter(requestsForPeople(e), func(f *graph.Flow) bool {
		from := f.Initiator()
		nobody := from.Type == model.Process && len(from.Inbound) == 0 && f.Auth.Value == "none"
		return !nobody && !namelessInFront(f) && (!showsLink(f) || !onlyReads(f)) && !onlyTold(f) && !playedByStrangers(f)
	})
}

// namelessInFront reports whether all who call, through a gateway too, show only a client id, which everybody knows: a record could name nobody.
func namelessInFront(f *graph.Flow) bool {
	nameless := func(in *graph.Flow) bool { return proof(in).Name == "client-id" }
	if passThrough(f.Initiator()) {
		return !f.Auth.Known() && all(inFrontOf(f), nameless)
	}
	return nameless(f)
}

// onlyTold reports whether all that a gateway hands on of people who can be told apart is connections on which they are told what happens, and
// bring no more than what shows who they are.
func onlyTold(f *graph.Flow) bool {
	return all(filter(inFrontOf(f), asksForPerson), func(in *graph.Flow) bool {
		return slices.Contains([]string{"ws", "wss"}, in.Protocol.Value) && (len(in.Data) == 0 || bringsOnlyCredentials(in)) && len(in.Returns) > 0
	})
}

// stopsCallers reports whether a log is called by what does nothing while the log does not take its records, as the block states.
func stopsCallers(e *graph.Element) bool {
	return kindIs(e, "log") && e.Attrs.Value("redundancy") == "" && slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool {
		return ours(f.Initiator()) && f.Attrs.Value("fails") == "closed" && brings(f)
	})
}
