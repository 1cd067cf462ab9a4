package stride

import (
	"slices"
	"strings"
	"testing"
)

// throughRelay is a home that people use directly and through a relay of others; stated is what is said of the relayed streams.
func throughRelay(stated string) string {
	return "data o: Plans | class=pii crown\nactor u: Member\nexternal r: Relay | kind=gateway\nboundary s: Home | internal\n  process p: Hub | kind=web-app holds=o\n1. u -> r: Sign in from outside | https " + stated + " auth=password lacks=second-factor data=o\n2. u -> p: Sign in at home | https auth=password lacks=second-factor data=o\n3. r -> p: Pass on the stream | tls " + stated + " forwards=1"
}

// toWorker is a builder that gives a worker data of a name.
func toWorker(named string) string {
	return "data d: " + named + " | class=control\nboundary s: Site | internal\n  process c: Builder | kind=ci\nboundary b: Machines | restricted\n  process w: Agent | kind=worker\nc -> w: Send | ssh auth=ssh-key data=d"
}

// visitorOf is a page whose visitors get a token by a call; after which they upload.
func visitorOf(call string) string {
	return "data k: Page token | class=credentials\ndata o: Conversations | class=pii crown\nactor v: Visitor | kind=web-ui\nboundary s: Site | edge\n  process p: Chat | kind=web-app holds=o\n1. v -> p: " + call + " returns=k\n2. v -> p: Upload picture | https auth=token data=o"
}

// spooled is a queue that parts of a program use.
func spooled(queue, reader string) string {
	return "data l: Log messages | class=log crown\nboundary n: Field | edge\n  process d: Sensor | kind=device\nboundary s: Site | internal\n  process p: Collector\n  process in: Input | kind=worker part-of=p\n  " + reader + "\n  store q: Journal | " + queue + " holds=l\n1. d -> in: Send | tls auth=mtls data=l\n2. in -> q: Append | file fails=drop data=l async\n3. q -> out: Read | file data=l"
}

// misplaced are questions that nobody can answer where they used to be asked.
var misplaced = []expectation{
	{"who relays sealed streams proves nothing more", strings.Replace(throughRelay("encryption=e2e"), "2. u -> p", "2. p -> u", 1), []string{"!S01"}},
	{"who relays what it can read proves who it is", strings.Replace(throughRelay(""), "2. u -> p", "2. p -> u", 1), []string{"S01@s ask"}},
	{"what a worker has to do now is no configuration", toWorker("Build steps"), []string{"!T07"}},
	{"its settings are", toWorker("Settings"), []string{"T07@b ask"}},
	{"a visitor with a token of the page has no second factor", visitorOf("Open a conversation | https auth=public"), []string{"!S04"}},
	{"who has signed up may have one", visitorOf("Sign up | https auth=public"), []string{"S04@people ask"}},
	{"a first key is signed with nothing", "data k: API key | class=credentials\nexternal x: Partner\nboundary s: Site | internal\n  process p: Shop\np -> x: Post the key to the callback address | https data=k", []string{"!S02"}},
	{"an event is", "data o: Orders | class=internal\nexternal x: Partner\nboundary s: Site | internal\n  process p: Shop\np -> x: Post the order to the callback address | https data=o", []string{"S02@x ask"}},
	{"the state of a payment steers nothing", "data o: Orders | class=internal\ndata s: Payment status | class=control\nexternal x: Provider\nboundary s: Site | internal\n  process p: Shop\np -> x: Pay | https auth=api-key data=o returns=s", []string{"!T12"}},
	{"settings do", "data o: Orders | class=internal\ndata s: Settings | class=control\nexternal x: Provider\nboundary s: Site | internal\n  process p: Shop\np -> x: Pay | https auth=api-key data=o returns=s", []string{"T12@outside ask"}},
	{"a journal of one program has one producer", spooled("kind=queue", "process out: Output | kind=worker part-of=p"), []string{"!S10", "R05@s open"}},
	{"one that another program reads may have another", spooled("kind=queue", "process out: Output | kind=worker"), []string{"S10@q ask"}},
	{"what a broker gets is a program's own", "data o: Plans | class=pii crown\nactor u: Member\nboundary s: Site | edge\n  process p: Hub | kind=web-app\nboundary i: Inside | internal\n  process b: Mosquitto broker | holds=o\nu -> p: Switch | https auth=session data=o\np -> b: Publish | mqtt auth=password data=o", []string{"!S08"}},
	{"another service has to know for whom it works", "data o: Plans | class=pii crown\nactor u: Member\nboundary s: Site | edge\n  process p: Hub | kind=web-app\nboundary i: Inside | internal\n  process b: Plan service | holds=o\nu -> p: Switch | https auth=session data=o\np -> b: Store | https auth=password data=o", []string{"S08@p ask"}},
	{"one sign-in is said once", "data o: Orders | class=pii crown\nactor u: Customer\nactor a: Administrator\nboundary s: Site | edge\n  process p: Shop | kind=web-app holds=o lacks=second-factor\nu -> p: Sign in | https auth=password data=o\na -> p: Sign in for administration | https auth=password data=o", []string{"S04@people open", "!S04@s"}},
	{"what no sign-in reports is heard", "data o: Orders | class=pii crown\nactor u: Customer\nboundary s: Site | edge\n  process p: Shop | kind=web-app holds=o lacks=second-factor\nu -> p: Order | https auth=client-id data=o", []string{"S04@s open"}},
}

func TestMisplacedQuestions(t *testing.T) { expect(t, misplaced) }

// placed are criteria that fit where they are said.
var placed = []saying{
	{"who passes on what it cannot read asks for no second factor", throughRelay("encryption=e2e"), "S04@people", []string{"Hub must refuse a sign-in without a second factor"}, []string{"Relay"}},
	{"a full journal is noticed", spooled("kind=queue", "process out: Output | kind=worker part-of=p"), "R05@s", []string{"must count each record that is dropped because Journal is full"}, []string{"send again"}},
}

func TestCriteriaFitWhatIsAsked(t *testing.T) {
	for _, s := range placed {
		s.check(t)
	}
}

// What a program only files away is checked where it comes in: the store is no second place.
func TestFiledCodeIsCheckedWhereItComesIn(t *testing.T) {
	body := "data c: Packages | class=code\ndata l: Build logs | class=log\nexternal x: Builder | kind=ci\nboundary s: Site | internal\n  process p: Controller | kind=ci\nboundary d: Data | restricted\n  store f: Files | kind=file holds=c,l\nin. x -> p: Send packages | https auth=token data=c\nkeep. p -> f: Keep | file data=c,l"
	for _, c := range []struct {
		body string
		kept bool
	}{
		{body, false},
		{body + "\nboundary r: Machines | internal\n  process q: Runner | kind=worker\nq -> f: Run | file returns=c", true},
	} {
		var flows []string
		for _, threat := range analyze(t, c.body).Threats {
			if threat.Rule.ID == "T08" {
				for _, f := range threat.Flows() {
					flows = append(flows, f.ID)
				}
			}
		}
		if slices.Contains(flows, "keep") != c.kept || !slices.Contains(flows, "in") {
			t.Errorf("asked of %v in\n%s", flows, c.body)
		}
	}
}
