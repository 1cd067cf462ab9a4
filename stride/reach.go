package stride

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// reach rates what lies beyond the place of a firing, and says why: a crown jewel that can be controlled from
// there, or others whose identity or actions can be used from there.
func (f Firing) reach() (value float64, reason string) {
	moved := f.moved()
	value, reason = stake(f.sway(moved))
	switch {
	case (f.commandsHosts() || f.callsRuler()) && f.crownOnHost():
		return overCrown, "a crown jewel on the machines that it commands"
	case f.losesOnlyTime():
		return 0, ""
	case f.Subject.Flow != nil && everybodyKnows(moved), f.tellsLittle(moved), f.Rule.Mechanisms[0] == "lateral-movement" && f.Rule.Fuse == "caller" && givesOnlyBack(f.Subject.exchange()):
		return 0, ""
	case f.Rule.Mechanisms[0] == "forged-message" && f.provenSender() && !f.weighty(moved):
		return 0, "" // who has the key can do no more than send what it is for
	case f.Rule.Reach == "moved" && f.Subject.Flow != nil && !f.Subject.Flow.Crosses() && onOneMachine(f.Subject.Flow):
		return 0, "" // who reads or changes that is on the machine already
	case f.Rule.Reach == "moved" && !f.weighty(moved), f.partly():
		value, reason = partOfReach*value, reason+", of which a part is reached"
	}
	switch {
	case f.Status == Open && f.answersWithPower() && value < overPeople:
		return overPeople, "keys, commands or code, which the caller takes from whoever answers"
	case f.Rule.Mechanisms[0] == "log-tamper" && slices.ContainsFunc(f.Target.Holds, (*graph.Data).Crown):
		return overPeople, "records that are a crown jewel: what they show is what somebody alters"
	case f.Rule.Mechanisms[0] == "client-side-leak" && collectsRecords(f.Target):
		return overPeople, "records of other people, whom it harms that others know them"
	case f.Rule.Mechanisms[0] == "client-side-leak" && f.Target.Type == model.Actor:
		return 0, "" // one person loses what that person may read
	case value >= overOthers:
	case f.tells(moved):
		return overOthers, "commands or code, which decide what others do"
	case f.readsAtRest() && (holdsCredentials(f.Target) || f.Rule.Mechanisms[0] == "log-leak" && recordsProofs(f.Target)):
		return overPeople, "credentials, whose reader acts as somebody else"
	case f.Rule.Mechanisms[0] == "log-tamper" && holdsToAccount(f.Target):
		return overPeople, "records that show who did what, which nothing else does"
	case f.readsAtRest() && slices.Contains(personal, f.Target.Class.Value):
		return overPeople, "data of people, whom it harms that others know it"
	}
	return value, reason
}

// callsRuler reports whether what a caller may do is asked of a program whose callers are as good as root on its machine.
func (f Firing) callsRuler() bool {
	return f.Rule.attribute() == "authz" && f.Subject.Flow != nil && commandsHost(f.Subject.Flow)
}

// crownOnHost reports whether a crown jewel is in the zone of what starts containers or machines there, or inside that zone.
func (f Firing) crownOnHost() bool {
	hosts := filter(slices.Concat(callees([]*graph.Element{f.Target}), []*graph.Element{f.Target}), startsMachines)
	return slices.ContainsFunc(hosts, func(host *graph.Element) bool {
		users := callers([]*graph.Element{host})
		return host.Boundary != nil && slices.ContainsFunc(slices.Concat(host.Boundary.Members, users, callees(users)), func(e *graph.Element) bool {
			return e.Crown.Known() && slices.Contains(e.Boundary.Path(), host.Boundary)
		})
	})
}

// losesOnlyTime reports whether what stops is no crown jewel and moves nothing: what it serves comes late, and nothing is lost.
func (f Firing) losesOnlyTime() bool {
	return f.Rule.Mechanisms[0] == "dependency-outage" && f.Rule.On == "element" && f.Status == Open && !f.Target.Crown.Known() && !commandsMachines(f.Target)
}

// givesOnlyBack reports whether a process keeps nothing, asks nobody and moves nothing: whoever else calls it gets an answer
// about what they have brought themselves.
func givesOnlyBack(f *graph.Flow) bool {
	to := f.Responder()
	return to.Type == model.Process && kindIs(to, "api", "worker", "llm") && len(to.Holds) == 0 && !usesRecords(to) && len(f.Returns) > 0 &&
		!slices.ContainsFunc(to.Outbound, func(out *graph.Flow) bool {
			return !kindIs(out.Responder(), "registry", "log") && len(moves(out)) > 0
		})
}

