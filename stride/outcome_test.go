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

// behindGateway is a shop behind a reverse proxy, to whose flows attributes are added.
func behindGateway(front, onward string) string {
	return "actor user: Customer\nactor admin: Administrator\nboundary dmz: DMZ | edge\n  process gw: Reverse proxy\n  store keys: TLS keys | kind=secrets crown\n" +
		"boundary app: App | internal\n  process shop: Shop\n  process stock: Stock service\n  store db: Orders database | crown\n" +
		"user -> gw: Place order | https " + front + "\nadmin -> gw: Refund | https auth=sso limit=rate\ngw -> keys: Load | file\ngw -> shop: Forward | https " + onward +
		"\nshop -> stock: Reserve | https auth=mtls\nstock -> db: Save | sql auth=iam"
}

// signingIn is an identity provider that everybody signs in to.
const signingIn = `
actor user: Customer
actor admin: Administrator
boundary s: Site | internal
  process login: Identity provider
  store db: Accounts database | crown
user -> login: Log in | https
admin -> login: Log in | https
login -> db: Look up | sql
`

// Each entry is the smallest design that shows a kind of mistake.
var expectations = []expectation{
	// Nobody says that the port of a service is closed to all but the gateway in front of it.
	{"who goes around a gateway that only ends TLS misses nothing", "actor u: User\nboundary e: Edge | edge\n  process gw: Reverse proxy\nboundary s: Site | internal\n  process shop: Shop | kind=web-app\nu -> gw: Order | https auth=session\ngw -> shop: Forward | http", []string{"!E06@shop"}},
	{"a service that relies on limits of its gateway may be reached around it", "actor u: User\nboundary e: Edge | edge\n  process gw: Reverse proxy\nboundary s: Site | internal\n  process shop: Shop | kind=web-app\nu -> gw: Order | https auth=session limit=rate\ngw -> shop: Forward | http", []string{"E06@shop ask"}},
	{"it says that there is no way around", "actor u: User\nboundary e: Edge | edge\n  process gw: Reverse proxy\nboundary s: Site | internal\n  process shop: Shop | kind=web-app\nu -> gw: Order | https auth=session limit=rate\ngw -> shop: Forward | http has=bypass", []string{"E06@shop met"}},
	{"a gateway that shows a certificate is told from others", "actor u: User\nboundary e: Edge | edge\n  process gw: Reverse proxy\nboundary s: Site | internal\n  process shop: Shop | kind=web-app\nu -> gw: Order | https auth=session\ngw -> shop: Forward | https auth=mtls", []string{"!E06"}},
	{"a gateway that ends no encryption adds none", "actor u: User\nboundary e: Edge | edge\n  process gw: Reverse proxy\nboundary s: Site | internal\n  process shop: Shop | kind=web-app\nu -> gw: Order | http auth=session\ngw -> shop: Forward | http", []string{"!E06"}},
	// What is asked of a call fits what the call does.
	{"a change of policy is signed or confirmed", "data k: Rules | class=control\nboundary f: Field | edge\n  process a: Agent\nboundary s: Site | internal\n  process p: Server | kind=controller\na -> p: Change rules | mtls data=k", []string{"T07@s ask"}},
	{"staff set prices and orders by right, also where their browser is drawn", "actor u: Desk of the staff | kind=web-ui\nboundary s: Site | edge\n  process p: Shop | kind=api\nu -> p: Manage orders | https auth=token authz=role", []string{"!T05"}},
	{"a customer does not", "actor u: Browser of a customer | kind=web-ui\nboundary s: Site | edge\n  process p: Shop | kind=api\nu -> p: Manage orders | https auth=token authz=role", []string{"T05@s ask"}},
	{"who asks in GraphQL names the fields", "data o: Orders | class=pii\nexternal x: Partner\nboundary s: Site | edge\n  process p: Shop | kind=api\nx -> p: Query orders in GraphQL | https auth=token returns=o", []string{"!I08"}},
	{"who asks an API gets what it sends", "data o: Orders | class=pii\nexternal x: Partner\nboundary s: Site | edge\n  process p: Shop | kind=api\nx -> p: Get orders | https auth=token returns=o", []string{"I08@model ask"}},
	{"who fills in an order by a link gets the own one back", "data o: Orders | class=pii\nactor u: Customer\nboundary s: Site | edge\n  process p: Shop | kind=api\nu -> p: Change order | https auth=link data=o returns=o", []string{"!I08"}},
	{"who opens a link sees what others entered", "data o: Orders | class=pii\nactor u: Customer\nboundary s: Site | edge\n  process p: Shop | kind=api\nu -> p: Open order | https auth=link returns=o", []string{"I08@model ask"}},
	{"what a phone has sent a server needs no copy of the phone", "data d: Visits | class=health crown\nboundary f: Field | public\n  actor n: Nurse | kind=human\n  process a: Visit app | kind=mobile\n  store l: Visits on the phone | kind=db holds=d\nboundary s: Site | internal\n  process p: Server | kind=api\nn -> a: Record | protocol=\"touch screen\" data=d\na -> l: Keep | file data=d returns=d\na -> p: Send | https auth=token data=d", []string{"!D04@l"}},
	{"what stays on the phone does", "data d: Visits | class=health crown\nboundary f: Field | public\n  actor n: Nurse | kind=human\n  process a: Visit app | kind=mobile\n  store l: Visits on the phone | kind=db holds=d\nboundary s: Site | internal\n  process p: Server | kind=api\nn -> a: Record | protocol=\"touch screen\" data=d\na -> l: Keep | file data=d returns=d\na -> p: Sign in | https auth=token", []string{"D04@l ask"}},
	{"a stated loss is open", "data d: Visits | class=health crown\nboundary f: Field | public\n  actor n: Nurse | kind=human\n  process a: Visit app | kind=mobile\n  store l: Visits on the phone | kind=db holds=d backup=none\nboundary s: Site | internal\n  process p: Server | kind=api\nn -> a: Record | protocol=\"touch screen\" data=d\na -> l: Keep | file data=d returns=d\na -> p: Send | https auth=token data=d", []string{"D04@l open"}},
	{"a command to a device changes no rule", "data k: Commands | class=control\nactor u: User\nboundary s: Site | internal\n  process p: Server | kind=api\nu -> p: Send command to own device | https auth=session data=k", []string{"!T07"}},
	{"who sets rules and sends commands changes rules", "data k: Commands | class=control\nactor u: User\nboundary s: Site | internal\n  process p: Server | kind=api\nu -> p: Edit rules, send commands | https auth=session data=k", []string{"T07@s ask"}},
	{"a script that only gives back its result may run twice", "data k: Scripts | class=code\nboundary s: Site | internal\n  process js: Script runner | kind=runtime\n  store q: Jobs | kind=queue holds=k\nq -> js: Take script | amqp data=k async\njs -> q: Push results | amqp data=k", []string{"!S03"}},
	{"one that also saves has an effect", "data k: Scripts | class=code\nboundary s: Site | internal\n  process js: Script runner | kind=runtime\n  store q: Jobs | kind=queue holds=k\n  store d: Database | kind=db holds=k\nq -> js: Take script | amqp data=k async\njs -> q: Push results | amqp data=k\njs -> d: Save | sql data=k", []string{"S03@s ask"}},
	{"a second report of a bounce says the same", "external m: Mail service\nboundary s: Site | edge\n  process p: Shop | kind=api\nm -> p: Report bounce | https async sign=hmac", []string{"!S03"}},
	{"a second report of a payment pays twice", "external m: Payment service\nboundary s: Site | edge\n  process p: Shop | kind=api\nm -> p: Report payment | https async sign=hmac", []string{"S03@s ask"}},
	{"a device names no tenant but its own", "data k: Readings | class=confidential crown\nactor m: Meter | kind=device\nboundary s: Site | internal\n  process p: Listener | kind=api tenants=multi\n  store d: Database | kind=db holds=k tenants=multi\nm -> p: Report | https auth=api-key data=k\np -> d: Save | sql data=k", []string{"!I06@p", "I06@d ask"}},
	{"a user may", "data k: Readings | class=confidential crown\nactor m: Meter | kind=device\nactor u: User\nboundary s: Site | internal\n  process p: Listener | kind=api tenants=multi\n  store d: Database | kind=db holds=k tenants=multi\nm -> p: Report | https auth=api-key data=k\nu -> p: Read | https auth=session returns=k\np -> d: Save | sql data=k", []string{"I06@p ask"}},
	{"a heartbeat is no change", "data k: Node state | class=control\nboundary f: Field | edge\n  process a: Agent\nboundary s: Site | internal\n  process p: Server | kind=controller\na -> p: Send heartbeat | mtls data=k", []string{"!T07"}},
	{"a webhook gets what its tenant may see", "data o: Orders | class=confidential\nexternal h: Webhook receiver of a shop\nboundary s: Site | internal\n  process p: Sender | kind=worker tenants\np -> h: Post order | https sign=hmac data=o", []string{"!I08"}},
	{"a letter is no report", "data o: Orders | class=confidential\nexternal m: Mail service\nboundary s: Site | internal\n  process p: Sender | kind=worker\np -> m: Send confirmation | smtp data=o", []string{"!I08"}},
	{"a user who reports something gets no report", "data o: Orders | class=confidential\nexternal m: Mail service\nboundary s: Site | internal\n  process p: Sender | kind=worker\np -> m: Report by mail | smtp data=o", []string{"!I08"}},
	{"nor is a request for a token with limits", "data p: Filters | class=control\ndata t: Viewer token | class=credentials\nexternal x: Portal\nboundary s: Site | edge\n  process p: Charts | kind=api\nx -> p: Request token for a viewer | https auth=api-key data=p returns=t", []string{"!T07"}},
	{"new limits that come with a token are", "data p: Filters | class=control\ndata t: Viewer token | class=credentials\nexternal x: Portal\nboundary s: Site | edge\n  process p: Charts | kind=api\nx -> p: Set filters | https auth=api-key data=p returns=t", []string{"T07@s ask"}},
	{"nor is what peers replicate", "data k: Rules | class=control\nboundary s: Site | internal\n  process p: Server | kind=controller\np -> p: Replicate log | mtls data=k", []string{"!T07"}},
	{"what an outsider answers is input", "data d: Rates | class=internal\nexternal x: Rates service\nboundary s: Site | internal\n  process p: Shop\np -> x: Ask | https returns=d", []string{"T02@s ask"}},
	{"what a key service answers is not hostile", "data d: Data key | class=secret\nexternal x: Cloud KMS | kind=secrets\nboundary s: Site | internal\n  process p: Shop\np -> x: Unwrap | https returns=d", []string{"!T02"}},
	{"nor is what a provider of sign-in answers", "data d: Claims | class=pii\nexternal x: Sign-in | kind=idp\nboundary s: Site | internal\n  process p: Shop\np -> x: Exchange code | https returns=d", []string{"!T02"}},
	{"a password that opens a subscription can be guessed", "data k: Password | class=credentials\nactor u: User\nboundary s: Site | edge\n  process p: Push service\nu -> p: Subscribe | wss data=k", []string{"S11@s ask"}},
	{"a token is drawn at random", "data k: Auth token | class=credentials\nactor u: User\nboundary s: Site | edge\n  process p: Push service\nu -> p: Subscribe | wss data=k", []string{"!S11"}},
	{"who approves with others needs no lasting secret", "data k: Master key | class=secret crown\nactor o: Operator | kind=cli\nboundary s: Site | internal\n  process p: Safe | kind=secrets holds=k\no -> p: Recover | https auth=yes has=four-eyes", []string{"!S12", "!I05"}},
	{"who acts alone is asked whose object it is", "data k: Master key | class=secret crown\nactor o: Operator | kind=cli\nboundary s: Site | internal\n  process p: Safe | kind=secrets holds=k\no -> p: Recover | https auth=yes", []string{"S12@s ask", "I05@s ask"}},
	{"what a platform only runs is not asked about its objects", "actor u: User\nboundary n: Node | internal\n  process eng: Engine | kind=runtime\n  process w: User workload | tenants\n  store v: Volume | kind=file crown\neng -> w: Start | ipc\nw -> v: Read | file\nu -> w: Use application, place order", []string{"!T05", "!I05", "!T02", "!D01", "!I06"}},
	{"a program that is described is", "data d: Orders | class=pii\nactor u: User\nboundary n: Node | internal\n  process eng: Engine | kind=runtime\n  process w: User workload | tenants\n  store v: Volume | kind=file crown\neng -> w: Start | ipc\nw -> v: Read | file\nu -> w: Use application, place order | data=d", []string{"T05@n ask", "I05@n ask", "T02@n ask"}},
	{"a link says how its page is fetched", "external x: Linked site\nboundary s: Site | internal\n  process p: Chat\np -> x: Fetch link preview | content=html", []string{"!T01", "!S06"}},
	{"a configured service is to be verified", "external x: Rates service\nboundary s: Site | internal\n  process p: Chat\np -> x: Fetch rates | content=html", []string{"T01@outside ask", "S06@outside ask"}},
	{"a key that somebody uploads is no file", "data k: Deploy key | class=secret\nactor u: User\nboundary s: Site | edge\n  process p: Shop | kind=web-app\nu -> p: Upload key | https auth=session data=k", []string{"!T03"}},
	{"what callers ask of a model changes nothing of it", "data k: Prompt and parameters | class=control\nactor u: User\nboundary s: Site | internal\n  process p: Model | kind=llm\nu -> p: Ask | https data=k", []string{"!T07"}},
	{"a role decides for who administers from a page", "data d: Orders | class=pii crown\nactor u: Administrator | kind=web-ui\nboundary s: Site | edge\n  process p: Shop | kind=web-app\n  store db: Database | kind=db holds=d\nu -> p: Change orders | https auth=session authz=role data=d\np -> db: Save | sql data=d", []string{"!I05"}},
	{"what a build fetches comes as often as it asks", "data c: Packages | class=code\nexternal x: Package source\nboundary s: Site | internal\n  process p: Builder\nx -> p: Package updates | https auth=none data=c", []string{"!D01"}},
	{"what others fetch from us comes as they like", "data d: Posts | class=public\nexternal x: Reader\nboundary s: Site | internal\n  process p: Blog\nx -> p: Fetch posts | https auth=public returns=d", []string{"D01@s ask"}},
	{"what others push to it comes as they like", "data c: Sources | class=code\nexternal x: Contributor\nboundary s: Site | internal\n  process p: Builder | kind=ci\nx -> p: Push change | https auth=none data=c", []string{"D01@s ask"}},
	{"an archive of code is checked as code", "data c: Extension | class=code\nactor a: Administrator\nboundary s: Site | edge\n  process p: Shop | kind=web-app\na -> p: Upload extension | https auth=token content=file artifact=unsigned data=c", []string{"!T03", "T08@s open"}},
	{"who scans a mailbox scans no page", "data m: Bounces | class=pii\nexternal b: Mailbox\nboundary s: Site | internal\n  process p: Worker | kind=worker\np -> b: Scan for bounces | protocol=pop3 auth=password returns=m", []string{"!T03"}},
	{"who asks for files brings none", "data k: Token | class=credentials\ndata l: Output | class=log\nboundary s: Control | internal\n  process p: Server | kind=controller\nboundary n: Node | internal\n  process a: Agent\np -> a: Forward log and file requests | mtls data=k returns=l", []string{"!T03"}},
	// What renders pages of others is where their code runs; what only forwards is not.
	{"a browser without a window opens what others wrote", "boundary s: Site | internal\n  process app: Reports | kind=web-app\n  process pic: Picture maker | kind=worker tech=\"headless Chromium\"\napp -> pic: Draw report | http", []string{"T13@s ask"}},
	{"one without its sandbox is open", "boundary s: Site | internal\n  process app: Reports | kind=web-app\n  process pic: Picture maker | kind=worker tech=\"headless Chromium --no-sandbox\"\napp -> pic: Draw report | http", []string{"T13@s open"}},
	{"one in a sandbox is confined", "boundary s: Site | internal\n  process app: Reports | kind=web-app\n  process pic: Picture maker | kind=worker tech=\"headless Chromium\" runs-as=sandbox\napp -> pic: Draw report | http", []string{"T13@s met"}},
	{"a gateway that only forwards interprets little", "actor u: User\nboundary e: Edge | edge\n  process gw: Reverse proxy\nboundary s: Site | internal\n  process shop: Shop | kind=web-app\n  store db: Orders database | crown\nu -> gw: Upload photo | https auth=session content=file\ngw -> shop: Forward | http\nshop -> db: Save | sql", []string{"!E03@e"}},
	{"what a process writes to its own output has no connection to refuse", "boundary s: Site | internal\n  process app: Shop\n  store out: Log of output | kind=log\napp -> out: Write lines | protocol=stdout", []string{"!E05"}},
	// Who calls an engine of containers is as good as root.
	{"the socket of an engine gives its caller the host", "boundary s: Site | internal\n  process tidy: Image tidier | kind=worker\n  process eng: Docker Engine | kind=runtime\ntidy -> eng: Remove old images | unix", []string{"E11@s ask"}},
	{"so does what starts services", "boundary s: Site | internal\n  process tidy: Log tidier | kind=worker\n  process bus: systemd | runs-as=root\ntidy -> bus: Restart unit | unix", []string{"E11@s ask"}},
	{"and a right over all of a cluster", "boundary s: Site | internal\n  process tidy: Job tidier | kind=worker\n  process api: Cluster API | kind=api\ntidy -> api: Delete old jobs as cluster-admin | https", []string{"E11@s ask"}},
	{"an engine without root gives no more than its account", "boundary s: Site | internal\n  process tidy: Image tidier | kind=worker\n  process eng: Podman | kind=runtime runs-as=service\ntidy -> eng: Remove old images | unix", []string{"!E11"}},
	{"to start containers is the job of an agent", "boundary s: Site | internal\n  process a: Agent | kind=worker\n  process eng: Docker Engine | kind=runtime\na -> eng: Create container | unix", []string{"!E11"}},
	{"a right over all of a cluster is more than to start jobs", "boundary s: Site | internal\n  process a: Job runner | kind=worker\n  process api: Cluster API | kind=api\na -> api: Create jobs as cluster-admin | https", []string{"E11@s ask"}},
	{"an engine confines the container that it starts", "boundary s: Site | internal\n  process eng: Docker Engine | kind=runtime\n  process job: Job | kind=runtime tenants\neng -> job: Start | ipc", []string{"E04@eng ask", "!E04@job"}},
	{"programs of others in a runtime have sign-ins of their own", "actor u: User\nboundary s: Site | internal\n  process job: Job | kind=runtime tenants crown\nu -> job: Use program | https", []string{"!S04"}},
	{"a runtime that states a sign-in is asked about it", "actor u: User\nboundary s: Site | internal\n  process job: Notebook | kind=runtime tenants crown\nu -> job: Sign in | https auth=password", []string{"S04@people open"}},
	{"what is there to start containers is trusted like the host", "boundary s: Site | internal\n  process sched: Scheduler | kind=controller\n  process eng: Docker Engine | kind=runtime\nsched -> eng: Start job | unix", []string{"!E11"}},
	{"a list of calls answers", "boundary s: Site | internal\n  process tidy: Image tidier | kind=worker\n  process eng: Docker Engine | kind=runtime\ntidy -> eng: Remove old images | unix authz=role", []string{"E11@s met"}},
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

	// A rule is silent where the threat cannot exist.
	{"commands about files bring none", "data m: Series | class=internal\nboundary s: Site | internal\n  process p: Poller\nboundary n: Node | internal\n  process c: Writer\np -> c: Update data files | protocol=\"series TCP\" auth=none data=m", []string{"!T03"}},
	{"a photo over a bare connection is a file", "data m: Photos | class=pii\nboundary s: Site | internal\n  process p: Poller\nboundary n: Node | internal\n  process c: Writer\np -> c: Report | protocol=\"series TCP\" auth=none data=m", []string{"T03@n ask"}},
	{"what is sent to an API is not what it answers", "data plan: Plan file | class=internal\nexternal cloud: Cloud API\nboundary s: Site | internal\n  process p: P\np -> cloud: Read and change accounts | https data=plan", []string{"!T03"}},
	{"a file that is fetched is opened", "data report: Report file | class=internal\nexternal cloud: Cloud API\nboundary s: Site | internal\n  process p: P\np -> cloud: Ask | https returns=report", []string{"T03@s ask"}},
	{"a file goes as it is", "data doc: Documents | class=confidential\nexternal disk: File share\nboundary s: Site | internal\n  process p: P\np -> disk: Store document | https data=doc", []string{"!I08"}},
	{"a device is answered what is its own", "data tag: Card number | class=pii\nboundary f: Field | public\n  process d: Station | kind=device\nboundary s: Site | internal\n  process c: Centre\nd <-> c: Report | wss data=tag", []string{"!I08"}},
	{"a command to a device is not kept for later", "data cmd: Command | class=control\nexternal bank: Bank\nboundary s: Site | edge\n  process hook: Webhook receiver\n  process d: Station | kind=device\nbank -> hook: Payment event | https\nhook -> d: Start | https data=cmd", []string{"!D06"}},
	{"a probe of the public front is one caller of all", "actor a: A\nboundary dmz: DMZ | edge\n  process gw: Reverse proxy\nboundary s: Site | internal\n  process app: App\n  process probe: Probe\na -> gw: Open | https auth=session\ngw -> app: Forward | https\nprobe -> gw: Probe | https", []string{"!E05@dmz", "!E05@s"}},
	{"a key that was issued to a machine is not guessed", "external x: X\nboundary s: Site | edge\n  process p: API\nx -> p: Ask | https auth=api-key", []string{"!S11", "S12@s open"}},
	{"who only asks checks the answer", "boundary s: Site | internal\n  process p: Collector\nboundary n: Nodes | edge\n  process e: Exporter\np -> e: Read metrics | https auth=mtls validate=none", []string{"T02@s open", "!T02@n"}},
	{"a pull request is sent and not pulled", "external host: Code host\nboundary s: Site | edge\n  process hook: Webhook receiver\nhost -> hook: Pull request event | https", []string{"S02@hook ask"}},
	{"nobody approves the movement of a stick", "actor a: Operator\nboundary v: Vehicle | internal\n  process fc: Controller | crown\na -> fc: Override | protocol=\"RC link\"", []string{"!R04"}},
	{"what anybody may do is no office", "actor a: Administrator\nboundary s: Site | edge\n  process w: Web app | crown\na -> w: Load pages | https auth=public", []string{"!R04"}},

	// A stated weakness is heard.
	{"what anybody may send fills the database that keeps it", "data s: Answers | class=pii\nactor a: Respondent\nboundary e: Site | edge\n  process p: Survey app | kind=web-app\n  store db: Answers | kind=db\na -> p: Answer | https auth=public data=s\np -> db: Write | sql data=s", []string{"D05@model ask"}},
	{"what people sign in to send fills nothing of strangers", "data s: Answers | class=pii\nactor a: Nurse\nboundary e: Site | edge\n  process p: Survey app | kind=web-app\n  store db: Answers | kind=db\na -> p: Answer | https auth=sso data=s\np -> db: Write | sql data=s", []string{"!D05"}},
	{"files of records are lost with them, a dump of them is not", "data r: Records | class=health crown\ndata f: X-ray images | class=health\nboundary s: Site | internal\n  process p: Ward app\n  store db: Records | kind=db holds=r\n  store b: Image bucket | kind=object holds=f\n  store d: Backup bucket | kind=object holds=f\np -> db: Write | sql data=r\np -> b: Write | https data=f\np -> d: Write | https data=f", []string{"D04@b ask", "!D04@d"}},
	{"what is rebuilt from a store without a copy is lost", "data r: Records | class=pii crown\nboundary s: Site | internal\n  process p: App\n  store db: Records | kind=db holds=r backup=none\n  store m: Read model | kind=db holds=r backup=rebuilt\np -> db: Write | sql data=r\np -> m: Write | sql data=r", []string{"D04@m open"}},
	{"what is rebuilt from a store with a copy is not", "data r: Records | class=pii crown\nboundary s: Site | internal\n  process p: App\n  store db: Records | kind=db holds=r backup=offsite\n  store m: Read model | kind=db holds=r backup=rebuilt\np -> db: Write | sql data=r\np -> m: Write | sql data=r", []string{"D04@m met"}},
	{"one limit is enough, behind the gateway or at it", "actor a: A\nboundary e: Edge | edge\n  process gw: Reverse proxy\nboundary s: Site | internal\n  process p: App | kind=web-app\na -> gw: Open | https auth=session\ngw -> p: Forward | http limit=none", []string{"D01@e open", "!D01@s"}},
	{"devices in the field flood", "boundary f: Plant | internal\n  actor d: Sensor | kind=device\nboundary s: Control room | restricted\n  process p: Historian | kind=api\nd -> p: Measure | https auth=mtls", []string{"D01@s ask"}},
	{"a controller on which several depend", "boundary s: Site | internal\n  process c: Controller | kind=controller\n  process x: X\n  process y: Y\n  process z: Z\nx -> c: Ask\ny -> c: Ask\nz -> c: Ask", []string{"D07@s ask"}},
	{"root, and all of a shared store, is too much already", "boundary s: Site | internal\n  process p: App | runs-as=root\n  store db: Ledger | kind=db crown access=shared-account\np -> db: Write | sql", []string{"E03@s open", "!E02"}},
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
	{"a device needs no second factor", "boundary d: Devices | public\n  process dev: Meter | kind=device\nboundary s: Site | edge\n  process p: API\ndev -> p: Report | https auth=token", []string{"!S12", "!S04"}},
	{"an own process answers callers inside by API key", "boundary s: Site | internal\n  process p: P\n  process q: Q\np -> q: Ask | auth=api-key", []string{"E05@s met"}},
	{"a durable store is written before the answer", "external shop: Shop\nboundary s: Site | edge\n  process hook: Webhook receiver\n  store db: Bookings database\nshop -> hook: Booking event | https\nhook -> db: Save booking | mode=sync", []string{"!D06"}},
	{"an admin console is asked about its flows", "boundary s: Site | internal\n  process panel: Admin console\n  process job: Job\njob -> panel: Ask", []string{"E01@s ask"}},
	{"an admin console that nothing calls is not asked", "boundary s: Site | internal\n  process panel: Admin console", []string{"!E01"}},

	// A request has one path, and each thing is asked where it can be done.
	{"whose object it is, the process behind the gateway knows", behindGateway("auth=session", ""), []string{"I05@app ask", "!I05@dmz", "!T03@dmz"}},
	{"who is an administrator, too", behindGateway("auth=session", ""), []string{"E01@app ask", "!E01@dmz"}},
	{"what is decided in front is not asked behind", strings.Replace(behindGateway("auth=session authz=object", ""), "auth=sso", "auth=sso authz=object", 1), []string{"E01@app met", "I05@app met"}},
	{"a user whose name is passed on has signed in, and what is behind a mere proxy checks them itself", behindGateway("auth=session", "identity=end-user"), []string{"!S01@app", "!E05@app"}},
	{"a gateway that checks certificates has yet to prove that it has done so", behindGateway("auth=mtls", "identity=end-user"), []string{"!S01@app", "E05@app ask"}},
	{"what its callers show proves nothing of the gateway, and is checked behind it", behindGateway("auth=mtls", "auth=token identity=end-user"), []string{"!E05@app"}},
	{"what a gateway passes on without a credential of its own is checked behind it", behindGateway("auth=session", ""), []string{"!S01@app", "!E05@app", "!S08@gw"}},
	{"a user whose name is not passed on is not known behind", behindGateway("auth=session", "auth=mtls"), []string{"!S01@app", "!E05@app", "S08@gw ask"}},
	{"a session that the process behind keeps is kept", strings.Replace(behindGateway("auth=session", ""), "process shop: Shop", "process shop: Shop | has=session", 1), []string{"S05@app met"}},
	{"a limit belongs to the hop that it protects and those behind", strings.Replace(behindGateway("auth=session limit=rate", ""), "DMZ | edge", "DMZ | public", 1), []string{"D01@app met"}},
	{"a limit behind protects no gateway", behindGateway("auth=session", "limit=rate"), []string{"D01@dmz ask"}},
	{"a message that the process behind verifies is verified", "data m: Payment | class=payment\nexternal bank: Bank\nboundary s: Site | internal\n  process gw: Gateway\n  process app: App\nbank -> gw: Payment result | https data=m\ngw -> app: Forward | https auth=iam sign=hmac replay=nonce data=m", []string{"S02@gw met", "R03@gw met", "S03@s met"}},
	{"an event of a payment service is looked up, and nothing that it could deny", "data m: Payment | class=payment\nexternal bank: Bank\nboundary s: Site | internal\n  process app: App\nbank -> app: Payment event | https sign=none data=m", []string{"S02@app open", "!R03"}},
	{"a store of dumps is the copy of the database that a job dumps", dumped + "holds=d\nb -> f: Write | file data=d", []string{"D04@db ask", "!D04@f"}},
	{"a store of dumps that holds more is lost with that", dumped + "holds=d,o\nb -> f: Write | file data=d,o", []string{"D04@f ask"}},
	{"what only pulls images, and shows nothing for it, uses no rights", withRegistry + "Pull image | https", []string{"!E02"}},
	{"what puts images there does", withRegistry + "Push image | https", []string{"E02@s ask"}},
	{"what an engine starts gets no message", started("Start container with its files"), []string{"!E05@s", "!T01@s", "!E02@s"}},
	{"what an engine asks of it does", started("Ask for its files"), []string{"E05@s ask", "T01@s ask", "E02@s ask"}},
	{"an agent that is told to start something gets a message too", strings.Replace(started("Start container with its files"), "Job container", "Node agent", 1), []string{"E05@s ask"}},
	{"people act elsewhere than at what only workers ask", "data d: Jobs | class=control crown\nboundary s: Site | internal\n  process c: Job server | kind=controller\n  process w: Worker | kind=worker\n  store db: Database | kind=db holds=d\nw -> c: Ask for jobs | grpc returns=d\nc -> db: Take | sql auth=password returns=d", []string{"!R01"}},
	{"at what people ask they act", "data d: Jobs | class=control crown\nactor u: Planner\nboundary s: Site | internal\n  process c: Job server | kind=controller\n  process w: Worker | kind=worker\n  store db: Database | kind=db holds=d\nu -> c: Plan jobs | https auth=session data=d\nw -> c: Ask for jobs | grpc returns=d\nc -> db: Take | sql auth=password returns=d", []string{"R01@s ask"}},
	{"who is only told what happens does nothing", told("wss auth=session returns=n"), []string{"!R01"}},
	{"who brings something does", told("wss auth=session data=n returns=n"), []string{"R01@s ask"}},
	{"the certificate of the gateway is no second factor of the user", behindGateway("auth=session", "auth=mtls identity=end-user"), []string{"S04@people ask"}},
	{"TLS is of one hop", strings.Replace(behindGateway("auth=session", ""), "Forward | https", "Forward", 1), []string{"T01@app ask"}},
	{"behind what anybody may ask, nobody has to show anything", strings.Replace(behindGateway("auth=public", ""), "auth=sso", "auth=public", 1), []string{"!S01@app", "!E05@app"}},
	{"the same, when it shows nothing", strings.Replace(behindGateway("auth=public", "auth=none"), "auth=sso", "auth=public", 1), []string{"!E05@app", "S01@app open"}},
	{"what a gateway reports is no request that it forwards", "actor user: Customer\ndata events: Events | class=log\nboundary s: Site | edge\n  process gw: Gateway\n  process audit: Auditor\n  store db: Accounts | crown\nuser -> gw: Ask | https auth=token\ngw -> audit: Report | https data=events\ngw -> db: Read | sql", []string{"I05@s ask"}},

	{"who reads a folder of code learns nothing", "data j: Modules | class=code\nboundary s: Site | internal\n  process p: P\n  store c: Module folder | kind=code holds=j\np -> c: Load | file returns=j", []string{"!I02", "T06@c ask"}},
	{"who may connect is asked of the store, and not again of each connection", "boundary s: Site | internal\n  process p: P\n  store db: Accounts | crown\np -> db: Read | sql", []string{"I02@db ask", "!E05"}},
	{"a connection without an identity is heard", "boundary s: Site | internal\n  process p: P\n  store db: Accounts | crown\np -> db: Read | sql auth=none", []string{"I02@db ask", "E05@s open"}},

	// Whoever signs in has no rights yet.
	{"a sign-in is no privileged function", signingIn, []string{"!E01", "!R04", "!S01", "S04@people ask", "S11@s ask", "S09@login ask"}},
	{"a sign-in by passkey has nothing to guess", strings.ReplaceAll(signingIn, "https", "https auth=passkey"), []string{"!S11", "S04@people met"}},
	{"a sign-in without any proof is heard", strings.ReplaceAll(signingIn, "https", "https auth=none"), []string{"S01@s open"}},
	{"who changes an identity provider acts on it", "data rules: Login policy | class=control\n" + strings.Replace(signingIn, "admin -> login: Log in | https", "admin -> login: Change | https data=rules", 1), []string{"T07@s ask", "!R04"}},
	{"credentials alone are a sign-in, whatever takes them", "data pw: Password | class=credentials\nactor user: Customer\nboundary s: Site | edge\n  process web: Web app\nuser -> web: Enter | https data=pw", []string{"!S01", "S11@s ask", "S04@people ask"}},
	{"who works with a device is a person", "actor ops: Device operator\nboundary s: Site | internal\n  process p: P\n  store db: D | crown\nops -> p: Operate | https auth=password\np -> db: Save", []string{"!S12", "S04@people open"}},
	{"what is stated to be a device is one", "actor ops: Device operator | kind=device\nboundary s: Site | internal\n  process p: P\n  store db: D | crown\nops -> p: Operate | https auth=password\np -> db: Save", []string{"S12@s open", "!S04"}},
	{"a client with what only people have is a person", "boundary o: Office | public\n  actor ops: Operator terminal | kind=cli\nboundary s: Site | internal\n  process p: P\n  store db: D | crown\nops -> p: Operate | https auth=password\np -> db: Save", []string{"!S12", "S04@people open"}},

	// A controller looks at the state and not at the message.
	{"a controller is told to look", "data m: Manifests | class=control\nactor user: Developer\nboundary cp: Control plane | internal\n  process api: API server\nboundary wl: Workloads | restricted\n  process op: Operator\n  store st: State | crown\nuser -> api: Apply | https auth=oidc data=m\napi -> op: Changed | https async data=m\nop -> st: Write | sql auth=iam", []string{"!S01@wl", "!T02@wl", "!S03", "!E05", "!S08", "T07@wl ask", "E02@wl ask"}},
	{"a controller that also asks", "boundary cp: Control plane | internal\n  process api: API server\n  process op: Operator\napi -> op: Changed | https\nop -> api: Update status | https auth=service-account", []string{"!E05@op", "E05@cp met"}},
	{"a controller that is called is called", "boundary cp: Control plane | internal\n  process api: API server\n  process sched: Scheduler\napi -> sched: Run | https", []string{"E05@cp ask"}},
	{"what a controller is told without any proof is heard", "boundary cp: Control plane | internal\n  process api: API server\n  process op: Operator\napi -> op: Changed | https async auth=none", []string{"E05@cp open"}},

	// What one person can do alone.
	{"a person who promotes a build, whatever it is called", "data b: Build | class=code\nactor dana: Dana\nboundary s: Site | internal\n  process pipe: Pipeline | kind=ci\ndana -> pipe: Promote | https auth=sso data=b", []string{"R04@model ask"}},
	{"a person inside who commands a controller", "boundary s: Site | internal\n  actor dana: Dana\n  process roll: Rollouts | kind=controller\ndana -> roll: Start | https auth=sso", []string{"R04@model ask"}},
	{"a person inside who pays out of a ledger", "data m: Balance | class=payment\nboundary s: Site | internal\n  actor dana: Dana\n  process led: Ledger | holds=m\ndana -> led: Pay out | https auth=sso", []string{"R04@model ask"}},
	{"the same through a client that only staff use", "data m: Balance | class=payment\nboundary s: Site | internal\n  actor dana: Dana\n  process ui: Console | kind=cli\n  process led: Ledger | holds=m\ndana -> ui: Use | ipc\nui -> led: Pay out | https auth=sso", []string{"R04@model ask"}},
	{"a second person answers", "boundary s: Site | internal\n  actor dana: Dana\n  process roll: Rollouts | kind=controller has=four-eyes\ndana -> roll: Start | https auth=sso", []string{"R04@model met"}},
	{"a second person behind the gateway answers", "actor admin: Administrator\nboundary s: Site | internal\n  process gw: Gateway\n  process app: App | has=four-eyes\n  store db: D | crown\nadmin -> gw: Delete tenant | https auth=sso\ngw -> app: Forward | https auth=iam\napp -> db: Save | sql", []string{"R04@model met"}},
	{"a person approves what an agent does", "boundary s: Site | internal\n  process bot: AI agent\n  process shop: Shop\nbot -> shop: Order | https auth=iam has=four-eyes", []string{"E08@bot met"}},
	{"a customer who buys needs no second person", "data m: Payment | class=payment\nactor user: Customer\nboundary s: Site | internal\n  process shop: Shop | holds=m\nuser -> shop: Buy | https data=m", []string{"!R04"}},

	// Nothing is required of what is not ours.
	{"what others do with others", "external gh: Code host\nexternal login: Identity provider\nexternal reg: Registry\nexternal hook: Webhook receiver\nboundary s: Site | internal\n  process p: P\ngh -> login: Log in\ngh -> reg: Publish image\nreg -> hook: Event\np -> gh: Ask | https", []string{"!S09", "!S02", "!S03", "!T08", "S06@outside met"}},
	{"what is stated of them is heard", "external gh: Code host\nexternal reg: Registry\nboundary s: Site | internal\n  process p: P\ngh -> reg: Publish image | http\np -> gh: Ask | https", []string{"T01@outside open"}},
	{"an identity provider of others that ours trust", "external login: Identity provider\nboundary s: Site | internal\n  process p: P\np -> login: Fetch keys | https", []string{"S09@login ask"}},

	// Attributes beat words.
	{"a signed message by any name", "external bank: Bank\nboundary s: Site | internal\n  process orders: Orders service\nbank -> orders: Payment result | https sign=none", []string{"S02@orders open"}},
	{"the same by another", "external bank: Bank\nboundary s: Site | internal\n  process orders: Orders service\nbank -> orders: Notify of payment | https sign=none", []string{"S02@orders open"}},
	{"a third party that calls in", "external bank: Bank\nboundary s: Site | internal\n  process orders: Orders service\nbank -> orders: Payment result | https", []string{"S02@orders ask"}},
	{"an agent that watches a machine", "boundary s: Site | internal\n  process dd: Datadog agent\n  process lap: Laptop agent\ndd -> lap: Ask", []string{"!E07", "!E08"}},
	{"a class beats a word", "data state: Firmware state | class=internal\nexternal v: Vendor\nboundary s: Site | internal\n  process p: P\nv -> p: Report | https data=state", []string{"!T08", "!T10"}},
	{"service discovery is no package registry", "boundary s: Site | internal\n  process eu: Eureka\n  process reg: Service registry\n  process p: P\np -> eu: Register\np -> reg: Register", []string{"!T08", "!T10"}},
	// A row fits its element.
	{"what lives for minutes is wiped, not restored", "boundary s: Site | internal\n  process p: P\n  store t: tmpfs volume | class=secret crown\np -> t: Write | file", []string{"I10@t ask", "!D04"}},
	{"what everybody may know is not encrypted", "boundary s: Site | internal\n  process p: P\n  store k: Opening hours | class=public\np -> k: Write | sql", []string{"!I01", "!I02"}},
	{"who shows a certificate cannot be lured to a false page", "actor adm: Cluster admin\nboundary s: Site | internal\n  process p: Control service\nadm -> p: Change | https auth=mtls", []string{"!S07"}},
	{"public content is public by design", "actor a: Visitor\nboundary s: Site | edge\n  process p: Library\n  store db: Books | crown\na -> p: Read | https auth=public\np -> db: Read | sql", []string{"S01@s met", "!I05", "!S07"}},

	// What reviewers and labelled systems know.
	{"sign-in attempts at an identity provider", "actor a: User\nboundary s: Site | edge\n  process i: Identity provider\na -> i: Sign in | https auth=password", []string{"S11@s ask"}},
	{"a dashboard without sign-in", "boundary s: Site | internal\n  actor ops: Operator\n  process d: Dashboard | kind=admin-ui\nops -> d: Look | https authz=none auth=none", []string{"E01@s open", "E05@s open"}},
	{"what the service hands out that holds everybody's secrets", "boundary s: Site | internal\n  process c: Config server\n  store v: Secrets | kind=secrets rest=none access=shared-account\nc -> v: Read | sql", []string{"I03@v open"}},
	{"an exposed process waits for what hangs", "actor a: User\nexternal x: Rating agency\nboundary s: Site | edge\n  process p: P\na -> p: Ask | https\np -> x: Rate | https fails=none", []string{"D03@model open"}},
	{"a plug-in acts for whoever asks", "boundary s: Site | internal\n  process h: Driver\n  process g: Provider plugin\nh -> g: Mount | unix", []string{"E09@g ask", "E04@g ask", "!E04@h"}},
	{"what a plug-in states of its isolation is heard", "boundary s: Site | internal\n  process h: Driver\n  process g: Provider plugin | isolation=none\nh -> g: Mount | unix", []string{"E04@g open"}},
	{"its sandbox answers", "boundary s: Site | internal\n  process h: Driver\n  process g: Provider plugin | runs-as=sandbox\nh -> g: Mount | unix", []string{"E04@g met"}},
	{"a plug-in that is a service of its own has no host", "boundary s: Site | internal\n  process h: Ledger\n  process g: Notifier | kind=plugin\n  store db: Accounts | crown\nh -> db: Post\ng -> h: Watch | https auth=token", []string{"!E09", "!E04"}},
	{"who is let in to run commands needs no flaw", "actor staff: Engineer\nboundary s: Fleet | internal\n  process n: Login node | kind=runtime\nstaff -> n: Open session | ssh auth=mtls", []string{"!E03", "!E04"}},
	{"a receiver's own credential is a thief's", "actor user: User\nboundary s: Site | edge\n  process in: Intake\nboundary c: Core | internal\n  process app: Records\n  store db: Patients | crown\nuser -> in: Report | https\nin -> app: Post | https auth=api-key\napp -> db: Save", []string{"E02@s ask"}},
	{"who acts for the user has no rights of its own", "actor user: User\nboundary s: Site | edge\n  process in: Intake\nboundary c: Core | internal\n  process app: Records\n  store db: Patients | crown\nuser -> in: Report | https\nin -> app: Post | https auth=api-key identity=end-user\napp -> db: Save", []string{"!E02@s"}},

	{"an administrator who signs in is no event", "boundary o: Office | internal\n  actor adm: Administrator\nboundary r: R | restricted\n  process h: Webhook node\nadm -> h: Sign in | ssh", []string{"!S02"}},

	// The rule that knows the place best speaks of it.
	{"a knowledge base is poisoned, not only changed", "boundary s: Site | internal\n  process app: App\n  process load: Loader\n  store kb: Knowledge base | class=confidential crown\napp -> kb: Search\nload -> kb: Add", []string{"T11@kb ask", "!T06"}},
	{"other crown jewels are changed as before", "boundary s: Site | internal\n  process app: App\n  store db: Ledger | crown\napp -> db: Post", []string{"T06@db ask", "!T11"}},

	// Who runs code of others.
	{"what is sent code by its users runs it", "data rule: Pricing script | class=code\nactor user: Analyst\nboundary s: Site | internal\n  process calc: Calculator\nuser -> calc: Try script | https data=rule", []string{"E04@calc ask"}},
	{"the same through a page", "data rule: Pricing script | class=code\nactor user: Analyst\nboundary s: Site | internal\n  process web: Portal\n  process calc: Calculator\nuser -> web: Edit | https\nweb -> calc: Try script | https data=rule", []string{"E04@calc ask"}},
	{"what passes code on does not run it", "data rule: Pricing script | class=code\nactor user: Analyst\nboundary s: Site | internal\n  process calc: Catalogue\n  store files: Scripts\nuser -> calc: Save script | https data=rule\ncalc -> files: Save | tls data=rule", []string{"!E04"}},
	{"a discount code is no program", "actor user: Shopper\nboundary s: Site | internal\n  process calc: Checkout\nuser -> calc: Redeem | https data=discount-code", []string{"!E04"}},
	{"firmware comes from its maker", "data fw: Firmware | class=code\nexternal maker: Maker\nboundary s: Site | internal\n  process plc: Line server\nmaker -> plc: Push | https data=fw", []string{"!E04"}},
	{"a runtime by its technology", "boundary s: Site | internal\n  process hooks: Custom rules | tech=\"V8 isolate\"\n  process p: P\np -> hooks: Run | ipc", []string{"E04@hooks ask"}},

	// What a model answers is input of strangers.
	{"a service that asks a model of others", "external m: Language model\nactor user: User\nboundary s: Site | internal\n  process web: Portal\n  process sum: Summary service\nuser -> web: Open | https\nweb -> sum: Summarise | https\nsum -> m: Summarise | https", []string{"E12@s ask", "!E07"}},
	{"it encodes what it gets", "external m: Language model\nboundary s: Site | internal\n  process sum: Summary service | has=output-guard\nsum -> m: Summarise | https", []string{"E12@s met"}},
	{"it states that it does not", "external m: Language model\nboundary s: Site | internal\n  process sum: Summary service | lacks=output-guard\nsum -> m: Summarise | https", []string{"E12@s open"}},
	{"a tool tells the model that calls it something", "boundary s: Site | internal\n  process m: Language model\n  process tool: Stock lookup\nm -> tool: Look up | https\ntool -> m: Stock | https", []string{"!E12"}},
	{"a shop delivers to an agent", "boundary s: Site | internal\n  process bot: AI agent\n  process shop: Shop\nshop -> bot: Offer | https", []string{"!E12"}},
	{"a page shows what an agent says", "boundary c: Clients | public\n  actor user: User\n  process page: Browser page | kind=web-ui\nboundary s: Site | internal\n  process bot: AI agent\nuser -> page: Ask | ipc\npage -> bot: Ask | https auth=session", []string{"E12@c ask", "!E12@s"}},
	{"an answer of any other service", "external m: Tax service\nboundary s: Site | internal\n  process sum: Summary service\nsum -> m: Summarise | https", []string{"!E12"}},

	// Who should not see what.
	{"a secret goes to a service that records errors", "data key: Session key | class=secret\nexternal errors: Error tracking\nboundary s: Site | internal\n  process p: P\np -> errors: Report | https data=key", []string{"I08@model ask"}},
	{"a card number goes to a model of others", "data card: Card | class=payment\nexternal m: Language model\nboundary s: Site | internal\n  process p: P\np -> m: Prompt | https data=card", []string{"I08@model ask"}},
	{"a card number goes to the bank", "data card: Card | class=payment\nexternal bank: Bank\nboundary s: Site | internal\n  process p: P\np -> bank: Pay | https data=card", []string{"!I08"}},
	{"numbers for everybody go to a model", "data rain: Rain | class=public\nexternal m: Language model\nboundary s: Site | internal\n  process p: P\np -> m: Prompt | https data=rain", []string{"!I08"}},

	{"an import shows a token", "data token: Access token | class=credentials\nexternal stats: Web analytics\nboundary s: Site | internal\n  process p: P\np -> stats: Import figures | https auth=oauth data=token", []string{"!I08"}},

	// A word that decides nothing.
	{"a terminal gets news of prices", "external desk: Price desk\nboundary s: Site | internal\n  process p: Shop\ndesk -> p: Price updates | https auth=token", []string{"!T08"}},
	{"a terminal gets a firmware update", "external desk: Maker\nboundary s: Site | internal\n  process p: Till | kind=device\ndesk -> p: Firmware update | https auth=token", []string{"T08@s ask"}},
	{"the terminal of a far machine", "data src: Source code | class=code\nboundary a: A | internal\n  process hub: Hub\nboundary s: Site | internal\n  process p: Workspace | kind=runtime\nhub -> p: Proxy web terminal | https auth=token data=src", []string{"!T08"}},
	{"a visit tells an address, and a list comes from one vendor", "data hit: Visitor and page URL | class=pii\nactor user: Visitor\nexternal geo: Geo download\nboundary s: Site | edge\n  process p: Counter\nuser -> p: Visit | https data=hit\np -> geo: Get list | https auth=api-key", []string{"!I09"}},
	{"a user makes settings of their own", "actor user: Visitor\nboundary s: Site | edge\n  process p: Shop\nuser -> p: Open user settings | https auth=session", []string{"!T07"}},
	{"a log whose writer masks", "data line: Log line | class=log\nboundary s: Site | internal\n  process p: Shop | has=redact\n  store l: Log | kind=log holds=line\np -> l: Write | https data=line", []string{"I04@l met"}},

	// In whose name others are called.
	{"a service keeps its users' records at others", "data file: Patient file | class=health\nactor user: Nurse\nexternal archive: Archive\nboundary s: Site | internal\n  process p: Records\nuser -> p: Open | https auth=session\np -> archive: Fetch | https auth=api-key data=file", []string{"I05@s ask"}},
	{"the same in the name of the user", "data file: Patient file | class=health\nactor user: Nurse\nexternal archive: Archive\nboundary s: Site | internal\n  process p: Records\nuser -> p: Open | https auth=session\np -> archive: Fetch | https auth=oauth identity=end-user data=file", []string{"!I05"}},
	{"what others tell everybody", "data rain: Rain | class=public\nactor user: Nurse\nexternal weather: Weather\nboundary s: Site | internal\n  process p: Planner\nuser -> p: Open | https auth=session\np -> weather: Ask | https auth=api-key data=rain", []string{"!I05"}},

	// What decides is written by hand, or through a path that reviews it.
	{"an operator edits rules in their store", "data rules: Alarm limits | class=control\nboundary s: Site | internal\n  actor op: Operator\n  process p: Pump control\n  store db: Limits | kind=db\nop -> db: Edit | sql data=rules\ndb -> p: Load | sql data=rules", []string{"T07@s ask"}},
	{"an operator reads them", "data rules: Alarm limits | class=control\nboundary s: Site | internal\n  actor op: Operator\n  store db: Limits | kind=db\nop -> db: Read limits | sql returns=rules", []string{"!T07"}},

	// A secret in an address.
	{"a link that signs in", "data invite: Invitation link | class=credentials\nactor user: User\nboundary s: Site | edge\n  process p: Portal\nuser -> p: Open link | https data=invite", []string{"S03@s ask"}},
	{"a link to a page", "actor user: User\nboundary s: Site | edge\n  process p: Portal\nuser -> p: Open link | https", []string{"!S03"}},

	// A gateway in front does not keep outsiders from filling a store.
	{"uploads through a gateway", "actor user: User\nboundary s: Site | edge\n  process gw: API gateway\n  process p: Albums\n  store files: Upload bucket | crown\nuser -> gw: Send | https\ngw -> p: Send | https\np -> files: Save | https", []string{"D05@model ask"}},

	// Who signs in, and who checks it.
	{"anybody may call, and nothing is decided or bounded", "data o: Order | class=pii\nboundary e: Edge | edge\n  process shop: Storefront | kind=web-app\n  process p: Orders API\nshop -> p: Order by id | https auth=public authz=none limit=none data=o returns=o", []string{"E11@e open", "D01@e open"}},
	{"nothing is to decide about what everybody may know", "data o: Catalogue | class=public\nactor a: Visitor\nboundary e: Edge | edge\n  process p: Catalogue API\na -> p: Read | https auth=public authz=none returns=o", []string{"!E11"}},
	{"nobody signs in on a channel of media", "data m: Sound | class=pii crown\nactor a: Guest\nboundary e: Edge | edge\n  process w: Web app\n  process r: Media router | kind=gateway\na -> w: Join | https auth=public\na -> r: Talk | protocol=SRTP encryption=tls data=m returns=m", []string{"!S04", "!S05", "!S07", "!R01"}},
	{"a component logs in for itself", "data pw: Password of the router | class=credentials\ndata m: Sound | class=pii\nactor a: Guest\nboundary e: Edge | edge\n  process r: Media router | kind=gateway\nboundary s: Site | internal\n  process p: Signalling | kind=api\na -> r: Talk | https data=m returns=m\nr -> p: Log in | https auth=password data=pw", []string{"!S08", "!S05@s"}},
	{"single sign-on names no object", "data t: Session token | class=credentials\ndata live: State | class=confidential\nactor a: Engineer\nboundary e: Edge | edge\n  process p: Server\n  store db: Objects | crown\nin. a -> p: Log in | https auth=sso returns=t\nlook. a -> p: Look | https auth=token authz=object returns=live\nread. p -> db: Read | sql", []string{"I05@e met"}},
	{"a sign-in at others that admits to us", "actor a: Customer\nexternal i: Login of others | kind=idp\nboundary e: Edge | edge\n  process p: Web app\na -> i: Log in | https\na -> p: Order | https auth=session", []string{"S04@people ask"}},
	{"a password that is passed on is its user's", "data pw: Password | class=credentials\nactor a: Shopper\nboundary e: Edge | edge\n  process shop: Storefront | kind=web-app\n  process p: API | crown\na -> shop: Log in | https auth=public data=pw\nshop -> p: Log in | https auth=password identity=end-user data=pw", []string{"!S12", "!I12", "S11@e ask"}},
	{"tokens that are checked are checked", "data t: Token | class=credentials\nactor a: User\nexternal i: Issuer | kind=idp\nboundary e: Edge | edge\n  process p: API\na -> i: Log in | https returns=t\na -> p: Ask | https auth=token has=token-checks data=t", []string{"S09@i met"}},
	{"who keeps sessions in a queue takes no message", "data l: Session | class=credentials\ndata j: Job\nboundary s: Site | internal\n  process web: Web app\n  process w: Worker | kind=worker\n  store q: Queue | kind=queue\nweb -> q: Keep session, put job | redis data=l,j returns=l\nw -> q: Fetch job | redis returns=j", []string{"D02@w ask", "!D02@web"}},
	{"who counts in a queue takes no message", "data n: Counters\nboundary s: Site | internal\n  process p: Gate | kind=api\n  store q: Store | kind=queue\np -> q: Count quotas | redis data=n returns=n", []string{"!D02@p"}},
	{"who takes from it does", "data n: Counters\nboundary s: Site | internal\n  process p: Gate | kind=api\n  store q: Store | kind=queue\np -> q: Take counts | redis data=n returns=n", []string{"D02@p ask"}},
	{"a queue of tokens delivers nothing else", "data l: Login token | class=credentials\nboundary s: Site | internal\n  process w: Worker | kind=worker\n  store q: Queue | kind=queue\nw -> q: Fetch | redis returns=l", []string{"D02@w ask"}},
	{"a worker runs the flows that users have written", "data f: Flows | class=code\nactor u: Author\nboundary e: Edge | edge\n  process gw: Proxy | kind=gateway\nboundary s: Site | internal\n  process web: Editor | kind=web-app\n  process c: Dispatcher | kind=controller\n  store db: Database | kind=db holds=f\nboundary w: Work | restricted\n  process run: Runner | kind=worker\n1. u -> gw: Write flow | https auth=password data=f\n2. gw -> web: Forward | http forwards=1\n3. web -> db: Save | sql auth=password data=f\n4. c -> db: Load | sql auth=password returns=f\n5. run -> c: Ask for jobs | grpc returns=f", []string{"!T08"}},
	{"an organizer sets prices by right", "actor o: Event organizer\nactor c: Customer\nboundary e: Edge | edge\n  process p: Shop | kind=web-app\no -> p: Change price | https auth=session", []string{"!T05"}},
	{"a customer does not", "actor c: Customer\nboundary e: Edge | edge\n  process p: Shop | kind=web-app\nc -> p: Change price | https auth=session", []string{"T05@e ask"}},
	{"a program changes what its own tenant has", "external x: Stock keeper\nboundary e: Edge | edge\n  process p: API\nx -> p: Change orders | https auth=api-key authz=tenant", []string{"!T05"}},
	{"who registers sends no value", "actor c: Customer\nboundary e: Edge | edge\n  process p: Shop | kind=web-app\nc -> p: Open registration page | https auth=session", []string{"!T05"}},
	{"a device sets nothing up with a second factor", "data t: Token | class=credentials\nboundary h: Hall | public\n  process d: Scanner | kind=mobile\nboundary e: Edge | edge\n  process p: Shop | kind=web-app\nd -> p: Set up with one-time token | https auth=token returns=t", []string{"!S04"}},
	{"pages are guarded where people call, whatever apps show", "actor c: Customer\nboundary h: Hall | public\n  process d: Scanner | kind=mobile\nboundary e: Edge | edge\n  process gw: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Shop | kind=web-app\n1. c -> gw: Order | https auth=session has=csp,anti-forgery\n2. d -> gw: Scan | https auth=token\n3. gw -> p: Forward | http forwards=1,2", []string{"T04@s met"}},
	{"pages are not if a page of people says nothing", "actor c: Customer\nactor k: Clerk\nboundary e: Edge | edge\n  process gw: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Shop | kind=web-app\n1. c -> gw: Order | https auth=session has=csp,anti-forgery\n2. k -> gw: Refund | https auth=session\n3. gw -> p: Forward | http forwards=1,2", []string{"T04@s ask"}},
	{"a token does not say that it ends", "data t: App token | class=credentials\nexternal x: App\nboundary e: Edge | edge\n  process p: API\nx -> p: Send order | https auth=token data=t", []string{"S13@e ask", "!S12", "!S02", "!R03"}},
	{"a tool keeps the token that it got for a password", "data pw: Password | class=credentials\ndata t: Login token | class=credentials\nactor x: Operator | kind=cli\nboundary e: Edge | edge\n  process p: API\nin. x -> p: Log in | https auth=password data=pw returns=t\nx -> p: Release | https auth=token", []string{"S13@e ask"}},
	{"a tool shows a token that names its user", "data t: Token | class=credentials\nactor x: Operator | kind=cli\nboundary e: Edge | edge\n  process p: API\nx -> p: Start job | https auth=token identity=end-user data=t", []string{"S13@e ask"}},
	{"a service passes on the token of its user", "data t: Token | class=credentials\nactor x: Customer\nboundary f: Front | edge\n  process w: Shop | kind=web-app\nboundary e: Back | internal\n  process p: API\nx -> w: Order | https auth=session\nw -> p: Order | https auth=token identity=end-user data=t", []string{"!S13@e"}},
	{"a workload swaps its token for a key", "data j: Platform token | class=credentials\ndata k: Key | class=secret crown\nboundary a: Apps | internal\n  process w: Biller\nboundary s: Safe | restricted\n  process p: Key server | kind=api\n  store db: Keys | kind=db holds=k\nw -> p: Log in | https auth=service-account data=j returns=k\np -> db: Read | sql returns=k", []string{"S13@s ask"}},
	{"a workload gets nothing for its token", "data j: Platform token | class=credentials\ndata k: Key | class=secret crown\nboundary a: Apps | internal\n  process w: Biller\nboundary s: Safe | restricted\n  process p: Key server | kind=api\n  store db: Keys | kind=db holds=k\nw -> p: Log in | https auth=service-account data=j\np -> db: Read | sql returns=k", []string{"!S13"}},
	{"a tool that signs in at a provider gets a token for minutes", "data t: Token | class=credentials\nactor x: Operator | kind=cli\nexternal idp: Identity provider | kind=idp\nboundary e: Edge | edge\n  process p: API\nin. x -> idp: Log in | https returns=t\nx -> p: Release | https auth=token", []string{"!S13"}},
	{"a program of others keeps a token that was made for it", "external x: Stock keeper\nboundary e: Edge | edge\n  process p: API\nx -> p: Book stock with service account token | https auth=token", []string{"S13@e ask"}},
	{"a person's session in a browser is no such token", "actor x: Customer\nboundary e: Edge | edge\n  process p: Shop | kind=web-app\nx -> p: Order | https auth=session", []string{"!S13", "S05@e ask"}},
	{"a person's token has an end, and ends with its owner", "actor x: Customer\nboundary e: Edge | edge\n  process p: Shop | kind=web-app\nx -> p: Order | https auth=token", []string{"S13@e ask", "!S05"}},
	{"so has that of an app with which the person signs in here", "data t: Token | class=credentials\nactor x: Customer | kind=mobile\nexternal idp: Identity provider | kind=idp\nboundary e: Edge | edge\n  process p: Shop | kind=api\nx -> idp: Log in | https\nback. x -> p: Finish sign-in | https auth=oauth returns=t\nx -> p: Order | https auth=token data=t", []string{"S13@e ask"}},
	{"a provider's token ends within minutes", "actor x: Customer | kind=mobile\nexternal idp: Identity provider | kind=idp\nboundary e: Edge | edge\n  process p: Shop | kind=api\nx -> idp: Log in | https\nx -> p: Order | https auth=oauth", []string{"!S13"}},
	{"what says that sessions end says it of tokens", "actor x: Customer\nboundary e: Edge | edge\n  process p: Shop | kind=web-app\nx -> p: Order | https auth=token has=session", []string{"S13@e met"}},
	{"and what says that they do not", "actor x: Customer\nboundary e: Edge | edge\n  process p: Shop | kind=web-app\nx -> p: Order | https auth=token lacks=session", []string{"S05@e open"}},
	{"a program of others that acts for a user keeps its token", "external x: Planner\nboundary e: Edge | edge\n  process p: API\nx -> p: Read calendar | https auth=oauth identity=end-user", []string{"S13@e ask"}},
	{"a token that is checked", "data t: App token | class=credentials\nexternal x: App\nboundary e: Edge | edge\n  process p: API\nx -> p: Send order | https auth=token has=token-checks data=t", []string{"S13@e met"}},
	{"a message that is signed says who sent it", "boundary e: Edge | edge\n  process p: Core\n  process q: App\np -> q: Report payment | https sign=asymmetric header=Signature", []string{"E05@e met"}},
	{"an event of a machine acts for nobody", "data t: Transaction | class=internal\nexternal x: Payment provider\nboundary e: Edge | edge\n  process p: Receiver | kind=webhook\n  store db: Keys | crown\nx -> p: Paid | https sign=hmac data=t\np -> db: Read | sql", []string{"!I05", "S02@p met"}},
	{"nobody has to replay what anybody can forge", "data t: Push event | class=internal\nexternal x: Code host\nboundary e: Edge | edge\n  process p: Server\nx -> p: Push event | https auth=public sign=none async data=t", []string{"S02@p open", "!S03"}},
	{"a queue that anybody fills is asked at the connection", "boundary s: Site | internal\n  process p: P\n  store q: Jobs | kind=queue\np -> q: Enqueue | amqp auth=none", []string{"!S10", "E05@s open"}},
	{"what pages are asked is recorded behind them", "actor a: Administrator\nboundary e: Edge | edge\n  process d: Dashboard | kind=admin-ui\n  process p: API\na -> d: Change | https auth=session\nd -> p: Change | https auth=token identity=end-user", []string{"R01@e ask"}},
	{"who decides about each object is no confused deputy", "actor a: A\nboundary e: Edge | edge\n  process p: P\n  process q: Worker\na -> p: Ask | https auth=token authz=object\np -> q: Forward | https", []string{"S08@p met"}},

	// Code is checked by what it is, not by who brings it.
	{"packages are no event", "data pkg: Package | class=code\nexternal hub: Mirror\nboundary s: Site | internal\n  process p: Build host\n  process q: Queue runner\nhub -> p: Push | https data=pkg\np -> q: Start | https", []string{"T08@s ask", "!S02", "!S03", "!D06"}},
	{"an event that brings more than code is one", "data pkg: Package | class=code\ndata note: Release note | class=internal\nexternal hub: Mirror\nboundary s: Site | internal\n  process p: Build host\nhub -> p: Push | https data=pkg,note", []string{"T08@s ask", "S02@p ask"}},

	{"a proxy that forwards bytes checks no code", "data img: Image | class=code\nexternal hub: Image registry\nboundary e: Edge | edge\n  process gw: Reverse proxy\nboundary s: Site | internal\n  process core: Core\n  process node: Node\ngw -> core: Forward | https data=img returns=img\nnode -> hub: Pull | https returns=img", []string{"!T08@e", "!T10@e", "T08@s ask"}},
	{"who installs packages is asked first how they are checked", "data pkg: Package | class=code\nexternal hub: Package index | kind=registry\nboundary s: Site | internal\n  process p: App\np -> hub: Install | https returns=pkg", []string{"T08@s ask", "!T10"}},
	{"a signature does not say that a package is current", "data pkg: Package | class=code\nexternal hub: Package index | kind=registry\nboundary s: Site | internal\n  process p: App\np -> hub: Install | https artifact=signed returns=pkg", []string{"T08@s met", "T10@s ask"}},
	{"a list of types does not confine what opens them", "data p: Photos | class=pii\nactor u: User\nboundary s: Site | edge\n  process w: Media worker | kind=worker\nu -> w: Upload photo | https auth=session validate=allowlist data=p", []string{"T03@s met", "T13@s ask"}},
	{"an account of its own does not confine a decoder", "data p: Photos | class=pii\nactor u: User\nboundary s: Site | edge\n  process w: Media worker | kind=worker runs-as=service\nu -> w: Upload photo | https auth=session content=file data=p", []string{"E03@s met", "T13@s open"}},
	{"what only keeps files opens none", "data p: Photos | class=pii\nactor u: User\nboundary s: Site | edge\n  process w: Web app\nu -> w: Upload photo | https auth=session data=p", []string{"T03@s ask", "!T13"}},
	{"an own identity for each answers who may write", "data d: Accounts | class=credentials\ndata o: Orders | class=payment\nboundary s: Site | internal\n  process a: Shop\n  process b: Worker\n  store db: Orders | kind=db holds=o access=shared-account\na -> db: Write | sql auth=password data=o\nb -> db: Write | sql auth=password data=o", []string{"I02@db open", "!T06"}},
	{"what tidies a log may delete from it", "data l: Lines | class=log\nboundary s: Site | internal\n  process a: Ingester\n  process b: Compactor | kind=worker\n  store log: Lines | kind=object holds=l\na -> log: Write | https auth=iam data=l\nb -> log: Compact and delete | https auth=iam data=l returns=l", []string{"!R02"}},
	{"to run commands is what a shell is for", "data c: Deployment | class=control\nexternal build: Pipeline of a partner | kind=ci\nboundary s: Site | internal\n  process host: Server | kind=runtime\nbuild -> host: Run deployment | ssh auth=ssh-key data=c", []string{"!T02"}},
	{"what a receiver of others checks is theirs", "data ev: Event | class=internal\nexternal hook: Receiver of a partner | kind=webhook\nboundary s: Site | internal\n  process p: Sender\np -> hook: Send event | https sign=hmac validate=none data=ev", []string{"!T02@outside", "T02@s open"}},
	{"a home has no second administrator", "data c: Settings | class=control\nactor a: Administrator\nboundary h: Home network | internal\n  process hub: Hub | kind=admin-ui\na -> hub: Change settings | https auth=session data=c", []string{"!R04"}},
	{"nobody approves the daily work of staff", "data d: Records of patients | class=health\nboundary w: Ward | internal\n  actor n: Ward staff\nboundary s: Site | restricted\n  process app: Records application\n  store db: Records | crown\nn -> app: Search and note | https auth=session data=d returns=d\napp -> db: Read and write | sql auth=mtls data=d returns=d", []string{"!R04"}},
	{"one person may open a shell", "actor a: Administrator\nboundary s: Site | internal\n  process host: Server\n  store db: Records | crown\na -> host: Shell | ssh auth=ssh-key\nhost -> db: Read and write | sql auth=mtls", []string{"!R04"}},
	{"two gateways in a row hand on what people ask", "data d: Records | class=confidential crown\nactor u: Member\nboundary e: Edge | edge\n  process px: Proxy | kind=gateway\n  process gw: Router | kind=gateway\nboundary s: Site | internal\n  process app: App | kind=api\n  store db: Database | holds=d\nu -> px: Edit records | https auth=token data=d returns=d\npx -> gw: Forward | http data=d returns=d\ngw -> app: Pass | http identity=end-user data=d returns=d\napp -> db: Save | sql data=d returns=d", []string{"R01@s ask"}},
	{"a gateway that also serves files hands on its users", "data d: Records | class=confidential crown\ndata p: Pictures | class=confidential crown\nactor u: Member\nboundary e: Edge | edge\n  process gw: Router | kind=gateway\n  store f: Pictures | kind=file holds=p\nboundary s: Site | internal\n  process app: App | kind=api\n  process next: Search | kind=api\n  store db: Database | holds=d\nu -> gw: Edit records | https auth=token data=d returns=d,p\ngw -> f: Read | file returns=p\ngw -> app: Pass | http identity=end-user data=d returns=d\napp -> next: Look up | http data=d\nnext -> db: Save | sql data=d returns=d", []string{"R01@s ask"}},
	{"messages that their producer signs prove it", "boundary s: Site | internal\n  process p: Producer\n  store q: Jobs | kind=queue\n  process w: Worker | kind=worker\np -> q: Put | amqp sign=asymmetric auth=password\nq -> w: Take | amqp auth=password", []string{"!S10"}},
	{"nor does a queue of others take from strangers what is signed", "data d: Rows | class=pii crown\nexternal q: Broker of the head office | kind=queue\nboundary s: Site | internal\n  process p: Sender | kind=worker\n  store db: Database | holds=d\np -> db: Read | sql returns=d\np -> q: Publish | amqp sign=asymmetric async data=d", []string{"!S10"}},
	{"messages that one of two producers signs do not", "boundary s: Site | internal\n  process p: Producer\n  process o: Other\n  store q: Jobs | kind=queue\n  process w: Worker | kind=worker\np -> q: Put | amqp sign=asymmetric auth=password\no -> q: Put too | amqp auth=password\nq -> w: Take | amqp auth=password", []string{"S10@q ask"}},
	{"a live stream is no file", "data v: Video | class=confidential\nactor e: Encoder\nboundary s: Site | edge\n  process p: Media server | kind=web-app\ne -> p: Publish video upload | protocol=rtmp auth=token data=v", []string{"!T03"}},
	{"an upload of one is", "data v: Video | class=confidential\nactor e: Encoder\nboundary s: Site | edge\n  process p: Media server | kind=web-app\ne -> p: Publish video upload | https auth=token content=file data=v", []string{"T03@s ask"}},
	{"who checks the password may count the guesses", "data l: Login | class=credentials\nactor u: User\nboundary e: Edge | edge\n  process g: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Server | kind=web-app\nu -> g: Sign in | https auth=password data=l\ng -> p: Forward sign-in | http identity=end-user limit=rate data=l", []string{"S11@e met"}},
	{"a secret alone is no business value", "data k: Update secret | class=secret\nactor a: Administrator\nboundary s: Site | edge\n  process p: Shop | kind=web-app\na -> p: Order an update | https auth=api-key data=k", []string{"!T05"}},
	{"a broker runs no code of those whom it serves", "actor u: User\nboundary s: Site | internal\n  process p: MQTT broker | kind=runtime\nu -> p: Publish | mqtt auth=password", []string{"!E04"}},
	{"a client in people's hands decides nothing", "data s: Settings | class=control\ndata d: Records | class=pii crown\nactor u: User\nactor a: Administrator\nboundary h: Browser | public\n  process c: Client | kind=web-ui\nboundary s1: Site | edge\n  process p: API | kind=api\n  store db: Database | kind=db holds=d\nu -> c: Look at records | data=d\na -> c: Manage users and settings | data=s,d\nc -> p: Call | https auth=token data=s,d\np -> db: Save | sql data=d", []string{"!E01@h", "!T01@h", "!T07@h"}},
	{"who subscribes may hear what concerns others", "data c: Change | class=confidential\nactor u: Member\nboundary s: Site | edge\n  process ev: Events service | kind=api\n  store q: Changes | kind=queue holds=c\n  process p: App | kind=api\nu -> ev: Subscribe to project changes | wss auth=token returns=c\np -> q: Publish change | amqp auth=password data=c async\nq -> ev: Deliver change | amqp auth=password data=c", []string{"I05@s ask"}},
	{"nobody may hear what everybody knows", "data c: Change | class=public\nactor u: Member\nboundary s: Site | edge\n  process ev: Events service | kind=api\n  store q: Changes | kind=queue holds=c\n  process p: App | kind=api\nu -> ev: Subscribe to project changes | wss auth=token returns=c\np -> q: Publish change | amqp auth=password data=c async\nq -> ev: Deliver change | amqp auth=password data=c", []string{"!I05"}},
	{"one person may manage settings and accounts, of which a record is kept", "data c: Settings | class=control\ndata d: Accounts | class=pii crown\nactor a: Administrator\nboundary e: Edge | edge\n  process gw: Proxy | kind=gateway\nboundary s: Site | internal\n  process shop: Shop | kind=web-app\n  store db: Database | holds=d\na -> gw: Manage users and settings | https auth=session data=c,d\ngw -> shop: Forward | http identity=end-user data=c,d\nshop -> db: Save | sql data=c,d", []string{"!R04", "T07@e ask"}},
	{"an administrator sets the secrets of all alone", globalSecrets("Administrator", "role"), []string{"!R04", "T07@s ask"}},
	{"who sets secrets of the own project changes nothing for others", globalSecrets("Administrator", "object"), []string{"!T07@s"}},
	{"nor does a customer", globalSecrets("Customer", "role"), []string{"!T07@s"}},
	{"a role in an organisation is enough to move its money", deskOf("Set payees, refund, look up orders", "role"), []string{"R04@model ask"}},
	{"a customer's own object is not", deskOf("Set payees, refund, look up orders", "object"), []string{"!R04"}},
	{"nor are settings that move no money", deskOf("Set names, look up orders", "role"), []string{"!R04"}},
	{"an answer of others that decides is signed", adviser("data=ord returns=pol"), []string{"T12@outside ask"}},
	{"a signature on the request does not answer that", adviser("auth=signature sign=asymmetric data=ord returns=pol"), []string{"T12@outside ask"}},
	{"an answer that decides nothing is not", adviser("data=ord returns=ord"), []string{"!T12"}},
	{"a worker decodes objects out of a queue", taskQueue("content=serialized"), []string{"T02@s ask"}},
	{"objects that it checks by a schema are not asked about", taskQueue("content=serialized validate=schema"), []string{"T02@s met"}},
	{"plain messages of our own program are no input from outside", taskQueue("content=json"), []string{"!T02"}},
	{"an image is asked about once", composed("", ""), []string{"T14@model ask"}},
	{"what one container states answers for all", composed("artifact=pinned", ""), []string{"T14@model met"}},
	{"one without a check is open", composed("", "artifact=unsigned"), []string{"T14@model open", "!T08"}},
	{"no image on a machine", strings.Replace(composed("", ""), "Docker Compose network", "Office server", 1), []string{"!T14"}},
	{"what is beside the containers of a host has none", strings.Replace(composed("", ""), "Docker Compose network", "Docker host", 1), []string{"!T14"}},
	{"a socket of an engine is no container", "boundary s: Site | internal\n  process p: Updater | kind=worker tech=\"/var/run/docker.sock\"", []string{"!T14"}},
	{"what starts containers brings its own", "boundary s: Kubernetes cluster | internal\n  process k: Kubernetes API server\n  process d: Docker daemon | kind=runtime", []string{"!T14"}},
	{"one person refunds nobody alone", "data d: Orders | class=pii crown\nactor a: Administrator\nboundary s: Site | internal\n  process shop: Shop | kind=web-app\n  store db: Database | holds=d\na -> shop: Refund order | https auth=session data=d\nshop -> db: Save | sql data=d", []string{"R04@model ask"}},
	{"one person releases nothing through a gateway alone", "data c: Images | class=code\nactor a: Operator | kind=cli\nboundary e: Edge | edge\n  process gw: Proxy | kind=gateway\nboundary s: Site | internal\n  process reg: Registry | kind=registry\na -> gw: Push image | https auth=token data=c\ngw -> reg: Forward | http data=c", []string{"R04@model ask"}},
	{"what is pushed to a forge is code", "boundary s: Site | internal\n  actor dana: Dana\n  process f: Forge | kind=code\ndana -> f: Push | https auth=sso", []string{"R04@model ask"}},
	{"a tunnel releases nothing", "data c: Images | class=code\nactor a: Operator | kind=cli\nboundary e: Edge | edge\n  process gw: Proxy | kind=gateway\nboundary s: Site | internal\n  process vpn: Tunnel server | kind=api\n  store db: Database | crown\na -> gw: Open tunnel | tls auth=token\ngw -> vpn: Forward | tcp\nvpn -> db: Read | sql", []string{"!R04"}},
	{"a registry and its store have no version to go back from", "data img: Image | class=code\nboundary s: Site | internal\n  process reg: Registry | kind=registry\nboundary c: Cloud | internal\n  store b: Image bucket | kind=object holds=img\nreg -> b: Read and write | https auth=iam data=img returns=img", []string{"!T10", "!T08@s", "T08@c ask"}},

	{"what a person and others do is not ours to bind", "data m: Mail | class=pii\nactor c: Customer\nexternal box: Mailbox\nboundary s: Site | internal\n  process w: Fetcher\nc -> box: Write | smtp data=m\nw -> box: Fetch | protocol=imap returns=m", []string{"T01@outside ask"}},
	{"a person who writes to others alone", "data m: Mail | class=pii\nactor c: Customer\nexternal box: Mailbox\nc -> box: Write | smtp data=m", []string{"!T01"}},
	{"what pages serve is not uploaded", "actor u: User\nboundary e: Edge | edge\n  process gw: Reverse proxy\nboundary s: Site | internal\n  process web: Pages | kind=web-ui\nu -> gw: Open | https\ngw -> web: Static files | http auth=public", []string{"!T03"}},
	{"a mail brings what is attached to it", "data m: Mail | class=pii\ndata a: Attachments | class=pii\nexternal box: Mailbox\nboundary s: Site | internal\n  process w: Fetcher\nbox -> w: Fetch mail | protocol=imap encryption=tls mode=pull content=html data=m,a", []string{"T03@s ask"}},

	{"a proxy leaves input to what is behind it, also what it does not pass on by name", "data r: Records | class=pii\ndata s: Assertion | class=credentials\nactor u: User\nboundary e: Edge | edge\n  process gw: Reverse proxy | kind=gateway\nboundary i: Site | internal\n  process p: App | kind=web-app\nu -> gw: Look | https auth=session data=r\nin. u -> gw: Sign in | https auth=sso data=s\ngw -> p: Forward | http data=r", []string{"!T02@e", "T02@i ask"}},
	{"a hash of a file is no file", "data h: Hash of a file | class=internal\nexternal v: Scanner of others\nboundary i: Site | internal\n  process p: App\np <-> v: Look up file hash | https data=h", []string{"!T03"}},
	{"a hop on one machine has no wire", "data d: Record | class=pii\nboundary a: A | edge\n  process p: P\nboundary b: B | internal\n  process q: Q\np -> q: Ask | loopback encryption=none data=d", []string{"!T01"}},
	{"a relay with a signed address decides nothing", "data f: Photos | class=pii crown\nactor u: User\nboundary e: Edge | edge\n  process r: Relay | kind=gateway\nboundary s: Storage | partner\n  store b: Bucket | kind=object holds=f\nu -> r: Upload | https encryption=e2e auth=signed-url data=f\nr -> b: Put | https encryption=e2e auth=signed-url data=f", []string{"!I05", "!R01", "!T02", "!E03"}},
	{"a password that a proxy hands on is its user's", "actor u: Administrator\nboundary e: Edge | edge\n  process gw: Reverse proxy\nboundary s: Site | internal\n  process p: Dashboard | kind=admin-ui\n  store db: Ledger | crown\nu -> gw: Look | https auth=password\ngw -> p: Forward | http auth=password\np -> db: Read | sql auth=iam", []string{"S12@s met", "!I12@e", "S04@people open"}},
	{"who signs in at others is relayed there", "actor u: User\nexternal i: Identity provider | kind=idp\nboundary e: Edge | edge\n  process w: Web app\nu -> i: Sign in | https\nu -> w: Use | https auth=session", []string{"!S07", "S04@people ask"}},
	{"a job that shows nobody has no person behind it", "data v: Figures | class=internal\nboundary s: Site | internal\n  process p: Collector | kind=worker\nboundary h: Hosts | restricted\n  process j: Job | kind=cli\nj -> p: Push figures | tcp auth=none data=v", []string{"!R01"}},
	{"a history in tables is no log", "data h: Sign-in history | class=log\nboundary s: Site | internal\n  process p: App\n  store db: Database | kind=db holds=h\np -> db: Write | sql data=h", []string{"!I04"}},
	{"an audit log in a database is one", "data h: Audit log | class=log\nboundary s: Site | internal\n  process p: App\n  store db: Database | kind=db holds=h\np -> db: Write | sql data=h", []string{"I04@db ask"}},
	{"nobody approves what is only read", "data l: Logs | class=log\nactor u: Administrator\nboundary e: Edge | edge\n  process p: Dashboard | kind=admin-ui\nu -> p: Look at logs | https auth=session returns=l", []string{"!R04"}},

	{"what is decided in front of a gateway is decided behind it, and a sign-in decides nothing", "data c: Passwords | class=credentials\ndata r: Records | class=pii crown\nactor u: User\nactor a: Administrator\nboundary e: Edge | edge\n  process gw: Reverse proxy | kind=gateway\nboundary s: Site | internal\n  process p: App | kind=web-app holds=r\nu -> gw: Sign in | https auth=password data=c\nlook. u -> gw: Look | https auth=session authz=object returns=r\na -> gw: Set up | https auth=session authz=role\ngw -> p: Forward | http identity=end-user data=c returns=r", []string{"I05@s met", "E01@s met"}},
	{"a terminal names nobody's object", "actor u: Engineer\nboundary s: Site | internal\n  process p: Server | crown\nu -> p: Open a shell | ssh auth=ssh-key authz=role", []string{"!I05"}},
	{"a repository is an object, over SSH too", "actor u: Customer\nboundary s: Site | internal\n  process p: Forge | kind=code crown\nu -> p: Push | ssh auth=ssh-key", []string{"I05@s ask"}},
	{"what a provider hands over names no object", "data l: Payload | class=credentials\ndata m: Members | class=pii\nexternal i: Identity provider | kind=idp\nboundary s: Site | internal\n  process p: Forum | crown\ni -> p: Return the browser | https auth=sso data=l,m", []string{"!I05"}},
	{"who gets only a certificate names no object", "data c: Certificate | class=credentials\nexternal b: Build | kind=ci\nboundary s: Site | internal\n  process p: Authority | crown\nb -> p: Renew | https auth=mtls returns=c", []string{"!I05"}},
	{"a tunnel has no fields", "data t: Terminal | class=confidential\nboundary a: Fleet | internal\n  process n: Node\nboundary d: DMZ | edge\n  process p: Relay\nn -> p: Dial out reverse tunnel | ssh auth=mtls data=t", []string{"!I08"}},
	{"a channel shows what it gets to all who are in it", "data r: Requests | class=control\nexternal c: Slack workspace\nboundary s: Site | internal\n  process p: Notifier\np -> c: Announce | https auth=token data=r", []string{"I08@model ask"}},
	{"who holds a link gets what is about the file", "data f: Photos | class=pii\ndata m: Places and people | class=pii\nactor g: Guest\nboundary s: Site | edge\n  process p: Album\ng -> p: Open shared link | https auth=signed-url returns=f,m", []string{"I08@model ask"}},
	{"a link to a file gives the file", "data f: Photos | class=pii\nactor g: Guest\nboundary s: Site | edge\n  process p: Album\ng -> p: Open shared link | https auth=signed-url returns=f", []string{"!I08"}},
	{"a mail is rendered and has no fields", "data m: Private messages | class=confidential crown\nexternal x: Mail provider\nboundary s: Site | internal\n  process p: Mailer\np -> x: Send digest | smtp auth=password data=m", []string{"!I08"}},
	{"so it has over the interface of a mail service", "data m: Members | class=pii\nexternal x: Email delivery service\nboundary s: Site | internal\n  process p: Mailer\np -> x: Send welcome | https auth=api-key data=m", []string{"!I08"}},
	{"a mail tells no diagnosis", "data m: Diagnoses | class=health\nexternal x: Mail provider\nboundary s: Site | internal\n  process p: Mailer\np -> x: Send letter | smtp auth=password data=m", []string{"I08@model ask"}},
	{"who sets up a webhook chooses whom a worker calls", "data e: Event | class=internal\nboundary s: Site | internal\n  process p: Worker | kind=worker\n  process m: Monitor\np -> m: Send webhook | https sign=hmac data=e", []string{"I09@p ask"}},
	{"a gateway passes a webhook on", "data e: Event | class=internal\nboundary s: Site | internal\n  process p: Reverse proxy | kind=gateway\n  process m: Receiver\np -> m: Send webhook | https sign=hmac data=e", []string{"!I09"}},
	{"a crown key in a database makes its reader its owner", "data k: Signing keys | class=secret crown\nboundary s: Site | internal\n  process p: Authority\n  store d: State | kind=db holds=k\np -> d: Read | sql auth=iam returns=k", []string{"I03@d ask"}},
	{"a cache that lets in anybody keeps nothing from anybody", "data n: Sessions | class=credentials\nboundary s: Site | internal\n  process p: API\n  store c: Redis | kind=cache holds=n access=network\np -> c: Keep | redis auth=none encryption=none data=n", []string{"!I03", "E05@s open", "!I02"}},
	{"a database of events is what the system works on, and no log", "data e: Events of the audit trail | class=log\ndata a: Accounts | class=pii\nboundary s: Site | internal\n  process p: P\n  store b: Event store | kind=db integrity=append-only holds=e,a\np -> b: Save | sql auth=password data=e,a", []string{"!I04", "!R02", "I13@b ask"}},
	{"of people who can be removed nothing is asked", "data e: Events of the audit trail | class=log\ndata a: Accounts | class=pii\nboundary s: Site | internal\n  process p: P\n  store b: Event store | kind=db holds=e,a\np -> b: Save | sql auth=password data=e,a", []string{"!I13"}},
	{"a record that is added under a shared account is forged all the same", "data e: Orders | class=payment\nboundary s: Site | internal\n  process p: P\n  store b: Event store | kind=db integrity=append-only access=shared-account holds=e\np -> b: Save | sql auth=password data=e", []string{"T06@b open"}},
	{"an account for each service keeps others from adding one", "data e: Orders | class=payment\nboundary s: Site | internal\n  process p: P\n  store b: Event store | kind=db integrity=append-only access=per-service holds=e\np -> b: Save | sql auth=password data=e", []string{"T06@b met"}},
	{"a signature on each record tells who added it", "data e: Orders | class=payment\nboundary s: Site | internal\n  process p: P\n  store b: Event store | kind=db integrity=signed access=shared-account holds=e\np -> b: Save | sql auth=password data=e", []string{"T06@b met"}},
	{"a line too many in a log hides none", "data e: Requests | class=log\nboundary s: Site | internal\n  process p: P\n  store b: Log | kind=log integrity=append-only access=shared-account holds=e\np -> b: Append | sql auth=password data=e", []string{"R02@b met"}},
	{"a cache of what a database keeps is filled by nobody", "data c: Offers | class=internal\nactor u: Dealer\nboundary s: Site | edge\n  process p: Market\n  store db: Database | kind=db holds=c\n  store k: Cache | kind=cache holds=c\nu -> p: Place offer | https auth=session data=c\np -> db: Save | sql auth=iam data=c\np -> k: Keep | redis auth=iam data=c", []string{"!D05"}},
	{"a buffer of what outsiders send is filled by them", "data c: Readings | class=internal\nactor u: Dealer\nboundary s: Site | edge\n  process p: Market\n  store k: Cache | kind=cache holds=c\nu -> p: Send reading | https auth=session data=c\np -> k: Keep | redis auth=iam data=c", []string{"D05@model ask"}},
	{"what is handed its credentials with each call keeps none", "data c: Mailbox password | class=credentials\nexternal m: Mail server\nboundary s: Site | internal\n  process p: Desk\n  process w: Fetcher | holds=c\np -> w: Fetch | https auth=mtls data=c\nw -> m: Read | https auth=password", []string{"!I12"}},
	{"what holds its credentials keeps them somewhere", "data c: Mailbox password | class=credentials\nexternal m: Mail server\nboundary s: Site | internal\n  process p: Desk\n  process w: Fetcher | holds=c\np -> w: Fetch | https auth=mtls\nw -> m: Read | https auth=password", []string{"I12@s ask"}},
	{"an honest nowhere answers where credentials are", "external m: Mail server\nboundary s: Site | internal\n  process w: Fetcher | secrets=not-kept\nw -> m: Read | https auth=password", []string{"I12@s met"}},
	{"credentials in the image are no nowhere", "external m: Mail server\nboundary s: Site | internal\n  process w: Fetcher | secrets=none\nw -> m: Read | https auth=password", []string{"I12@s open"}},
	{"a database keeps its own accounts where no query reads them", "data k: Login | class=credentials crown\nboundary s: Site | internal\n  process a: Issuer\n  process p: Shop\n  store db: Database | kind=db\na -> db: Create and drop database role | sql auth=password data=k\np -> db: Connect with leased login | sql auth=password data=k", []string{"!I03", "E02@s ask"}},
	{"one that is brought logins of others keeps them", "data k: Login | class=credentials\nboundary s: Site | internal\n  process a: Issuer\n  process p: Shop\n  store db: Database | kind=db\na -> db: Save logins | sql auth=password data=k\np -> db: Connect with leased login | sql auth=password data=k", []string{"I03@db ask"}},
	{"nobody fills a folder with what a program writes of its own", "data k: Task token | class=credentials\nactor u: User\nboundary s: Site | edge\n  process p: Runner\n  store d: Folder | kind=file\nu -> p: Ask | https\np -> d: Write token | file data=k", []string{"!D05"}},
	{"who only tells users what happens does nothing for them", "data n: Note | class=internal\ndata t: Token | class=credentials\nactor u: User\nboundary s: Site | edge\n  process p: Notifier\nu -> p: Subscribe to notes | wss auth=token data=t returns=n", []string{"!R01"}},
	{"who takes orders does", "data n: Note | class=internal\ndata t: Token | class=credentials\nactor u: User\nboundary s: Site | edge\n  process p: Notifier\nu -> p: Cancel notes | wss auth=token data=t returns=n", []string{"R01@s ask"}},
	{"what an operator's program brings through a gateway is no outsider's", "data i: Image | class=internal\ndata o: Order | class=internal\nactor op: Operator | kind=cli\nactor u: User\nboundary s: Site | edge\n  process gw: Proxy | kind=gateway\n  process p: Image service\n  store b: Bucket | kind=object\nop -> gw: Push image | https auth=token data=i\nu -> gw: Order | https auth=session data=o\ngw -> p: Forward | http data=i,o\np -> b: Store | https auth=iam data=i", []string{"!D05"}},
	{"what users bring through it is", "data i: Image | class=internal\ndata o: Order | class=internal\nactor op: Operator | kind=cli\nactor u: User\nboundary s: Site | edge\n  process gw: Proxy | kind=gateway\n  process p: Image service\n  store b: Bucket | kind=object\nop -> gw: Push image | https auth=token data=i\nu -> gw: Order with image | https auth=session data=o,i\ngw -> p: Forward | http data=i,o\np -> b: Store | https auth=iam data=i", []string{"D05@model ask"}},
	{"peers of a cluster have all that the others have", "data k: Records | class=secret crown\nboundary s: Site | internal\n  process a: Node one | kind=api tech=\"Ring, leader\" holds=k\n  process b: Node two | kind=api tech=\"Ring, follower\" holds=k\na -> b: Replicate | https auth=mtls data=k", []string{"!E02"}},
	{"programs of two products have not", "data k: Records | class=secret crown\nboundary s: Site | internal\n  process a: Node one | kind=api tech=Ring holds=k\n  process b: Node two | kind=api tech=Chain holds=k\na -> b: Replicate | https auth=mtls data=k", []string{"E02@s ask"}},
	{"a controller commands its agents", "data k: Records | class=secret crown\nboundary s: Site | internal\n  process c: Planner | kind=controller\n  process w: Runner | kind=worker holds=k\nw -> c: Ask for jobs | https auth=public\nc -> w: Forward command | https auth=mtls", []string{"!E02"}},
	{"who limits each account has no more rights than needed", "boundary s: Site | internal\n  process p: P\n  process q: Q\n  process log: Collector\n  store b: Ledger | kind=db crown\np -> b: Write | sql auth=password has=least\nq -> b: Write | sql auth=password has=least\np -> log: Send | https auth=token", []string{"E02@s met"}},
	{"who runs a system is no outsider to its backups", "actor o: Operator | kind=cli\nboundary s: Site | internal\n  store b: Backup bucket | kind=object\no -> b: Upload backup | https auth=iam", []string{"!D05"}},
	{"who works for the owner fills no store as a stranger", "data d: Report | class=internal\nactor c: Analyst\nboundary s: Site | internal\n  process p: Archive\n  process w: Exporter\n  store b: Reports | kind=object\nc -> p: File report | https auth=session authz=object data=d\nw -> p: Save report | https auth=token data=d\np -> b: Keep | https data=d", []string{"!D05"}},
	{"a customer beside a program does", "data d: Report | class=internal\nactor c: Customer\nboundary s: Site | internal\n  process p: Archive\n  process w: Exporter\n  store b: Reports | kind=object\nc -> p: File report | https auth=session authz=object data=d\nw -> p: Save report | https auth=token data=d\np -> b: Keep | https data=d", []string{"D05@model ask"}},
	{"who declares a queue puts nothing into it", "actor c: Customer\nboundary s: Site | edge\n  process p: Shop\n  store q: Orders | kind=queue\nc -> p: Order | https\np -> q: Declare queues", []string{"!D05"}},
	{"a feed brings text", "external x: Press agency\nboundary s: Site | internal\n  process p: News desk\np -> x: Poll CSV feed | https", []string{"!T03"}},
	{"a table that is no feed is a file", "external x: Press agency\nboundary s: Site | internal\n  process p: News desk\np -> x: Fetch CSV | https", []string{"T03@s ask"}},
	{"a token about a file is no file", "actor u: User\nboundary s: Site | edge\n  process p: Gate\nu -> p: Check picture token | https", []string{"!T03"}},
	{"an export is no file of others", "data d: Rows | class=internal\nboundary w: Workshop | edge\n  process e: Exporter | kind=worker\nboundary s: Site | internal\n  process p: Archive\ne -> p: Read rows, upload export | https data=d returns=d", []string{"!T03", "!T13"}},
	{"what a worker fetches for others may be", "data d: Documents | class=internal\nboundary w: Workshop | edge\n  process e: Fetcher | kind=worker\nboundary s: Site | internal\n  process p: Archive\ne -> p: Upload documents | https data=d", []string{"T03@s ask"}},
	{"a second copy of a harmless job costs a little work", "data m: Page to draw | class=internal\nboundary s: Site | internal\n  process p: Shop\n  process w: Worker | kind=worker\n  store q: Jobs | kind=queue\n  store db: Pages\nboundary f: Field | edge\n  process v: Pump | kind=device\np -> q: Enqueue | amqp data=m\nq -> w: Deliver job | amqp data=m\nw -> db: Keep", []string{"!S03"}},
	{"an order counts twice", "data m: Order | class=internal\nboundary s: Site | internal\n  process p: Shop\n  process w: Worker | kind=worker\n  store q: Jobs | kind=queue\n  store db: Pages\nboundary f: Field | edge\n  process v: Pump | kind=device\np -> q: Enqueue | amqp data=m\nq -> w: Deliver job | amqp data=m\nw -> db: Keep", []string{"S03@s ask"}},
	{"a change of rights counts twice", "data m: Roles | class=control\nboundary s: Site | internal\n  process p: Shop\n  process w: Worker | kind=worker\n  store q: Jobs | kind=queue\n  store db: Pages\nboundary f: Field | edge\n  process v: Pump | kind=device\np -> q: Enqueue | amqp data=m\nq -> w: Deliver job | amqp data=m\nw -> db: Keep", []string{"S03@s ask"}},
	{"what the block says of copies is heard", "data m: Page to draw | class=internal\nboundary s: Site | internal\n  process p: Shop\n  process w: Worker | kind=worker\n  store q: Jobs | kind=queue\n  store db: Pages\nboundary f: Field | edge\n  process v: Pump | kind=device\np -> q: Enqueue | amqp data=m\nq -> w: Deliver job | amqp replay=none data=m\nw -> db: Keep", []string{"S03@s open"}},
	{"a relay leaves copies to who acts", "data m: Command | class=control\nboundary s: Site | internal\n  process p: Shop\n  process w: Worker | kind=worker\n  store q: Jobs | kind=queue\n  store db: Pages\nboundary f: Field | edge\n  process v: Pump | kind=device\np -> q: Enqueue | amqp data=m\nq -> w: Deliver command | amqp data=m\nw -> v: Pass on | mqtt data=m", []string{"!S03"}},
	{"callers that share an account need their own before a shared password is replaced", "data o: Orders | class=pii crown\nboundary s: Site | internal\n  process p: Shop\n  process w: Reporter\n  store db: Ledger | kind=db holds=o access=shared-account\np -> db: Save | sql auth=password data=o\nw -> db: Read | sql auth=password returns=o", []string{"I02@db open", "!S12"}},
	{"callers with accounts of their own have passwords to replace", "data o: Orders | class=pii crown\nboundary s: Site | internal\n  process p: Shop\n  process w: Reporter\n  store db: Ledger | kind=db holds=o access=per-service\np -> db: Save | sql auth=password data=o\nw -> db: Read | sql auth=password returns=o", []string{"S12@s open"}},
	{"who uses it is", "actor o: Customer | kind=cli\nboundary s: Site | internal\n  store b: Photo bucket | kind=object\no -> b: Upload photo | https auth=iam", []string{"D05@model ask"}},
	{"who alone fills a store needs all of it", "data a: Accounts | class=pii crown\nboundary s: Site | internal\n  process p: Desk\n  store b: Database | kind=db holds=a\np -> b: Save | sql auth=password data=a", []string{"!E02"}},
	{"who only reads a store needs no more", "data a: Accounts | class=pii crown\nboundary s: Site | internal\n  process p: Desk\n  store b: Database | kind=db holds=a\np -> b: Query | sql auth=password returns=a", []string{"E02@s ask"}},
	{"sessions are begun again", "data a: Session cookies | class=credentials crown\nboundary s: Site | internal\n  process p: Desk\n  store b: Sessions | kind=db holds=a\np -> b: Save | sql auth=password data=a", []string{"!D04"}},
	{"a cache that lets in anybody and one caller with a password is asked for the others", "data n: Sessions | class=credentials\nboundary s: Site | internal\n  process p: API\n  process q: Worker\n  store c: Redis | kind=cache holds=n access=network\np -> c: Keep | redis auth=none data=n\nq -> c: Look up | redis auth=password returns=n", []string{"I03@c open"}},
	{"a journal is masked where the records are", "data l: Logs | class=log\nboundary s: Site | internal\n  process p: Ingester\n  store w: Write-ahead log | kind=file holds=l\np -> w: Append | file data=l", []string{"!I04"}},
	{"what is recorded of people has an end", "data v: Visits | class=pii\nboundary s: Site | internal\n  process p: Tracker\n  store d: Statistics | kind=db holds=v has=erasure\np -> d: Insert | sql auth=iam data=v", []string{"I13@d met"}},

	// A question is put where it can be answered.
	{"live sound has no fields", "data call: Call | class=pii\nexternal trunk: Telephone network\nboundary s: Site | internal\n  process p: P\np -> trunk: Call | protocol=\"SIP over UDP\" encryption=none data=call", []string{"!I08"}},
	{"what a tenant has sent to itself is its own", "data ev: Readings | class=confidential\nexternal hook: Receiver of the tenant | kind=webhook\nboundary s: Site | internal\n  process p: P | tenants\np -> hook: Post | https data=ev", []string{"!I08"}},
	{"a controller sees the whole state", "data st: State | class=confidential\nboundary s: Site | internal\n  process c: Reconciler | kind=controller\nboundary r: R | restricted\n  process api: API\nc -> api: Watch | https returns=st", []string{"!I08"}},
	{"that staff work is no secret", "data where: Gauge locations | class=internal\nactor admin: Administrator\nboundary s: Site | edge\n  process p: P\nadmin -> p: Manage | https auth=password data=where", []string{"!I11"}},
	{"the password of a person is no credential of the front", "actor user: User\nboundary s: Site | edge\n  process web: Web shop | kind=web-app\n  process p: API\nuser -> web: Log in | https\nweb -> p: Log in | https auth=password identity=end-user", []string{"!I12"}},
	{"an account of its own is one", "actor user: User\nboundary s: Site | edge\n  process web: Web shop | kind=web-app\n  process p: API\nuser -> web: Log in | https\nweb -> p: Log in | https auth=api-key identity=end-user", []string{"I12@s ask"}},
	{"objects are kept apart by policy", "boundary s: Site | internal\n  process p: P | tenants isolation=policy\n  process q: Q\nq -> p: Ask", []string{"I06@p met"}},
	{"each request is decided by tenant", "actor user: User\nboundary s: Site | internal\n  process p: P | tenants\n  store db: D | crown\nuser -> p: Ask | https auth=token authz=tenant\np -> db: Read | sql", []string{"I06@p met"}},
	{"who grants rights holds none", "boundary s: Site | internal\n  process p: P\nboundary r: R | restricted\n  process api: API server | crown\np -> api: Ask | https auth=iam", []string{"E02@s ask", "!E02@r"}},
	{"what runs the code of its callers is no plug-in", "data rule: Formula | class=code\nboundary s: Site | internal\n  process h: Host\n  process g: Engine | kind=plugin runs-as=sandbox\nh -> g: Run | ipc data=rule", []string{"!E09", "!E04@h"}},
	{"what a consumer cannot process it may drop", "boundary s: Site | internal\n  process p: P\n  store q: Queue\nq -> p: Deliver | amqp fails=drop", []string{"D02@p met"}},
	{"it may not try for ever", "boundary s: Site | internal\n  process p: P\n  store q: Queue\nq -> p: Deliver | amqp fails=retry", []string{"D02@p open"}},

	// Hostile content comes in where it is interpreted.
	{"a gateway that ends the protocol interprets it", "actor user: Guest\ndata av: Media | class=pii\ndata sig: Signals | class=internal\nboundary s: Site | edge\n  process br: Media gateway\n  process hub: Hub\n1. user -> br: Talk | protocol=DTLS-SRTP encryption=tls data=av\n2. user -> br: Signal | https data=sig\n3. br -> hub: Signal | https data=sig", []string{"T02@s ask"}},
	{"the content of a repository is read", "data src: Charts | class=code\nexternal git: Git host\nboundary s: Site | internal\n  process p: Renderer\np -> git: Clone | https returns=src", []string{"T02@s ask", "T08@s ask"}},
	{"a program that is updated is checked as a whole", "data src: Program | class=code\nexternal git: Git host\nboundary s: Site | internal\n  process p: Collector\np -> git: Update the program | https returns=src", []string{"!T02", "T08@s ask"}},
	{"what is installed is checked as a whole", "data img: Image | class=code\nexternal hub: Image registry\nboundary s: Site | internal\n  process p: Node\np -> hub: Pull | https returns=img", []string{"!T02", "T08@s ask"}},
	{"what the field puts on a queue", "boundary f: Field | public\n  actor gw: Gauge | kind=device\nboundary e: Edge | edge\n  store q: Broker | kind=queue\nboundary s: Site | internal\n  process p: P\ngw -> q: Publish | mqtt async\nq -> p: Deliver | mqtt async", []string{"T02@s ask"}},
	{"what our own services put there", "boundary s: Site | internal\n  process w: W\n  store q: Broker | kind=queue\n  process p: P\nw -> q: Publish | mqtt async\nq -> p: Deliver | mqtt async", []string{"!T02"}},
	{"uploads that others open", "actor user: User\nactor reader: Reader\nboundary s: Site | edge\n  process p: API\n  boundary b: B | internal\n    store files: Upload bucket\nuser -> p: Send | https\np -> files: Save | https content=file\nreader -> files: Download | https auth=public", []string{"T03@b ask"}},
	{"uploads that only our own programs open", "actor user: User\nboundary s: Site | edge\n  process p: API\n  boundary b: B | internal\n    store files: Upload bucket\nuser -> p: Send | https\np -> files: Save | https content=file", []string{"!T03@b"}},
	{"values are compared where the records are", "data cart: Cart | class=payment\nactor user: User\nboundary e: Front | edge\n  process web: Shop | kind=web-app\n  process api: API\n  store db: Orders\nuser -> web: Buy | https data=cart\nweb -> api: Buy | https data=cart\napi -> db: Save | sql data=cart", []string{"T05@e ask"}},

	// Who chooses whom we call.
	{"servers of a named service are no chosen address", "external x: Package and update servers\nboundary s: Site | internal\n  process p: P\np -> x: Fetch | https", []string{"!I09"}},
	{"a look-up shows what somebody brought", "data l: Position | class=pii crown\nactor dev: Rider\nexternal x: Geocoder\nboundary s: Site | internal\n  process p: P | kind=api\ndev -> p: Report | https data=l\np -> x: Look up address | https data=l", []string{"I08@model ask"}},
	{"our own edge is no other party", "data l: Position | class=pii\nboundary e: Edge | edge\n  process q: Q\nboundary s: Site | internal\n  process p: P\np -> q: Forward | http data=l", []string{"!I08"}},
	{"a phone keeps health records until they are sent", "data h: Visit notes | class=health\nactor nurse: Nurse with app | kind=mobile\nboundary s: Site | edge\n  process p: API\nnurse -> p: Send notes | https data=h", []string{"I07@nurse ask"}},
	{"receivers name their address", "external hook: Receiver | kind=webhook\nboundary s: Site | internal\n  process p: P\np -> hook: Post event | protocol=\"HTTP or HTTPS\"", []string{"I09@p ask"}},
	{"a preview shows what a post links to", "actor u: Author\nexternal x: Any newspaper\nboundary s: Site | edge\n  process p: Forum\nu -> p: Post | https auth=session\np -> x: Get rich media preview | https", []string{"I09@p ask"}},
	{"a server of a federation names what is fetched", "external w: Remote library server\nboundary s: Site | internal\n  process p: Reader | kind=worker\np -> w: Fetch record that a notice names | https auth=signature returns=\"record(public)\"", []string{"I09@p ask"}},
	{"an office of ours elsewhere is no such server", "external w: Remote office\nboundary s: Site | internal\n  process p: Reader | kind=worker\np -> w: Fetch record | https auth=signature returns=\"record(public)\"", []string{"!I09"}},
	{"a notice goes to one server", "external w: Remote library server\nboundary s: Site | internal\n  process p: Reader | kind=worker\np -> w: Send record | https auth=signature data=\"record(public)\"", []string{"!I09"}},
	{"programs of several owners call whom they like", "boundary s: Site | internal\n  process r: Job runtime | kind=runtime tenants\n  process m: Master\nm -> r: Start | https auth=mtls", []string{"I09@r ask"}},
	{"programs of one owner do not", "boundary s: Site | internal\n  process r: Job runtime | kind=runtime\n  process m: Master\nm -> r: Start | https auth=mtls", []string{"!I09"}},
	{"who sets up a webhook names it", "external h: Chat webhook\nboundary s: Site | internal\n  process p: Stock | kind=web-app\np -> h: Post message | https", []string{"I09@p ask"}},
	{"a chat is in one place", "external h: Chat\nboundary s: Site | internal\n  process p: Stock | kind=web-app\np -> h: Post message | https", []string{"!I09"}},
	{"where it may connect is stated, and answers", "external x: Weather service\nboundary s: Site | internal\n  process p: P | egress=public-only\np -> x: Ask | https", []string{"I09@p met"}},

	// What is stated to be missing, and what is only near it.
	{"nothing goes on without a record", "data r: Records | class=log\nboundary s: Site | internal\n  process p: Signer | kind=api\n  store l: Journal of requests | kind=log holds=r\np -> l: Append | file fails=closed data=r", []string{"D07@s ask"}},
	{"a record is tried again", "data r: Records | class=log\nboundary s: Site | internal\n  process p: Signer | kind=api\n  store l: Journal of requests | kind=log holds=r\np -> l: Append | file fails=retry data=r", []string{"!D07"}},
	{"another log takes over", "data r: Records | class=log\nboundary s: Site | internal\n  process p: Signer | kind=api\n  store l: Journal of requests | kind=log holds=r redundancy=active\np -> l: Append | file fails=closed data=r", []string{"D07@s met"}},
	{"nothing bounds what anybody may call", "boundary s: Site | edge\n  process web: Shop | kind=web-app\n  process p: API\nweb -> p: List | https auth=public limit=none", []string{"D01@s open"}},
	{"code goes one way", "data key: Key | class=credentials\ndata src: Charts | class=code\nexternal git: Git host\nboundary s: Site | internal\n  process p: Renderer\np -> git: Clone | https data=key returns=src artifact=unsigned", []string{"T08@s open", "!T08@outside"}},
	{"users change configuration through a server", "data rules: Rules | class=control\nactor user: User\nboundary s: Site | internal\n  process p: API\n  process c: Reconciler | kind=controller\n  store conf: Settings | kind=config holds=rules\nuser -> p: Change | https auth=sso data=rules\np -> conf: Save | https data=rules\nc -> conf: Read | https returns=rules", []string{"T06@conf ask"}},
	{"mail waits at its sender", "external mta: Mail servers\nboundary s: Site | edge\n  process mx: Mail receiver\n  process app: Helpdesk\nmta -> mx: Deliver notification | smtp auth=public\nmx -> app: Hand over | https", []string{"!D06"}},
	{"what waits to be taken in is kept elsewhere", "data doc: Lab result | class=health crown\nboundary s: Site | internal\n  process dev: Analyser\n  process imp: Importer\n  store in: Incoming folder | kind=file holds=doc\n  store arc: Archive | kind=object holds=doc\ndev -> in: Drop | file data=doc\nin -> imp: Pick up | file data=doc\nimp -> arc: Store | https data=doc", []string{"!D04@in", "D04@arc ask"}},
	{"an incoming folder that is kept nowhere else is vital", "data doc: Lab result | class=health crown\nboundary s: Site | internal\n  process dev: Analyser\n  store in: Incoming folder | kind=file holds=doc\ndev -> in: Drop | file data=doc", []string{"D04@in ask"}},
	{"uploads fill the disk, not the jobs about them", "data img: Image | class=pii\ndata job: Job | class=internal\nactor user: User\nboundary s: Site | edge\n  process app: Gallery\n  store files: Pictures | kind=file holds=img\n  store jobs: Job queue | kind=queue holds=job\nuser -> app: Upload | https data=img\napp <-> files: Read and write pictures | file data=img returns=img limit=quota\napp -> jobs: Enqueue | redis data=job", []string{"D05@model met"}},
	{"who compacts does not fill", "data rec: Record | class=internal\ndata del: Deletion | class=control\nactor user: User\nboundary s: Site | edge\n  process c: Compactor\n  store files: Bucket | kind=object holds=rec\nuser -> c: Delete | https data=del\nc <-> files: Compact | https data=rec,del returns=rec", []string{"!D05"}},
	{"a recorder fills the disk", "data av: Media | class=pii\ndata rec: Recording | class=pii\nactor user: Guest\nboundary s: Site | edge\n  process br: Bridge\n  process w: Recorder | kind=worker\n  store disk: Recordings | kind=file\nuser -> br: Talk | wss data=av\nw -> br: Receive | wss returns=av\nw -> disk: Write | file data=rec", []string{"D05@model ask"}},
}

