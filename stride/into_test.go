package stride

import "testing"

// sharedLogin and twoWriters are a database of credentials with two programs that use it; between them goes how they sign in.
const (
	sharedLogin = "data k: Key hashes | class=credentials crown\nboundary s: Site | internal\n  process p: Shop\n  process q: Desk\n  store db: Database | kind=db holds=k "
	twoWriters  = "\np -> db: Read and write | sql auth=password data=k\nq -> db: Read and write | sql auth=password data=k"
)

// engine is one of containers, with a program that asks it for containers.
const (
	engine     = "data k: Keys | class=secret crown\nboundary s: Host | internal\n  process w: Builder | kind=worker holds=k\n  process dk: Docker daemon | kind=runtime "
	asksEngine = "\nw -> dk: Hand over a job | unix data=k"
	// fedQueue is a queue, and feeds what moves over it.
	fedQueue = "data j: Jobs | class=confidential\nboundary s: Site | internal\n  process p: Shop\n  process w: Worker | kind=worker\n  store q: Job queue | kind=queue holds=j "
	feeds    = "\np -> q: Put | amqp auth=password data=j\nw -> q: Take | amqp auth=password returns=j"
	// mixedFile is a file with settings and secrets of a program.
	mixedFile  = "data k: Password of the mail server | class=secret crown\ndata t: Options | class=control\ndata d: Keys of customers | class=secret crown\nexternal m: Mail server\nactor u: User\nactor op: Operator\nboundary r: Records | restricted\n  store db: Database | kind=db holds=d\nboundary s: Site | internal\n  store f: Settings | kind=config holds=k,t\n  process p: Shop | "
	readsMixed = "\np -> f: Read | file returns=k,t\nop -> f: Edit | ssh auth=ssh-key data=k,t\nu -> p: Order | https auth=session data=d\np -> m: Send | https auth=api-key\np -> db: Save | sql auth=password data=d"
	twoStores  = "data d: Orders | class=pii crown\nboundary s: Host | internal\n  process p: Shop\n  store b: Stock | kind=db holds=d\n  store a: Orders | kind=db holds=d "
)

// inFront is a shop with a gateway in front, at which something is stated.
func inFront(stated string) string {
	return "data d: Orders | class=pii crown\nactor u: User\nboundary e: Edge | edge\n  process g: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Shop | kind=web-app\n  store db: Database | kind=db holds=d\nu -> g: Order | https auth=password " + stated + " data=d returns=d\ng -> p: Forward | http data=d returns=d\np -> db: Save | sql auth=password data=d returns=d"
}

// The row of several stores is led by the records, not by what can be built again.
func TestRecordsLeadTheRowOfWhatCanBeLost(t *testing.T) {
	a := analyze(t, "data c: Add-ons | class=code crown\ndata r: Orders | class=pii crown\nboundary s: Site | internal\n  process p: P | kind=web-app\n  store a: Add-ons | kind=code holds=c\n  store db: Database | kind=db holds=r\np -> a: Unpack | file data=c\na -> p: Load | file data=c\np -> db: Write | sql auth=password data=r")
	row := a.rowOf("D04@a")
	if row == nil || row != a.rowOf("D04@db") || row.Lead().ID != "D04@db" {
		t.Errorf("D04@db does not lead: %v", a.statuses())
	}
}

