package stride

import (
	"slices"
	"strings"
	"testing"
)

// pages is a gateway in front of pages that anybody may see and of a process behind it.
func pages(front, toPages string) string {
	return `
data rec: Record | class=pii crown
data omod: Module | class=code
actor user: Customer
boundary e: Edge | edge
  process gw: Gateway | kind=gateway
boundary s: Site | internal
  process portal: Portal | kind=web-ui
  process api: Orders service | kind=api
  store db: Orders database | holds=rec
use. user -> gw: Use | https auth=session data=rec returns=rec ` + front + `
gw -> portal: Static files | http ` + toPages + `
gw -> api: Forward | http auth=session identity=end-user authz=object data=rec returns=rec
api -> db: Save | sql auth=iam data=rec
`
}

// passedOn is a gateway with a sign-in by password in front, and what it shows a console behind it.
func passedOn(caller, proof string) string {
	return `
actor admin: Administrator
external shop: Shop
boundary e: Edge | edge
  process gw: Gateway | kind=gateway
boundary s: Site | internal
  process charts: Charts | kind=admin-ui
` + caller + ` -> gw: Look at charts | https auth=` + proof + `
gw -> charts: Forward | https auth=` + proof + `
`
}

// indexed is a database and an index beside it that holds some of its data.
func indexed(holds, more string) string {
	return `
data record: Record | class=health crown
data own: Notes of editors | class=pii crown
boundary s: Site | internal
  process api: API | kind=api
  store db: Database | kind=db holds=record
  store es: Search | kind=db tech="OpenSearch 2" holds=` + holds + ` ` + more + `
api -> db: Save | sql auth=iam data=record
api -> es: Index | https auth=iam data=` + holds + `
`
}

