package stride

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/graph"
)

// saying is a design, the threat that is asked for, and what its short sentences must say and must not.
type saying struct {
	name, body, id string
	says, silent   []string
}

// keptKeys is a store of credentials with its service, to which callers are added.
const keptKeys = "data key: Password hashes | class=credentials crown\ndata row: Orders | class=pii\nboundary s: Site | internal\n  process app: Shop | kind=api\n  process job: Night job | kind=worker\n  store db: Database | kind=db holds=key,row access=shared-account\n" +
	"app -> db: Read and write | sql auth=password data=key,row returns=key,row\n"

// openKeys is the same store, which whoever is on its network may use.
var openKeys = strings.Replace(keptKeys, "shared-account", "network", 1)

var sayings = []saying{
	{"who shares an account gets one of its own", keptKeys + "job -> db: Dump all tables | sql auth=password returns=key,row", "I03@db", []string{"Database must give each of Shop and Night job an account of its own", "only the credentials it needs", "must be stored as hashes"}, []string{"may read"}},
	{"a script's token outlives a session", "actor u: Clerk\nboundary e: Edge | edge\n  process p: API\nu -> p: Read orders with a personal access token | https auth=token", "S13@e", []string{"withdrawn, or of a removed owner"}, []string{"signed out"}},
	{"a page's token ends with the session", "actor u: Clerk\nboundary e: Edge | edge\n  process p: Shop | kind=web-app\nu -> p: Order | https auth=token", "S13@e", []string{"a sign-in token", "signed out"}, nil},
	{"a device's token has no owner", "data k: Device token | class=credentials\nexternal d: Meter | kind=device\nboundary e: Edge | edge\n  process p: API\nd -> p: Report | https auth=token data=k", "S13@e", []string{"past it, or withdrawn over"}, []string{"owner", "signed out"}},
	{"a token for set-up is used once", "data k: Token | class=credentials\nexternal d: Meter | kind=device\nboundary e: Edge | edge\n  process p: API\nd -> p: Enrol with an enrolment token | https auth=token data=k", "S13@e", []string{"a key or token to join that has no end, is past it, is used up"}, []string{"owner", "signed out"}},
	{"an engine starts images", "external hub: Image registry | kind=registry\nboundary s: Site | internal\n  process dk: Docker Engine | kind=runtime\ndk -> hub: Pull image | https", "T08@s", []string{"must start only images from Image registry"}, []string{"run or pass on"}},
	{"records of no person have an end too", "data x: Runs | class=confidential\nboundary s: Site | internal\n  process p: P\n  store db: Database | kind=db holds=x lacks=erasure\np -> db: Save | sql data=x", "I13@db", []string{"What Database keeps must be gone, from its copies too"}, []string{"person"}},
	{"records of people end by person", "data x: Visits | class=pii\nboundary s: Site | internal\n  process p: P\n  store db: Database | kind=db holds=x lacks=erasure\np -> db: Save | sql data=x", "I13@db", []string{"of a person"}, nil},
	{"a scanner has no user who signs out", "data k: Keys | class=credentials\ndata v: Guests | class=pii\nboundary h: Hall | public\n  process sc: Door scanner | kind=mobile\nboundary e: Edge | edge\n  process p: API\nsc -> p: Fetch guests | https auth=api-key data=k returns=v", "I07@sc", []string{"erase both when the device is revoked or reset"}, []string{"signed out"}},
	{"an app has", "data v: Guests | class=pii\nactor u: Guest\nboundary h: Hall | public\n  process sc: App | kind=mobile\nboundary e: Edge | edge\n  process p: API\nu -> sc: Open\nsc -> p: Fetch guests | https auth=token returns=v", "I07@sc", []string{"signed out"}, nil},
	{"a file that is edited on its machine is reviewed once", "actor a: Administrator\nboundary s: Site | internal\n  process p: P\n  store c: Settings | kind=config\np -> c: Load | file\na -> c: Edit settings | ssh auth=ssh-key", "T07@s", []string{"Each change of Settings must be signed"}, []string{"must refuse any change over"}},
	{"customers beside staff may have a second factor", "actor c: Customer\nactor k: Clerk\nboundary e: Edge | edge\n  process p: Shop | kind=web-app\nc -> p: Sign in | https auth=password lacks=second-factor\nk -> p: Refund orders | https auth=session", "S04@people", []string{"must refuse a sign-in of staff and administrators without a second factor, and offer one"}, nil},
	{"customers alone may have one", "actor c: Customer\nboundary e: Edge | edge\n  process p: Shop | kind=web-app\nc -> p: Sign in | https auth=password lacks=second-factor", "S04@people", []string{"must offer every account a second factor, and refuse a sign-in without it once it is set"}, nil},
	{"patients need one", "data h: Findings | class=health crown\nactor c: Patient\nboundary e: Edge | edge\n  process p: Clinic | kind=web-app\n  store db: Database | kind=db holds=h\nc -> p: Sign in | https auth=password lacks=second-factor returns=h\np -> db: Read | sql auth=password returns=h", "S04@people", []string{"must refuse a sign-in without a second factor"}, []string{"offer"}},
	{"staff needs one", "actor k: Clerk\nboundary e: Edge | edge\n  process p: Shop | kind=web-app\nk -> p: Sign in | https auth=password lacks=second-factor", "S04@people", []string{"must refuse a sign-in without a second factor"}, []string{"offer"}},
	{"who is drawn alone gets an account of its own", keptKeys, "I03@db", []string{"Database must give Shop an account of its own"}, []string{"each of", "Only Shop"}},
	{"who reads keys gets those that it needs, which may be all", openKeys + "job -> db: Dump all tables | sql auth=password returns=key,row", "I03@db", []string{"Shop and Night job may read"}, []string{"its own", "each only those"}},
	{"who only logs in to a database reads none", openKeys + "job -> db: Connect with leased login | sql auth=password data=key", "I03@db", []string{"Only what is listed for it, Shop among them, may read"}, []string{"Night job"}},
	{"who does not say what comes back may get all", openKeys + "job -> db: Compare | sql auth=password data=row", "I03@db", []string{"Only Shop and Night job may read"}, nil},
	{"a node that starts work as root keeps root small", "boundary c: Control | internal\n  process boss: Planner | kind=controller\nboundary n: Nodes | internal\n  process w: Runner | kind=worker runs-as=root\n  process dk: Container engine | kind=runtime\n  store k: Keys | kind=secrets\nw -> boss: Register node, ask for jobs | https auth=mtls\nw -> dk: Create container | unix\nw -> k: Read | https auth=token", "E03@n", []string{"Runner must keep root to a small part"}, []string{"Runner must run without root"}},
	{"a program that commands an engine needs no root", "boundary c: Control | internal\n  process boss: Planner | kind=controller\nboundary n: Nodes | internal\n  process w: Runner | kind=worker runs-as=root\n  process dk: Container engine | kind=runtime\n  store k: Keys | kind=secrets\nw -> boss: Ask for jobs | https auth=mtls\nw -> dk: Create container | unix\nw -> k: Read | https auth=token", "E03@n", []string{"Runner must run without root, and reach the container engine only through a proxy"}, []string{"small part"}},
	{"a secret manager reads what it keeps", "data k: Keys | class=secret crown\nactor u: Clerk\nboundary s: Site | edge\n  process v: Safe | kind=secrets holds=k\nu -> v: Upload key file | https auth=token content=file data=k", "E03@s", []string{"Safe must run without root", "its own program, plug-ins and configuration"}, []string{"secrets of others", "others' secrets"}},
	{"what is asked at start stops nothing that runs", "external x: Key service | kind=secrets\nactor a: A\nboundary s: Site | internal\n  process p: P | kind=api\na -> p: Open\np -> x: Fetch key at start | https auth=iam", "D03@model", []string{"must go on with what runs, wait with what starts"}, []string{"time-out"}},
	{"a download that fails leaves the code that is there", "data i: Images | class=code\nexternal x: Image store | kind=registry\nboundary s: Site | internal\n  process p: Engine | kind=runtime\np -> x: Pull image | https returns=i", "D03@model", []string{"must go on with the code that it has", "report as failed"}, []string{"time-out", "finish accepted work later"}},
	{"a sign-in at a provider is not finished later", "external x: Provider | kind=idp\nactor a: Operator\nboundary s: Site | internal\n  process p: Scheduler | kind=controller\na -> p: Sign in | https auth=oauth\np -> x: Exchange code | https auth=client-secret", "D03@model", []string{"Scheduler must refuse each request that depends on it"}, []string{"finish accepted work later"}},
	{"packets without a credential take a tunnel", "actor m: Meter | kind=device\nboundary s: Site | edge\n  process p: Collector\nm -> p: Push readings | protocol=udp encryption=none auth=none", "S01@s", []string{"Collector must take \"Push readings\"", "only through a tunnel that authenticates and encrypts"}, []string{"valid credential"}},
	{"and are sent through it", "actor m: Meter | kind=device\nboundary s: Site | edge\n  process p: Collector\nm -> p: Push readings | protocol=udp encryption=none auth=none", "T01@s", []string{"only over DTLS or through a tunnel that encrypts and authenticates"}, []string{"TLS 1.2"}},
	{"packets that are proven take none", "actor m: Meter | kind=device\nboundary s: Site | edge\n  process p: Collector\nm -> p: Push readings | protocol=udp encryption=none auth=mtls", "S01@s", nil, []string{"tunnel"}},
	{"a clock runs once", "boundary s: Site | internal\n  process p: Night scheduler | redundancy=none\n  store q: Jobs | kind=queue\np -> q: Start reports", "D07@s", []string{"no task may be done twice"}, []string{"accepted work", "run beside"}},
	{"what works on what a clock starts may run twice", "boundary s: Site | internal\n  process p: Report worker | kind=worker redundancy=none\n  store q: Jobs | kind=queue\nq -> p: Deliver job", "D07@s", []string{"without losing accepted work"}, []string{"beside"}},
	{"who makes others fill a store calls", "actor u: User\nboundary s: Site | edge\n  process p: Gallery\n  store b: Pictures | kind=object\nu -> p: Send picture | https auth=session\np -> b: Keep | https", "D05@model", []string{"Each caller of Gallery, and all together"}, []string{"utsider"}},
	{"a worker that nobody asks looks up users later", "external x: Directory | kind=idp\nboundary s: Site | internal\n  process p: Importer | kind=worker\np -> x: Fetch all people | https auth=client-secret", "D03@model", []string{"finish accepted work later"}, []string{"must refuse"}},
	{"rights that are stated are not listed", "boundary s: Site | internal\n  process p: P\n  store a: Vault | kind=secrets\n  store b: Ledger | kind=db crown\n  process q: Q\np -> a: Read | https auth=token has=least\np -> b: Write | sql auth=password\nq -> b: Write | sql auth=password", "E02@s", []string{"at Ledger, every"}, []string{"Vault"}},
	{"what runs extensions checks them", "boundary s: Site | internal\n  process p: Shop\n  process x: Extension runtime | kind=plugin\np -> x: Call handler | ipc", "E09@x", []string{"Extension runtime must refuse to load an extension"}, []string{"The host"}},
	{"each at a secret manager gets its own", "boundary s: Site | internal\n  process a: Shop\n  process b: Desk\n  store v: Secret manager | kind=secrets\na -> v: Read | https auth=token\nb -> v: Read | https auth=token", "I03@v", []string{"Only Shop and Desk may read", "each only those that it needs"}, nil},
	{"a part of a program that reads keys is named", "data k: Node keys | class=credentials crown\nboundary s: Site | internal\n  process web: Desk\n  process run: Runner\n  store v: Key storage | kind=secrets holds=k\nweb -> run: Start | protocol=\"function call\"\nweb -> v: Store | protocol=\"function call\" data=k\nv -> run: Read | protocol=\"function call\" data=k", "I03@v", []string{"Desk and Runner may read"}, []string{"each only"}},
	{"a gateway has no account at the store that it forwards to", "data f: Photos | class=pii\nactor u: User\nboundary s: Site | internal\n  process gw: Proxy | kind=gateway\n  process api: Desk | kind=api\n  store b: Bucket | kind=object holds=f access=shared-account\nu -> gw: Ask | https auth=session\ngw -> api: Forward | https\ngw -> b: Forward | http\napi -> b: Save | https auth=iam data=f", "I02@b", []string{"except by Desk, under its own identity"}, []string{"Proxy"}},
	{"random keys are no passwords", "data key: Device API keys | class=credentials crown\nboundary s: Site | internal\n  process app: Shop | kind=api\n  store db: Database | kind=db holds=key\napp -> db: Compare | sql auth=password returns=key", "I03@db", []string{"a key or token that is only compared must be stored as a hash"}, []string{"password"}},
	{"what is shown as it is has no hash", "data key: Mail server credentials | class=credentials crown\nboundary s: Site | internal\n  process app: Shop | kind=api\n  store db: Database | kind=db holds=key\napp -> db: Compare | sql auth=password returns=key", "I03@db", []string{"Only Shop may read"}, []string{"hash"}},
	{"whose account is limited, and where", "data a: Accounts | class=pii crown\nboundary s: Site | internal\n  process p: Desk\n  process q: Mailer\n  store b: Database | kind=db holds=a\np -> b: Save | sql auth=password data=a\nq -> b: Read | sql auth=password returns=a", "E02@s", []string{"Desk and Mailer must be refused, at Database, every operation that their own work does not need"}, []string{"list of"}},
	{"certificates are issued again", "data k: TLS certificates | class=secret crown\nboundary s: Site | internal\n  process p: Issuer\n  store v: Volume | kind=file holds=k\np -> v: Write | file data=k", "D04@v", []string{"The content of Volume must be restorable", "or else issued or built again"}, nil},
	{"whose answers hold no credentials reads none", openKeys + "job -> db: Query | sql auth=password returns=row", "I03@db", []string{"Only what is listed for it, Shop among them, may read"}, []string{"Night job"}},
	{"what only comes back is not written", strings.Replace(keptKeys, " access=shared-account", "", 1) + "job -> db: Dump all tables | sql auth=password returns=key,row", "T06@db", []string{"Only Shop may write"}, []string{"Night job"}},
	{"who says that it deletes writes", strings.Replace(keptKeys, " access=shared-account", "", 1) + "job -> db: Check, delete | sql auth=password returns=row", "T06@db", []string{"Shop and Night job may write"}, nil},
	{"an enrolment secret goes on with the call of the balancer", "data sec: Enrolment secret | class=credentials\ndata key: Pump key | class=credentials\ndata rx: Doses | class=health crown\nboundary w: Ward | public\n  actor pump: Pump | kind=device\nboundary e: Edge | edge\n  process lb: Balancer | kind=gateway\n  process srv: Pump server | kind=api\n  store db: Database | kind=db holds=rx\nenrol. pump -> lb: Enrol | https auth=client-secret data=sec returns=key\nreport. pump -> lb: Report | https auth=api-key data=rx\nlb -> srv: Forward | https auth=api-key data=sec,rx returns=key\nsrv -> db: Save | sql auth=iam data=rx",
		"S12@e", []string{"Pump server must refuse"}, []string{"Balancer"}},
	{"a WebSocket goes where the gateway has one", "data m: Moves | class=pii crown\nactor u: Player | kind=human\nboundary e: Edge | edge\n  process lb: Proxy | kind=gateway\n  process live: Match server | kind=api\n  process web: Shop | kind=web-app\nu -> lb: Play | wss data=m returns=m\nlb -> live: Forward match | ws identity=end-user data=m returns=m\nlb -> web: Forward pages | http identity=end-user data=m returns=m",
		"S01@e", []string{"Match server must refuse"}, []string{"Shop", "Proxy"}},
	{"a token without an issuer ends where it is checked", "data a: Account | class=pii crown\nactor u: Customer | kind=human\nboundary e: Edge | edge\n  process lb: Proxy | kind=gateway\n  process bank: Bank server | kind=api\n  store db: Database | kind=db holds=a\nu -> lb: Pay | https auth=token lacks=token-checks data=a returns=a\nlb -> bank: Forward | http identity=end-user data=a returns=a\nbank -> db: Save | sql auth=iam data=a",
		"S13@e", []string{"Bank server must refuse with 401 a sign-in token for \"Pay\" without an end"}, []string{"Proxy", "redirect"}},
	{"our server refuses what a role does not need", "data a: Grades | class=pii crown\nactor u: Tutor | kind=human\nboundary e: Edge | edge\n  process web: School server | kind=web-app\n  store db: Database | kind=db holds=a\nu -> web: Mark papers | https auth=session lacks=least data=a\nweb -> db: Save | sql auth=iam data=a",
		"E02@outside", []string{`School server must refuse Tutor, on "Mark papers", each operation that this role does not need`}, []string{"By agreement"}},
	{"a signed address is no identity", "data f: Files | class=confidential crown\nactor c: Client | kind=cli\nboundary s: Site | internal\n  process app: Shop\n  store b: Bucket | kind=object holds=f\napp -> b: Write | https auth=iam data=f\nc -> b: Download | https auth=signed-url returns=f",
		"I02@b", []string{"by Shop, under its own identity, or by Client with a signed address"}, []string{"each under"}},
	{"a workload gets what is bound to it", "data j: Platform token | class=credentials\ndata k: Key | class=secret crown\nboundary a: Apps | internal\n  process w: Biller\nboundary s: Safe | restricted\n  process p: Key server | kind=api\n  store db: Keys | kind=db holds=k\nw -> p: Log in | https auth=service-account data=j returns=k\np -> db: Read | sql returns=k", "S13@s", []string{`a workload's token for another audience or past its end`}, []string{"without an end"}},
	{"snapshots are kept for a term", "data d: Records | class=pii crown\nboundary s: Site | internal\n  process p: Saver | kind=worker\n  store b: Snapshot bucket | kind=object holds=d\np -> b: Save | https auth=iam data=d", "D04@b", []string{"overwrite a backup before its agreed term, and keep none after it"}, nil},
	{"a database that takes snapshots holds more", "data d: Records | class=pii crown\nboundary s: Site | internal\n  process p: Saver | kind=worker\n  store b: Records and snapshots | kind=db holds=d\np -> b: Save | sql auth=iam data=d", "D04@b", []string{"restorable"}, []string{"term"}},
	{"who registers guesses nothing", "data t: Login of a client | class=credentials\nactor u: Program of others | kind=mobile\nboundary s: Site | edge\n  process p: API | kind=api\nu -> p: Register app and get its token | https auth=public data=t returns=t", "S11@s", []string{"registrations with", "no user has granted"}, []string{"attempts"}},
	{"who signs in guesses", "data t: Token | class=credentials\nactor u: Member\nboundary s: Site | edge\n  process p: API | kind=api\nu -> p: Sign in with password | https auth=password returns=t", "S11@s", []string{"attempts at"}, []string{"registrations"}},
	{"a signature proves a server, not its authors", "data n: Notices | class=internal\nexternal w: Remote library server\nboundary s: Site | internal\n  process p: Reader | kind=api\nw -> p: Deliver notice | https auth=signature sign=asymmetric async data=n", "S03@s", []string{`let nothing in "Deliver notice" take effect twice, in the name of another server's user`}, nil},
	{"the only sender signs for itself", "data n: Notices | class=internal\nexternal w: Bank\nboundary s: Site | internal\n  process p: Reader | kind=api\nw -> p: Deliver notice | https auth=signature sign=asymmetric async data=n", "S03@s", []string{"known by its id or time, a second effect"}, []string{"another server"}},
	{"what waits for a record writes it elsewhere", "data r: Records | class=log\nboundary s: Site | internal\n  process p: Signer | kind=api\n  store l: Journal of requests | kind=log holds=r\np -> l: Append | file fails=closed data=r", "D07@s", []string{"While Journal of requests takes no record, Signer must write to a second place"}, []string{"its machine"}},
	{"a registry keeps what others sign", registry, "T08@s", []string{"Whatever loads from API what Developer tool put there", "API must not run or pass on code from Image registry"}, nil},
	{"who keeps code for others runs none", registry, "T02@s", []string{"API must refuse with 400 input from Desk that breaks its schema or size limit, and execute none"}, []string{"author's", "Scanner"}},
	{"who examines images opens them within bounds", registry, "T13@s", []string{"Scanner must open what it examines within bounds"}, nil},
	{"a server that installs modules runs what was sent as code", "data m: Module | class=code\nactor a: Administrator\nboundary s: Site | edge\n  process p: Server | kind=api\n  store d: Modules | kind=file\na -> p: Send module | https auth=session data=m\np -> d: Save | file data=m",
		"T02@s", []string{"execute only what authorised identities send as code"}, []string{"author's"}},
	{"who sends to others signs", "data ev: Event | class=internal\nexternal hook: Receiver | kind=webhook\nboundary s: Site | internal\n  process p: Sender | kind=worker\np -> hook: Send event | https auth=api-key sign=none header=Authorization async data=ev", "S02@hook", []string{`Sender must sign all of "Send event" for Receiver`}, []string{"Authorization", "By agreement"}},
	{"a secret in a header is no signature", "data ev: Event | class=internal\nexternal x: Others\nboundary s: Site | internal\n  process p: Receiver | kind=webhook\nx -> p: Send event | https auth=api-key sign=none header=Authorization async data=ev", "S02@p", []string{"without a valid signature over the whole request"}, []string{"Authorization"}},
	{"a payment without an answer may have been made", "data t: Card token | class=payment\nactor u: Buyer\nexternal x: Bank\nboundary s: Site | edge\n  process p: Shop | kind=web-app\nu -> p: Order | https auth=session\np -> x: Authorise and capture | https auth=api-key data=t", "D03@model", []string{"Shop must keep the payment as unknown", "charge nothing again"}, []string{"refuse each request", "fallback"}},
	{"others who publish cannot be made to encrypt", "data b: Entry | class=public\nexternal x: Registers of others\nboundary s: Site | edge\n  process p: Shop\np -> x: Fetch entries | protocol=z39.50 encryption=none returns=b", "T01@outside", []string{"Shop must use TLS where it is offered", "check form and size", "as text"}, []string{"must encrypt"}},
	{"others who send what is secret must", "data b: Entry | class=pii\nexternal x: Registers of others\nboundary s: Site | edge\n  process p: Shop\np -> x: Fetch entries | protocol=z39.50 encryption=none returns=b", "T01@outside", []string{"encrypt and authenticate"}, []string{"as text"}},
	{"who fetches its own plug-ins starts only what it installed", "data c: Plug-in | class=code\nactor u: Clerk\nexternal x: Market of plug-ins\nboundary s: Site | internal\n  process p: Shop | kind=api\n  store f: Plug-in folder | kind=code holds=c\nu -> p: Order | https auth=session\np -> x: Download a release | https returns=c\np -> f: Unpack | file data=c\nf -> p: Load | file data=c", "T06@f", []string{"Only the account of Shop may write Plug-in folder", "refuse to start a file that matches no digest"}, []string{"serves no requests"}},
	{"who is handed plug-ins by people installs none", "data c: Plug-in | class=code\nactor u: Clerk\nexternal x: Market of plug-ins\nboundary s: Site | internal\n  process p: Shop | kind=api\n  store f: Plug-in folder | kind=code holds=c\nu -> p: Order | https auth=session\np -> f: Unpack | file data=c\nf -> p: Load | file data=c", "T06@f", []string{"serves no requests"}, []string{"digest"}},
	{"who writes code that nothing drawn takes runs it", "data c: Plug-in | class=code\nactor u: Clerk\nexternal x: Market of plug-ins\nboundary s: Site | internal\n  process p: Shop | kind=api\n  store f: Plug-in folder | kind=code holds=c\nu -> p: Order | https auth=session\np -> x: Download a release | https returns=c\np -> f: Unpack | file data=c", "T06@f", []string{"Only an account that serves no requests may write code into Plug-in folder"}, nil},
	{"who keeps people's code writes it", "data c: Source code | class=code\nactor u: Author\nboundary s: Site | edge\n  process g: Proxy | kind=gateway\n  process p: Forge | kind=web-app\n  store f: Folders of code | kind=file holds=c\nu -> g: Push and pull | https auth=session data=c returns=c\ng -> p: Forward | http\np -> f: Read and write | file data=c returns=c", "T06@f", []string{"Only the account of Forge may write", "a write by any other"}, []string{"serves requests", "digest"}},
	{"who shows a password to another one needs it again", "data k: Password | class=credentials\nactor u: Clerk\nboundary s: Site | edge\n  process p: Console | kind=admin-ui\n  process q: Billing | kind=api\n  store a: Console database | kind=db holds=k access=shared-account\n  store b: Billing database | kind=db holds=k\nu -> p: Work | https auth=session\np -> a: Read | sql auth=password returns=k\np -> q: Call for the clerk | https auth=session data=k\nq -> b: Compare | sql returns=k", "I03@a", []string{"Console"}, []string{"hash"}},
	{"who shows it to no other compares it", "data k: Password | class=credentials\nactor u: Clerk\nboundary s: Site | edge\n  process p: Console | kind=admin-ui\n  process q: Billing | kind=api\n  store a: Console database | kind=db holds=k access=shared-account\n  store b: Billing database | kind=db holds=k\nu -> p: Work | https auth=session\np -> a: Read | sql auth=password returns=k\nq -> b: Compare | sql returns=k", "I03@a", []string{"must be stored as hashes"}, nil},
	{"who only looks up a payment charges nothing", "data t: Card token | class=payment\nactor u: Buyer\nexternal x: Bank\nboundary s: Site | edge\n  process p: Shop | kind=web-app\nu -> p: Order | https auth=session\np -> x: Look up the brand of the card | https auth=api-key data=t", "D03@model", []string{"fallback"}, []string{"unknown"}},
	{"an answer that lacks the rights is none", "actor u: User\nexternal x: Directory | kind=idp\nboundary s: Site | edge\n  process p: Shop | kind=web-app\nu -> p: Sign in | https auth=sso\np -> x: Read profile and roles | https auth=client-secret fails=open", "D03@model", []string{"unanswered or the answer lacks what the check needs, Shop must refuse"}, nil},
	{"who answers a person refuses what it cannot check", "actor u: User\nboundary s: Site | edge\n  process p: API | kind=api\nu -> p: Sign in | https auth=password limit=rate fails=open", "D03@model", []string{`API must refuse with 503 "Sign in" while a check of it cannot be made`}, []string{"User", "By agreement"}},
	{"an agent on a machine keeps root for what needs it", "boundary h: Hosts | internal\n  process a: Backup agent | kind=worker runs-as=root", "E03@h", []string{"Backup agent must keep root to a small part"}, []string{"or not be deployed"}},
	{"a name says nothing of what is spoken over TLS", "boundary h: Hosts | internal\n  process a: Collector\nboundary s: Site | restricted\n  process p: Enrolment service\na -> p: Enrol | tls auth=none authz=none", "E11@s", []string{`whatever the credential shown for "Enrol" does not grant`}, []string{"403"}},
	{"what signs in is behind the proxy", behindProxy, "S04@people", []string{"Shop must refuse a sign-in"}, []string{"proxy"}},
	{"what changes is behind the proxy", behindProxy, "R04@model", []string{"at Shop over"}, []string{"proxy", "Pages"}},
	{"a gateway with a proof of its own checks itself", "actor a: Administrator\nboundary e: Edge | edge\n  process gw: API gateway\nboundary s: Site | internal\n  process p: Shop | kind=api crown\na -> gw: Sign in | https auth=password\ngw -> p: Forward | https auth=mtls identity=end-user", "S04@people", []string{"API gateway must refuse a sign-in"}, nil},
	{"a relay that reads nothing knows where it forwards", "data f: Photos | class=pii crown\nactor u: User\nboundary e: Edge | edge\n  process r: Relay | kind=gateway\nboundary s: Storage | partner\n  store b: Bucket | kind=object holds=f\nu -> r: Upload | https encryption=e2e auth=signed-url validate=none data=f\nr -> b: Put | https encryption=e2e auth=signed-url data=f", "T02@e", []string{"names a destination off its list"}, []string{"schema"}},
	{"only a change is refused", "data c: Policies | class=control\ndata r: Report | class=confidential\nactor a: User\nboundary s: Site | edge\n  process p: Server | kind=api\na -> p: Use | https auth=session data=c returns=r", "T07@s", []string{`any change over "Use"`}, nil},
	{"a signature is checked behind the proxy", "data e: Payment | class=payment\nexternal pay: Payment provider\nboundary f: Front | edge\n  process gw: Reverse proxy | kind=gateway\nboundary s: Site | internal\n  process p: Shop | kind=api crown\npay -> gw: Payment result | https sign=none data=e\ngw -> p: Forward | http identity=end-user data=e", "S02@gw", []string{`Shop must reject with 401 "Payment result"`}, []string{"proxy"}},
	{"a mail is in the name of whoever writes it", "data m: Mail | class=pii\nexternal mta: Mail senders\nboundary s: Site | internal\n  process p: Mail gateway | kind=api\nmta -> p: Mail | smtp auth=public data=m", "S02@p", []string{"Mail gateway must refuse, or mark as unproven"}, []string{"401"}},
	{"what devices show is checked behind a relay of bytes", byteRelay, "S12@e", []string{"Broker must refuse a device whose API key was replaced or revoked"}, []string{"Balancer must", "service"}},
	{"what is guessed is counted behind a relay of bytes", strings.ReplaceAll(byteRelay, "api-key", "password"), "S11@e", []string{"Broker must"}, []string{"Balancer must"}},
	{"what is looked up is hashed fast, a password slowly", keptKeys, "I03@db", []string{"must be stored as hashes, passwords salted and slow"}, nil},
	{"a job reaches its own server", "boundary e: Edge | edge\n  process web: Forge | kind=web-app\nboundary j: Jobs | edge\n  process job: Runner | kind=ci egress=open\njob -> web: Check out | https auth=token", "I09@job", []string{"every private address but those of listed servers"}, nil},
	{"a function has a role and no root", "data f: Photo | class=pii crown\nactor u: User\nboundary s: Cloud | internal\n  process fn: Resize function | kind=lambda\n  store b: Bucket | kind=object holds=f\nu -> fn: Upload photo | https content=file data=f\nfn -> b: Save | https auth=iam data=f", "E03@s", []string{"under a role of its own, unable to deploy code"}, []string{"root"}},
	{"a client with a signed address checks nothing", signedUpload, "T03@s", []string{"Bucket must refuse a file larger or of another type than its signed address allows"}, []string{"Page must"}},
	{"a client with a signed address has no identity", signedUpload, "T06@b", []string{"only with a signed address"}, nil},
	{"a broker has no files", "data m: Readings | class=internal\nboundary s: Site | internal\n  process p: Producer | kind=api\n  process w: Rules | kind=worker\n  store q: Broker | kind=queue tenants=multi holds=m\np -> q: Put | kafka async data=m\nq -> w: Take | kafka async data=m", "I06@q", []string{"Rules must refuse a message from Broker that names no verified tenant"}, []string{"files"}},
	{"settings go to one of two processes", twoBehind("poll. user -> gw: Poll | https auth=session returns=ev", "polls. gw -> push: Forward polls | http returns=ev"), "E01@s", []string{"Application must refuse"}, []string{"Push server"}},
	{"what anybody may send belongs to nobody", twoBehind("send. user -> gw: Send event | https auth=public data=ev", "events. gw -> push: Forward events | http data=ev"), "I05@s", []string{"Application must refuse"}, []string{"Push server"}},
	{"who shows a session signs in elsewhere", "data pw: Password | class=credentials\nactor u: User\nboundary s: Site | edge\n  process web: Shop | kind=web-app\n  process ws: Socket server\nu -> web: Sign in | https auth=password+2fa data=pw\nu -> ws: Listen | wss auth=session", "S07@model", []string{"Shop must refuse a sign-in"}, []string{"Socket"}},
	{"a websocket is checked at its handshake", "actor u: User\nboundary s: Site | edge\n  process ws: Live updates | kind=api\nu -> ws: Listen | wss auth=session", "T04@s", []string{"websocket handshake from an unlisted Origin"}, []string{"anti-forgery"}},
	{"a record is where its writer cannot alter it", "actor a: User\nboundary s: Site | edge\n  process p: Server | kind=api\na -> p: Use | https auth=session", "R01@s", []string{"in a place where it cannot alter the record"}, nil},
}

