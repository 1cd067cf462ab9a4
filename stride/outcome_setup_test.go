package stride

import (
	"slices"
	"strings"
	"testing"
)

// kiosk is a service that administrators set up; the strings are added to their call and to the process.
func kiosk(call, process string) string {
	return "data set: Settings | class=control\nactor admin: Administrator\nactor user: User\nboundary s: Site | edge\n  process app: Booking server | kind=web-app " + process +
		"\nuser -> app: Sign in | https auth=password\nset. admin -> app: Change settings | https data=set " + call
}

// setupExpectations are about what an installation starts with.
var setupExpectations = []expectation{
	{"administrators have accounts of what we install", kiosk("auth=session", ""), []string{"S14@app ask"}},
	{"a directory checks every password", "data r: Rights | class=control\ndata k: Password | class=credentials\nactor admin: Administrator\nexternal d: Directory | kind=idp\nboundary s: Site | edge\n  process app: Shop | kind=web-app\n  store db: Rights | kind=db holds=r\nadmin -> app: Sign in and manage users | https auth=session data=k\napp -> d: Bind | ldaps auth=password data=k\napp -> db: Read rights | sql returns=r", []string{"!S14"}},
	{"a store keeps the password too", "data k: Password | class=credentials\nactor admin: Administrator\nexternal d: Directory | kind=idp\nboundary s: Site | edge\n  process app: Shop | kind=web-app\n  store db: Rights | kind=db holds=k\nadmin -> app: Sign in and manage users | https auth=session data=k\napp -> d: Bind | ldaps auth=password data=k\napp -> db: Read rights | sql returns=k", []string{"S14@app ask"}},
	{"what set-up leaves is stated", kiosk("auth=session", "has=hardened-setup"), []string{"S14@app met"}},
	{"a shipped account is open", kiosk("auth=session", "lacks=hardened-setup"), []string{"S14@app open"}},
	{"a shipped key of a store is heard", kiosk("auth=session has=hardened-setup", "") + "\nboundary i: Inner | internal\n  store q: Broker | kind=queue lacks=hardened-setup\napp -> q: Publish | amqp auth=password", []string{"S14@q open"}},
	{"a page that an administrator uses is theirs", "data set: Settings | class=control\nactor admin: Administrator\nactor user: User\nboundary b: Browser | public\n  process page: Web client | kind=web-ui\nboundary s: Site | edge\n  process app: Booking server | kind=api\nadmin -> page: Change settings | protocol=browser data=set\npage -> app: Sign in | https auth=password\nset. page -> app: Call | https auth=token data=set", []string{"S14@app ask"}},
	{"no administrator is drawn", "actor user: User\nboundary s: Site | edge\n  process app: Booking server | kind=web-app\nuser -> app: Book | https auth=password", []string{"!S14"}},
	{"a provider alone knows people", "data set: Settings | class=control\nactor admin: Administrator\nexternal p: Identity provider | kind=idp\nboundary s: Site | edge\n  process app: Booking server | kind=web-app\nadmin -> app: Change settings | https auth=sso data=set\napp -> p: Redeem code | https auth=client-secret", []string{"!S14"}},
	{"a control plane has certificates", "data set: Settings | class=control\nactor admin: Administrator\nboundary s: Cluster | internal\n  process app: API server\nadmin -> app: Change configuration | https auth=token data=set", []string{"!S14"}},
	{"one of two is asked", "data set: Settings | class=control\ndata rec: Records | class=pii crown\nactor admin: Administrator\nboundary s: Site | edge\n  process app: Booking server | kind=web-app\n  process news: News pages | kind=web-app\nboundary i: Inner | internal\n  store db: Database | holds=rec\nadmin -> news: Change settings | https auth=password data=set\nadmin -> app: Change settings | https auth=password data=set\napp -> db: Save | sql auth=iam data=rec", []string{"S14@app ask", "!S14@news"}},
	// Who else can name an address.
	{"a server of a federation names the inbox that is told", "data act: Record | class=public\nexternal w: Remote library server\nboundary s: Site | edge\n  process p: Library | kind=api\nw -> p: Send record | https sign=asymmetric data=act\np -> w: Deliver record | https sign=asymmetric data=act", []string{"I09@p ask"}},
	{"who sets up a connection names its host", reportServer("Connection details"), []string{"I09@p ask"}},
	{"an account names none", reportServer("Account"), []string{"!I09"}},
	// Whose code runs.
	{"who keeps code for nothing else runs it", codecs("", ""), []string{"E04@app ask"}},
	{"who gives code to another does not", codecs("", "  process run: Runner | kind=worker\n") + "\nrun -> db: Read | sql auth=iam returns=mod", []string{"!E04@app"}},
	{"people who get it back may run it themselves", codecs("returns=mod", ""), []string{"!E04@app"}},
	{"a server that reads templates carries them out", "data tpl: Letter templates | class=code\nboundary s: Site | internal\n  process p: Letter server | kind=web-app\n  store f: Letters | kind=file holds=tpl\np -> f: Read template | file returns=tpl", []string{"E04@p ask"}},
	{"a program that reads its own code does not", "data tpl: Program | class=code\nboundary s: Site | internal\n  process p: Letter server | kind=web-app\n  store f: Programs | kind=file holds=tpl\np -> f: Read | file returns=tpl", []string{"!E04"}},
	// What brings nothing, and who names the user.
	{"who asks for measurements brings nothing to parse", "external ds: Monitoring\nboundary s: Site | edge\n  process p: Server | kind=api\nds -> p: Scrape metrics | https auth=none", []string{"!T02"}},
	{"who sends them does", "data m: Figures | class=internal\nexternal ds: Monitoring\nboundary s: Site | edge\n  process p: Server | kind=api\nds -> p: Push metrics | https auth=none data=m", []string{"T02@s ask"}},
	{"the second gateway names the user", gateways("identity=end-user"), []string{"!S08@one"}},
	{"a gateway that checks nobody has no identity to lose", gateways(""), []string{"!S08@one"}},
	{"one that shows its own credential has", strings.Replace(gateways(""), "one -> two: Forward | http", "one -> two: Forward | https auth=mtls", 1), []string{"S08@one ask"}},
	{"a sign-in that is checked needs no question at its provider", "actor u: User\nexternal x: Accounts | kind=idp\nboundary e: Edge | edge\n  process g: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Server | kind=web-app\nu -> g: Sign in with OIDC | https auth=oauth has=token-checks\ng -> p: Forward | http identity=end-user\np -> x: Exchange code | https auth=client-secret", []string{"S09@x met"}},
	{"one that states no check does", "actor u: User\nexternal x: Accounts | kind=idp\nboundary e: Edge | edge\n  process g: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Server | kind=web-app\nu -> g: Sign in with OIDC | https auth=oauth\ng -> p: Forward | http identity=end-user\np -> x: Exchange code | https auth=client-secret", []string{"S09@x ask"}},
	{"nor does one that is checked for another provider", "actor u: User\nexternal x: Accounts | kind=idp\nexternal y: Other accounts | kind=idp\nboundary s: Site | edge\n  process p: Server | kind=web-app\nu -> p: Sign in with OIDC | https auth=oauth has=token-checks\np -> x: Exchange code | https auth=client-secret\np -> y: Exchange code | https auth=client-secret", []string{"S09@x ask", "S09@y ask"}},
	{"a program that alone shows a secret is asked", "external b: Build server | kind=ci\nboundary s: Site | edge\n  process p: Server | kind=web-app\nb -> p: Deploy | https auth=password", []string{"S11@s ask"}},
	{"a scanner that is set up signs nobody in", setUp("Register the scanner with a one-time token"), []string{"!S04", "!S03", "S13@s ask"}},
	{"one that works for somebody does", setUp("Work with a token"), []string{"S04@people ask", "S13@s ask"}},
	{"who ordered gets the own order", ordered(""), []string{"!I08"}},
	{"what staff have written about somebody is listed", ordered("\nactor o: Office\no -> p: Write orders | https auth=session data=ord"), []string{"I08@model ask"}},
	{"who runs the whole system may use all of it", twoOffices("System administrator"), []string{"I05@s met"}},
	{"who runs a part of it may not", twoOffices("Team administrator"), []string{"I05@s ask"}},
	{"what a worker runs for its users is theirs to choose", workflows("class=code"), []string{"!I08"}},
	{"what it sends by its own program is ours", workflows("class=internal"), []string{"I08@model ask"}},
	{"a worker of ours that shows no credential is not hostile", "data r: Results | class=confidential\nboundary s: Site | internal\n  process w: Runner | kind=worker\n  process p: Server | kind=controller\nw -> p: Return results | grpc auth=none data=r", []string{"!T02", "E05@s open"}},
	{"a tunnel between machines has no schema and no rate", "data t: Traffic | class=confidential\nboundary o: Outside | public\n  process l: Laptop client | kind=device\nboundary s: Site | internal\n  process p: Node | kind=device\nl -> p: Work through the tunnel | protocol=\"WireGuard over UDP\" encryption=e2e auth=signature data=t", []string{"!T02", "!D01"}},
	{"pictures are cut, and records are listed", "data pic: Snapshots of visitors | class=pii\nexternal x: Picture service\nboundary s: Site | internal\n  process p: Camera server | kind=worker\np -> x: Submit | https auth=api-key data=pic", []string{"I08@model ask"}},
}

