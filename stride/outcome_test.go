package stride

import (
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/model"
)

// expectation is a small design and what must be, and must not be, found in it. An
// expectation is `ID status`; a `!` before an id or a rule says that it must not be there.
type expectation struct {
	name, body string
	want       []string
}

// ota is a firmware download, to which a spelling of the exchange is added.
const ota = `
actor a: Owner
boundary phone: Phone | public
  process app: Mobile app
boundary cloud: Cloud | internal
  SERVER
a -> app: Use | ipc
`

// Each entry is the smallest design that shows a kind of mistake.
var expectations = []expectation{
	// Data moves both ways.
	{"a download is to the one who asks", strings.Replace(ota, "SERVER", "process updates: Update server", 1) + "app <-> updates: Download update | https",
		[]string{"T08@phone ask", "T10@phone ask", "!T08@cloud", "!T10@cloud"}},
	{"the same as request and response", "data fw: Firmware | class=code\n" + strings.Replace(ota, "SERVER", "process updates: Update server", 1) + "app -> updates: Ask | https\nupdates -> app: Update | https mode=response data=fw",
		[]string{"T08@phone ask", "T10@phone ask", "!T08@cloud"}},
	{"the same as a request that says what comes back", "data fw: Firmware | class=code\n" + strings.Replace(ota, "SERVER", "process updates: Update server", 1) + "app -> updates: Ask | https returns=fw",
		[]string{"T08@phone ask", "T10@phone ask", "!T08@cloud"}},
	{"the same with the arrow of the data", "data fw: Firmware | class=code\n" + strings.Replace(ota, "SERVER", "process updates: Update server", 1) + "updates -> app: Update | https mode=pull data=fw",
		[]string{"T08@phone ask", "T10@phone ask", "!T08@cloud"}},
	{"the same from an object store", strings.Replace(ota, "SERVER", "store updates: Update bucket", 1) + "updates -> app: Firmware update | https",
		[]string{"T08@phone ask", "T10@phone ask", "!T08@cloud"}},
	{"the same from a registry", strings.Replace(ota, "SERVER", "process updates: Image registry", 1) + "app -> updates: Pull firmware update | https",
		[]string{"T08@phone ask", "T10@phone ask", "!T08@cloud"}},
	{"the same from others", "external updates: Update server\n" + strings.Replace(ota, "  SERVER\n", "", 1) + "app -> updates: Download update | https",
		[]string{"T08@phone ask", "T10@phone ask", "!T08@outside"}},
	{"a signed registry answers, whoever draws the arrow", "boundary s: Site | internal\n  process p: Node\n  store r: Image registry | artifact=signed\nr -> p: Pull image",
		[]string{"T08@s met"}},
	{"a signed registry answers, drawn from the node", "boundary s: Site | internal\n  process p: Node\n  store r: Image registry | artifact=signed\np -> r: Pull image",
		[]string{"T08@s met"}},
	{"the service that calls kept addresses is asked where it may call", "data target: Endpoint URL | class=internal\nexternal customer: Customer endpoint\nactor user: Customer\nboundary s: Site | internal\n  process api: API\n  process sender: Webhook sender\n  store db: Endpoints\nuser -> api: Register | https data=target\napi -> db: Save | sql data=target\nsender -> db: Load | sql data=target\nsender -> customer: Post event | https",
		[]string{"I09@sender ask"}},

	// A stated weakness is heard.
	{"no authorisation inside", "boundary s: Site | internal\n  process p: P\n  process q: Q\np -> q: Ask | authz=none", []string{"E11@s open"}},
	{"plaintext inside one zone", "boundary s: Site | internal\n  process p: P\n  process q: Q\np -> q: Ask | http", []string{"T01@s open"}},
	{"a password in the clear inside a zone", "boundary s: Site | internal\n  process p: P\n  process q: Q\np -> q: Ask | http auth=password", []string{"T01@s open"}},
	{"secrets in the environment", "boundary s: Site | internal\n  process p: P | secrets=env", []string{"I12@s open"}},
	{"secrets in a file", "boundary s: Site | internal\n  process p: P | secrets=file", []string{"I12@s open"}},
	{"a secret manager answers", "boundary s: Site | internal\n  process p: P | secrets=vault", []string{"I12@s met"}},
	{"a process that logs secrets", "boundary s: Site | internal\n  process p: P | lacks=redact", []string{"I04@p open"}},
	{"a service without browser headers", "boundary s: Site | internal\n  process p: API | lacks=browser-headers", []string{"T04@s open"}},
	{"input that nothing checks", "boundary s: Site | internal\n  process p: P\n  process q: Q\np -> q: Ask | validate=none", []string{"T02@s open"}},
	{"no caller proves anything over local means", "boundary s: Site | internal\n  process p: P\n  process q: Q\np -> q: Ask | ipc auth=none", []string{"E05@s open"}},
	{"nothing is foreseen for a failure", "boundary s: Site | internal\n  process p: P\n  process q: Q\np -> q: Ask | fails=none", []string{"D03@model open"}},

	{"who proves nothing owns no object, and is asked for a proof first", "actor a: Visitor\nboundary e: Edge | edge\n  process p: Library\n  store db: Loans | crown\na -> p: Look up loan | https auth=none authz=none\np -> db: Read | sql", []string{"S01@e open", "E11@e open", "!I05"}},
	{"who proves who it is may own one", "actor a: Visitor\nboundary e: Edge | edge\n  process p: Library\n  store db: Loans | crown\na -> p: Look up loan | https auth=password authz=none\np -> db: Read | sql", []string{"I05@e open"}},

	// A question has an honest answer.
	{"TLS verifies the server", "external bank: Bank\nboundary s: Site | edge\n  process p: P\np -> bank: Pay | server-auth=tls", []string{"S06@outside met"}},
	{"a service with a short-lived token", "external shop: Shop\nboundary s: Site | edge\n  process p: API\nshop -> p: Query | https auth=iam", []string{"S12@s met", "!S04"}},
	{"a device needs no second factor", "boundary d: Devices | public\n  process dev: Meter | kind=device\nboundary s: Site | edge\n  process p: API\ndev -> p: Report | https auth=token", []string{"S12@s met", "!S04"}},
	{"an own process answers callers inside by API key", "boundary s: Site | internal\n  process p: P\n  process q: Q\np -> q: Ask | auth=api-key", []string{"E05@s met"}},
	{"a durable store is written before the answer", "external shop: Shop\nboundary s: Site | edge\n  process hook: Webhook receiver\n  store db: Bookings database\nshop -> hook: Booking event | https\nhook -> db: Save booking | mode=sync", []string{"!D06"}},
	{"an admin console is asked about its flows", "boundary s: Site | internal\n  process panel: Admin console\n  process job: Job\njob -> panel: Ask", []string{"E01@s ask"}},
	{"an admin console that nothing calls is not asked", "boundary s: Site | internal\n  process panel: Admin console", []string{"!E01"}},

	// Attributes beat words.
	{"a signed message by any name", "external bank: Bank\nboundary s: Site | internal\n  process orders: Orders service\nbank -> orders: Payment result | https sign=none", []string{"S02@orders open"}},
	{"the same by another", "external bank: Bank\nboundary s: Site | internal\n  process orders: Orders service\nbank -> orders: Notify of payment | https sign=none", []string{"S02@orders open"}},
	{"a third party that calls in", "external bank: Bank\nboundary s: Site | internal\n  process orders: Orders service\nbank -> orders: Payment result | https", []string{"S02@orders ask"}},
	{"an agent that watches a machine", "boundary s: Site | internal\n  process dd: Datadog agent\n  process lap: Laptop agent\ndd -> lap: Ask", []string{"!E07", "!E08"}},
	{"a class beats a word", "data state: Firmware state | class=internal\nexternal v: Vendor\nboundary s: Site | internal\n  process p: P\nv -> p: Report | https data=state", []string{"!T08", "!T10"}},
	{"service discovery is no package registry", "boundary s: Site | internal\n  process eu: Eureka\n  process reg: Service registry\n  process p: P\np -> eu: Register\np -> reg: Register", []string{"!T08", "!T10"}},
	{"unseen characters hide no word", "external s: S\nboundary b: B | edge\n  process h: Web\u00adhook receiver\ns -> h: Event | https", []string{"S02@h ask"}},
	// A row fits its element.
	{"what lives for minutes is wiped, not restored", "boundary s: Site | internal\n  process p: P\n  store t: tmpfs volume | class=secret crown\np -> t: Write | file", []string{"I10@t ask", "!D04"}},
	{"what everybody may know is not encrypted", "boundary s: Site | internal\n  process p: P\n  store k: Opening hours | class=public\np -> k: Write | sql", []string{"!I01", "!I02"}},
	{"who shows a certificate cannot be lured to a false page", "actor adm: Cluster admin\nboundary s: Site | internal\n  process p: Control service\nadm -> p: Change | https auth=mtls", []string{"!S07"}},
	{"public content is public by design", "actor a: Visitor\nboundary s: Site | edge\n  process p: Library\n  store db: Books | crown\na -> p: Read | https auth=public\np -> db: Read | sql", []string{"S01@s met", "!I05", "!S07"}},

	// What reviewers and labelled systems know.
	{"sign-in attempts at an identity provider", "actor a: User\nboundary s: Site | edge\n  process i: Identity provider\na -> i: Sign in | https auth=password", []string{"S11@s ask"}},
	{"a dashboard without sign-in", "boundary s: Site | internal\n  actor ops: Operator\n  process d: Dashboard | kind=admin-ui\nops -> d: Look | https authz=none auth=none", []string{"E01@s open", "E05@s open"}},
	{"what the service hands out that holds everybody's secrets", "boundary s: Site | internal\n  process c: Config server\n  store v: Secrets | kind=secrets rest=none access=shared-account\nc -> v: Read | sql", []string{"I03@v open", "I02@v open"}},
	{"an exposed process waits for what hangs", "actor a: User\nexternal x: Rating agency\nboundary s: Site | edge\n  process p: P\na -> p: Ask | https\np -> x: Rate | https fails=none", []string{"D03@model open"}},
	{"a plug-in acts for whoever asks", "boundary s: Site | internal\n  process h: Driver\n  process g: Provider plugin\nh -> g: Mount | unix", []string{"E09@g ask", "E04@h ask"}},

	{"an administrator who signs in is no event", "boundary o: Office | internal\n  actor adm: Administrator\nboundary r: R | restricted\n  process h: Webhook node\nadm -> h: Sign in | ssh", []string{"!S02"}},
}