// What everybody may see, and what people have shown before.
var publicExpectations = []expectation{
	{"pages that are the same for everybody know no users", pages("", "auth=public"),
		[]string{"!S08", "S05@s ask", "T02@s ask", "!T03", "T01@s open", "T04@s ask"}},
	{"pages that something is sent to are an application", pages("", "auth=public data=rec"),
		[]string{"T02@s ask", "T04@s ask", "S08@gw ask"}},
	{"what is stated where people sign in holds behind it", pages("has=session,browser-headers", "auth=public"),
		[]string{"S05@s met", "T04@s met"}},
	{"what is stated there on one request holds for their others", pages("has=session,browser-headers", "auth=public") + "look. user -> gw: Look | https auth=session authz=object returns=rec\nlive. user -> gw: Live | wss auth=session authz=object returns=rec",
		[]string{"S05@s met", "T04@s met"}},
	{"what is lacking on one is not asked behind it", pages("has=session", "auth=public") + "live. user -> gw: Live | wss auth=session authz=object lacks=session returns=rec",
		[]string{"S05@s open"}},
	{"what a gateway lacks is said of it and not asked behind it", "actor user: Customer\nboundary e: Edge | edge\n  process gw: Gateway | kind=gateway lacks=browser-headers\nboundary s: Site | internal\n  process web: Web app | kind=web-app\n  process job: Job | kind=worker\nuser -> gw: Use | https auth=session\ngw -> web: Forward | https\njob -> web: Report | https auth=iam",
		[]string{"T04@e open", "!T04@s"}},
	{"a person's password that a gateway passes on is no secret of its own", passedOn("admin", "password"),
		[]string{"!S12@s", "!I12", "S04@people open"}},
	{"a key that systems show a gateway is one", passedOn("shop", "api-key"),
		[]string{"S12@s open", "I12@e ask"}},
	{"a TLS key has to lie where the server runs", "data key: TLS key | class=secret\nactor user: Customer\nboundary e: Edge | edge\n  process gw: Gateway | kind=gateway holds=key\nuser -> gw: Use | https",
		[]string{"!I12"}},
	{"a link that opens an album again and again is meant to be used so", "data link: Link to an album | class=credentials\nactor user: User\nboundary s: Site | edge\n  process p: API\nboundary d: Data | restricted\n  store db: Links | holds=link\nuser -> p: Open album | https auth=token data=link\np -> db: Look up link | sql auth=iam data=link returns=link",
		[]string{"!S03"}},
	{"a code is used once, where it is brought", "data code: One-time code | class=credentials\ndata who: Account | class=pii\nactor user: User\nboundary s: Site | edge\n  process p: API\nboundary d: Data | restricted\n  store db: Codes | holds=code\nask. user -> p: Ask for one-time code | https auth=public data=who\nuse. user -> p: Sign in | https data=code\np -> db: Look up code | sql auth=iam data=code returns=code",
		[]string{"S03@s ask", "!S03@d", "!S03@outside"}},
	{"a second copy of a line of a log does nothing", "data logs: Container logs | class=log\nboundary s: Site | internal\n  process p: API\n  process g: Collector | kind=admin-ui\np -> g: Metrics and logs | https async data=logs",
		[]string{"!S03"}},
	{"a link that lets somebody in is no address to call", "data link: Link to an album | class=credentials\nactor user: User\nexternal pay: Payment service\nboundary s: Site | edge\n  process p: API\nuser -> p: Open album | https auth=token data=link\np -> pay: Charge | https auth=api-key",
		[]string{"!I09"}},
	{"who holds a link has no account", "data f: Scans | class=health crown\nactor d: Doctor\nboundary e: Edge | edge\n  process p: Portal | kind=api\nboundary s: Site | internal\n  store b: Archive | kind=db holds=f\nd -> p: Download scan | https auth=signed-url returns=f\np -> b: Read | sql auth=password returns=f", []string{"!I05", "!R01", "!S05", "!S08", "!R04", "S13@e ask"}},
	{"who opens a shared page by a link has no account", "data f: Contract | class=confidential crown\nactor u: Recipient\nboundary e: Edge | edge\n  process w: Portal | kind=web-app\nboundary s: Site | internal\n  store b: Archive | kind=db holds=f\nu -> w: Open shared contract | https auth=link returns=f\nw -> b: Read | sql auth=password returns=f", []string{"!I05", "!R01", "!S04", "!S05", "!S08", "!S11", "!S12@e", "S13@e ask"}},
	{"a link alone signs nothing", "data f: Contract | class=confidential crown\nactor u: Recipient\nboundary e: Edge | edge\n  process w: Portal | kind=web-app\nboundary s: Site | internal\n  store b: Archive | kind=db holds=f\nu -> w: Read and sign contract | https auth=link returns=f\nw -> b: Read | sql auth=password returns=f", []string{"!I05", "S04@people open", "S13@e ask"}},
	{"nothing is said of a second proof where a link is signed", "data f: Contract | class=confidential crown\nactor u: Recipient\nboundary e: Edge | edge\n  process w: Portal | kind=web-app\nboundary s: Site | internal\n  store b: Archive | kind=db holds=f\nu -> w: Read and sign contract | https auth=signed-url returns=f\nw -> b: Read | sql auth=password returns=f", []string{"S04@people ask"}},
	{"who writes by a link does what the link is for", "data f: Draft | class=confidential crown\nactor u: Visitor\nboundary e: Edge | edge\n  process w: Editor | kind=web-app holds=f\nu -> w: Edit shared draft | https auth=link data=f returns=f", []string{"!S04"}},
	{"a signed link that brings a credential signs nothing", "data k: Ticket | class=credentials\ndata f: Plan | class=confidential crown\nactor u: Visitor\nboundary e: Edge | edge\n  process w: Planner | kind=web-app holds=f\nu -> w: Open the signed link | https auth=signed-url data=k returns=f", []string{"!S04"}},
	{"who opens a text by a link gets that text", "data f: Note of a team | class=confidential\nactor u: Visitor\nboundary e: Edge | edge\n  process w: Notebook | kind=web-app holds=f\nu -> w: Open shared page | https auth=link returns=f", []string{"!I08"}},
	{"a record that a link opens has fields", "data f: Bookings | class=pii\nactor u: Visitor\nboundary e: Edge | edge\n  process w: Planner | kind=web-app holds=f\nu -> w: Open shared page | https auth=link returns=f", []string{"I08@model ask"}},
	{"what a person exports is what that person wants there", "data f: Note | class=confidential\nexternal x: Drive\nboundary s: Site | internal\n  process w: Notebook | kind=web-app holds=f\nw -> x: Export | https auth=oauth identity=end-user data=f", []string{"!I08"}},
	{"what a program sends of a text is its own choice", "data f: Note | class=confidential\nexternal x: Drive\nboundary s: Site | internal\n  process w: Notebook | kind=web-app holds=f\nw -> x: Send | https auth=oauth data=f", []string{"I08@model ask"}},
	{"a link confirms an address", "data f: Contract | class=confidential crown\nactor u: Recipient\nboundary e: Edge | edge\n  process w: Portal | kind=web-app\nboundary s: Site | internal\n  store b: Archive | kind=db holds=f\nu -> w: Confirm subscription | https auth=link data=f \nw -> b: Read | sql auth=password returns=f", []string{"!S04"}},
	{"sign-ins that a proxy passes on name no object", signedInThrough("Come back to the callback | https auth=oauth returns=k"), []string{"!I05"}},
	{"a call that signs in and does more names objects", signedInThrough("Sign in, order, log out | https auth=session data=d returns=d"), []string{"I05@s ask"}},
	{"a link behind a proxy names one object", "data f: Contract | class=confidential crown\nactor m: Member\nactor u: Recipient\nboundary e: Edge | edge\n  process lb: Proxy | kind=gateway\nboundary s: Site | internal\n  process w: Portal | kind=web-app holds=f\nm -> lb: Read contracts | https auth=session authz=object returns=f\nu -> lb: Open shared contract | https auth=link returns=f\nlb -> w: Forward | http returns=f", []string{"I05@s met"}},
	{"what runs over SSH always asks who calls", "actor o: Operator\nboundary s: Site | restricted\n  store c: Settings | kind=config crown\no -> c: Edit settings | ssh", []string{"!S01", "S04@people ask"}},
	{"SSH that asks nobody is open", "actor o: Operator\nboundary s: Site | restricted\n  process c: Controller\no -> c: Maintain | ssh auth=none", []string{"S01@s open"}},
	{"a script has no second factor", "actor x: Import script\nboundary s: Site | edge\n  process p: API | kind=api crown\nx -> p: Load orders | https auth=passphrase", []string{"!S04"}},
	{"a token made for a program has none", "actor x: Member\nboundary s: Site | edge\n  process p: API | kind=api crown\nx -> p: Query with API token | https auth=token", []string{"!S04", "S13@s ask"}},
	{"the factor of a dump is that of the machine", "data d: Orders | class=pii crown\nactor o: Operator\nboundary s: Site | restricted\n  process c: Server\n  store b: Database | kind=db holds=d\nssh. o -> c: Maintain | ssh auth=passkey\no -> b: Dump | sql auth=password returns=d", []string{"S04@people met"}},
	{"a dump from afar has its own", "data d: Orders | class=pii crown\nactor o: Operator\nboundary s: Site | restricted\n  store b: Database | kind=db holds=d\no -> b: Dump | sql auth=password returns=d", []string{"S04@people open"}},
	{"nobody guesses a random token", "data k: Access token of an account | class=credentials\nactor u: User\nboundary s: Site | edge\n  process p: Web app\nu -> p: Sign in | https auth=passphrase data=k", []string{"!S11"}},
	{"a code that people type is guessed", "data k: Room code | class=credentials\nactor u: User\nboundary s: Site | edge\n  process p: Web app\nu -> p: Enter room | https auth=passphrase data=k", []string{"S11@s ask"}},
	{"what a mail tells of its reader is not given away", "data v: Views | class=pii\nactor u: Reader\nboundary e: Edge | edge\n  process p: Shop | kind=web-app\nu -> p: Load tracking pixel | https auth=public data=v", []string{"!S01@e open"}},
	{"what comes back with it is", "data v: Orders | class=pii\nactor u: Reader\nboundary e: Edge | edge\n  process p: Shop | kind=web-app\nu -> p: Load tracking page | https auth=public returns=v", []string{"S01@e open"}},
	{"a gateway before a bucket interprets nothing", "data f: Maps | class=confidential crown\nactor u: User\nboundary e: Edge | edge\n  process c: CDN | kind=gateway\nboundary s: Site | internal\n  store b: Bucket | kind=object holds=f\nu -> c: Download map | https auth=session returns=f\nc -> b: Read | https auth=iam returns=f", []string{"!T02"}},
	{"nobody chooses how a balancer of a cloud runs", "data f: Orders | class=pii crown\nactor u: User\nboundary e: Edge | edge\n  process c: Balancer | kind=gateway tech=ALB\nboundary s: Site | internal\n  process p: Orders | kind=api holds=f\nu -> c: Order | https auth=session data=f\nc -> p: Forward | https data=f", []string{"!E03@e"}},
	{"one's own balancer runs as somebody", "data f: Orders | class=pii crown\nactor u: User\nboundary e: Edge | edge\n  process c: Balancer | kind=gateway tech=HAProxy runs-as=root\nboundary s: Site | internal\n  process p: Orders | kind=api holds=f\nu -> c: Order | https auth=session data=f\nc -> p: Forward | https data=f", []string{"E03@e open"}},
	{"a relay calls the address that it is shown", "data ct: Ciphertext | class=pii\nactor user: User\nboundary s: Site | edge\n  process p: Uploader | kind=gateway\nboundary v: Vendor | partner\n  store b: Bucket | kind=object holds=ct\nuser -> p: Upload | https auth=signed-url data=ct\np -> b: Put | https auth=signed-url data=ct",
		[]string{"I09@p ask"}},
	{"a search index of what another store keeps is rebuilt", indexed("record", ""), []string{"!D04@es", "D04@db ask"}},
	{"so it is where its copies are said to be missing", indexed("record", "backup=none"), []string{"!D04@es"}},
	{"what only the index keeps is lost with it", indexed("record,own", ""), []string{"D04@es ask"}},
	{"it is rebuilt where the block says so", indexed("record,own", "backup=rebuilt"), []string{"D04@es met", "D04@db ask"}},
	{"who is asked must not skip its check, whoever asks", "actor user: User\nboundary s: Site | edge\n  process p: API\nuser -> p: Open album | https auth=token limit=rate fails=open",
		[]string{"D03@model open"}},
	{"a sign-in names no object and holds no function of administrators", `
data code: One-time code | class=credentials
data who: Account | class=pii
data tok: Access token | class=credentials
data rec: Record | class=pii crown
actor user: Customer
actor admin: Administrator
boundary s: Site | internal
  process api: API | kind=api
  store db: Database | holds=rec
in. user -> api: Sign in | https auth=password data=code,who returns=tok,rec
use. user -> api: Use | https auth=token authz=object data=rec
adm. admin -> api: Administer | https auth=token authz=role data=rec
save. api -> db: Save | sql auth=iam data=rec
`, []string{"I05@s met", "E01@s met"}},
}