// behindProxy is a shop behind a proxy that forwards what it is shown, and serves pages beside it.
const behindProxy = "data pw: Password | class=credentials\ndata c: Prices | class=control\nactor a: Administrator\nboundary e: Edge | edge\n  process gw: Reverse proxy\nboundary s: Site | internal\n  process web: Pages | kind=web-ui\n  process p: Shop | kind=api crown\n" +
	"in. a -> gw: Sign in | https auth=password data=pw\nset. a -> gw: Release prices | https auth=session data=c\npages. gw -> web: Pages | http auth=public\nto. gw -> p: Forward | http auth=session identity=end-user data=pw,c"

// signedUpload is a page that brings files to a bucket with signed addresses, and a server beside it.
const signedUpload = "data f: Photo | class=pii crown\nactor u: User\nboundary n: Net | public\n  process page: Page | kind=web-ui\nboundary s: Cloud | internal\n  process fn: Thumbnail maker | kind=worker\n  store b: Bucket | kind=object holds=f\nu -> page: Use | ipc\nput. page -> b: Upload photo | https auth=signed-url content=file data=f\nget. page -> b: View photo | https auth=signed-url returns=f\nfn <-> b: Read and write | https auth=iam data=f returns=f"

// byteRelay is a balancer that passes on bytes, with the proof of the device in them.
const byteRelay = "data key: Device token | class=credentials\ndata m: Measurement | class=internal crown\nboundary f: Field | public\n  actor dev: Meter | kind=device\nboundary e: Edge | edge\n  process lb: Balancer | kind=gateway\n  process mq: Broker | kind=api\n  store db: Measurements | kind=db holds=m\n" +
	"dev -> lb: Publish | mqtt auth=api-key data=key,m\nlb -> mq: Forward TCP | mqtt auth=api-key data=key,m\nmq -> db: Save | sql auth=iam data=m"