func TestOutcomes(t *testing.T) {
	for _, o := range expectations {
		a := analyze(t, o.body)
		got := a.statuses()
		for _, want := range o.want {
			if !expected(got, want) {
				t.Errorf("%s: want %s in\n%s\ngot %s", o.name, want, o.body, strings.Join(got, ", "))
			}
		}
	}
}

func expected(got []string, want string) bool {
	if absent, ok := strings.CutPrefix(want, "!"); ok {
		return !slices.ContainsFunc(got, func(s string) bool {
			return strings.HasPrefix(s, absent+" ") || strings.HasPrefix(s, absent+"@")
		})
	}
	return slices.Contains(got, want)
}

// kindOf is the kind that a process gets.
func kindOf(t *testing.T, declaration string) string {
	t.Helper()
	c := load(t)
	return parsed(t, c, "boundary s: Site | internal\n  "+declaration).Elements[0].Kind.Value
}

// The technology says what a name does not.
func TestKindFromTechnology(t *testing.T) {
	for declaration, want := range map[string]string{
		`process p: Front door | tech="Zuul"`: "gateway", `process p: Accounts | tech="Keycloak 24"`: "idp", `process p: Charts | tech="Kibana"`: "admin-ui",
		`process p: Orders service | tech="Envoy"`: "gateway", `process p: API gateway | tech="Keycloak"`: "gateway", `process p: Front door | tech="Zuul" kind=api`: "api",
	} {
		if got := kindOf(t, declaration); got != want {
			t.Errorf("%s is %q, want %q", declaration, got, want)
		}
	}
}

