package stride

import "testing"

// camera is a recorder that takes a stream from a camera and gives it to others, all over a protocol of streams.
const camera = "data v: Video | class=pii crown\nboundary lan: Network | internal\n  external cam: Camera | kind=device\n  external ha: Controller\n  boundary s: Recorder | internal\n    process p: Stream server\n    process w: Detector | kind=worker\n" +
	"p -> cam: Open stream | rtsp encryption=none auth=password returns=v\nha -> p: Watch | rtsp encryption=none auth=none returns=v\nw -> p: Read | rtsp auth=none returns=v"

// jobs are builds of strangers' code that a runtime starts.
const jobs = "data c: Source | class=code\ndata k: Secrets | class=secret crown\nexternal f: Forge | kind=code\nboundary s: Site | internal\n  process docker: Docker | kind=runtime runs-as=root\n  process steps: Steps | kind=ci\ndocker -> steps: Start | ipc limit=none data=k\nsteps -> f: Clone | https auth=token lacks=least returns=c"

// tenantJob is a job that works through the data of all tenants.
const tenantJob = "data v: Visits | class=pii crown\nboundary s: Site | internal\n  process w: Archiver | kind=worker tenants\n  store db: Database | kind=db tenants holds=v\nw <-> db: Aggregate | sql auth=password data=v returns=v"