// personal are the classes of data whose disclosure harms people.
var personal = []string{"pii", "health", "payment"}

// tellsLittle reports whether a forged or repeated message matters little: anybody may send it by
// design, and according to the block it brings nothing that decides anything or belongs to anybody.
// It only makes its receiver look again.
func (f Firing) tellsLittle(moved []*graph.Transfer) bool {
	if !slices.Contains([]string{"forged-message", "replay"}, f.Rule.Mechanisms[0]) || f.Subject.Flow == nil || !proof(f.Subject.exchange()).ByDesign {
		return false
	}
	pushed := filter(moved, func(t *graph.Transfer) bool { return !t.Answer })
	return len(pushed) > 0 && !slices.ContainsFunc(pushed, func(t *graph.Transfer) bool {
		return !classified(t) || slices.ContainsFunc(t.Data, func(d *graph.Data) bool {
			return d.Crown() || !slices.Contains([]string{"public", "internal", "log"}, d.Class.Value)
		})
	})
}

// stake returns what a distance to a crown jewel adds.
func stake(steps int) (value float64, reason string) {
	switch {
	case steps == 0:
		return overCrown, "the crown jewel that it touches"
	case steps == 1:
		return overCrown, "a crown jewel, which does what is decided there"
	case steps == 2:
		return nearCrown, "a crown jewel, which is two calls away"
	}
	return 0, ""
}

// moved returns what moves at the place of a firing.
func (f Firing) moved() []*graph.Transfer {
	switch {
	case f.Subject.Transfer != nil:
		return []*graph.Transfer{f.Subject.Transfer}
	case f.Subject.Flow != nil:
		return f.Subject.exchange().Transfers
	}
	return slices.Concat(f.Target.Receives, f.Target.Sends)
}

// sway returns the distance of a crown jewel from the place: from the element, or
// from the callee of a flow and the receivers of what moves along it. A crown jewel
// that moves along a flow is there, and can be read where it is stored on its way.
func (f Firing) sway(moved []*graph.Transfer) int {
	flow := f.Subject.Flow
	if (flow != nil || f.readsAtRest()) && slices.ContainsFunc(moved, (*graph.Transfer).Crown) {
		return 0
	}
	if f.opensOnlyMoved() {
		return beyondReach
	}
	switch {
	case f.readsAtRest():
		return f.Target.CrownDistance // reading what others act on decides nothing
	case flow == nil:
		steps := f.Target.CrownSway
		for _, host := range f.escapesTo() {
			steps = min(steps, host.CrownSway)
		}
		return steps
	}
	steps := min(f.Target.CrownSway, f.Subject.exchange().Responder().CrownSway)
	for _, t := range moved {
		steps = min(steps, t.To.CrownSway)
	}
	return steps
}

// beyondReach is further than any crown jewel counts.
const beyondReach = 9

// opensOnlyMoved reports whether a call only brings something to whoever asks, who by design proves nothing: its callee does for a stranger what
// the call is for, so that no more than what moves is lost.
func (f Firing) opensOnlyMoved() bool {
	return f.attacks("no-client-auth") && f.Subject.Flow != nil && proof(f.Subject.exchange()).ByDesign && !brings(f.Subject.exchange())
}

// escapesTo returns what code gets into that nothing confines: a plug-in what loads it, and a container the others of its engine.
func (f Firing) escapesTo() []*graph.Element {
	switch {
	case f.Subject.Element == nil || f.Rule.Mechanisms[0] != "sandbox-escape":
		return nil
	case pluggedIn(f.Target):
		return callers([]*graph.Element{f.Target})
	}
	return filter(callees([]*graph.Element{f.Target}), startedByRuntime)
}