// codecs is a service of several customers that keeps what they write; the strings are what it answers, and what else is there.
func codecs(answer, more string) string {
	return "data mod: Scripts | class=code\nactor u: Customer\nboundary s: Site | internal\n  process app: Device server | kind=web-app tenants\n  store db: Database | kind=db holds=mod\n" + more +
		"u -> app: Save script | https auth=session data=mod " + answer + "\napp -> db: Save and read | sql auth=iam data=mod returns=mod"
}

// gateways is a service that is reached through two gateways, of which the second says whom it names.
func gateways(named string) string {
	return "data rec: Records | class=pii crown\nactor u: User\nboundary e: Edge | edge\n  process one: Front proxy | kind=gateway\nboundary s: Site | internal\n  process two: Site gateway | kind=gateway\n  process app: Server | kind=api\n  store db: Database | kind=db holds=rec\nu -> one: Work | https auth=session data=rec\none -> two: Forward | http data=rec\ntwo -> app: Pass on | http data=rec " + named + "\napp -> db: Save | sql auth=iam data=rec"
}

// setUp is a scanner with a token that it shows for something.
func setUp(what string) string {
	return "data tok: Device token | class=credentials\nboundary v: Venue | public\n  process scan: Scanner app | kind=mobile\nboundary s: Site | edge\n  process p: Server | kind=api crown\nscan -> p: " + what + " | https auth=token returns=tok"
}

