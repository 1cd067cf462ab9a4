package stride

import (
	"math"
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// rank sets status, score, severity, targets and flows from the firings. A threat is as grave as its gravest firing that is
// not answered, unless all are.
func (t *Threat) rank() {
	t.settle()
	t.ScoreParts = nil
	for _, f := range t.Firings {
		if f.Status == Met && t.Status != Met {
			continue
		}
		if s := f.score(); t.ScoreParts == nil || s > t.Score {
			t.Score, t.ScoreParts = s, f.scoreParts()
		}
	}
	t.Severity = severityOf(t.Score)
	t.collect()
}

// settle sets the status of a threat to the worst of its firings.
func (t *Threat) settle() {
	t.Status = worst(len(t.Firings), func(i int) Status { return t.Firings[i].Status })
}

// ScorePart is one summand of a score.
type ScorePart struct {
	Value float64
	// Reason completes "for …".
	Reason string
}

// What exposure, reach and knowledge about the control add to the base of a rule, which is the impact, 1 to 5. The
// values make a threat critical if a grave rule meets the public or a crown jewel and the control is known to be
// missing, and weigh the consequence more than the way there: sway over a crown jewel is as grave as the jewel
// itself.
const (
	heardLess    = -1.0 // no condition of a rule says that the place is grave
	fromPublic   = 2.0
	nearPublic   = 1.0
	overCrown    = 3.0
	nearCrown    = 1.5
	othersFirst  = -1.0 // who take a forgery for ours
	overOthers   = 1.5
	overPeople   = 2.0  // whose data or credentials are read
	askedNobody  = 1.5  // by a store that gives everything to anybody who reaches it
	askedInside  = 0.75 // the same, where nothing outside its zone or machine reaches it
	ofStrangers  = 1.0  // whose markup pages show to those who work there
	besideAdmins = 2.0  // who may do everything, in whose session an uploaded page would run
	ofAnybody    = 0.5  // code that its host runs with all its own rights
	pastGateway  = -1.0 // who are inside already: the gateway asks all others who they are
	onItsHost    = -1.0 // which an account on the machine has to reach first
	onlyRetried  = -1.0 // a copy that nobody can capture, and only a retry makes
	atOthers     = -1.5 // who have to tell a copy: we only give them the means
	unreviewed   = 1.5  // code written by one person, which runs wherever it is taken
	partOfReach  = 0.5  // of a crown jewel, if it is not given away as a whole
	ofMachines   = 1.0  // which do what its holder says
	commandsAll  = 4.5  // which a credential in code gives to whoever has the code
	beyondNeed   = 0.5  // within which a crown jewel is
	ofColleagues = -1.0 // who see more than is theirs
	ofPatients   = 1.0  // whose records are the crown jewel
	originals    = 1.0  // which nothing makes again
	onlyKept     = 1.0  // nowhere else, as far as the block says
	ofSignIn     = 1.5  // without which nobody gets to anything else
	skippedCheck = 1.0  // of a key or a right, of which only those get anything who ask for it
	skippedEntry = 3.0  // by which everybody is signed in
	haltsAll     = 3.0  // of a program that does nothing without a record of it
	secondLine   = -1.0 // of defence: the pages have to have a flaw first
	ofRecords    = 2.0  // that are a crown jewel, and worth little without what is kept beside them
	ofAll        = 1.5  // who need a store, as long as nobody has said that it is the only one
	guessedAlone = 0.5  // beside which no second factor is asked for
	settings     = -1.0 // which few may change, and which can be set back
	signedCode   = -3.5 // which everybody may read, and whose signature tells any change
	ofOneAddress = -2.5 // to which no more mail goes
	controlOpen  = 2.0
	controlMet   = -3.0
)

// score returns the sum of the parts.
func (f Firing) score() float64 {
	return sumOf(f.scoreParts())
}

func sumOf(parts []ScorePart) float64 {
	sum := 0.0
	for _, part := range parts {
		sum += part.Value
	}
	return sum
}

// scoreParts returns the summands of a firing's score: impact, exposure, reach
// and control.
func (f Firing) scoreParts() []ScorePart {
	parts := []ScorePart{{float64(f.Rule.Base), "what the rule is about"}}
	if f.Heard && !f.opensCrown() && !f.answersWithPower() && !f.commandsHosts() && !f.mayTooMuch() {
		parts = append(parts, ScorePart{heardLess, "a place where the rule itself sees nothing grave"})
	}
	parts = append(parts, f.first(exposure)...)
	if value, reason := f.reach(); value > 0 && !f.harmsOthers() {
		parts = append(parts, ScorePart{value, reason})
	}
	if f.harmsOthers() && !f.Heard {
		parts = append(parts, ScorePart{othersFirst, "others, who are harmed before we are"})
	}
	parts = slices.Concat(parts, f.first(harms), f.every(circumstances))
	if limit, reason := f.softened(); sumOf(parts) > limit {
		parts = append(parts, ScorePart{limit - sumOf(parts), reason})
	}
	return parts
}

// softened returns the score that a firing has at most, whatever is within reach, and why.
func (f Firing) softened() (float64, string) {
	for _, l := range limits {
		if l.holds(f) {
			return l.value, l.reason
		}
	}
	return math.Inf(1), ""
}

// products are kinds of programs that hardly anybody writes: what is open about their input is whether they are kept up to date.
var products = []string{"secrets", "discovery", "queue", "cache", "log"}

// minimised reports whether the block states that an answer is cut down to what is needed, here or in front of the gateway that hands the
// request on, and no crown jewel is in it.
func minimised(f *graph.Flow) bool {
	cut := func(f *graph.Flow) bool { return controlStatus("minimise", Subject{Flow: f}) == Met }
	front := filter(inFrontOf(f), unauthenticated)
	return (cut(f) || len(front) > 0 && all(front, cut)) && !slices.ContainsFunc(f.Transfers, (*graph.Transfer).Crown)
}

// onlySignedCode reports whether all that is named on a call is code or public, its signature is checked, and everybody may ask for it.
func onlySignedCode(f *graph.Flow) bool {
	other := func(d *graph.Data) bool { return d.Class.Value != "code" && d.Class.Value != "public" }
	return f.Value("artifact") == "signed" && proof(f).ByDesign && !slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool {
		return !t.Query && slices.ContainsFunc(t.Data, other)
	})
}