// partly reports whether only part of a crown jewel is lost: the rule says so, or an attacker reads what does harm
// when changed, or changes what does harm when read or what checksums are kept of, or the account belongs to a person who sees only their own data.
func (f Firing) partly() bool {
	switch {
	case f.Rule.Reach == "part":
		return !f.givesSecret()
	case f.Rule.Mechanisms[0] == "cred-theft" && f.Subject.Flow != nil && provesClient(f.Subject.exchange()):
		return true // whoever has it still needs a user who signs in
	case f.Rule.Mechanisms[0] == "object-authz" && f.byRoleForOne():
		return true
	case f.guardsOthers():
		return true
	case f.Rule.Mechanisms[0] == "rollback" && !kindIs(f.Target, "device"):
		return true // an old version has old flaws; a device that is set back stays so
	case f.readsAtRest() && slices.Contains([]string{"code", "control"}, f.Target.Class.Value):
		return true
	case f.Rule.Mechanisms[0] == "store-tamper" && (onlyRead(f.Target) || f.Target.Attrs.Value("integrity") == "checksum"):
		return true
	}
	return f.Rule.Merge == "holder" && f.Subject.Flow != nil && byPerson(f.Subject.Flow) && !controlHuman(f.Subject.Flow) && !privilegedHuman(f.Subject.Flow)
}

// provesClient reports whether a program of ours shows an identity provider, or another program shows ours, over TLS the secret of a client:
// that is how sign-in with OpenID Connect works.
func provesClient(flow *graph.Flow) bool {
	return kindIs(flow.Responder(), "idp") && flow.Value("auth") == "client-secret" && flow.Encryption.Known() && flow.Encryption.Value != "none"
}

// byRoleForOne reports whether a product has one tenant, whose people have rights by role, as the block states, or whether only staff and
// programs of one company are left to decide for: who sees more than is theirs is a colleague.
func (f Firing) byRoleForOne() bool {
	return f.Subject.Element != nil && colleaguesOnly(f.Subject.Element) || f.Target.Attrs.Value("tenants") == "single" && slices.ContainsFunc(f.Target.Inbound, func(in *graph.Flow) bool {
		return slices.ContainsFunc(slices.Concat(inFrontOf(in), []*graph.Flow{in}), func(asked *graph.Flow) bool { return asked.Value("authz") == "role" })
	})
}

// colleaguesOnly reports whether all callers of a process for whom it has yet to decide about single objects are staff or programs of one
// company, whose rights go by role: nothing there is theirs. Secrets, images and code belong to the teams of a company.
func colleaguesOnly(e *graph.Element) bool {
	left := filter(servesObjects(e), func(in *graph.Flow) bool { return in.Value("authz") != "object" })
	return !multiTenant(e) && !kindIs(e, "secrets", "registry", "code") && len(left) > 0 && all(left, func(in *graph.Flow) bool {
		asked := inFrontOf(in)
		return len(asked) == 0 && rightsByRole(in) || len(asked) > 0 && all(asked, rightsByRole)
	})
}

// outsideWords are in names of those who have objects of their own at a company.
var outsideWords = []string{"customer", "client", "partner", "tenant", "merchant", "seller", "vendor", "patient", "subscriber", "guest"}

// companyWords name people who work for the company whose objects they handle: unlike a manager or a developer they have none of their own.
var companyWords = []string{"staff", "employee", "clerk", "officer", "support", "back office", "admin", "administrator", "operator"}

// rightsByRole reports whether a call of staff, or of a program that acts for nobody, has rights by its role, as the block states.
func rightsByRole(f *graph.Flow) bool {
	from := f.Initiator()
	program := from.Type == model.External && !person(from) && f.Value("identity") != "end-user" && !model.HasWord(from.Name, outsideWords...)
	office := forPerson(from) && model.HasWord(from.Name, companyWords...)
	return f.Value("authz") == "role" && (program || office)
}

// givesSecret reports whether what is read where an element runs is itself the crown jewel: a key or a credential.
func (f Firing) givesSecret() bool {
	return f.Rule.attribute() == "secrets" && slices.ContainsFunc(f.Target.Holds, func(d *graph.Data) bool {
		return d.Crown() && (d.Class.Value == "secret" || d.Class.Value == "credentials")
	})
}

// onlyRead reports whether e is files that do harm when read, but that decide nothing.
func onlyRead(e *graph.Element) bool {
	decides := slices.ContainsFunc([]string{"code", "control", "payment", "credentials", "secret"}, func(class string) bool { return keeps(e, class) })
	return kindIs(e, "object", "file") && confidential(e) && !decides
}

// readsAtRest reports whether stored data is read: that changes nothing.
func (f Firing) readsAtRest() bool {
	return f.Subject.Flow == nil && f.Target.Type == model.Store && f.Rule.Stride == "I"
}