// fitting are criteria that those who build the element can meet, over the protocol and in the place where it stands.
var fitting = []saying{
	{"a machine of its own has no secret manager", "boundary s: Site | internal\n  process p: Signer | secrets=file", "I12@s", []string{"a file open to another account", "use a replaced one within 1 hour"}, []string{"old value", "refused"}},
	{"an old key that others verify is not refused", "data k: Signing key | class=secret crown\nboundary s: Site | internal\n  process p: Signer\n  store c: Key file | kind=file holds=k\np -> c: Load | file returns=k", "I03@c", []string{"Only Signer may read credentials in Key file"}, []string{"must be refused", "replaced", "hash"}},
	{"mail of strangers is not turned away for want of TLS", "data m: Mail | class=pii\nexternal w: Mail servers of the world\nboundary s: Site | edge\n  process p: Mail receiver\nw -> p: Deliver | smtp data=m", "T01@s", []string{"Mail receiver must offer every sender STARTTLS"}, []string{"refuse an unencrypted"}},
	{"records of who acted name people", "data l: Audit trail | class=log\ndata a: Accounts | class=pii\nboundary s: Site | internal\n  process p: P\n  store b: Database | kind=db holds=l,a\np -> b: Save | sql auth=password data=l,a", "I04@b", []string{"No log record in Database", "beyond who did what to whom"}, []string{"its writer"}},
	{"who opens a stream asks for it", camera, "S01@s", []string{`Stream server must refuse "Watch"`}, []string{"replayed", "401"}},
	{"a stream has no TLS of its own", camera, "T01@s", []string{"Stream server must use only encrypted connections"}, []string{"TLS"}},
	{"processes of one machine meet over its loopback", "data d: Orders | class=pii\nboundary s: Site | internal\n  process p: P\n  process q: Q\np -> q: Ask | http data=d", "T01@s", []string{"Between machines, P and Q must use only TLS"}, nil},
	{"a server shows a certificate that browsers accept", "actor u: User\nboundary s: Site | edge\n  process p: Shop | kind=web-app\nu -> p: Ask | https server-auth=none", "S06@s", []string{"Shop must refuse to serve"}, []string{"By agreement", "User must"}},
	{"a public page gives what an unguessable link is for", "data inv: Invoice | class=pii\nactor u: Customer\nboundary s: Site | edge\n  process p: Shop | kind=web-app\nu -> p: Open invoice | https auth=public returns=inv", "S01@s", []string{"unless the caller shows an unguessable link or code"}, nil},
	{"a batch worker keeps to the tenant whose job it does", "data o: Orders | class=pii crown\nboundary s: Site | internal\n  process p: API | kind=api tenants=multi\n  process w: Batch worker | kind=worker tenants=multi\nw -> p: Change orders | https auth=mtls data=o", "I06@w", []string{"refuse one that names what belongs to another"}, []string{"files, memory", "ordered"}},
	{"who keeps no records is asked for no object", "data k: Codec key | class=secret crown\ndata t: Text | class=confidential\nactor u: User\nboundary s: Site | edge\n  process p: Codec | kind=api holds=k\nu -> p: Decode | https auth=token data=t returns=t", "I05@s", []string{"whose data it concerns"}, []string{"404"}},
	{"what users have signed is not masked", "data m: Messages | class=pii\nexternal x: Other servers\nboundary s: Site | internal\n  process p: Sender | kind=worker\np -> x: Send signed messages | https auth=signature data=m", "I08@model", []string{"only the fields that are listed for Other servers"}, []string{"mask"}},
	{"a prompt is masked", "data m: Messages | class=pii\nexternal x: Model | kind=llm\nboundary s: Site | internal\n  process p: Helper | kind=worker\np -> x: Ask | https data=m", "I08@model", []string{"mask credentials in free text"}, nil},
	{"a key that many show names none of them", "boundary s: Site | internal\n  process p: Server | kind=api crown\nactor a: Administrator\na -> p: Register user | https auth=client-secret", "S12@s", []string{"whose client secret has expired or was revoked"}, []string{"another"}},
	{"a copy of an event can be told", "data ev: Event | class=internal\nexternal hook: Shop\nboundary s: Site | internal\n  process p: Sender | kind=worker\np -> hook: Webhook delivery | https sign=hmac fails=retry data=ev", "S03@outside", []string{"Sender must give each message"}, []string{"Shop must"}},
	{"an API behind the server of its pages checks the origin", "data x: Settings | class=control\nactor u: Owner's browser\nboundary s: Site | internal\n  process gw: Proxy | kind=gateway\n  process p: API | kind=api\nu -> gw: Change settings | https auth=session data=x\ngw -> p: Forward | http identity=end-user data=x", "T04@s", []string{"state change or websocket from a foreign Origin"}, []string{"inline script"}},
	{"a copy of all files is no program", "data d: Documents | class=confidential crown\nboundary s: Site | internal\n  process p: Backup agent | kind=cli\n  store f: Documents | kind=file holds=d\np -> f: Read files | file returns=d", "T06@f", []string{"may write the files"}, []string{"start"}},
	{"who only queries a store writes nothing", "data row: Customers | class=pii crown\ndata q: Questions | class=internal\nboundary s: Site | internal\n  process p: Reports | kind=web-app\n  store w: Warehouse | kind=db holds=row\np -> w: Run query | sql auth=password data=q returns=row", "T06@w", []string{"any identity but the one that maintains it"}, []string{"Only Reports"}},
	{"who signs in at a provider shows the factor there", "actor a: Administrator\nboundary s: Site | edge\n  process p: Forge client | kind=web-app crown\na -> p: Sign in | https auth=oauth", "S04@people", []string{"must fail unless its provider required a second factor"}, []string{"Forge client must refuse a sign-in"}},
	{"nobody calls what a runtime starts", jobs, "D01@s", []string{"Each run of Steps must be stopped beyond a limit"}, []string{"one caller"}},
	{"who starts a run gives it its credentials", jobs, "E13@steps", []string{"Whatever starts Steps for an unreviewed change must refuse it"}, []string{"Steps must give"}},
	{"what one process alone calls may not lose its work", "data a: Alerts | class=internal\nboundary s: Site | internal\n  process r: Rules\n  process m: Mailer | kind=worker\nr -> m: Fire | http limit=none data=a async", "D01@s", []string{"lose none that it accepted"}, []string{"429"}},
	{"who installs plug-ins changes its own code", "data c: Plug-ins | class=code\nactor u: User\nexternal m: Market | kind=registry\nboundary s: Site | edge\n  process p: Shop | kind=web-app crown\nu -> p: Order | https auth=session\nm -> p: Download | https mode=pull data=c", "E03@s", []string{"must run without root, and be refused the secrets of others"}, []string{"unable to change its own code"}},
	{"a job over all tenants is ordered by none", tenantJob, "I06@w", []string{"put nothing of one tenant into what another gets"}, []string{"that ordered it"}},
	{"a job over all tenants names none in its queries", tenantJob, "I06@db", []string{"the records of one verified tenant, unless it is listed"}, nil},
	{"a database has one place through which queries go", "data v: Visits | class=pii crown\nboundary s: Site | internal\n  process p: API | kind=api\n  store db: Database | kind=db tenants holds=v\np -> db: Read | sql auth=password returns=v", "I06@db", []string{"A query at Database must return only the records of one verified tenant"}, nil},
	{"what lives for minutes is not replaced", "data n: Nonces | class=credentials\nboundary s: Site | internal\n  process p: API | kind=api\n  store c: Cache | kind=cache holds=n\np -> c: Keep | redis auth=password data=n returns=n", "I03@c", []string{"once it has expired"}, []string{"replaced"}},
	{"who rewrites a store has no part of its own", "data d: Logs | class=pii crown\nboundary s: Site | internal\n  process p: Ingester\n  process w: Compactor | kind=worker\n  store c: Chunks | kind=object holds=d\np -> c: Flush | https auth=iam data=d\nw <-> c: Compact | https auth=iam data=d returns=d", "T06@c", []string{"may write Chunks"}, []string{"own part"}},
	{"a database that could have a server has no files", "data d: Orders | class=pii crown\nboundary s: Site | internal\n  process p: P\n  store db: Database | kind=db holds=d tech=\"SQLite or Postgres\"\np -> db: Save | data=d", "T06@db", nil, []string{"files"}},
	{"a library that others fill is open to listed accounts", "data f: Films | class=confidential crown\nboundary s: Site | internal\n  process p: Player\n  store d: Films | kind=file holds=f\nd -> p: Play | file data=f\np -> d: Delete film | file", "T06@d", []string{"Only listed accounts may write the files of Films"}, []string{"account of Player"}},
	{"a child works under the account of its parent", "data f: Films | class=confidential crown\nboundary s: Site | internal\n  process p: Player\n  process c: Coder | kind=worker\n  store d: Segments | kind=file holds=f\np -> c: Start | ipc\nc -> d: Write | file data=f\nd -> p: Read | file data=f", "T06@d", []string{"Only listed accounts may write the files of Segments"}, []string{"account of Coder"}},
	{"who may pay whom is the payer's choice", "data pay: Payment | class=payment\nactor u: Customer\nboundary s: Site | edge\n  process p: Bank | kind=api\nu -> p: Transfer money | https auth=token data=pay", "T05@s", []string{"or from what the payer signed"}, []string{"must take price"}},
	{"an app has no server behind it for its pages", "actor u: User\nboundary d: Phone | public\n  process a: App | kind=mobile lacks=browser-headers\nu -> a: Use | ipc", "T04@d", []string{"show what others wrote as text"}, []string{"anti-forgery"}},
	{"who makes pages from a registry goes on without", "data c: Code | class=code\ndata s: State | class=control\nexternal g: Market | kind=registry\nexternal l: Ledger\nboundary z: Site | internal\n  process p: Shop | kind=web-app\np -> g: Download plug-in | https returns=c\np -> l: Book | https data=s", "D03@model", []string{"Ledger"}, []string{"Market"}},
	{"a drone has no second one", "data c: Commands | class=control\nboundary z: Vehicle | internal\n  process p: Flight controller | redundancy=none\n  process m: Motor | kind=device\np -> m: Turn | can data=c", "D07@z", []string{"must reach a safe state"}, []string{"without losing"}},
	{"who subscribes gets nothing twice", "boundary z: Site | edge\n  process p: Worker | kind=worker\n  store q: Broker | kind=queue\nq -> p: Deliver | mqtts", "D02@p", []string{"drop and log"}, []string{"failures"}},
	{"backups are kept from their administrator", "data d: Records | class=health crown\nboundary z: Site | internal\n  process p: Job | kind=worker\n  store b: Backups | kind=object holds=d\np -> b: Save | https data=d", "D04@b", []string{"delete or overwrite a backup"}, []string{"restorable"}},
	{"a log is read by others", "boundary z: Site | edge\n  process p: P\n  store l: Log files | kind=log\np -> l: Write | file auth=none", "E05@z", []string{"closed to writing"}, nil},
	{"a plug-in has no identity", "data k: Keys | class=secret crown\nboundary z: Site | internal\n  process p: Server | kind=web-app\n  process g: Plug-in | kind=plugin lacks=least\n  store d: Records | kind=db holds=k\np -> g: Call | ipc\ng -> d: Read | sql returns=k", "E02@z", []string{"Whatever loads Plug-in"}, nil},
	{"a client is locked, not listed", "data m: Messages | class=pii crown\nboundary z: Devices | public\n  actor u: User\n  process p: Chat client\nu -> p: Use | ipc auth=none data=m", "E05@z", []string{"unlocked"}, []string{"listed"}},
	{"who dumps a database answers nobody", "data d: Orders | class=pii crown\nactor a: Administrator\nboundary s: Site | internal\n  process p: Scripts | kind=cli\n  store db: Database | kind=db holds=d\na -> p: Shell | ssh auth=ssh-key\np -> db: Dump | sql auth=password returns=d", "D03@model", []string{"Scripts must lose no accepted work"}, []string{"answer with an error"}},
	{"who has a link was granted the object when it was signed", "data f: Scans | class=health crown\nactor u: Clerk\nboundary s: Site | edge\n  process p: File server | kind=api\n  store b: Scans | kind=object holds=f\nown. u -> p: Open scan | https auth=token returns=f\nlink. u -> p: Open by link | https auth=signed-url returns=f\np -> b: Read | https auth=iam returns=f", "I05@s", []string{`any object in "Open scan" that`}, []string{"link"}},
	{"a bucket knows no tenant, and who signs for it does", "data f: Scans | class=health crown\nboundary s: Site | internal\n  process p: API | kind=api\n  store b: Scans | kind=object tenants holds=f\np -> b: Read | https auth=iam returns=f", "I06@b", []string{"or for a signed address of it, must be refused"}, []string{"verified tenant"}},
	{"who set up a receiver may not see all", "data t: Tickets | class=pii\nexternal x: Receiver | kind=webhook\nboundary s: Site | internal\n  process p: Sender | kind=worker\np -> x: Send event | https data=t", "I08@model", []string{"only what whoever set it up may see"}, nil},
	{"what anybody may read by its address nobody may list", "data f: Pictures | class=confidential\nactor u: Visitor\nboundary s: Site | edge\n  process p: API | kind=api\n  store b: Bucket | kind=object access=network holds=f\np -> b: Save | https auth=iam data=f\nu -> b: Look at picture | https auth=public returns=f", "I02@b", []string{"but the read of one object by its address, except by API, under its own identity"}, []string{"Visitor"}},
	{"an administrator lists an internal address", "actor u: User\nexternal x: Any host\nboundary s: Site | edge\n  process p: P\nu -> p: Import from URL\np -> x: Fetch", "I09@p", []string{"an internal one that no administrator has listed"}, nil},
	{"an app on a phone may have no logout", "data k: Keys | class=payment\nboundary h: Hand | public\n  process p: Wallet | kind=mobile\nboundary s: Site | edge\n  process q: Server\np -> q: Pay | https data=k", "I07@p", []string{"under the device lock"}, []string{"other program"}},
}