// inEnvironment reports whether what is read is the environment of a program: outsiders reach the program, and have to get into it first.
func (f Firing) inEnvironment() bool {
	return f.Rule.attribute() == "secrets" && f.Subject.Flow == nil && f.Target.Attrs.Value("secrets") == "env"
}

// commandsHosts reports whether the block states that a caller of what starts containers or machines may do all that it can do.
func (f Firing) commandsHosts() bool {
	flow := f.Subject.Flow
	return f.Status == Open && slices.Contains([]string{"authz", "least"}, f.Rule.attribute()) &&
		(flow != nil && startsMachines(flow.Responder()) || f.Rule.attribute() == "least" && slices.ContainsFunc(callees([]*graph.Element{f.Target}), startsMachines))
}

// mayTooMuch reports whether the block states that a process has more rights than it needs, and a crown jewel is within its reach.
func (f Firing) mayTooMuch() bool {
	return f.Rule.Mechanisms[0] == "over-privilege" && f.Status == Open && f.sway(f.moved()) <= 1
}

// stopsSignIn reports whether what fails is an identity provider of ours which several systems ask.
func (f Firing) stopsSignIn() bool {
	provider := f.Target
	if f.Subject.Flow != nil {
		provider = f.Subject.Flow.Responder()
	}
	return ours(provider) && kindIs(provider, "idp") && len(filter(callers([]*graph.Element{provider}), func(e *graph.Element) bool { return !person(e) })) > 1
}

// skipsCheck reports whether the block states that a request goes on when the question whether it may gets no answer.
func (f Firing) skipsCheck() bool {
	flow := f.Subject.Flow
	return f.attacks("dependency-outage") && flow != nil && flow.Value("fails") == "open" && asksWhether(flow)
}

// decidesWhatRuns reports whether what is changed at a place is what a cluster or a pipeline runs, not only how something runs.
func (f Firing) decidesWhatRuns() bool {
	kinds := []string{"ci", "code", "registry", "controller"}
	if f.Subject.Flow == nil {
		return kindIs(f.Target, kinds...) || slices.ContainsFunc(callers([]*graph.Element{f.Target}), func(e *graph.Element) bool { return kindIs(e, kinds...) })
	}
	return kindIs(f.Subject.Flow.From, kinds...) || kindIs(f.Subject.Flow.To, kinds...)
}