// A boundary without a level gets one from its words or from what is inside, says so, and asks.
func TestGuessedTrust(t *testing.T) {
	for body, want := range map[string]string{
		"boundary b: Contractor laptops\n  process x: X":                   "public inferred",
		"boundary b: Devices in the field\n  process x: X":                 "public inferred",
		"boundary b: Branch\n  actor c: Customer\n  process m: Mobile app": "public inferred",
		"boundary b: Others\n  external e: Carrier":                        "partner inferred",
		"boundary b: Hall 7\n  process x: X":                               "internal assumed",
		"boundary b: Hall 7 | edge\n  process x: X":                        "edge declared",
	} {
		a := analyze(t, body)
		trust := a.Graph.Boundaries[0].Trust
		if got := trust.Value.String() + " " + string(trust.Origin); got != want || trust.Reason == "" {
			t.Errorf("%q: %s because %q, want %s", body, got, trust.Reason, want)
		}
		asked := slices.ContainsFunc(a.Questions, func(q Question) bool { return len(q.Boundaries) == 1 && len(q.Options) == 5 })
		if asked != (trust.Origin != model.Declared) {
			t.Errorf("%q: asked is %v", body, asked)
		}
	}
}

// What a third party answers is a way to a jewel.
func TestAnswersAreWaysIn(t *testing.T) {
	for _, exchange := range []string{"1. p -> vault: Ask | https\n2. vault -> p: Secrets | https mode=response\n", "1. p <-> vault: Ask | https\n", "2. vault -> p: Secrets | https mode=pull\n"} {
		a := analyze(t, "external vault: Vault\nboundary n: Node | internal\n  process p: Provider\n  store s: Secrets | crown\n"+exchange+"3. p -> s: Write | file")
		if len(a.Jewels[0].Ways) == 0 || a.Jewels[0].Ways[0].From.ID != "vault" || len(a.Jewels[0].Ways[0].Flows) != 2 {
			t.Errorf("%s: ways %+v", exchange, a.Jewels[0].Ways)
		}
		if got := a.find("T02@n"); got == nil || got.Status != Ask {
			t.Errorf("%s: what the vault answers is not asked about: %v", exchange, a.statuses())
		}
	}
}

// Whoever only reads from an element is no writer of it.
func TestReadersAreNoWriters(t *testing.T) {
	a := analyze(t, "boundary s: Site | internal\n  process config: Config server\n  process dev: Deployer\n  store git: Source repository\nconfig -> git: Pull configuration | https\ndev -> git: Push change | https")
	if got := a.Sentence(a.find("T06@git"), "{writers}"); got != "Deployer" {
		t.Errorf("writers are %s", got)
	}
}