// Only what may be a copy is offered to be one.
func TestRebuiltIsOfferedToCopies(t *testing.T) {
	for _, q := range analyze(t, indexed("record,own", "")).Questions {
		if q.Attribute != "backup" {
			continue
		}
		offered := slices.ContainsFunc(q.Options, func(o Option) bool { return o.Text == "backup=rebuilt" })
		if copy := q.Elements[0].ID == "es"; len(q.Elements) != 1 || offered != copy {
			t.Errorf("%s is offered %v", q.Elements[0].ID, q.Options)
		}
	}
}

// What is installed again needs no copy, what was written there does.
func TestInstalledCodeMayBeRebuilt(t *testing.T) {
	for name, want := range map[string]bool{"Plugins": true, "Source code": false} {
		a := analyze(t, "data j: "+name+" | class=code\nboundary s: Site | internal\n  process p: P\n  store c: Folder | kind=code holds=j\np -> c: Save | file data=j")
		asked := false
		for _, q := range a.Questions {
			if q.Attribute != "backup" {
				continue
			}
			asked = true
			if got := slices.ContainsFunc(q.Options, func(o Option) bool { return o.Text == "backup=rebuilt" }); got != want {
				t.Errorf("%s: rebuilt is offered: %v", name, got)
			}
		}
		if !asked {
			t.Errorf("%s: nothing is asked of a copy", name)
		}
	}
}

// Whoever skips a check is told so, and not the person who calls.
func TestWhoSkipsACheckIsToldSo(t *testing.T) {
	for _, caller := range []string{"actor user: User", "external user: Shop", "boundary d: Device | public\n  process user: App | kind=mobile"} {
		a := analyze(t, caller+"\nboundary s: Site | edge\n  process p: API\nuser -> p: Open album | https auth=token fails=open")
		if got := a.Criterion(a.find("D03@model")); !strings.Contains(got, "API must refuse") || strings.Contains(got, "retry") {
			t.Errorf("%s: %s", caller, got)
		}
		if got := a.Remedy(a.find("D03@model")); got != "fails=closed" {
			t.Errorf("%s: %s", caller, got)
		}
	}
}

// signedInThrough is a shop that gets from a gateway what its customers send there.
func signedInThrough(call string) string {
	return "data d: Orders | class=pii crown\ndata k: Session | class=credentials\nactor u: Customer\nboundary e: Edge | edge\n  process gw: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Shop | kind=web-app\n  store db: Database | kind=db holds=d\nu -> gw: " + call + "\ngw -> p: Pass on | http\np -> db: Read | sql auth=password returns=d"
}