// recordsProofs reports whether, according to the block, a log gets credentials that let somebody in.
func recordsProofs(log *graph.Element) bool {
	data := slices.Clone(log.Holds)
	for _, t := range log.Receives {
		data = append(data, t.Data...)
	}
	return slices.ContainsFunc(data, func(d *graph.Data) bool {
		return slices.Contains([]string{"credentials", "secret"}, d.Class.Value) || model.HasWord(d.Name, "token", "tokens", "password", "passwords", "one time code", "one time codes", "otp", "session id", "session ids")
	})
}

// holdsToAccount reports whether a log is where people look for who did what: its name says so, or a process that fills it keeps its audit centrally.
func holdsToAccount(log *graph.Element) bool {
	central := func(w *graph.Element) bool { return w.Attrs.Value("audit") == "central" }
	return model.HasWord(log.Name, "audit") || slices.ContainsFunc(writers([]*graph.Element{log}), central)
}

// showsStrangersMarkup reports whether pages show markup that strangers wrote and that a program put where the pages look.
func showsStrangersMarkup(e *graph.Element) bool {
	var shown unique[*graph.Data]
	for _, f := range slices.Concat(e.Inbound, e.Outbound) {
		shown.add(moves(f)...)
	}
	markup := func(t *graph.Transfer) bool {
		return low(t.From) && statedOn(t, "content") == "html" && slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return slices.Contains(shown.list, d) })
	}
	return slices.ContainsFunc(callees([]*graph.Element{e}), func(store *graph.Element) bool {
		return store.Type == model.Store && slices.ContainsFunc(writers([]*graph.Element{store}), func(w *graph.Element) bool { return slices.ContainsFunc(w.Receives, markup) })
	})
}

// asksNobody reports whether, according to the block, a store answers everybody who reaches it.
func asksNobody(e *graph.Element) bool {
	return e.Type == model.Store && e.Attrs.Value("access") == "network" && all(e.Inbound, unauthenticated)
}

// asksNoCaller reports whether, according to its calls, a database, a queue or a cache answers everybody who reaches it, and nothing better is
// stated of its access.
func asksNoCaller(e *graph.Element) bool {
	return e.Type == model.Store && kindIs(e, "db", "queue", "cache") && slices.Contains([]string{"", "network"}, e.Attrs.Value("access")) && all(e.Inbound, unauthenticated)
}

// provenSender reports whether the sender of a message shows a key that nobody reads on the way, and only a signature is missing.
func (f Firing) provenSender() bool {
	flow := f.Subject.Flow
	return flow != nil && proof(flow).Strength >= model.CopiedProof && flow.Encryption.Value != "none"
}

// weighty reports whether what moves from zone to zone is a crown jewel, decides what its receiver does, or comes
// from or goes to a crown jewel. Inside a zone or a machine an attacker has to be there already to see or change it:
// there, only data that makes its reader or writer master of a crown jewel weighs as much.
func (f Firing) weighty(moved []*graph.Transfer) bool {
	if f.Subject.Flow != nil && mailOfStrangers(f.Subject.Flow) {
		return false
	}
	if f.Subject.Flow != nil && onOneMachine(f.Subject.Flow) {
		return false // who listens there has rights on the machine
	}
	if f.Subject.Flow != nil && !f.Subject.Flow.Crosses() {
		return slices.ContainsFunc(moved, func(t *graph.Transfer) bool { return slices.ContainsFunc(t.Data, masters) })
	}
	return f.Subject.Flow != nil && slices.ContainsFunc(moved, func(t *graph.Transfer) bool {
		return t.Crown() || t.Decides() && !asksForNews(t) || t.From.Crown.Known() || t.To.Crown.Known()
	})
}

// masters reports whether a crown jewel lets its reader or writer act as somebody else, or decide what others do.
func masters(d *graph.Data) bool {
	return d.Crown() && slices.Contains([]string{"credentials", "secret", "code", "control"}, d.Class.Value)
}

// machines are words for a single machine, or for what joins the programs on it.
var machines = []string{"host", "vm", "virtual machine", "docker", "compose", "appliance"}

// onlyWithin reports whether a database or a cache is called only from its own zone or machine, so that nothing outside reaches it.
func onlyWithin(e *graph.Element) bool {
	return e.Type == model.Store && kindIs(e, "db", "cache") && remember(e, aboutOnlyWithin, func(e *graph.Element) bool {
		return all(e.Inbound, func(f *graph.Flow) bool { return ours(f.Initiator()) && indoors(f) })
	})
}