// goesPastGateway reports whether a gateway forwards only calls whose callers have proven who they are.
func (f Firing) goesPastGateway() bool {
	flow := f.Subject.Flow
	return flow != nil && forwarded(flow) && all(inFrontOf(flow), func(in *graph.Flow) bool { return proof(in).Strength >= model.CopiedProof || proof(in).ByDesign })
}

// answersWithPower reports whether a caller takes keys, commands or code from whatever answers it in the place of another.
func (f Firing) answersWithPower() bool {
	flow := f.Subject.Flow
	return f.Rule.attribute() == "server-auth" && flow != nil && slices.ContainsFunc(flow.Transfers, func(t *graph.Transfer) bool {
		return t.Answer && carries(t, "credentials", "secret", "control", "code")
	})
}

// betweenOurs reports whether two systems of ours talk to each other and the caller proves who it is with a key that it never sends.
func (f Firing) betweenOurs() bool {
	flow := f.Subject.exchange()
	return ours(flow.From) && ours(flow.To) && proof(flow).Strength >= model.BoundProof
}

// callsNamed reports whether a process of ours, which outsiders ask, fetches an address that somebody has named in what they wrote.
func (f Firing) callsNamed() bool {
	return f.attacks("ssrf") && namedByStrangers(f.Target) && slices.ContainsFunc(askedOf(f.Target), fromLow)
}

// callsOnlyHooksOfOurs reports whether all that a process calls at an address of others' choice are webhooks that are set up in its settings, or
// databases of which its users have set up the connection: no customer registers one.
func (f Firing) callsOnlyHooksOfOurs() bool {
	return !multiTenant(f.Target) && !runsScripts(f.Target) && !hostsWorkloads(f.Target) && f.Target.Attrs.Value("egress") == "" &&
		all(namedCalls(f.Target), func(out *graph.Flow) bool { return connectsAsTold(out) || toWebhook(out) && !registered(out) })
}

// servesFilesOfOutsiders reports whether a process that outsiders reach puts their files where it serves them to others.
func (f Firing) servesFilesOfOutsiders() bool {
	t := f.Subject.Transfer
	return t != nil && f.Rule.Fuse == "input" && keptAndServed(t, ask{}) &&
		slices.ContainsFunc(fronts(t.From), func(front *graph.Element) bool { return slices.ContainsFunc(front.Inbound, fromLow) })
}

// opensCrown reports whether the block states that whoever gets to a boundary may have the crown jewel for the asking: that
// is grave however much both sides of the boundary are trusted.
func (f Firing) opensCrown() bool {
	flow := f.Subject.Flow
	return flow != nil && f.Rule.Fuse == "caller" && f.Status == Open && unauthenticated(flow) && flow.Crosses() && f.sway(f.moved()) == 0
}

// meetsOutsiders reports whether outsiders reach the place themselves: they are an end of the flow,
// or the element answers them. Between our own systems, an attacker has to get in first.
func (f Firing) meetsOutsiders(public int) bool {
	if f.Subject.Flow == nil {
		return public <= 1 || !onFlows(f.Rule.Control) && slices.ContainsFunc(f.Flows, func(in *graph.Flow) bool { return low(in.From) && passThrough(in.To) && in.To != f.Target })
	}
	if f.harmsOthers() || f.guardsOthers() {
		return false
	}
	return low(f.Subject.Flow.From) || low(f.Subject.Flow.To)
}

// harmsOthers reports whether the threat is a forgery, or a call of a stranger, that a system of others takes for ours.
func (f Firing) harmsOthers() bool {
	flow := f.Subject.Flow
	return slices.Contains([]string{"forged-message", "no-client-auth"}, f.Rule.Mechanisms[0]) && flow != nil && flow.Initiator() != flow.Responder() && flow.Responder().Type == model.External && brings(flow)
}

// guardsOthers reports whether what is missing is a proof that we show to a system of others, which gives us nothing that does harm when
// read: who calls it in our name gets at what is theirs.
func (f Firing) guardsOthers() bool {
	flow := f.Subject.exchange()
	return flow != nil && f.Rule.Fuse == "caller" && flow.Responder().Type == model.External && ours(flow.Initiator()) &&
		!slices.ContainsFunc(flow.Transfers, func(t *graph.Transfer) bool { return t.Answer && sensitive(t) })
}