// ordered is a shop whose customer orders and looks at the order by a link; more is added to it.
func ordered(more string) string {
	return "data ord: Orders | class=pii\nactor u: Customer\nboundary s: Site | edge\n  process p: Shop | kind=web-app\nu -> p: Order | https auth=public data=ord\nlook. u -> p: Open the order | https auth=link returns=ord" + more
}

// twoOffices is a service behind a gateway whose users' rights are stated, and those of an office are not.
func twoOffices(office string) string {
	return "data ord: Orders | class=pii crown\nactor u: User\nactor a: " + office + "\nboundary e: Edge | edge\n  process g: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Shop | kind=web-app\n  store db: Database | kind=db holds=ord\n" +
		"u -> g: Work | https auth=session authz=object data=ord\na -> g: Manage | https auth=session data=ord\ng -> p: Forward | http\np -> db: Save | sql auth=iam data=ord"
}

// workflows is a runner that sends records to others, and gets from a server what its users have written, of some class.
func workflows(class string) string {
	return "data w: Workflows | " + class + "\ndata r: Records | class=confidential\nactor u: Author\nexternal x: Warehouse\nboundary s: Site | internal\n  process p: Server | kind=controller\n  process k: Runner | kind=worker\n  store db: Database | kind=db holds=w\n" +
		"u -> p: Write | https auth=session data=w\np <-> db: Save | sql auth=iam data=w returns=w\nk -> p: Take work | grpc auth=mtls returns=w\nk -> x: Send | https auth=token data=r"
}

// reportServer is a service with a database that its users have named.
func reportServer(details string) string {
	return "data conn: " + details + " | class=credentials\ndata row: Rows | class=confidential\nactor u: Analyst\nboundary s: Site | edge\n  process p: Report server | kind=web-app\n  store own: Own database | kind=db holds=conn\n  store ask: Warehouse | kind=db holds=row\nu -> p: Set up | https auth=session data=conn\np -> own: Save | sql auth=iam data=conn returns=conn\np -> ask: Query | sql auth=password returns=row"
}

// stopped is a shop that calls others; the strings are added to its notice and to its call of a figures service.
func stopped(notice, figures string) string {
	return "data ev: Order event | class=pii\ndata use: Version | class=internal\nexternal hook: Partner hook | kind=webhook\nexternal stat: Vendor telemetry\nboundary s: Site | internal\n  process shop: Shop | kind=worker\n  store db: Orders | kind=db crown" +
		"\ntell. shop -> hook: Post event | https data=ev async " + notice + "\nfig. shop -> stat: Report version | https data=use " + figures + "\nread. shop -> db: Read orders | sql returns=ev"
}

// What is only sent may be dropped or put aside; who needs an answer or a record can do neither.
func TestOutageAnswersFit(t *testing.T) {
	var asked []string
	for _, q := range analyze(t, stopped("", "")).Questions {
		if q.Attribute != "fails" {
			continue
		}
		offered := make([]string, 0, len(q.Options))
		for _, o := range q.Options {
			offered = append(offered, strings.TrimPrefix(o.Text, "fails="))
		}
		asked = append(asked, q.Text+" "+strings.Join(offered, " "))
	}
	want := []string{
		"What happens to what Shop sends while Partner hook cannot be reached? dead-letter fallback closed retry drop open none",
		"What does Shop do while Orders cannot be reached? fallback closed retry open none",
	}
	if !slices.Equal(asked, want) {
		t.Errorf("asked %q", asked)
	}
}