// What is asked goes into the open row that a reader expects it in, unless it is graver.
func TestWhatIsAskedGoesIntoAnOpenRow(t *testing.T) {
	const hub = "external h: Plug-in server\nboundary s: Site | internal\n  process p: Server | kind="
	for _, c := range []struct {
		name, body, one, other string
		together               bool
	}{
		{"an old version of what a device runs", hub + "device\nh -> p: Firmware update | https", "T10@s", "T08@s", false},
		{"a look-alike page of one program, and a second factor at another", "actor u: User\nboundary a: A | edge\n  process g: Proxy | kind=gateway\nboundary i: I | internal\n  process p: Shop | kind=web-app\nboundary b: B | edge\n  process q: Files | kind=api\nu -> g: Sign in, order | https auth=session\ng -> p: Forward | http\nu -> q: Keep files | sftp auth=password lacks=second-factor", "S07@model", "S04@people", true},
		{"a flood in two zones", "actor u: User\nboundary a: A | edge\n  process p: P\nboundary b: B | edge\n  process q: Q\nu -> p: Ask | https limit=none\nu -> q: Ask | https", "D01@b", "D01@a", true},
		{"a session behind a gateway that has callers without one", "actor u: User\nboundary e: Edge | edge\n  process g: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Shop | kind=web-app\nu -> g: Order | https auth=session lacks=session\ng -> p: Forward | http identity=end-user", "S05@s", "S05@e", true},
		{"a renderer that also runs code without its sandbox", "boundary s: Site | internal\n  process w: Worker | kind=worker\n  process r: Headless browser | kind=runtime tech=\"Chrome --no-sandbox\"\n  process j: Job\nw -> r: Open page, take screenshot | http\nr -> j: Start | ipc", "T13@s", "E04@r", true},
		{"what a log says that its writer does not mask", "data l: Requests | class=log\nboundary s: Site | internal\n  process p: Desk | lacks=redact\n  store db: Database | kind=db holds=l\nactor u: User\nu -> p: Ask | https\np -> db: Save | sql data=l", "I04@db", "I04@p", true},
		{"an app that keeps its credentials on its phone", "data d: Visits | class=health\ndata t: Session | class=credentials\nboundary f: Field | public\n  process a: Visit app | kind=mobile\n  store l: Visits on the phone | kind=db holds=d,t\nboundary s: Site | internal\n  process p: Server | kind=api\na -> l: Keep | file data=d,t returns=d,t\na -> p: Send | https auth=token data=d,t", "I07@a", "I03@l", true},
		{"one token of a sign-in, which a browser shows as a session", "data t: Session token | class=credentials\nactor u: User\nboundary d: Phone | public\n  process m: Phone app | kind=mobile\nboundary e: Edge | edge\n  process g: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Shop | kind=web-app\nu -> g: Order | https auth=session data=t\nm -> g: Order | https auth=token data=t\ng -> p: Forward | http identity=end-user", "S05@s", "S13@e", true},
		{"a session, and another token of an app", "data k: App token | class=credentials\ndata t: Session token | class=credentials\nactor u: User\nboundary d: Phone | public\n  process m: Phone app | kind=mobile\nboundary e: Edge | edge\n  process g: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Shop | kind=web-app\nu -> g: Order | https auth=session data=t\nm -> g: Order | https auth=token data=k\ng -> p: Forward | http identity=end-user", "S05@s", "S13@e", false},
		{"tenants at the process whose objects are theirs", "data d: Sites | class=pii crown\nactor u: User\nboundary s: Site | edge\n  process p: Desk | kind=web-app tenants\n  store db: Database | kind=db holds=d\nu -> p: Look up site | https auth=session authz=role returns=d\np -> db: Read | sql returns=d", "I06@p", "I05@s", true},
		{"the accounts of a cache that asks nobody", "data t: Session tokens | class=credentials\nboundary a: App | internal\n  process p: Shop\nboundary s: Stores | restricted\n  store c: Cache | kind=cache holds=t\np -> c: Look up | redis auth=none returns=t", "I02@c", "S01@s", true},
		{"who opens the file of keys of a program that says so", "data k: Master key | class=secret crown\nexternal m: Mail server\nboundary s: Site | internal\n  process p: Desk | secrets=file\n  store f: Settings | kind=config holds=k\np -> f: Read | file returns=k\np -> m: Send | https auth=api-key", "I02@f", "I12@s", true},
		{"who opens other files of that program", "data k: Invoices | class=confidential\nexternal m: Mail server\nboundary s: Site | internal\n  process p: Desk | secrets=file\n  store f: Folder | kind=file holds=k\np -> f: Read and write | file data=k\np -> m: Send | https auth=api-key", "I02@f", "I12@s", false},
		{"rights that a caller has because nothing is decided", "data k: Keys | class=secret crown\nboundary h: Docker host | internal\n  process w: Installer | kind=worker holds=k\n  process dk: Docker Engine API | kind=controller\nw -> dk: Start containers | unix authz=none lacks=least", "E11@h", "E02@h", true},
		{"rights at one store, and no password at another", "data d: Records | class=pii crown\ndata t: Tokens | class=credentials\nboundary a: App | internal\n  process p: Shop\nboundary s: Stores | restricted\n  store c: Cache | kind=cache holds=t\n  store db: Database | kind=db holds=d\np -> c: Look up | redis auth=none returns=t\np -> db: Read all | sql auth=password authz=none returns=d", "E11@s", "S01@s", false},
		{"rights at a database of which all share an account", sharedLogin + "access=shared-account" + twoWriters, "E02@s", "I03@db", true},
		{"where a program keeps a secret that lasts", "external m: Sign-in | kind=idp\nboundary s: Site | internal\n  process p: Desk\np -> m: Exchange code | https auth=client-secret", "I12@s", "S12@outside", true},
		{"unstated calls to others", "external x: X\ndata d: Records | class=pii crown\nboundary h: Docker host | internal\n  process p: Shop\n  process w: Worker\np -> w: Tell | http data=d\nw -> x: Save | sql data=d", "T01@outside", "T01@h", false},
		{"calls in the clear with and without a caller to prove itself", "data d: Records | class=pii crown\nboundary h: Docker host | internal\n  boundary a: App\n    process p: Shop\n    process w: Worker\n  boundary b: Base\n    process q: Pages\np -> w: Tell | http auth=token data=d\nw -> q: Fetch | http auth=public data=d", "T01@b", "T01@a", true},
		{"a store that callers fill beside a flood that nothing stops", "data d: Orders | class=internal\nactor u: User\nboundary s: Site | edge\n  process p: Shop | kind=web-app\nboundary i: Inside | internal\n  process w: Worker | kind=worker\n  store q: Jobs | kind=queue crown\nu -> p: Order | https auth=session limit=none data=d\np -> q: Put order | amqp auth=password data=d\nq -> w: Take order | amqp auth=password data=d", "D05@model", "D01@s", true},
		{"rights at that database and at another store", sharedLogin + "access=shared-account\n  store x: Search | kind=db holds=k" + twoWriters + "\np -> x: Search | sql auth=password returns=k", "E02@s", "I03@db", true},
		{"rights at that database and at a control plane", sharedLogin + "access=shared-account\n  process x: Control plane | kind=controller crown" + twoWriters + "\np -> x: Change | https auth=api-key data=k", "E02@s", "I03@db", false},
		{"rights at records of which all share an account", "data d: Orders | class=pii crown\nboundary s: Site | internal\n  process p: Shop\n  process q: Desk\n  store db: Database | kind=db holds=d access=shared-account\np -> db: Save | sql auth=password data=d\nq -> db: Save | sql auth=password data=d", "E02@s", "I02@db", true},
		{"rights at an engine that runs all as root", engine + "runs-as=root" + asksEngine, "E02@s", "E04@dk", true},
		{"rights at an engine of which nothing is said", engine + asksEngine, "E02@s", "E04@dk", false},
		{"a copy beside one on the same machine", twoStores + "backup=same-account", "D04@b", "D04@a", true},
		{"objects where everybody may do everything in front", inFront("authz=none"), "I05@s", "E11@e", true},
		{"producers of a queue of which all share an account", fedQueue + "access=shared-account" + feeds, "S10@q", "I02@q", true},
		{"producers of a queue of which nothing is said", fedQueue + feeds, "S10@q", "I02@q", false},
		{"who reads the settings that a program takes its secrets from, and a person writes", mixedFile + "secrets=file" + readsMixed, "I03@f", "I12@s", true},
		{"who reads the settings of a program that keeps its secrets elsewhere", mixedFile + "secrets=file\n  process q: Desk | secrets=vault" + readsMixed + "\nq -> f: Read | file returns=k", "I03@f", "I12@s", false},
		{"rights at one of which nothing is said", sharedLogin + twoWriters, "E02@s", "I03@db", false},
	} {
		a := analyze(t, c.body)
		one, other := a.rowOf(c.one), a.rowOf(c.other)
		if one == nil || other == nil || (one == other) != c.together {
			t.Errorf("%s: %s and %s in one row: want %v\n%v", c.name, c.one, c.other, c.together, a.statuses())
		}
	}
}