// onTheWay reports whether an outsider who has got in passes through the place: a process, a
// flow over a trust boundary, or a store whose content is acted on. Data that is only stored
// is not on the way, nor is the wire inside a zone.
func (f Firing) onTheWay() bool {
	if f.Subject.Flow == nil {
		return f.Target.Type != model.Store || f.Target.ActedOn() && !f.readsAtRest()
	}
	return f.Subject.Flow.Crosses() && (f.Rule.Reach != "moved" || !indoors(f.Subject.Flow))
}

// keepsEntrusted reports whether what is read where an element runs is credentials that the block says it holds, beside or instead
// of what it shows on its own calls.
func (f Firing) keepsEntrusted() bool {
	return f.Rule.attribute() == "secrets" && f.Subject.Flow == nil && slices.ContainsFunc(f.Target.Holds, func(d *graph.Data) bool {
		return d.Class.Value == "credentials" || d.Class.Value == "secret"
	})
}

// worksFromAnywhere reports whether what is read where an element runs is a credential that it shows to something of ours which outsiders
// reach, or to the object store of others: a copy is used from outside, past the element and its machine.
func (f Firing) worksFromAnywhere() bool {
	return f.Rule.attribute() == "secrets" && f.Subject.Flow == nil && slices.ContainsFunc(f.Target.Outbound, func(out *graph.Flow) bool {
		to := out.Responder()
		return ownSecret(out) && !out.Local() && out.Crosses() && (ours(to) && metFromLow(to) || kindIs(to, "object") && !ours(to))
	})
}

// metFromLow reports whether something in a public or partner zone calls an element.
func metFromLow(e *graph.Element) bool {
	return remember(e, aboutMetFromLow, func(e *graph.Element) bool { return slices.ContainsFunc(e.Inbound, fromLow) })
}

// publicDistance returns the shortest over all that the firing touches, and over what fills a store whose content is acted on.
func (f Firing) publicDistance() int {
	if flow := f.Subject.Flow; flow != nil {
		return min(flow.From.PublicDistance, flow.To.PublicDistance)
	}
	public := f.Target.PublicDistance
	for _, host := range f.escapesTo() {
		public = min(public, host.PublicDistance)
	}
	if f.Target.ActedOn() {
		for _, t := range f.Target.Receives {
			public = min(public, max(t.From.PublicDistance, 2)) // at least a step away: another element puts it there
		}
	}
	return public
}

// nearlyCriticalScore, nearlyHighScore and nearlyMediumScore are half a point below critical, high and medium.
const (
	nearlyCriticalScore = 9.0
	nearlyHighScore     = 6.5
	nearlyMediumScore   = 4.5
)

// severityOf returns the label of a score: critical from 9.5, high from 7, medium from 5.
func severityOf(score float64) Severity {
	switch {
	case score >= 9.5:
		return Critical
	case score >= 7:
		return High
	case score >= 5:
		return Medium
	}
	return Low
}

// halfOpen reports whether everything that leaves a firing open is a control that exists but is not enough.
func (f Firing) halfOpen() bool {
	name := f.Rule.attribute()
	for _, p := range f.Places {
		if p.Status != Open {
			continue
		}
		if model.IsControl(name) {
			if !hardToGuess(name, p.Subject) {
				return false
			}
			continue
		}
		if value := valueOf(name, p.Subject); value == "" || model.LookupValue(name, value).Weak && !ownEnvironment(name, value, p.Subject) {
			return false
		}
	}
	return true
}

// ownEnvironment reports whether what is missing is only a better place for credentials than the environment of a program that holds none
// but those it shows on its own calls: whoever reads it is in the program or on its machine already.
func ownEnvironment(name, value string, s Subject) bool {
	return name == "secrets" && value == "env" && s.Element != nil && !slices.ContainsFunc(s.Element.Holds, func(d *graph.Data) bool { return d.Class.Value == "credentials" || d.Class.Value == "secret" })
}

// hardToGuess reports whether a control is missing only because of how somebody without an office signs in, and attempts at
// that are limited: a password alone is a proof, if a weaker one than asked for.
func hardToGuess(control string, s Subject) bool {
	return s.Flow != nil && namedStatus(control, s) != Open && implied(control, s) == Open &&
		!staff(s.exchange().Initiator()) && s.exchange().Value("limit") == "rate"
}