// indoors reports whether a flow stays in one zone, or on a machine that zones share.
func indoors(f *graph.Flow) bool { return !f.Crosses() || onOneMachine(f) }

// severalMachines occur in labels of calls that leave their machine, whatever the boundary around both ends is called.
var severalMachines = []string{"in the cluster", "of the cluster", "within the cluster", "across the cluster", "cluster members", "across instances", "between instances", "between nodes", "across nodes", "between machines", "between hosts", "across hosts", "another machine", "another host", "other hosts", "other machines"}

// onOneMachine reports whether both ends of a flow are in a boundary that is named as a single machine, and its label does not say that several
// machines use it.
func onOneMachine(f *graph.Flow) bool {
	return sharesMachine(f.From, f.To) && !model.HasWord(f.Label, severalMachines...)
}

// sharesMachine reports whether two elements are in a boundary that is named as a single machine, and neither is in a network or a tier further
// inside, which other machines may be part of.
func sharesMachine(a, b *graph.Element) bool {
	from, to := a.Boundary.Path(), b.Boundary.Path()
	for i := 0; i < len(from) && i < len(to) && from[i] == to[i]; i++ {
		if isMachine(from[i]) && !leavesMachine(from[i:]) && !leavesMachine(to[i:]) {
			return true
		}
	}
	return false
}

// isMachine reports whether a boundary is named as a single machine.
func isMachine(b *graph.Boundary) bool {
	return model.HasWord(b.Name, machines...) || model.HasWord(b.Attrs.Value("tech"), machines...) || slices.Contains(lastWords, model.LastWord(b.Name))
}

// networks end the name of a boundary that may join several machines, unless containers are named there: their network is part of one machine.
var networks = []string{"network", "networks", "subnet", "subnets", "lan", "vlan", "vpc", "tier", "cluster"}

// engineWords are words for what runs containers on one machine, and for the networks that it makes there.
var engineWords = []string{"docker", "compose", "container", "containers", "podman", "bridge"}

// leavesMachine reports whether a way in from a machine leads through a network or a tier that no engine makes there.
func leavesMachine(path []*graph.Boundary) bool {
	if len(path) < 2 || slices.ContainsFunc(path, namesEngine) {
		return false
	}
	return slices.ContainsFunc(path[1:], func(b *graph.Boundary) bool { return slices.Contains(networks, model.LastWord(b.Name)) })
}

// namesEngine reports whether the name or tech of a boundary says that containers run there.
func namesEngine(b *graph.Boundary) bool {
	return model.HasWord(b.Name+" "+b.Attrs.Value("tech"), engineWords...)
}

// lastWords are what the name of a boundary ends with if it is a single machine: "Office server", but not "Server network".
var lastWords = []string{"server", "machine", "computer", "node", "pc", "laptop", "phone", "tablet", "pod"}

// mailOfStrangers reports whether anybody may deliver mail over a flow: its sender alone decides how it comes.
func mailOfStrangers(f *graph.Flow) bool {
	return f.Protocol.Value == "smtp" && f.Initiator().Type == model.External && proof(f).ByDesign
}

// asksForNews reports whether a label says that somebody only looks whether there is something new, and nothing is named that comes back.
func asksForNews(t *graph.Transfer) bool {
	first, _, _ := strings.Cut(model.Normalize(t.Flow.Label), " ")
	return len(t.Data) == 0 && slices.Contains([]string{"check", "ask", "list", "look", "query"}, first)
}

// everybodyKnows reports whether all that moves is public, as far as the block says what moves.
func everybodyKnows(moved []*graph.Transfer) bool {
	known := false
	for _, t := range moved {
		for _, d := range t.Data {
			if d.Class.Value != "public" {
				return false
			}
			known = true
		}
	}
	return known
}

// tells reports whether others do what is said at the place: commands or code move there, or an agent asks its tools.
// An attacker who only reads them, stops them or leaves no record of them has told nobody anything.
func (f Firing) tells(moved []*graph.Transfer) bool {
	if f.Rule.Stride == "D" || f.Rule.Stride == "R" || f.readsAtRest() {
		return false
	}
	return slices.ContainsFunc(moved, func(t *graph.Transfer) bool { return carries(t, "control", "code") }) ||
		f.Subject.Flow == nil && kindIs(f.Target, "agent") && len(f.Target.Outbound) > 0
}