func TestCriteriaFitTheirPlace(t *testing.T) {
	for _, s := range fitting {
		s.check(t)
	}
}

// What looks like a threat by a word or by one property is none there.
func TestNoThreatByLikeness(t *testing.T) {
	for _, c := range []struct{ name, body, id string }{
		{"loopback leaves no machine", "data d: Orders | class=pii\nboundary s: Site | internal\n  process p: P\n  process q: Q\np -> q: Ask | loopback auth=none data=d", "T01@s"},
		{"a file of its own is enough on one machine", "boundary s: Site | internal\n  process p: Signer | secrets=own-file", "I12@s"},
		{"who sees what it has brought learns nothing", "data inv: Invoice | class=pii\nexternal shop: Shop\nboundary s: Site | edge\n  process p: Payments | kind=api\nshop -> p: Create and read invoices | https auth=api-key data=inv returns=inv", "I08@model"},
		{"an account at a service tells nobody whom its owner meets", "data m: Messages | class=confidential crown\nactor u: User\nboundary s: Site | internal\n  process p: Chat server | kind=api\nu -> p: Send message | https auth=token data=m", "I11@model"},
		{"a picture is no software", "data f: Pages of the web | class=public\nexternal w: Web sites\nboundary s: Site | internal\n  process p: Reader | kind=web-app\np -> w: Proxy images | https returns=f", "T08@s"},
		{"a list of feeds buys nothing", "data o: Feed subscriptions | class=pii\nactor u: User\nboundary s: Site | edge\n  process p: Reader | kind=web-app\nu -> p: Import list | https auth=session data=o", "T05@s"},
		{"who has a shell floods nothing", "actor a: Administrator\nboundary s: Site | internal\n  process p: Scripts | kind=cli\na -> p: Shell | ssh auth=ssh-key", "D01@s"},
		{"a command to a machine waits for nobody", "data c: Set points | class=control crown\nactor o: Operator\nboundary s: Site | internal\n  process p: Panel | kind=web-app\n  process d: Pump | kind=device\no -> p: Change set point | https auth=session data=c\np -> d: Write set point | mqtt data=c", "R04@model"},
		{"a registry brings its code to nobody", "data img: Images | class=code\nexternal r: Package registry | kind=registry\nboundary s: Site | internal\n  process p: Server | kind=api\nr -> p: Download | https auth=none data=img", "S01@s"},
		{"a plug-in without tenants parts none", "boundary s: Site | internal\n  process p: Shop\n  process x: Plug-ins | kind=plugin isolation=none\np -> x: Call | ipc", "I06@x"},
		{"a write-ahead log has no files of tenants", "data d: Logs | class=log crown\nboundary s: Site | internal\n  process p: Ingester | tenants\n  store w: Write-ahead log | kind=file holds=d tenants\np -> w: Append | file data=d", "I06@w"},
		{"a write-ahead log has replicas and no backup", "data d: Logs | class=log crown\nboundary s: Site | internal\n  process p: Ingester\n  store w: Write-ahead log | kind=file holds=d\np -> w: Append | file data=d", "D04@w"},
		{"files of settings are no documents", "data c: Pipeline definition | class=control\nexternal f: Forge | kind=code\nboundary s: Site | internal\n  process p: Server | kind=api crown\np -> f: Read pipeline files | https auth=token returns=c", "T03@s"},
		{"a proposal takes no effect", "data c: Source | class=code\nactor u: Contributor\nboundary s: Site | internal\n  process f: Forge | kind=code\nu -> f: Open a pull request | https auth=session data=c", "R04@model"},
		{"what anybody may send may come twice", "data v: Page views | class=pii\nactor u: Visitor\nboundary s: Site | edge\n  process p: Tracker | kind=api\nu -> p: Track | https auth=public async data=v", "S03@s"},
		{"a model has no order of versions", "data m: Models | class=code\nexternal h: Hub | kind=registry\nboundary s: Site | internal\n  process p: Embedder | kind=api\nh -> p: Download models | https mode=pull data=m", "T10@s"},
		{"what is about a caller's own object is its own", "data r: Reports | class=confidential\nexternal c: Customer\nboundary s: Site | edge\n  process p: Reports | kind=api\nc -> p: Ask | https auth=token authz=object returns=r", "I08@model"},
		{"a super user owns every object", "data d: Visits | class=pii crown\nactor a: Super user\nboundary s: Site | edge\n  process p: Dashboard | kind=web-app\n  store db: Database | holds=d\na -> p: Manage | https auth=session authz=role\np -> db: Read | sql returns=d", "I05@s"},
		{"the root of a container host is asked about once", jobs, "E03@s"},
		{"the token that somebody shows gives no power over others", "data tok: Token | class=credentials\nactor d: Developer\nboundary s: Site | internal\n  process p: Pages | kind=web-app\nd -> p: Use | https auth=token data=tok", "R04@model"},
	} {
		if threat := analyze(t, c.body).find(c.id); threat != nil && (threat.Status == Open || threat.Status == Ask) {
			t.Errorf("%s: %s is %v", c.name, c.id, threat.Status)
		}
	}
}