// globalSecrets is a service to which somebody brings secrets.
func globalSecrets(who, authz string) string {
	return "data k: Keys for mail | class=secret\nactor a: " + who + "\nboundary s: Site | edge\n  process p: Shop | kind=web-app\na -> p: Set keys for mail | https auth=session authz=" + authz + " data=k"
}

// deskOf is a service of which somebody changes settings.
func deskOf(label, authz string) string {
	return "data c: Payees | class=control\ndata o: Orders | class=pii\nactor a: Desk user\nboundary s: Site | edge\n  process p: Shop | kind=web-app\na -> p: " + label + " | https auth=session authz=" + authz + " data=c returns=o"
}

// adviser is a service that asks a system of others.
func adviser(attributes string) string {
	return "data ord: Orders | class=internal\ndata pol: Rules | class=control\nexternal x: Adviser\nboundary s: Site | internal\n  process p: Shop | kind=web-app\np -> x: Send order, take the rules for it | https " + attributes
}

// taskQueue returns a program that hands tasks to a worker through a queue.
func taskQueue(attrs string) string {
	return "boundary s: Site | internal\n  process p: Shop | kind=web-app\n  store q: Task queue | kind=queue\n  process w: Worker | kind=worker\np -> q: Queue task | amqp async data=\"task(internal)\"\nq -> w: Deliver task | amqp async " + attrs + " data=\"task(internal)\""
}

// composed is two programs in containers.
func composed(one, two string) string {
	return "boundary s: Docker Compose network | internal\n  process p: Shop | kind=web-app " + one + "\n  process j: Night job | kind=worker " + two
}

func TestOutcomes(t *testing.T) {
	expect(t, slices.Concat(expectations, publicExpectations, kindExpectations))
}

// expect analyzes each body, and says which of the statuses it wants are missing.
func expect(t *testing.T, all []expectation) {
	t.Helper()
	for _, o := range all {
		got := analyze(t, o.body).statuses()
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

// Whoever watches a line sees all that passes there, and nothing of other lines.
func TestOneLineTellsWhoDealsWithWhom(t *testing.T) {
	a := analyze(t, "boundary phone: Phone | public\n  process app: Mobile app\nboundary s: Site | internal\n  process relay: Relay\n  process shop: Shop\nsay. app -> relay: Send message | https\nask. app -> relay: Poll | https\nbuy. app -> shop: Buy sticker | https")
	got := a.find("I11@model")
	if got == nil || labels(got.Flows()) != `"Send message" and "Poll"` {
		t.Errorf("flows %v", got)
	}
}
