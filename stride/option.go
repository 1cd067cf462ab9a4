package stride

import (
	"cmp"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// optionsShown is how many answering values a question names: a longer list is for searching, not for reading.
const optionsShown = 4

// partlyShown is how many values a question names that answer it but open another threat.
const partlyShown = 2

// options returns the values that settle the question: of the answering ones, the
// strongest that open no other threat on the same flows and suit the caller, and
// all that state a weakness.
func (q *questionGroup) options(a *Analysis) (options []Option, more bool) {
	attribute, _ := model.LookupAttribute(q.rule.attribute())
	values := slices.Clone(attribute.Values)
	slices.SortStableFunc(values, func(v, w model.Value) int { return w.Strength - v.Strength })
	var answers, partly, opens []Option
	answering := 0
	for _, v := range values {
		option := Option{Text: attribute.Key + "=" + v.Name, Phrase: v.Phrase}
		if attribute.Key == "sign" && v.Strength > 0 && q.byMailServers() {
			option.Phrase = mailProofs[v.Name]
		}
		switch {
		case attribute.Key == "access" && !q.mayReach(v.Name), attribute.Key == "sign" && q.byMailServers() && !q.provesMail(v.Name):
		case q.every(func(r *Rule) bool { return slices.Contains(r.Met, v.Name) }), v.Name == "role" && q.decidedByRole():
			if !v.Has(model.Derived) && q.rule.attribute() != "replay" && !q.rule.boundsRate() || q.fits(v) {
				answering++
			}
			option.Answers = true
			option.Opens = a.opensElsewhere(q.flows, attribute.Key, v.Name)
			switch {
			case v.Has(model.Rare) && !q.usual(v) || v.Vague || !q.fits(v):
			case option.Opens != "" && len(partly) < partlyShown:
				partly = append(partly, option)
			case option.Opens == "" && (len(answers) < optionsShown || v.ByDesign || v.Has(model.Sender)):
				answers = append(answers, option)
			}
		case q.left(v.Name) != "":
			option.Part, option.Opens = true, q.left(v.Name)
			partly = append(partly, option)
		case q.opens(v.Name), v.Weak && q.heard(a, v.Name):
			opens = append(opens, option)
		}
	}
	if usual := q.usualProof(a); q.rule.attribute() == "auth" && usual != "" {
		answers = withUsual(answers, "auth="+usual)
	}
	if sibling := q.siblingProof(a); q.rule.attribute() == "auth" && sibling != "" {
		answers = withUsual(answers, "auth="+sibling)
	}
	return slices.Concat(answers, q.others(), q.sharedSecrets(a), q.programPassword(a), partly, opens), answering > len(answers)+len(partly)
}

// mailProofs say what proves of a mail who wrote it, or that it answers one of ours: its sender has no key of ours and no certificate.
var mailProofs = map[string]string{
	"asymmetric": "SPF or DKIM proves the domain, and DMARC compares it",
	"hmac":       "the address holds a token that only we can make",
}

// byMailServers reports whether all that is asked about is mail that anybody may have written.
func (q *questionGroup) byMailServers() bool {
	return all(q.flows, func(f *graph.Flow) bool {
		return handsMail(f) && f.Initiator().Type == model.External || fetchesMail(f)
	})
}

// provesMail reports whether a kind of signature can be of mail: a token in the address proves of a bounce, which has no sender, what it answers.
func (q *questionGroup) provesMail(value string) bool {
	bounces := all(q.flows, bringsBounces)
	return value == "none" || (value == "hmac") == bounces
}

// sharedSecrets returns the weaker proofs of identity that many senders of webhooks, ours too, have and nothing better: a secret in the address or a
// header says who sent a message, and lives for ever.
func (q *questionGroup) sharedSecrets(a *Analysis) []Option {
	ofOthers := func(f *graph.Flow) bool {
		from, to := f.Initiator(), f.Responder()
		return (from.Type == model.External && ours(to) || ours(from) && to.Type == model.External) && brings(f) && speaksHTTP(f)
	}
	if q.rule.attribute() != "sign" || !all(q.flows, ofOthers) || !q.every(func(r *Rule) bool { return slices.Contains(r.Or, "auth=yes") }) {
		return nil
	}
	var out []Option
	for _, name := range []string{"api-key", "password"} {
		out = append(out, Option{Text: "auth=" + name, Phrase: model.Phrase("auth", name), Answers: true, Opens: a.opensElsewhere(q.flows, "auth", name)})
	}
	return out
}

// programPassword returns a password as an answer where programs of ours have to show each other, a store or a broker who they are: many have
// nothing else.
func (q *questionGroup) programPassword(a *Analysis) []Option {
	takesPassword := func(f *graph.Flow) bool {
		from := f.Initiator()
		broker := slices.Contains(brokerProtocols, f.Protocol.Value)
		return broker || q.rule.Hop && !forPerson(from) && !passThrough(from) && (speaksHTTP(f) || f.Responder().Type == model.Store)
	}
	met := func(r *Rule) bool { return slices.Contains(r.Met, "password") }
	if q.rule.attribute() != "auth" || !all(q.flows, takesPassword) || !q.every(met) || q.usualProof(a) == "password" {
		return nil
	}
	return []Option{{Text: "auth=password", Phrase: model.Phrase("auth", "password"), Answers: true, Opens: a.opensElsewhere(q.flows, "auth", "password")}}
}

// decidedByRole reports whether only those who run the system ask: they have no objects of their own, so that their role decides, and
// saying so answers whose object it is.
func (q *questionGroup) decidedByRole() bool {
	return q.rule.attribute() == "authz" && len(q.flows) > 0 && all(q.flows, func(f *graph.Flow) bool { return runsSystem(f.Initiator()) }) &&
		q.every(func(r *Rule) bool { return r.Mechanisms[0] == "object-authz" || slices.Contains(r.Met, "role") })
}

// withUsual shows the usual answer in place of the last of a full list that leaves it out.
func withUsual(answers []Option, text string) []Option {
	if slices.ContainsFunc(answers, func(o Option) bool { return o.Text == text }) {
		return answers
	}
	usual := Option{Text: text, Phrase: model.Phrase("auth", strings.TrimPrefix(text, "auth=")), Answers: true}
	if len(answers) < optionsShown {
		return append(answers, usual)
	}
	for i, o := range slices.Backward(answers) {
		if !model.LookupValue("auth", strings.TrimPrefix(o.Text, "auth=")).ByDesign {
			return slices.Concat(answers[:i], []Option{usual}, answers[i+1:])
		}
	}
	return answers
}

// others returns values of other attributes that answer everything asked.
func (q *questionGroup) others() []Option {
	var out []Option
	if q.rule.attribute() == "encryption" && all(q.flows, mayBeSSH) {
		out = append(out, Option{Text: "protocol=ssh", Phrase: "SSH does", Answers: true})
	}
	for _, text := range q.rule.Or {
		if q.every(func(r *Rule) bool { return slices.Contains(r.Or, text) }) {
			key, value, _ := strings.Cut(text, "=")
			if key == "auth" && (q.byMailServers() || slices.ContainsFunc(q.flows, func(f *graph.Flow) bool { return !brings(f) })) {
				continue
			}
			value = q.named(key, value)
			out = append(out, Option{Text: key + "=" + value, Phrase: model.Phrase(key, value), Answers: true})
		}
	}
	return out
}

// named returns a value that says what exists: for a vague value, the strongest that fits, which answers the same.
func (q *questionGroup) named(key, value string) string {
	attribute, _ := model.LookupAttribute(key)
	if v, _ := attribute.Lookup(value); !v.Vague {
		return value
	}
	best := model.Value{Strength: -1}
	for _, v := range attribute.Values {
		if !v.Vague && !v.ByDesign && !v.Has(model.Rare) && q.fits(v) && v.Strength > best.Strength {
			best = v
		}
	}
	return cmp.Or(best.Name, value)
}

// every reports whether something holds for the rules of all threats that the question settles.
func (q *questionGroup) every(holds func(*Rule) bool) bool {
	return !slices.ContainsFunc(q.threats, func(t *Threat) bool { return !holds(t.Rule) })
}

// left returns the rule that a value leaves open while it answers another one of the question, or "".
func (q *questionGroup) left(value string) string {
	answered, open := false, ""
	for _, t := range q.threats {
		switch {
		case slices.Contains(t.Rule.Met, value):
			answered = true
		case slices.Contains(t.Rule.Open, value):
			open = t.Rule.ID
		}
	}
	if !answered {
		return ""
	}
	return open
}

// opens reports whether a value leaves open something that does not depend on words alone.
func (q *questionGroup) opens(value string) bool {
	return slices.ContainsFunc(q.all, func(f Firing) bool {
		if !slices.Contains(f.Rule.Open, value) {
			return false
		}
		stated := f.Subject
		if stated.Element != nil {
			stated.Element = stated.Element.With(f.Rule.attribute(), value)
		}
		return !f.Rule.restsOnWords(stated)
	})
}

// heard reports whether a value states a weakness that a rule takes up at all the places in question, although words alone have
// raised the question: an author for whom it is true must find it.
func (q *questionGroup) heard(a *Analysis, value string) bool {
	key := q.rule.attribute()
	return q.every(func(r *Rule) bool { return slices.Contains(r.Open, value) }) &&
		!slices.ContainsFunc(q.flows, func(f *graph.Flow) bool { return !a.Catalog.hears(Subject{Flow: f}, key, value) }) &&
		!slices.ContainsFunc(q.elements, func(e *graph.Element) bool { return !a.Catalog.hears(Subject{Element: e}, key, value) })
}

// fits reports whether a value suits the places in question: only people sign in, only outsiders
// can be anybody, only copies and messages may be lost, and only copies are made again.
func (q *questionGroup) fits(v model.Value) bool {
	if v.Has(model.Volatile) && slices.ContainsFunc(q.elements, func(e *graph.Element) bool { return !kindIs(e, "cache", "queue") }) {
		return false
	}
	if v.Has(model.Derived) && slices.ContainsFunc(q.elements, func(e *graph.Element) bool { return !mayBeDerived(e) && !issuedAgain(e) }) {
		return false
	}
	if slices.ContainsFunc(q.flows, func(f *graph.Flow) bool {
		return q.rule.attribute() == "replay" && bringsUsedAgain(f, v.Name) || q.rule.fallsShort(f, v.Name)
	}) {
		return false
	}
	if q.rule.attribute() == "isolation" && slices.ContainsFunc(q.elements, func(e *graph.Element) bool { return !partsTenants(e, v.Name) }) {
		return false
	}
	unfit := func(e *graph.Element) bool { return kindIs(e, "db") && !logStore(e) || forgedByAdding(e) }
	if v.Name == "append-only" && slices.ContainsFunc(q.elements, unfit) {
		return false // its records are changed by design, or others may add to them
	}
	for _, f := range q.flows {
		if v.ByDesign && (!low(f.Initiator()) || precious(Subject{Flow: f})) {
			return false
		}
		if v.Has(model.Sender) && askedByOthers(f) || (v.Name == "drop" || v.Name == "dead-letter") && needsAnswer(f) {
			return false
		}
		if v.Name == "append-only" && (steersByAnswer(f) || steersByDownload(f)) || v.Name == "checksum" && steersByAnswer(f) {
			return false // nothing is kept, and whoever answers for others makes the checksum too
		}
		if q.rule.Hop && v.Has(model.People) && v.Name != "session" {
			return false // how somebody has signed in is not shown on each hop
		}
		if q.rule.attribute() == "auth" && !spoken(f, v) {
			return false
		}
		if q.rule.Hop && v.Has(model.Session) && passThrough(f.Initiator()) {
			return false // it is of those who call the gateway, and can be sent past it
		}
		if q.rule.attribute() == "encryption" && v.Name == "tls" && bySight(f) {
			return false // there is no connection
		}
		if q.rule.attribute() == "server-auth" && overSSH(f) && v.Name != "pinned" && v.Strength > 0 {
			return false // a host key is known or not
		}
		if q.rule.attribute() == "auth" && overSSH(f) && !slices.Contains(sshProofs, v.Name) {
			return false
		}
		people := forPerson(f.Initiator()) && !kindIs(f.Initiator(), "device") && !proof(f).Has(model.Machines) && !toReceiver(f) // a caller that shows what programs show, or calls a webhook, is a program
		shown := v.Has(model.People) && namesUser(f) && passThrough(f.Initiator())                                                // what people show is passed on
		// a link is opened by all who have it: they show it, and none of them signs in
		link := v.Name == "signed-url" && proof(f).ByDesign || v.Name == "link" && opensLink(f)
		if v.Has(model.People) && !people && !shown || v.Has(model.Machines) && people && !link {
			return false
		}
	}
	return true
}

// needsAnswer reports whether a process asks something on which it depends for an answer, or for a record to be kept: it can neither do
// without nor put the request aside.
func needsAnswer(f *graph.Flow) bool {
	return dependency(f) && !onlySent(f) && !kindIs(f.Responder(), "queue")
}

// usual reports whether a rare value is what the protocol of the flows is made for: keys, where SSH runs, what their labels speak of: links, or
// what their callers, which are machines, show elsewhere.
func (q *questionGroup) usual(v model.Value) bool {
	return v.Name == "ssh-key" && all(q.flows, overSSH) || v.Name == "link" && all(q.flows, opensLink) || v.Name == "signature" && all(q.flows, signsElsewhere)
}

// signsElsewhere reports whether the caller, a machine, shows a signature with another call to a process.
func signsElsewhere(f *graph.Flow) bool {
	from := f.Initiator()
	return from.Type == model.Process && f.Responder().Type == model.Process && slices.ContainsFunc(from.Outbound, func(other *graph.Flow) bool {
		return other != f && proof(other).Name == "signature" && other.Responder().Type == model.Process
	})
}

// mayReach reports whether a value of access= can be who reaches the elements in question: files have the accounts of their machine,
// and whatever listens has the network.
func (q *questionGroup) mayReach(value string) bool {
	every := func(holds func(*graph.Element) bool) bool {
		return len(q.elements) > 0 && !slices.ContainsFunc(q.elements, func(e *graph.Element) bool { return !holds(e) })
	}
	inFiles, inside := every(liesInFiles), every(calledOnMachine)
	switch value {
	case "machine":
		return inFiles || inside
	case "network":
		return !inFiles && !every(calledOverLoopback)
	}
	return true
}

// calledOnMachine reports whether all that calls a store is on its machine, as zones or protocols say: each account there may do the same.
func calledOnMachine(e *graph.Element) bool {
	return all(e.Inbound, func(f *graph.Flow) bool { return f.Local() || onOneMachine(f) })
}

// calledOverLoopback reports whether no call to a store leaves its machine: the network does not reach it.
func calledOverLoopback(e *graph.Element) bool { return all(e.Inbound, (*graph.Flow).Local) }

// liesInFiles reports whether a store is files to which people log in on its machine, also where a program opens it there.
func liesInFiles(e *graph.Element) bool {
	return files(e) || kindIs(e, "file", "config", "secrets") && reachedBy(e, func(f *graph.Flow) bool {
		return overSSH(f) || slices.Contains([]string{"file", "env"}, f.Protocol.Value)
	})
}

// partsTenants reports whether a value of isolation= can be how an element keeps tenants apart: files have folders, records have
// schemas and rows.
func partsTenants(e *graph.Element, value string) bool {
	inFolders := kindIs(e, "file", "object") || files(e) && !kindIs(e, "db")
	switch value {
	case "folder":
		return inFolders && !sharedFolders(e, value)
	case "schema", "row":
		return !inFolders
	}
	return true
}

// spoken reports whether a proof of identity can be shown over the protocol of a call, by such a caller: sessions and tokens of HTTP travel
// over no line of text or bytes of a device, and only what runs in our cloud, or the cloud itself, has an identity there: programs of one machine have none.
func spoken(f *graph.Flow, v model.Value) bool {
	from := f.Initiator()
	if slices.Contains(brokerProtocols, f.Protocol.Value) && slices.Contains([]string{"token", "oauth", "iam", "service-account", "api-key"}, v.Name) {
		return proof(f).Name == v.Name // a broker asks for a password or a certificate
	}
	if slices.Contains(directoryProtocols, f.Protocol.Value) && slices.Contains([]string{"token", "oauth", "iam", "service-account", "api-key", "session", "sso"}, v.Name) {
		return proof(f).Name == v.Name // a directory asks for a password or a certificate
	}
	switch v.Name {
	case "iam", "service-account":
		return ours(from) && !low(from) && !onOneMachine(f) || proof(f).Name == v.Name
	case "token":
		return !noTLS(f) && !slices.Contains([]string{"udp", "syslog"}, f.Protocol.Value) || proof(f).Name == v.Name
	case "session", "sso", "oauth":
		if f.Protocol.Value == "tls" && person(from) {
			return true // a browser speaks HTTP in it, whoever passes it on
		}
		return !noTLS(f) && !slices.Contains([]string{"tls", "tcp", "udp", "syslog"}, f.Protocol.Value) || proof(f).Name == v.Name
	}
	return true
}

// sshProofs are what a server of SSH can check.
var sshProofs = []string{"ssh-key", "password", "passkey", "mfa", "iam"}

// usualProof returns the proof of identity that callers of the kind in question usually show and that answers the question
// without opening another threat, or "".
func (q *questionGroup) usualProof(a *Analysis) string {
	if len(q.flows) == 0 {
		return ""
	}
	for _, name := range usualProofs(q.flows[0]) {
		if slices.ContainsFunc(q.flows, func(f *graph.Flow) bool { return !slices.Contains(usualProofs(f), name) }) {
			continue // others show something else
		}
		answers := q.every(func(r *Rule) bool { return slices.Contains(r.Met, name) })
		if answers && q.fits(model.LookupValue("auth", name)) && a.opensElsewhere(q.flows, "auth", name) == "" {
			return name
		}
	}
	return ""
}

// siblingProof returns a proof of identity that the block states of another call of each caller in question, to a callee of the same kind if
// there is one, and that answers the question: what a caller shows in one place it can show in another.
func (q *questionGroup) siblingProof(a *Analysis) string {
	if len(q.flows) == 0 {
		return ""
	}
	var tried unique[string] // a caller may have thousands of calls, and shows few proofs
	for _, other := range siblings(q.flows[0]) {
		name := proof(other).Name
		if slices.Contains(tried.list, name) {
			continue
		}
		tried.add(name)
		shown := func(f *graph.Flow) bool {
			return slices.ContainsFunc(f.Initiator().Outbound, func(s *graph.Flow) bool { return sibling(f, s) && proof(s).Name == name })
		}
		answers := !proof(other).ByDesign && q.every(func(r *Rule) bool { return slices.Contains(r.Met, name) }) && all(q.flows, shown)
		if answers && q.fits(model.LookupValue("auth", name)) && a.opensElsewhere(q.flows, "auth", name) == "" {
			return name
		}
	}
	return ""
}

// sibling reports whether another call of the caller of f is to what is like its callee, and states what it shows.
func sibling(f, other *graph.Flow) bool {
	return other != f && other.Auth.Value != "" && !other.IsResponse() && other.Responder().Type == f.Responder().Type
}

// siblings returns the other calls of a caller to processes of which the block states what they show, those to the same kind of callee first.
func siblings(f *graph.Flow) []*graph.Flow {
	stated := filter(f.Initiator().Outbound, func(other *graph.Flow) bool { return sibling(f, other) })
	slices.SortStableFunc(stated, func(a, b *graph.Flow) int {
		alike := func(other *graph.Flow) int {
			if other.Responder().Kind.Value == f.Responder().Kind.Value {
				return 0
			}
			return 1
		}
		return alike(a) - alike(b)
	})
	return stated
}

// brokerProtocols are those of brokers that know no accounts of a cloud.
var brokerProtocols = []string{"redis", "rediss", "amqp", "amqps", "mqtt", "mqtts", "nats", "stomp"}

// usualProofs lists what the caller of f usually shows, the most usual first.
func usualProofs(f *graph.Flow) []string {
	from, to := f.Initiator(), f.Responder()
	switch {
	case overSSH(f):
		return []string{"ssh-key"}
	case proof(f).ByDesign:
		return []string{"signed-url"}
	case opensLink(f):
		return []string{"link"}
	case kindIs(from, "cli", "mobile"):
		return []string{"token", "token+2fa"}
	case kindIs(from, "device") && noTLS(f):
		return []string{"signature"}
	case kindIs(from, "device"):
		return []string{"mtls"}
	case forPerson(from) || passThrough(from) && forwardsPeople(from):
		return []string{"session", "session+2fa"}
	case to.Type == model.Store && (kindIs(to, "object") || kindIs(to, "queue") && !slices.Contains(brokerProtocols, f.Protocol.Value)):
		return []string{"iam"}
	case slices.Contains(brokerProtocols, f.Protocol.Value):
		return []string{"password", "mtls"}
	case to.Type == model.Store, ours(from) && ours(to):
		return []string{"mtls", "password"}
	}
	return []string{"token"}
}

// beyondStores reports whether a proof is unknown to databases and caches: cloud accounts and tokens are for others.
func (q *questionGroup) beyondStores(key, value string) bool {
	return key == "auth" && model.LookupValue(key, value).Strength < model.BoundProof && slices.ContainsFunc(q.flows, func(f *graph.Flow) bool {
		to := f.Responder()
		return to.Type == model.Store && kindIs(to, "db", "cache", "vector-db")
	})
}

// opensElsewhere returns the rule that a value, once stated on the flows, leaves
// open there, or "": an API key says who calls, but is a secret that lives for ever.
func (a *Analysis) opensElsewhere(flows []*graph.Flow, key, value string) string {
	for _, r := range a.Catalog.Rules {
		if r.attribute() != key || r.On != "flow" || !slices.Contains(r.Open, value) || len(r.when)+len(r.any) == 0 {
			continue
		}
		for _, f := range flows {
			if r.holds(Subject{Flow: f.With(key, value)}) {
				return r.ID
			}
		}
	}
	return ""
}

// Remedy returns what to write in place of a stated weakness once the control exists: the weakest
// value that answers the threat, opens no other and suits the caller. It is "" if there is none.
func (a *Analysis) Remedy(t *Threat) string {
	name := t.Rule.attribute()
	if name == "encryption" && !slices.ContainsFunc(t.OpenPlaces(), func(p Subject) bool { return t.Rule.Stated(p) != "`http`" }) {
		return "https"
	}
	attribute, ok := model.LookupAttribute(name)
	if !ok {
		return "has=" + name
	}
	q := &questionGroup{rule: t.Rule, threats: []*Threat{t}}
	for _, p := range t.OpenPlaces() {
		if p.Flow != nil {
			q.flows = append(q.flows, p.Flow)
		} else {
			q.elements = append(q.elements, p.Element)
		}
	}
	if usual := q.usualProof(a); name == "auth" && usual != "" {
		return "auth=" + usual
	}
	least := ""
	options, _ := q.options(a)
	for _, o := range options { // the strongest first
		key, value, _ := strings.Cut(o.Text, "=")
		if byDesign := model.LookupValue(key, value).ByDesign; !q.beyondStores(key, value) && o.Answers && !o.Part && o.Opens == "" && key == attribute.Key && !byDesign {
			least = o.Text
		}
	}
	return least
}