// registry is a place where images are kept, with what looks into them.
const registry = "data img: Images | class=code crown\nboundary d: Desk | public\n  process dev: Developer tool | kind=cli\nboundary s: Site | edge\n  process api: API | kind=api\n  process reg: Image registry | kind=registry\n  process scan: Scanner | kind=worker\n" +
	"dev -> api: Push and pull | https auth=token data=img returns=img\napi -> reg: Forward | https auth=mtls data=img returns=img\nscan -> api: Look at image | https auth=mtls returns=img"

func TestSayings(t *testing.T) {
	for _, s := range sayings {
		s.check(t)
	}
}

func (s saying) check(t *testing.T) {
	t.Helper()
	a := analyze(t, s.body)
	threat := a.find(s.id)
	if threat == nil {
		t.Errorf("%s: no %s in %v", s.name, s.id, a.statuses())
		return
	}
	var texts []string
	for _, r := range a.Short([]*Threat{threat}) {
		texts = append(texts, r.Text)
	}
	text := strings.Join(texts, " ")
	for _, part := range s.says {
		if !strings.Contains(text, part) {
			t.Errorf("%s: want %q in %s", s.name, part, text)
		}
	}
	for _, part := range s.silent {
		if strings.Contains(text, part) {
			t.Errorf("%s: %q is in %s", s.name, part, text)
		}
	}
}

// Who takes something out of a store may write it, whichever way the arrow is drawn.
func TestWhoRemovesWrites(t *testing.T) {
	for _, arrow := range []string{"in -> w: Pick up and remove file | file", "w -> in: Remove what is done | file"} {
		a := analyze(t, "boundary s: Site | internal\n  process d: Scanner\n  process w: Worker\n  store in: Folder | kind=file\nd -> in: Store scan | file\n"+arrow)
		got := names(writers([]*graph.Element{a.Graph.Element("in")}))
		if got != "Scanner and Worker" {
			t.Errorf("%s: %s may write", arrow, got)
		}
	}
}