// A check of ours that is skipped when it cannot be made is no outage.
func TestOwnCheckSkipped(t *testing.T) {
	const says = "Shop must refuse to send"
	a := analyze(t, stopped("fails=open", ""))
	if got := a.Criterion(a.find("D03@model")); !strings.Contains(got, says) {
		t.Errorf("a skipped check: %s", got)
	}
	a = analyze(t, stopped("fails=none", ""))
	if got := a.Criterion(a.find("D03@model")); strings.Contains(got, says) {
		t.Errorf("an outage: %s", got)
	}
	a = analyze(t, strings.Replace(stopped("fails=open", ""), "Partner hook", "Fraud check", 1))
	if got := a.Criterion(a.find("D03@model")); strings.Contains(got, says) {
		t.Errorf("a check that others make: %s", got)
	}
}

// What a criterion and a question about pictures, templates and published pages say.
func TestSetUpWordings(t *testing.T) {
	for name, test := range map[string]struct{ block, id, want, not string }{
		"pictures":                     {"data pic: Snapshots of visitors | class=pii\nexternal x: Picture service | kind=llm\nboundary s: Site | internal\n  process p: Camera server | kind=worker\np -> x: Submit | https auth=api-key data=pic", "I08@model", "cut or blurred", "free text"},
		"records":                      {"data rec: Names of visitors | class=pii\nexternal x: Text service | kind=llm\nboundary s: Site | internal\n  process p: Door server | kind=worker\np -> x: Submit | https auth=api-key data=rec", "I08@model", "free text", "blurred"},
		"where administrators sign in": {kiosk("auth=session", "lacks=hardened-setup"), "S14@app", "become its first administrator", "ship with"},
		"where none do":                {"boundary s: Site | internal\n  process app: App\n  process r: Picture renderer | kind=worker lacks=hardened-setup\napp -> r: Draw | http auth=api-key", "S14@r", "that it ships with", "administrator"},
		"a public page":                {"data rec: Figures | class=confidential crown\nactor u: Visitor\nboundary s: Site | edge\n  process p: Board server | kind=web-app\n  store db: Database | kind=db holds=rec\nu -> p: Open public board | https auth=public returns=rec\np -> db: Read | sql auth=iam returns=rec", "S01@s", "has published for everybody", "valid credential"},
	} {
		t.Run(name, func(t *testing.T) {
			a := analyze(t, test.block)
			threat := a.find(test.id)
			if threat == nil {
				t.Fatalf("no %s in %s", test.id, strings.Join(a.statuses(), ", "))
			}
			if got := a.Criterion(threat); !strings.Contains(got, test.want) || strings.Contains(got, test.not) {
				t.Errorf("%s", got)
			}
		})
	}
}

// A renderer that runs under an account of its own, as most do, is not confined, and its question says so.
func TestRenderersAreOfferedTheirAccount(t *testing.T) {
	const block = "boundary s: Site | internal\n  process w: Worker | kind=worker\n  process r: Page maker | kind=worker tech=\"headless Chromium\" "
	const call = "\nw -> r: Open page | ipc"
	if got := analyze(t, block+call).offered("T13@s"); !slices.Contains(got, "!runs-as=service") {
		t.Errorf("T13 offers %q", got)
	}
	if got := analyze(t, block+"runs-as=service"+call).find("T13@s"); got == nil || got.Status != Open {
		t.Errorf("an account of its own: %v", got)
	}
}

// So does what examines the mail of others.
func TestMailScannersAreOfferedTheirAccount(t *testing.T) {
	const block = "data m: Mail with attachments | class=pii\nactor u: Sender\nboundary e: Edge | edge\n  process q: Mail server\nboundary s: Site | internal\n  process r: Spam filter | kind=worker\nu -> q: Send mail | smtp data=m\nq -> r: Check mail | protocol=milter data=m"
	if got := analyze(t, block).offered("T13@s"); !slices.Contains(got, "!runs-as=service") || !slices.Contains(got, "runs-as=sandbox") {
		t.Errorf("T13 offers %q", got)
	}
}

func TestSetUpOutcomes(t *testing.T) { expect(t, setupExpectations) }

// A connection that users of one customer set up is less grave than an address that any customer names.
func TestConnectionsOfOneCustomer(t *testing.T) {
	block := strings.Replace(reportServer("Connection details"), "class=confidential", "class=confidential crown", 1) + "\nboundary i: Inner | internal\n  store q: Job queue | kind=queue\np -> q: Publish | amqp"
	one := analyze(t, block).find("I09@p")
	many := analyze(t, strings.Replace(block, "kind=web-app", "kind=web-app tenants", 1)).find("I09@p")
	if one.Severity >= many.Severity {
		t.Errorf("one customer: %v, several: %v", one.Severity, many.Severity)
	}
}
