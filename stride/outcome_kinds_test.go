package stride

import "strings"

// paidOut is a shop that sends a system of others data of a payment and of the person who pays.
func paidOut(to, label string) string {
	return "data c: Card | class=payment\ndata n: Name | class=pii\nexternal x: " + to + "\nboundary s: Site | internal\n  process p: Shop | kind=api\np -> x: " + label + " | https auth=api-key data=c,n"
}

// sentBy is a studio to which people send what it keeps, over a protocol.
func sentBy(protocol string) string {
	return "data f: Recordings | class=pii crown\nactor u: Speaker\nboundary s: Site | edge\n  process p: Studio | kind=api\n  store b: Recordings | kind=db holds=f\nu -> p: Send | " + protocol + " auth=password data=f\np -> b: Save | sql data=f"
}

// passedKey is a worker that shows a gateway a key, and what the gateway asks of a system of others.
func passedKey(onward string) string {
	return "data k: Messages | class=pii crown\nexternal x: Push service\nboundary s: Site | internal\n  process w: Worker | kind=worker\nboundary e: Edge | internal\n  process g: Outgoing proxy | kind=gateway\nw -> g: Send | https auth=api-key data=k\ng -> x: " + onward
}

// platform is a service that keeps what its users write, in the database DB, with what is behind it.
const platform = `
data mod: Scripts of customers | class=code
actor user: Customer
boundary s: Site | internal
  process web: Platform | kind=web-app
  store db: Scripts database | kind=db holds=mod
write. user -> web: Save script | https auth=session data=mod
keep. web -> db: Save | sql auth=iam data=mod returns=mod
`

// dumped is a database, and a job that dumps it into a store with backups.
const dumped = `
data d: Orders | class=pii crown
data o: Letters | class=pii crown
boundary s: Site | internal
  process p: Shop
  process b: Nightly dump | kind=worker
  store db: Database | kind=db holds=d
p -> db: Save | sql auth=password data=d
b -> db: Dump | sql auth=password returns=d
boundary k: Disk | restricted
  store f: Backup folder | kind=file `

// withRegistry is an engine that does something at a registry of others.
const withRegistry = "data k: Keys | class=secret crown\nexternal r: Image registry | kind=registry\nboundary s: Site | internal\n  process dk: Docker daemon | kind=runtime holds=k\ndk -> r: "

// started is an engine of containers, and one of them, to which it does something.
func started(label string) string {
	return `
data j: Files of a job | class=confidential crown
data k: Keys | class=secret crown
boundary s: Site | internal
  process dk: Docker daemon | kind=runtime runs-as=root
  process c: Job container | kind=runtime holds=k
  process d: Other container | kind=runtime
dk -> c: ` + label + ` | data=j,k
`
}

// told is a server of connections that stay open, behind a gateway, with something said of them.
func told(said string) string {
	return `
data n: Notices | class=pii crown
actor u: Agent
boundary e: Edge | edge
  process g: Proxy | kind=gateway
boundary s: Site | internal
  process p: Live server | kind=api
  store db: Database | kind=db holds=n
u -> g: Receive notices | ` + said + `
g -> p: Forward | ws
p -> db: Read | sql auth=password returns=n
`
}

// fleet is a relay between an update server of ours and devices.
const fleet = `
data fw: Firmware | class=code
boundary field: Field | public
  actor dev: Meter | kind=device
boundary e: Edge | edge
  process relay: Transport | kind=api
boundary s: Site | internal
  process updates: Update server | kind=api
dev -> relay: Poll | https auth=mtls returns=fw
relay -> updates: Poll | https auth=mtls returns=fw
`

// everything is a gateway that forwards everything, in front of a shop.
const everything = `
data pay: Payment | class=payment
data rec: Records | class=pii crown
actor user: Customer
actor clerk: Clerk
boundary e: Edge | edge
  process gw: Gateway | kind=gateway
boundary s: Site | internal
  process shop: Shop | kind=api
  store db: Orders | kind=db holds=rec
buy. user -> gw: Pay order | https auth=session data=pay
work. clerk -> gw: Work | https auth=session data=rec returns=rec
all. gw -> shop: Forward all requests | http identity=end-user data=pay,rec returns=rec
shop -> db: Save | sql auth=iam data=rec
`

// twoBehind is a gateway that passes on to one process what administrators change, and to another what is in BACK.
func twoBehind(front, back string) string {
	return `
data rule: Settings | class=control
data msg: Messages | class=confidential crown
data ev: Events | class=internal
actor user: User
actor admin: Administrator
boundary s: Site | internal
  process gw: Gateway | kind=gateway
  process app: Application | kind=api
  process push: Push server | kind=api
  store db: Database | kind=db holds=msg,rule
set. admin -> gw: Change settings | https auth=session data=rule
use. user -> gw: Read and write | https auth=session data=msg returns=msg
` + front + `
all. gw -> app: Forward | http data=rule,msg returns=msg
` + back + `
app -> db: Save | sql auth=iam data=msg,rule
push -> db: Read | sql auth=iam returns=msg
`
}

// betweenNodes is a machine of ours to which a client in the hands of users sends something through a tunnel.
func betweenNodes(label string) string {
	return "data d: Readings | class=confidential\nboundary u: User devices | public\n  process c: Client | kind=device\nboundary s: Site | internal\n  process n: Machine | kind=device\nc -> n: " + label + " | protocol=\"WireGuard over UDP\" encryption=e2e auth=signature data=d"
}

// bookings is a store of a shop that holds data of people.
func bookings(data, kind string) string {
	return "data d: " + data + " | class=pii\nboundary s: Site | internal\n  process p: Shop\n  store b: Store | " + kind + " holds=d\np -> b: Save | auth=password data=d"
}

// handedScripts is a worker to which a server hands code, which people may have written.
func handedScripts(worker, written string) string {
	return "data c: Steps | class=code\nactor u: Analyst\nboundary s: Site | internal\n  process p: Server | kind=api\nboundary w: Workers | internal\n  process x: Worker | " + worker + "\nu -> p: Edit steps | https auth=session " + written + "\nx -> p: Ask for work | https auth=mtls returns=c"
}

// toolOf is a process that those who act ask to command another one in its own name.
func toolOf(actor string) string {
	return "data c: Commands | class=control\ndata d: Records | class=pii crown\n" + actor + "\nboundary e: Edge | edge\n  process g: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Manager | kind=api\nboundary i: Inside | restricted\n  process q: Server | kind=api holds=d\n" +
		"1. o -> g: Run commands | grpcs auth=password data=c\n2. g -> p: Forward calls | grpc encryption=none auth=password forwards=1\n3. p -> q: Call actions | https auth=password identity=service data=c"
}

// socketBehind is a process that takes websockets which a gateway passes on, with what their callers show.
func socketBehind(auth string) string {
	return "data d: News | class=confidential\nactor u: Member\nboundary e: Edge | edge\n  process g: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Live server | kind=api\n1. u -> g: Receive news | wss " + auth + " returns=d\n2. g -> p: Forward | ws forwards=1"
}

// boxed is a container of the given name that an engine starts over a protocol.
func boxed(name, protocol string) string {
	return "boundary s: Site | internal\n  process eng: Docker daemon | kind=runtime\n  process box: " + name + " | kind=runtime\neng -> box: Start container | " + protocol
}

// forwardedRules is a gateway that passes on, by the numbers of the flows alone, what an administrator or a customer asks.
func forwardedRules(forwards string) string {
	return "data r: Rules | class=control\nactor admin: Administrator\nactor u: Customer\nboundary e: Edge | edge\n  process gw: Gateway | kind=gateway\nboundary s: Site | internal\n  process app: Desk | kind=web-app\n" +
		"1. admin -> gw: Configure rules | https auth=session data=r\n2. u -> gw: Read | https auth=session\n3. gw -> app: Forward | http " + forwards
}

// flowEditor is a server to which a person brings code that it runs later.
func flowEditor(code, server string) string {
	return "data c: Workflows | class=code " + code + "\nactor eng: Engineer\nboundary s: Site | edge\n  process app: Orchestrator | kind=web-app " + server + "\neng -> app: Edit workflows | https auth=session data=c"
}

// download is a program that fetches something by itself.
func download(data, label string) string {
	return "data d: " + data + " | class=public\nexternal x: Maker\nboundary s: Site | internal\n  process p: Filter\np -> x: " + label + " | https auth=public returns=d"
}

// joining is a device of users that calls a server.
func joining(label, auth string) string {
	return "boundary d: User devices | public\n  process c: Client | kind=device\nboundary s: Site | edge\n  process p: Server | kind=api\nc -> p: " + label + " | https auth=" + auth
}

// handed is a worker that gets something from a server of ours and sends personal data out.
func handed(class string) string {
	return "data c: Steps | " + class + "\ndata m: Names | class=pii\nexternal x: Systems\nboundary s: Site | internal\n  process p: Server | kind=api\n  process w: Worker | kind=worker\nw -> p: Ask for work | https auth=iam returns=c\nw -> x: Call | https data=m"
}

// aroundGateway is a service that is also called past its gateway; the strings are added to both calls.
func aroundGateway(through, past string) string {
	return "actor user: User\nboundary s: Site | edge\n  process gate: Gateway | kind=gateway\n  process app: App | kind=api\nuser -> gate: Ask | " + through + "\nuser -> app: Ask directly | " + past + "\ngate -> app: Forward | https"
}

// postedTo is an app behind a proxy, whose records a user reads, and another call of the proxy.
func postedTo(call string) string {
	return "data c: Login | class=credentials\ndata r: Records | class=pii crown\nactor u: User\nactor o: Operator with a tool | kind=cli\nactor k: Customer with a tool | kind=cli\nexternal x: Calendar\nexternal d: SCIM client\nboundary s: Site | internal\n  boundary e: Edge | edge\n    process gw: Reverse proxy | kind=gateway\n  process p: App | kind=web-app holds=r\n  process m: Mail server\nlook. u -> gw: Look | https auth=session authz=object returns=r\nother. " + call + "\nfwd. gw -> p: Forward | http forwards=look,other data=c,r returns=r"
}

// netIn returns a program that writes to a database, which is in a boundary within that of the program.
func netIn(outer, inner string) string {
	return "data d: Orders | class=credentials crown\nboundary s: " + outer + " | internal\n  process p: Shop\n  boundary n: " + inner + "\n    store db: Database | kind=db holds=d\np -> db: Save | sql data=d"
}

// hosting is a platform that starts a program of its users, and one who uses that program.
func hosting(name, call string) string {
	return "data o: Output | class=internal\nactor u: Player\nboundary s: Node | internal\n  process d: Daemon | kind=controller runs-as=root tenants\n  boundary b: Containers | edge\n    process g: " + name + " | kind=runtime crown\nd -> g: Start container | unix data=o\nu -> g: Use | " + call
}

// signInService is a service behind a proxy that takes passwords and gives tokens, with what else is behind the proxy.
func signInService(rest string) string {
	processes, flows, _ := strings.Cut(rest, "\n")
	if processes != "" {
		processes = "\n  " + processes
	}
	return "data c: Password | class=credentials\ndata t: Token | class=credentials\nactor u: User\nboundary e: Edge | edge\n  process gw: Proxy | kind=gateway\nboundary s: Site | internal\n  process i: Sign-in | kind=idp" + processes + "\nin. u -> gw: Sign in | https auth=password data=c returns=t\ngw -> i: Forward sign-in | http forwards=in\n" + flows
}

// mailHost is a mail server that asks another process for its users.
func mailHost(attributes string) string {
	return "data c: Password | class=credentials\ndata r: Letters | class=pii crown\nactor u: User\nboundary e: Edge | edge\n  process m: Mail server\nboundary s: Site | internal\n  process p: Accounts | kind=api holds=r\nu -> m: Read mail | tls auth=password data=c returns=r\nm -> p: Post | https " + attributes
}

// scriptCalls is a container that an engine starts, with a key that it is given, and that asks a system of others.
func scriptCalls(name string) string {
	return "data k: Keys of users | class=secret\ndata r: Results | class=confidential\nexternal x: Warehouse\nboundary s: Site | internal\n  process d: Docker daemon | kind=runtime runs-as=root\n  process c: " + name + " | kind=runtime holds=k\nd -> c: Start container | protocol=\"container start\" data=k\nc -> x: Read | auth=credentials data=k returns=r"
}

// typedInto is a program at whose container a person types what the data is called.
func typedInto(named string) string {
	return "data c: " + named + " | class=control\nactor a: Administrator\nboundary s: Site | internal\n  process p: Daemon | kind=controller\na -> p: Steer | https auth=session data=c"
}

// hostedBy is a server with administrators whose accounts an operator makes as the label and the protocol say.
func hostedBy(label, protocol string) string {
	return "data d: Orders | class=pii crown\nactor a: Administrator\nboundary h: Docker host | internal\n  actor o: Operator\n  process p: Shop | kind=web-app\n  process g: Proxy | kind=gateway\n1. a -> g: Manage users | https auth=password data=d\n2. g -> p: Forward | http forwards=1 data=d\n3. o -> p: " + label + " | " + protocol + " data=d"
}

// openPort is a port of a program that an outsider uses over a protocol, with nothing said of what moves.
func openPort(outsider, protocol string) string {
	return outsider + "\nboundary s: Site | edge\n  process p: Host | kind=runtime\na -> p: Play on the port | " + protocol
}

// throughDesk is a message that one program leaves at a broker for another one.
func throughDesk(named, broker string) string {
	return "data d: " + named + " | class=control\nboundary desk: Desk | internal\n  " + broker + "\nboundary s: Site | internal\n  process p: Sender\n  process q: Receiver\np -> b: Publish | mqtt auth=password async data=d\nb -> q: Deliver | mqtt auth=password async data=d"
}

// noticed is a server that others tell something without data, and that calls them.
func noticed(label, call string) string {
	return "data d: Calendar | class=pii\nexternal x: Calendar service\nboundary s: Site | edge\n  process p: Planner | kind=web-app\nx -> p: " + label + " | https auth=token async\np -> x: Work with the calendar | https auth=oauth " + call
}

// posted is what a server sends another one, with the given proof.
func posted(named, proof string) string {
	return "data d: " + named + " | class=pii\nexternal x: Another server\nboundary s: Site | internal\n  process p: Sender | kind=worker\np -> x: Deliver | https " + proof + " data=d"
}

// linked is a page that somebody opens by a link.
func linked(who, named string) string {
	return "data d: " + named + " | class=pii\nactor u: " + who + "\nboundary s: Site | edge\n  process p: Shop | kind=web-app holds=d\nu -> p: Open by the link | https auth=link returns=d"
}

// atController is a call of an administrator to a controller that brings something of its own.
func atController(label string) string {
	return "data v: Settings of a job | class=secret\nactor a: Administrator\nboundary s: Site | internal\n  process p: Cluster manager | kind=controller\na -> p: " + label + " | https auth=token data=v"
}

// overSocket is a daemon that has a box for somebody else's program started.
func overSocket(label string) string {
	return "data k: Key | class=secret crown\ndata c: Orders | class=control\nboundary s: Site | internal\n  process d: Daemon | kind=controller holds=k\n  process box: Box | kind=runtime\nd -> box: " + label + " | unix data=c returns=c"
}

// spawned is a job to which a spawner does what the label says.
func spawned(label string) string {
	return "data d: Orders | class=pii\nboundary s: Site | internal\n  process p: Spawner\nboundary in: Inside | restricted\n  process q: Desk\np -> q: " + label + " | data=d"
}

// behindBareGateway is a shop whose gateway shows nothing of its own with what it forwards.
func behindBareGateway(forwarded string) string {
	return "data k: Keys of partners | class=secret\ndata o: Orders | class=pii\nexternal x: Partner | kind=cli\nboundary e: Edge | edge\n  process gw: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Shop | kind=api crown\n" +
		"1. x -> gw: Order | https auth=api-key data=k,o\n2. gw -> p: Forward | http auth=none forwards=1 data=" + forwarded
}

// publicFolder is a folder that a publisher writes and that visitors read.
func publicFolder(read string) string {
	return "data s: Pages | class=internal\ndata d: Drafts | class=confidential\nactor u: Visitor\nboundary w: Web server | edge\n  process p: Publisher\n  store f: Folder of pages | kind=file crown holds=s,d\np -> f: Write | file data=s,d\nu -> f: Load | https auth=public returns=" + read
}

// kindExpectations are kinds of mistakes that reviewers of designs that nobody had tuned on found.
// mailboxOf is a server for messages on which devices of the same office call, with the label of that call.
func mailboxOf(label string) string {
	return "data m: Messages | class=pii crown\nboundary o: Office | internal\n  actor d: Desk device | kind=device\nboundary s: Machine room | internal\n  process p: Message server | kind=api holds=m\n" +
		"d -> p: " + label + " | https auth=passphrase returns=m"
}

// reportsTo is an application for payments that calls a shop in another zone, with the label of that call.
func reportsTo(label string) string {
	return "data m: Payments | class=payment\nboundary a: Payment site | internal\n  process x: Payment app | kind=plugin\nboundary s: Site | internal\n  process p: Shop | kind=api holds=m\n" +
		"x -> p: " + label + " | https auth=token data=m"
}

// quotaFor is a shop whose customers have a total bound, with how they call it.
func quotaFor(call string) string {
	return "actor u: Customer\nboundary s: Site | edge\n  process p: Shop | kind=api\nu -> p: Search | " + call + " limit=quota"
}

var kindExpectations = []expectation{
	{"counts that nobody waits for may be lost", notifier("Maker", "Push usage counts"), []string{"!D03@model"}},
	{"a gateway cannot tell a good key of the system to which it passes it on", passedKey("Send | https auth=api-key data=k"), []string{"!S12@s", "!S12@e"}},
	{"it can tell its own", passedKey("Send | https auth=mtls data=k"), []string{"S12@e open"}},
	{"a gateway that brings the keys of its callers needs none of its own", behindBareGateway("k,o"), []string{"!S01@s", "S12@e open"}},
	{"one that brings nothing shows nobody", behindBareGateway("o"), []string{"S01@s open"}},
	{"what everybody may read needs no secrecy", publicFolder("s,d"), []string{"!S01", "!I01", "!I02"}},
	{"what only some of it is needs it", publicFolder("s"), []string{"S01@w open", "I01@f ask"}},
	{"who reports a payment may never have got it", reportsTo("Report result of the payment"), []string{"T05@s ask"}},
	{"who asks for one reports none", reportsTo("Plan the next payment"), []string{"!T05"}},
	{"a PIN is guessed from inside too", mailboxOf("Listen to messages with PIN"), []string{"S11@s ask", "!S12"}},
	{"a password that a program has drawn is not", mailboxOf("Listen to messages"), []string{"!S11", "S12@s open"}},
	{"a device that signs in with its own secret keeps one that lasts", mailboxOf("Log in and pass on the PIN"), []string{"S11@s ask", "S12@s open"}},
	{"a total for each caller bounds nobody who comes again as another", quotaFor("https auth=public"), []string{"D01@s ask"}},
	{"nor one who shows only a link", quotaFor("https auth=link"), []string{"D01@s ask"}},
	{"a caller who signs in is counted", quotaFor("https auth=session"), []string{"D01@s met"}},
	{"so is the program that calls on the same machine", quotaFor("ipc auth=none"), []string{"D01@s met"}},
	{"a service that checks a login names no object", postedTo("m -> gw: Check login | https data=c"), []string{"I05@s met"}},
	{"a service that reads records does", postedTo("m -> gw: Read records | https returns=r"), []string{"I05@s ask"}},
	{"a notice names nothing", postedTo("x -> gw: Tell of a change | https auth=token async"), []string{"I05@s met"}},
	{"what a system of others sends does", postedTo("x -> gw: Send record | https auth=token data=r"), []string{"I05@s ask"}},
	{"an operator may use all", postedTo("o -> gw: Command | https auth=password data=r"), []string{"I05@s met"}},
	{"a customer may not", postedTo("k -> gw: Command | https auth=password data=r"), []string{"I05@s ask"}},
	{"a client that keeps up all accounts may name each", postedTo("d -> gw: Create and update users | https auth=token data=r"), []string{"I05@s met"}},
	{"a program of users answers to them", hosting("Game server container", `protocol="game protocol"`), []string{"!I05", "!S01", "!T01@b", "!R01@b"}},
	{"a part of ours answers to us", hosting("Session broker", `protocol="own protocol"`), []string{"S01@b ask"}},
	{"a program of users without a protocol may still need proof", hosting("Game server container", "data=o"), []string{"S01@b ask"}},
	{"what states its proof is judged", hosting("Game server container", "https auth=none"), []string{"S01@b open"}},
	{"who opens a websocket with a token in the address shows no cookie", "data t: Access token | class=credentials\ndata n: News | class=pii\nactor u: User\nboundary s: Site | edge\n  process w: News server | kind=api crown\nu -> w: Subscribe | wss data=t returns=n", []string{"!T04"}},
	{"who opens one with nothing may show one", "data n: News | class=pii\nactor u: User\nboundary s: Site | edge\n  process w: News server | kind=api crown\nu -> w: Subscribe | wss returns=n", []string{"T04@s ask"}},
	{"what changes a password for a token shows no pages", signInService("process c: Chat | kind=api\nu -> gw: Chat | https auth=token data=t\ngw -> c: Forward | http"), []string{"!T04@s", "S09@i ask"}},
	{"what is all behind its proxy does", signInService(""), []string{"T04@s ask"}},
	{"a page of staff is sent requests by other pages of the same browser", "boundary o: Office | internal\n  actor c: Clerk\nboundary s: Site | internal\n  process p: Desk | kind=admin-ui\nc -> p: Work | http auth=session", []string{"T04@s ask"}},
	{"without a session there is nothing to send along", "boundary o: Office | internal\n  actor c: Clerk\nboundary s: Site | internal\n  process p: Desk | kind=admin-ui\nc -> p: Work | http auth=mtls", []string{"!T04"}},
	{"a call that shows no pages has no browser", "boundary o: Office | internal\n  actor c: Clerk\nboundary s: Site | internal\n  process p: Desk | kind=api\nc -> p: Work | http auth=session", []string{"!T04"}},
	{"an address that was signed for people may have no end", "data f: Contracts | class=confidential crown\nactor u: Customer\nboundary s: Site | internal\n  process p: Shop | kind=web-app\n  store b: Bucket | kind=object holds=f\nu -> b: Download contract | https auth=signed-url returns=f\np -> b: Store | https auth=iam data=f", []string{"S13@s ask"}},
	{"one that a program of ours signs for another is made for each call", "data f: Contracts | class=confidential crown\nboundary s: Site | internal\n  process p: Shop | kind=worker\n  store b: Bucket | kind=object holds=f\np -> b: Store | https auth=signed-url data=f", []string{"!S13"}},
	{"a lost device of a member keeps its key", "boundary d: Members' devices | public\n  process c: Client | kind=device\nboundary s: Site | internal\n  process p: Router\nc -> p: Connect | https auth=mtls", []string{"S13@s ask"}},
	{"a sensor is nobody's", "boundary d: Field | public\n  process c: Sensor | kind=device\nboundary s: Site | internal\n  process p: Router\nc -> p: Connect | https auth=mtls", []string{"!S13"}},
	{"a tool of staff without a sign-in has none to imitate", "actor a: Administrator\nboundary s: Site | edge\n  process p: Table browser | kind=admin-ui\na -> p: Browse | https auth=none", []string{"!S07"}},
	{"pages of visitors have", "actor a: Reader\nboundary s: Site | edge\n  process p: Magazine | kind=web-app\na -> p: Read | https auth=none", []string{"S07@model ask"}},
	{"what hands on a login names its user", mailHost("data=c"), []string{"!S08@m"}},
	{"what asks for more does not", mailHost("data=c,r returns=r"), []string{"S08@m ask"}},
	{"a game server that nothing of a platform starts is ours", "actor u: Player\nboundary s: Site | edge\n  process g: Game server\nu -> g: Move | https", []string{"D01@s ask", "S01@s ask"}},
	{"what nothing of the platform starts is no program of its users", "actor u: Applicant\nboundary s: Site | edge\n  process p: Job board\nu -> p: Apply", []string{"S01@s ask", "T01@s ask"}},
	{"a script of users trusts what it likes", scriptCalls("Script container"), []string{"!S06", "!T02@s"}},
	{"a part of ours does not", scriptCalls("Loader container"), []string{"S06@outside ask"}},
	{"a program that is being launched asks nobody who launches it", spawned("Launch job"), []string{"!S01", "!E05", "!T01"}},
	{"a program that runs does", spawned("Send order"), []string{"S01@in ask", "T01@in ask"}},
	{"an entry of one's own at a controller waits for no second person", atController("Write variables"), []string{"!R04"}},
	{"a policy does", atController("Write policies"), []string{"R04@model ask"}},
	{"what an engine starts through its socket takes no call, and no right of the caller is withheld there", overSocket("Start container over the Docker socket"), []string{"!E02"}},
	{"what is told over a socket of its own takes one", overSocket("Start over the socket"), []string{"E02@s ask"}},
	{"who plays does nothing that is recorded", openPort("actor a: Player", `protocol="game protocol over UDP"`), []string{"!R01"}},
	{"who works there does", openPort("actor a: Clerk", "https auth=session"), []string{"R01@s ask"}},
	{"a signed post to another server of a federation has no fields", posted("Members' posts", "auth=signature sign=asymmetric"), []string{"!I08"}},
	{"a record of people has", posted("Members", "auth=signature sign=asymmetric"), []string{"I08@model ask"}},
	{"what was logged goes to a receiver of events cut down", "data l: Alerts with the lines logged before | class=log\nexternal x: Receiver | kind=webhook\nboundary s: Site | internal\n  process p: Alerter | kind=worker\np -> x: Post alert | https auth=api-key data=l", []string{"I08@model ask"}},
	{"to who operates it for us it may go whole", "data l: Alerts with the lines logged before | class=log\nexternal x: Operations\nboundary s: Site | internal\n  process p: Alerter | kind=worker\np -> x: Post alert | https auth=api-key data=l", []string{"!I08"}},
	{"a post to whoever pays for it is cut down", posted("Members' posts", "auth=api-key"), []string{"I08@model ask"}},
	{"a link to an invoice shows the customer the invoice", linked("Customer", "Invoice"), []string{"!I08"}},
	{"one to a project may show more than is meant", linked("Customer", "Project hours"), []string{"I08@model ask"}},
	{"what shows who calls is no more than a chat needs", "data k: Access token | class=credentials\nexternal x: Team chat\nboundary s: Site | internal\n  process p: Shop\np -> x: Ask for apps | https auth=oauth data=k", []string{"!I08"}},
	{"no tunnel and no encryption is asked of players", openPort("actor a: Player", `protocol="game protocol over UDP"`), []string{"S01@s ask", "!T01"}},
	{"of a meter there is", openPort("external a: Meter | kind=device", `protocol="readings over UDP"`), []string{"S01@s ask", "T01@s ask"}},
	{"a broker hands on what it gets, once or twice", throughDesk("Orders", "process b: Broker | kind=runtime"), []string{"S03@s ask", "!S03@desk"}},
	{"what a switch is set to, it is set to", throughDesk("Switches", "process b: Broker | kind=runtime"), []string{"!S03"}},
	{"a second warning in a chat does nothing", "data d: Warnings | class=internal\nexternal x: Chat webhook\nboundary s: Site | internal\n  process p: Monitor\np -> x: Post warning to the channel | https auth=link fails=retry data=d", []string{"!S03"}},
	{"what tells of orders too is acted on", "data d: Events | class=internal\nexternal x: Partner webhook\nboundary s: Site | internal\n  process p: Monitor\np -> x: Post order and warning to the webhook | https auth=link fails=retry data=d", []string{"S03@outside ask"}},
	{"a directory that is asked in one of two ways issues no tokens", "external d: Staff directory | kind=idp\nboundary s: Site | edge\n  process p: Portal | kind=web-app\np -> d: Check password | protocol=\"LDAP or LDAPS\" auth=password", []string{"!S09"}},
	{"another provider does", "external d: Staff directory | kind=idp\nboundary s: Site | edge\n  process p: Portal | kind=web-app\np -> d: Fetch keys | https", []string{"S09@d ask"}},
	{"a notice without data has us ask again", noticed("Tell of a change", "returns=d"), []string{"!S03"}},
	{"who is told and does not ask acts on the notice", noticed("Tell of a change", "data=d"), []string{"S03@s ask"}},
	{"an event is more than a notice", noticed("Report payment", "returns=d"), []string{"S03@s ask"}},
	{"what is typed into a console changes no rule, and no second person waits for it", typedInto("Console output and commands"), []string{"!R04", "!T07"}},
	{"a policy is one", typedInto("Policy"), []string{"R04@model ask", "T07@s ask"}},
	{"a command in a container has no wire", "data d: Orders | class=pii\nactor o: Operator\nboundary h: Docker host | internal\n  process p: Shop | kind=web-app\no -> p: Dump data | protocol=\"docker exec\" returns=d", []string{"!T01", "!S04"}},
	{"a command over a protocol of our own has one", "data d: Orders | class=pii\nactor o: Operator\nboundary h: Docker host | internal\n  process p: Shop | kind=web-app\no -> p: Dump data | protocol=\"our own\" returns=d", []string{"T01@h ask"}},
	{"who makes users on the machine installs it", hostedBy("Create users, dump data", `protocol="docker exec"`), []string{"!S14"}},
	{"and so does who does it over SSH", hostedBy("Create users", "ssh auth=ssh-key"), []string{"!S14"}},
	{"who makes users on a page does not", hostedBy("Create users", "https auth=session"), []string{"S14@p ask"}},
	{"what is in a network of an engine's machine is a container", "boundary h: Docker host | internal\n  boundary n: Network back | internal\n    process p: Shop | kind=api\n    store db: Database | kind=db\np -> db: Save | sql", []string{"T14@model ask"}},
	{"what is on the machine itself may be none", "boundary h: Docker host | internal\n  process p: Shop | kind=api\n  store db: Database | kind=db\np -> db: Save | sql", []string{"!T14"}},
	{"an operator with a tool is no user whose identity is lost", toolOf("actor o: Operator with a tool | kind=cli"), []string{"!S08@p"}},
	{"a customer is one", toolOf("actor o: Customer | kind=human"), []string{"S08@p open"}},
	{"who brings a token to a websocket brings no cookie", socketBehind("auth=token"), []string{"!T04"}},
	{"a browser with a session does", socketBehind("auth=session"), []string{"T04@s ask"}},
	{"a step of a build fails with what it needs", "external f: Forge | kind=code\nboundary s: Site | internal\n  process p: Build steps | kind=ci\np -> f: Clone | https auth=token", []string{"!D03"}},
	{"a worker that needs the same goes on later", "external f: Forge | kind=code\nboundary s: Site | internal\n  process p: Mirror | kind=worker\np -> f: Clone | https auth=token", []string{"D03@model ask"}},
	{"a payment processor needs what it gets", paidOut("Payment processor", "Charge"), []string{"!I08"}},
	{"one of another name that moves money does too", paidOut("Acme", "Authorise and refund"), []string{"!I08"}},
	{"a partner gets only what is listed", paidOut("Partner", "Report"), []string{"I08@model ask"}},
	{"a customer may see what is the customer's own", paidOut("Merchant server", "Deliver webhook"), []string{"!I08"}},
	{"a stream names no object", sentBy("protocol=rtmp"), []string{"!I05"}},
	{"a request does", sentBy("https"), []string{"I05@s ask"}},
	{"a forwarder to others loses no user", "data d: Orders | class=pii crown\nactor u: User\nexternal x: Partner\nboundary s: Site | edge\n  process p: Shop | kind=api\n  process g: Outbound proxy\nu -> p: Order | https auth=session data=d\nout. p -> g: Ask partner | http auth=api-key data=d\non. g -> x: Ask partner | https auth=api-key forwards=out data=d", []string{"!S08@p"}},
	{"a service of ours does", "data d: Orders | class=pii crown\nactor u: User\nexternal x: Partner\nboundary s: Site | edge\n  process p: Shop | kind=api\n  process g: Ledger\nu -> p: Order | https auth=session data=d\nout. p -> g: Ask ledger | http auth=api-key data=d\non. g -> x: Ask partner | https auth=api-key data=d", []string{"S08@p ask"}},
	{"who only hands an event on acts on none", viaProxy, []string{"!S03@e", "S03@outside ask"}},
	{"nobody signs in over a channel of media", "data m: Call | class=pii crown\nactor u: Guest\nboundary s: Site | edge\n  process w: Pages | kind=web-app\n  process p: Call server\nu -> w: Open room | https auth=session data=m\nu -> p: Talk | protocol=\"WebRTC DTLS-SRTP\" data=m returns=m", []string{"!S07@p", "!S05@p", "S04@people ask"}},
	{"a token for one payment is no sign-in", "data k: Client secret of an order | class=credentials\ndata o: Order | class=payment crown\nactor u: Buyer\nboundary s: Site | edge\n  process p: Shop | kind=api\nu -> p: Confirm | https auth=token data=k,o", []string{"!S04"}},
	{"a token of an account is", "data k: Access token | class=credentials\ndata o: Order | class=payment crown\nactor u: Buyer\nboundary s: Site | edge\n  process p: Shop | kind=api\nu -> p: Confirm | https auth=token data=k,o", []string{"S04@people ask"}},
	{"a relay of packets makes no call", "data m: Call | class=pii\nactor u: Guest\nboundary s: Site | edge\n  process r: Relay\n  process p: Call server\n1. u -> r: Send packets | protocol=turns auth=token data=m\n2. r -> p: Pass packets | protocol=\"WebRTC SRTP\" forwards=1 data=m", []string{"!E05", "!S08"}},
	{"packets for a relay name no object", "data m: Call | class=pii crown\nactor u: Guest\nboundary s: Site | edge\n  process r: Relay\n  store db: Recordings | kind=file holds=m\nu -> r: Send packets | protocol=turns auth=token data=m\nr -> db: Save | file data=m", []string{"!I05"}},
	{"what a proxy to the outside passes on is no secret of its own", "data k: API key | class=secret\nexternal b: Bank\nboundary f: Front | edge\n  process p: Shop | kind=api\nboundary e: Exit | edge\n  process x: Squid\n1. p -> x: Call the bank | https data=k\n2. x -> b: Charge | https auth=api-key forwards=1 data=k", []string{"!I12@e"}},
	{"one that asks by itself does", "data m: Call | class=pii\nboundary s: Site | edge\n  process r: Recorder\n  process p: Call server\nr -> p: Ask for a recording | https data=m", []string{"E05@s ask"}},
	{"programs of one machine are not asked what encrypts", "data d: Orders | class=pii crown\nboundary h: Docker host | internal\n  process p: Shop\n  store db: Database | kind=db holds=d\np -> db: Save | sql data=d", []string{"!T01"}},
	{"a network inside of a server joins several machines", netIn("Office server", "Private network"), []string{"T01@n ask"}},
	{"so does a tier", netIn("Office server", "Data tier"), []string{"T01@n ask"}},
	{"a network of containers is part of the machine", netIn("Office server", "Docker network"), []string{"!T01"}},
	{"so is any network of a host of containers", netIn("Docker host", "Private network"), []string{"!T01"}},
	{"a part of a server that is no network is on it", netIn("Office server", "Data area"), []string{"!T01"}},
	{"programs in that network may be on two of them", strings.Replace(netIn("Office server", "Private network"), "  process p: Shop\n  boundary n: Private network\n", "  boundary n: Private network\n    process p: Shop\n", 1), []string{"T01@n ask"}},
	{"what is stated to be plain there stays", "data d: Orders | class=pii crown\nboundary h: Docker host | internal\n  process p: Shop\n  store db: Database | kind=db holds=d\np -> db: Save | sql encryption=none data=d", []string{"T01@h open"}},
	{"metrics name no object", "data d: Orders | class=pii crown\ndata m: Figures | class=internal\nexternal x: Monitor\nboundary s: Site | edge\n  process p: Shop | kind=api\n  store db: Database | kind=db holds=d\np -> db: Save | sql data=d\nx -> p: Scrape metrics | https auth=token returns=m", []string{"!I05"}},
	{"figures about a patient do", "data d: Body metrics | class=health crown\nactor u: Patient\nboundary s: Site | edge\n  process p: Clinic | kind=api\n  store db: Database | kind=db holds=d\np -> db: Save | sql data=d\nu -> p: Read metrics | https auth=session returns=d", []string{"I05@s ask"}},
	{"a gateway to a bank acts on what it gets", "data o: Order | class=payment\nexternal b: Bank\nboundary f: Front | edge\n  process p: Shop | kind=api\nboundary e: Exit | edge\n  process x: Payment service\np -> x: Order payment | https async data=o\nx -> b: Charge | https data=o", []string{"S03@e ask"}},
	{"orders do", "data d: Orders | class=pii crown\nexternal x: Monitor\nboundary s: Site | edge\n  process p: Shop | kind=api\n  store db: Database | kind=db holds=d\np -> db: Save | sql data=d\nx -> p: Read | https auth=token returns=d", []string{"I05@s ask"}},
	{"a key for the whole is good for every object", "data k: Admin API key | class=secret\ndata d: Orders | class=pii crown\nactor o: Platform operator\nboundary s: Site | edge\n  process p: Shop | kind=api\n  store db: Database | kind=db holds=d\np -> db: Save | sql data=d\no -> p: Make account | https auth=api-key data=k,d", []string{"!I05"}},
	{"what requests in front state need not be asked of the call behind", "data e: Event | class=pii crown\nexternal x: Forge\nboundary f: Front | edge\n  process g: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Shop | kind=web-app\n  store db: Database | kind=db holds=e\n1. x -> g: Deliver webhook | https auth=token authz=object data=e\n2. g -> p: Forward webhooks | http forwards=1 data=e\n3. p -> db: Save | sql data=e", []string{"I05@s met"}},
	{"a proxy to the outside sees no user and acts on nothing", "data o: Order | class=payment\nactor u: Buyer\nexternal b: Bank\nboundary f: Front | edge\n  process p: Shop | kind=api\nboundary e: Exit | edge\n  process x: Squid\nu -> p: Pay | https auth=session data=o\np -> x: Call the bank | https async data=o\nx -> b: Charge | https data=o", []string{"!S08", "!S03@e"}},
	{"a vault of cards knows no price", "data c: Card | class=payment crown\nboundary s: Site | internal\n  process p: Checkout | kind=api\nboundary v: Vault | restricted\n  process q: Card vault | kind=api\np -> q: Store card | https data=c", []string{"!T05"}},
	{"a build clones what it is there to build", "data c: Source | class=code\nexternal f: Forge | kind=code\nboundary s: Site | internal\n  process b: Build steps | kind=ci\nb -> f: Clone | https returns=c", []string{"!T08"}},
	{"an agent that installs from there checks it", "data c: Source | class=code\nexternal f: Forge | kind=code\nboundary s: Site | internal\n  process b: Installer | kind=controller\nb -> f: Fetch | https returns=c", []string{"T08@s ask"}},
	{"a working folder of builds has one user", "data c: Source | class=code\nexternal f: Forge | kind=code\nboundary s: Site | internal\n  process b: Build steps | kind=ci\n  store w: Workspace | kind=file holds=c\nb -> f: Clone | https returns=c\nb -> w: Work | file data=c returns=c", []string{"!T06@w", "I10@w ask"}},
	{"one that a server fills too has two", "data c: Source | class=code\nexternal f: Forge | kind=code\nboundary s: Site | internal\n  process b: Build steps | kind=ci\n  process p: Server\n  store w: Workspace | kind=file holds=c\nb -> f: Clone | https returns=c\nb -> w: Work | file data=c returns=c\np -> w: Put | file data=c", []string{"T06@w ask"}},
	{"who lets an app act for them changes nothing there", "data c: Source | class=code crown\nactor d: Developer\nexternal f: Forge | kind=code\nd -> f: Sign in and authorise the OAuth app | https auth=yes", []string{"!R04"}},
	{"a file of a program's own notes has no author", "data n: Agent number | class=internal\nboundary s: Site | internal\n  process p: Agent | kind=worker\n  store c: Agent settings | kind=config holds=n\np -> c: Keep the number | file data=n returns=n", []string{"!T07"}},
	{"one that a person writes has", "data n: Agent number | class=internal\nactor o: Operator\nboundary s: Site | internal\n  process p: Agent | kind=worker\n  store c: Agent settings | kind=config holds=n\np -> c: Load | file returns=n\no -> c: Edit | ssh data=n", []string{"T07@s ask"}},
	{"a worker gets the scripts that people have written", handedScripts("kind=worker", "data=c"), []string{"!T08"}},
	{"also those that pass a gateway", "data c: Steps | class=code\nactor u: Analyst\nboundary e: Edge | edge\n  process g: Gateway | kind=gateway\nboundary s: Site | internal\n  process p: Server | kind=api\n  process q: Scheduler | kind=worker\n  store b: Steps database | kind=db holds=c\nboundary w: Workers | internal\n  process x: Worker | kind=worker\n1. u -> g: Edit steps | https auth=session data=c\n2. g -> p: Forward | http forwards=1\n3. p -> b: Save | sql data=c\n4. q -> b: Load | sql returns=c\n5. x -> q: Ask for work | https auth=mtls returns=c", []string{"!T08"}},
	{"code of others that a worker gets over a zone is checked", handedScripts("kind=worker", ""), []string{"T08@w ask"}},
	{"what people book is kept until it is erased", bookings("Bookings and names", "kind=db"), []string{"I13@b ask"}},
	{"who has an account is kept while it is open", bookings("Accounts", "kind=db"), []string{"!I13@b"}},
	{"a queue keeps no bookings", bookings("Bookings and names", "kind=queue"), []string{"!I13@b"}},
	{"what a tunnel brings to a machine has no form", betweenNodes("Traffic between machines"), []string{"!T02@s", "!D01@s"}},
	{"nobody imitates a page where SSH runs by keys", "actor u: User\nboundary s: Site | edge\n  process h: Jump host | kind=cli\nu -> h: Log in | ssh auth=ssh-key", []string{"!S07@model"}},
	{"who signs in to pages may be lured away", "actor u: User\nboundary s: Site | edge\n  process h: Portal | kind=web-app\nu -> h: Log in | https auth=mfa", []string{"S07@model ask"}},
	{"a container is started and receives no call", boxed("Script container", `protocol="container start"`), []string{"!E05@s", "!T01@s", "D01@s ask"}},
	{"over a network it is called", boxed("Script container", "http"), []string{"E05@s ask", "T01@s open"}},
	{"what users have a runtime run is bounded", boxed("Notebook container", "ipc"), []string{"D01@s ask"}},
	{"a container of ours that nobody calls is not", boxed("Sandbox", "ipc"), []string{"!D01@s"}},
	{"a gateway that states what it forwards passes on a change of rules", forwardedRules("forwards=1"), []string{"T07@e ask"}},
	{"another request that it forwards is none", forwardedRules("forwards=2"), []string{"!T07@e"}},
	{"code that acts on everybody's data needs a second person", flowEditor("crown", ""), []string{"R04@model ask"}},
	{"other code does not", flowEditor("", ""), []string{"!R04@model"}},
	{"nor does that of one customer", flowEditor("crown", "tenants=multi"), []string{"!R04@model"}},
	{"a list that a program decides by has a maker", download("Block list", "Download block list"), []string{"T12@outside ask"}},
	{"a forecast decides nothing", download("Weather", "Download weather"), []string{"!T12@outside"}},
	{"what jobs print is masked", "data o: Job output | class=confidential\nboundary s: Site | internal\n  process w: Runner | kind=worker\n  store b: Runs | kind=db holds=o\nw -> b: Save | sql auth=password data=o", []string{"I04@b ask"}},
	{"what a model puts out is no job's", "data o: Model output | class=confidential\nboundary s: Site | internal\n  process w: Runner | kind=worker\n  store b: Runs | kind=db holds=o\nw -> b: Save | sql auth=password data=o", []string{"!I04@b"}},
	{"a key to join ends", joining("Register with a join token", "token"), []string{"S13@s ask"}},
	{"a device in the hands of people loses its key", joining("Ask for settings", "signature"), []string{"S13@s ask"}},
	{"a meter in a field has no owner who leaves", strings.Replace(joining("Ask for settings", "signature"), "User devices", "Fields", 1), []string{"!S13@s"}},
	{"anybody may order, and sees the order", "data o: Orders | class=pii\nactor u: Visitor\nboundary s: Site | edge\n  process p: Shop | kind=web-app\n  store db: Database | holds=o\np -> db: Save | sql data=o returns=o\nu -> p: Choose item and order | https auth=public data=o returns=o", []string{"!S01@s"}},
	{"who changes what others have sent needs a right", "data o: Orders | class=pii\nactor u: Visitor\nboundary s: Site | edge\n  process p: Shop | kind=web-app\n  store db: Database | holds=o\np -> db: Save | sql data=o returns=o\nu -> p: Edit notes | https auth=public data=o returns=o", []string{"S01@s open"}},
	{"a program of others has a secret or a key", "external t: Automation | kind=worker\nboundary s: Site | edge\n  process p: API\nt -> p: Change machines | https auth=oauth", []string{"S13@s ask"}},
	{"one that shows its platform's identity has none", "external t: Automation | kind=worker\nboundary s: Site | edge\n  process p: API\nt -> p: Change machines | https auth=iam", []string{"!S13@s"}},
	{"a part records what its program records", "data c: Orders | class=control crown\nactor a: Clerk\nboundary s: Site | internal\n  process p: Shop | kind=web-app audit=none\n  process q: Steering | kind=controller part-of=p\n  process w: Worker | kind=worker\n  store d: Database | kind=db holds=c\na -> p: Order | https auth=session data=c\nw -> q: Ask for work | grpc returns=c\nq -> d: Read | sql returns=c", []string{"R01@s open"}},
	{"a worker that is handed code sends what its author wrote", handed("class=code"), []string{"!I08@model"}},
	{"one that is handed orders sends what it needs", handed("class=internal"), []string{"I08@model ask"}},
	// Whoever stores or forwards code installs none.
	{"a service takes what its users write", platform, []string{"!T08", "!T10"}},
	{"a relay installs nothing, and the device that does is named", fleet, []string{"T08@field ask", "T10@field ask", "!T08@e", "!T10@e"}},
	{"a build works on what a forge has taken from its users", platform + "boundary j: Jobs | edge\n  process job: Build job | kind=ci\njob -> web: Check out | https auth=token returns=mod", []string{"!T08@j", "!T10@j"}},
	{"what a build gets from others is checked", platform + "external hub: Action registry | kind=registry\nboundary j: Jobs | edge\n  process job: Build job | kind=ci\njob -> hub: Download actions | https auth=public returns=mod", []string{"T08@j ask"}},
	{"that everybody may know code does not make it harmless", "data act: Published actions | class=public\nexternal hub: Action registry | kind=registry\nboundary j: Jobs | edge\n  process job: Build job | kind=ci\njob -> hub: Download actions | https auth=public returns=act", []string{"T08@j ask"}},

	// Whoever receives what we send, or what others wrote, can tell a forgery.
	{"a subscriber cannot tell our events from forgeries", "external shop: Shop | kind=webhook\nboundary s: Site | internal\n  process p: Sender | kind=worker\np -> shop: Deliver event | https async", []string{"S02@shop ask"}},
	{"an outgoing webhook is known by its label", "data e: Event | class=internal\nexternal shop: Shop\nboundary s: Site | internal\n  process p: Sender | kind=worker\np -> shop: Send webhook | https async data=e", []string{"S02@shop ask"}},
	{"a call to others is no event", "data e: Event | class=internal\nexternal shop: Shop\nboundary s: Site | internal\n  process p: Sender | kind=worker\np -> shop: Send order | https async data=e", []string{"!S02@shop"}},
	{"a mailbox takes mail in any name", "data m: Mail | class=pii\nexternal box: Mail server\nboundary s: Site | internal\n  process p: Fetcher | kind=worker\np -> box: Fetch mail | protocol=imap auth=password returns=m", []string{"S02@box ask"}},
	{"a domain's signature proves the sender of a mail", "data m: Mail | class=pii\nexternal box: Mail server\nboundary s: Site | internal\n  process p: Fetcher | kind=worker\np -> box: Fetch mail | protocol=imap auth=password sign=asymmetric returns=m", []string{"S02@box met"}},
	{"who can only sign is asked for a signature alone", "data e: Payment | class=payment\nexternal pay: Payment provider\nboundary s: Site | edge\n  process p: Shop | kind=api\npay -> p: Payment result | https auth=none sign=none data=e", []string{"S02@p open", "!S01"}},
	{"a circle of gateways has shown nothing", "boundary e: Edge | edge\n  process g: One | kind=gateway\n  process h: Other | kind=gateway\ng -> h: Forward | https auth=password\nh -> g: Forward | https auth=password", []string{"!S02"}},
	// What a gateway forwards, among all the rest, is asked of those who call it.
	{"business values are asked of who sends them", everything, []string{"T05@e ask", "S03@e ask", "!T05@s", "!S03@s"}},
	{"who calls a gateway and says nothing leaves the forwarded call", strings.Replace(everything, "Pay order | https auth=session data=pay", "Call | https auth=session", 1), []string{"T05@s ask"}},
	{"a file transfer moves no money", "data f: Large files | class=confidential\nactor u: User\nboundary s: Site | edge\n  process p: Server | kind=api\nu -> p: LFS transfer | https auth=token data=f returns=f", []string{"!T05"}},
	// What a gateway passes on to several processes is asked of the one that gets it.
	{"administrators reach one of two processes", twoBehind("poll. user -> gw: Poll | https auth=session returns=ev", "polls. gw -> push: Forward polls | http returns=ev"), []string{"E01@s ask"}},
	{"what anybody may send has no owner", twoBehind("send. user -> gw: Send event | https auth=public data=ev", "events. gw -> push: Forward events | http data=ev"), []string{"I05@s ask", "S05@s ask"}},
	{"anybody may ask for public data", "data p: Prices | class=public\nactor user: User\nboundary s: Site | edge\n  process app: App | kind=api\n  store db: Shop | crown\nuser -> app: Look up price | https auth=token returns=p\napp -> db: Read | sql auth=iam returns=p", []string{"!I05"}},
	{"devices change nothing for a person", strings.NewReplacer("kind=device", "kind=device", "auth=mtls", "auth=api-key").Replace(fleet), []string{"!R01"}},
	// A second entrance is no way around.
	{"another protocol is another entrance", aroundGateway("ssh auth=ssh-key", "https auth=session"), []string{"!E06"}},
	{"nothing is lost where nothing is checked", aroundGateway("https auth=api-key limit=none", "https auth=api-key limit=none"), []string{"!E06"}},
	{"a check may be lost on the way around", aroundGateway("https auth=api-key limit=rate", "https auth=api-key"), []string{"E06@app ask"}},
	// Code of customers runs where it is read, and builds run what strangers propose.
	{"what reads the scripts of several customers runs them", platform + "boundary w: Workers | internal\n  process run: Script runner | kind=worker tenants=multi\nrun -> db: Read scripts | sql auth=iam returns=mod", []string{"E04@run ask", "!E04@web"}},
	{"scripts of one customer are its own", platform + "boundary w: Workers | internal\n  process run: Script runner | kind=worker\nrun -> db: Read scripts | sql auth=iam returns=mod", []string{"!E04"}},
	{"a build of strangers' changes is confined, and checks no schema", "data src: Source | class=code\nexternal git: Code host | kind=code\nboundary s: Site | internal\n  process b: Test runner | kind=ci\ngit -> b: Change | https data=src", []string{"E04@b ask", "!T02"}},
	{"a build that pushes to its source ships nothing", platform + "boundary j: Jobs | edge\n  process job: Build job | kind=ci\njob <-> web: Check out and push | https auth=token data=mod returns=mod", []string{"E13@job ask", "!T09"}},
	// What is far from every crown jewel is somebody's all the same.
	{"each album is somebody's", "data a: Albums | class=pii\nactor user: User\nboundary s: Site | internal\n  process app: Albums | kind=api\n  store db: Database | kind=db holds=a\nuser -> app: Open album | https auth=token data=a returns=a\napp -> db: Read | sql auth=iam returns=a", []string{"I05@s ask"}},
	{"weather is nobody's", "data a: Weather | class=internal\nactor user: User\nboundary s: Site | internal\n  process app: Weather | kind=api\n  store db: Database | kind=db holds=a\nuser -> app: Look up | https auth=token returns=a\napp -> db: Read | sql auth=iam returns=a", []string{"!I05"}},
	{"what lies beside other things is no log", "data l: Run log | class=log\ndata f: Files | class=confidential\nboundary s: Site | internal\n  process p: P\n  store b: Bucket | kind=object holds=f,l\np -> b: Save | https auth=iam data=f,l", []string{"!I04"}},
	{"a partner's key for a user is lasting", "data r: Orders | class=pii crown\nexternal shop: Partner\nboundary s: Site | edge\n  process p: API | kind=api\nshop -> p: Query | https auth=api-key identity=end-user returns=r", []string{"S12@s open"}},
	{"scripts of users say what is called", platform + "external x: Other systems\nboundary w: Workers | internal\n  process run: Script runner | kind=worker\nrun -> db: Read scripts | sql auth=iam returns=mod\nrun -> x: Call | https", []string{"I09@run ask"}},
	{"a worker without scripts calls whom it is told", platform + "external x: Other systems\nboundary w: Workers | internal\n  process run: Worker | kind=worker\nrun -> x: Call | https", []string{"!I09"}},
	{"scripts of users say what is sent, but not to a receiver that somebody has set up", "data pat: Orders | class=pii\n" + platform + "external x: Other systems\nexternal hook: Receiver | kind=webhook\nboundary w: Workers | internal\n  process run: Script runner | kind=worker\nrun -> db: Read scripts | sql auth=iam returns=mod\ncall. run -> x: Call | https data=pat", []string{"!I08"}},
	{"a receiver that somebody has set up gets what that person may see", "data pat: Orders | class=pii\n" + platform + "external hook: Receiver | kind=webhook\nweb -> hook: Send event | https data=pat", []string{"I08@model ask"}},
	{"what copies of one program tell each other over a queue is no work", "data t: Tasks | class=internal\nboundary s: Site | internal\n  process p: Shop | kind=web-app\n  process w: Worker | kind=worker\n  store q: Queue | kind=queue\np -> q: Queue tasks, exchange messages | redis auth=password data=t returns=t\nq -> w: Take tasks | redis auth=password data=t", []string{"!D02@p", "D02@w ask"}},
	{"who takes from a queue what it has put there works on it", "data t: Tasks | class=internal\nboundary s: Site | internal\n  process p: Shop | kind=web-app\n  process w: Worker | kind=worker\n  store q: Queue | kind=queue\np -> q: Queue and take tasks | redis auth=password data=t returns=t\nq -> w: Take tasks | redis auth=password data=t", []string{"D02@p ask"}},
	{"code that others deliver comes as often as it is installed", "data c: Plug-ins | class=code\nexternal x: Makers of plug-ins\nboundary s: Site | internal\n  process p: Shop\nx -> p: Plug-in code | https auth=none data=c", []string{"!D01", "!T02@s", "T08@s ask"}},
	{"code with a signature of its maker is checked", "data c: Packages | class=code\nexternal x: Package source\nboundary s: Site | internal\n  process p: Shop\nx -> p: Package updates | https sign=asymmetric data=c", []string{"T08@s met"}},
	{"what a program of a customer makes of its input is the customer's affair", "actor u: Customer\nactor g: Guest\nboundary s: Site | internal\n  process p: Starter | kind=controller tenants\nboundary d: Containers | edge\n  process x: Program container | kind=runtime\nu -> p: Start my program | https auth=session\np -> x: Start container | unix\ng -> x: Play | protocol=\"own protocol over UDP\"", []string{"!T02@d", "I09@x ask"}},
	// Code of users opens connections of its own, whatever is drawn.
	{"scripts that nothing parts from their engine call where they like", "data c: Scripts | class=code\nactor u: Author\nboundary s: Site | internal\n  process p: Engine | kind=worker\n  process x: Script runtime | kind=runtime isolation=none\n  store db: Orders | kind=db\nu -> p: Write script | https auth=session data=c\np -> x: Run script | protocol=\"function call\" data=c\nx -> db: Save | sql auth=password", []string{"I09@x ask"}},
	{"so do programs that customers have started", "actor u: Customer\nboundary s: Site | internal\n  process p: Starter | kind=controller tenants\n  process x: Program container | kind=runtime\nu -> p: Start my program | https auth=session\np -> x: Start container | unix", []string{"I09@x ask"}},
	{"a program that is started for us alone does not", "actor u: Clerk\nboundary s: Site | internal\n  process p: Starter | kind=controller\n  process x: Program container | kind=runtime\nu -> p: Start program | https auth=session\np -> x: Start container | unix", []string{"!I09"}},
	// What a process takes in by purpose, or as it is, has no list or schema to be checked against.
	{"who runs what it fetches is asked about the code", "data c: Playbooks | class=code\nexternal g: Git host | kind=code\nboundary s: Site | internal\n  process w: Job runner | kind=worker\nw -> g: Clone | https returns=c", []string{"!T02@s", "T08@s ask"}},
	{"what a command prints is kept as it is", "data o: Output | class=log\nexternal m: Machines\nboundary s: Site | internal\n  process w: Job runner | kind=worker\nw -> m: Run script | ssh returns=o", []string{"!T02@s"}},
	{"records that it reads with a command are input", "data o: Inventory | class=internal\nexternal m: Machines\nboundary s: Site | internal\n  process w: Stock list | kind=worker\nw -> m: Read inventory | ssh returns=o", []string{"T02@s ask"}},
	{"what is installed is code", "data c: Packages | class=code\nexternal x: Package source\nboundary s: Site | internal\n  process p: Desk server | kind=web-app\nx -> p: Package updates | https auth=none data=c", []string{"!T02@s", "T08@s ask"}},
	{"a command on the machine needs no flaw", "data a: Accounts | class=credentials\nactor o: Operator\nboundary s: Site | internal\n  process p: Shop | kind=web-app\no -> p: Create accounts on the host | ipc data=a", []string{"!T02@s"}},
	{"a gateway need not say that it hands on an upload", "data f: Photo files | class=pii\ndata n: Notes | class=pii\nactor u: User\nboundary e: Edge | edge\n  process g: Reverse proxy | kind=gateway\nboundary s: Site | internal\n  process p: Album | kind=api\n  process q: Notebook | kind=api\n  store d: Disk | kind=file holds=f\n1. u -> g: Look at albums, upload files | https auth=session data=f returns=f\n2. u -> g: Write notes | https auth=session data=n\n3. g -> p: Forward album | http forwards=1\n4. g -> q: Forward notes | http forwards=2\n5. p -> d: Keep | file data=f", []string{"T03@s ask"}},
	{"who does not work with the upload does not get it", "data f: Photo files | class=pii\ndata n: Notes | class=pii\nactor u: User\nboundary e: Edge | edge\n  process g: Reverse proxy | kind=gateway\nboundary s: Site | internal\n  process p: Album | kind=api\n  process q: Notebook | kind=api\n  store d: Disk | kind=file holds=f\n1. u -> g: Look at albums, upload files | https auth=session data=f returns=f\n2. u -> g: Write notes | https auth=session data=n\n3. g -> p: Forward album | http forwards=1\n4. g -> q: Forward notes | http forwards=2\n5. q -> p: Ask | http data=n", []string{"!T03@s"}},
	{"who looks at files brings none", "data f: Photo files | class=pii\ndata n: Notes | class=pii\nactor u: User\nboundary e: Edge | edge\n  process g: Reverse proxy | kind=gateway\nboundary s: Site | internal\n  process p: Album | kind=api\n  process q: Notebook | kind=api\n  store d: Disk | kind=file holds=f\n1. u -> g: Look at files | https auth=session returns=f\n2. u -> g: Write notes | https auth=session data=n\n3. g -> p: Forward album | http forwards=1\n4. g -> q: Forward notes | http forwards=2\n5. p -> d: Read | file returns=f", []string{"!T03@s"}},
	{"who has a link to an account is asked for more", "actor u: User\nboundary t: Site | edge\n  process p: Club | kind=api crown\nu -> p: Recover account with mailed link | https auth=link", []string{"S04@people open"}},
	{"who has a link to a page is not", "actor u: User\nboundary t: Site | edge\n  process p: Club | kind=api crown\nu -> p: Open shared page | https auth=link", []string{"!S04"}},
	{"a server hands out keys for what it cannot read", "data n: Notes | class=confidential\ndata k: Public keys of members | class=internal\nboundary d: Telephones | public\n  process a: Notes app | kind=mobile\nboundary s: Site | edge\n  process p: Notes server | kind=api\n1. a -> p: Store and fetch notes | https auth=session encryption=e2e data=n returns=n\n2. a -> p: Look up members | https auth=session returns=k", []string{"T12@s ask"}},
	{"signed keys can be checked", "data n: Notes | class=confidential\ndata k: Public keys of members | class=internal\nboundary d: Telephones | public\n  process a: Notes app | kind=mobile\nboundary s: Site | edge\n  process p: Notes server | kind=api\n1. a -> p: Store and fetch notes | https auth=session encryption=e2e data=n returns=n\n2. a -> p: Look up members | https auth=session integrity=signed returns=k", []string{"T12@s met"}},
	{"what it can read needs no false key", "data n: Notes | class=confidential\ndata k: Public keys of members | class=internal\nboundary d: Telephones | public\n  process a: Notes app | kind=mobile\nboundary s: Site | edge\n  process p: Notes server | kind=api\n1. a -> p: Store and fetch notes | https auth=session data=n returns=n\n2. a -> p: Look up members | https auth=session returns=k", []string{"!T12"}},
	{"where it hands out none, nothing is asked of keys", "data n: Notes | class=confidential\ndata k: Public keys of members | class=internal\nboundary d: Telephones | public\n  process a: Notes app | kind=mobile\nboundary s: Site | edge\n  process p: Notes server | kind=api\n1. a -> p: Store and fetch notes | https auth=session encryption=e2e data=n returns=n\n2. a -> p: Look up members | https auth=session returns=n", []string{"!T12"}},
	{"a relay of sealed messages has to know whose keys they are for", "data n: Chat messages | class=confidential\nactor u: Member\nboundary s: Site | edge\n  process p: Relay | kind=api\nu -> p: Send | https auth=session encryption=e2e data=n", []string{"T12@s ask"}},
	{"a relay that reads them has not", "data n: Chat messages | class=confidential\nactor u: Member\nboundary s: Site | edge\n  process p: Relay | kind=api\nu -> p: Send | https auth=session data=n", []string{"!T12"}},
	{"a database may be on another machine of its zone", "data c: Customers | class=pii\nboundary s: Office | internal\n  process p: Shop\n  store d: Database | kind=db\np -> d: Save | sql auth=password data=c", []string{"T01@s ask"}},
	{"on one machine it is not", "data c: Customers | class=pii\nboundary s: Compose host | internal\n  process p: Shop\n  store d: Database | kind=db\np -> d: Save | sql auth=password data=c", []string{"!T01"}},
	{"what says little of people may go there as it is", "data c: Customers | class=internal\nboundary s: Office | internal\n  process p: Shop\n  store d: Database | kind=db\np -> d: Save | sql auth=password data=c", []string{"!T01"}},
	{"SSH leads to another machine, in one zone too", "boundary s: Machine room | internal\n  process p: Deployer | kind=worker\n  external h: Managed machines\np -> h: Run commands | ssh auth=ssh-key", []string{"S06@s ask"}},
	{"another call within a zone is not asked about", "boundary s: Machine room | internal\n  process p: Deployer | kind=worker\n  external h: Managed machines\np -> h: Run commands | https auth=api-key", []string{"!S06"}},
	{"a scanner of mail takes any file", "data m: Mail with attachments | class=pii\nactor u: Sender\nboundary e: Edge | edge\n  process q: Mail server | tech=\"Postfix\"\nboundary s: Site | internal\n  process r: Spam filter | kind=worker\nu -> q: Send mail | smtp data=m\nq -> r: Check mail | protocol=milter data=m", []string{"!T03@s", "!T02@s", "T13@s ask"}},
	{"a server of files does, too", "data f: Files | class=internal\nactor u: Customer\nboundary s: Site | edge\n  process p: File server\nu -> p: Upload files | sftp auth=password data=f", []string{"!T03@s"}},
	{"and the pages for the same files", "data f: Files | class=internal\nactor u: Customer\nboundary s: Site | edge\n  process w: Pages | kind=web-app\n  process p: File server\nu -> p: Keep files | sftp auth=password data=f\nu -> w: Upload files | https auth=session data=f\nw -> p: Hand over files | https data=f", []string{"!T03@s", "T02@s ask"}},
	{"who fetches a file by SFTP chooses", "data f: Bills in a file | class=payment\nexternal x: Partner\nboundary s: Site | edge\n  process p: Importer | kind=worker\np -> x: Fetch files | sftp auth=password content=file returns=f", []string{"T03@s ask"}},
	{"what a process gets back it has checked before", "data f: Picture files | class=internal\nboundary o: Provider | partner\n  store b: Bucket | kind=object\nboundary s: Site | edge\n  process p: Gallery | kind=web-app\np <-> b: Store and proxy picture files | https auth=iam data=f returns=f", []string{"!T03@s", "!T02@s"}},
	{"what others put there it has not", "data f: Picture files | class=internal\nactor u: User\nboundary o: Provider | partner\n  store b: Bucket | kind=object\nboundary s: Site | edge\n  process p: Gallery | kind=web-app\nu -> b: Upload picture files | https auth=signed-url data=f\np <-> b: Store and proxy picture files | https auth=iam data=f returns=f", []string{"T03@s ask"}},
	{"what is backed up is kept as it is", "data o: Settings of machines | class=internal\nexternal m: Machines\nboundary s: Site | internal\n  process w: Stock list | kind=worker\nw -> m: Back up settings | ssh returns=o", []string{"!T02@s"}},
	{"uploads fill the folder that a bucket is", "data f: Attachments | class=internal\nactor u: User\nboundary s: Site | edge\n  process p: Shop\n  store c: Folder | kind=object\nu -> p: Order | https auth=session data=f\np -> c: Save attachments | file data=f", []string{"D05@model ask"}},
	{"counters in a cache end by themselves", "actor u: User\nboundary s: Site | edge\n  process p: Shop\n  store c: Counters | kind=cache\nu -> p: Order | https auth=session\np -> c: Count requests | redis", []string{"!D05"}},
	{"names tell what is used", "data n: Package URLs | class=internal\ndata v: Versions | class=public\nexternal x: Package index\nboundary s: Site | internal\n  process p: Scanner | kind=worker\np -> x: Look up | https data=n returns=v", []string{"I08@model ask"}},
	{"figures tell nothing of what is used", "data n: Measurements | class=internal\ndata v: Forecast | class=public\nexternal x: Weather service\nboundary s: Site | internal\n  process p: Planner | kind=worker\np -> x: Look up | https data=n returns=v", []string{"!I08"}},
	{"nobody who proves nothing owns an object behind a gateway either", "data f: Films | class=confidential crown\nactor u: User\nboundary e: Edge | edge\n  process gw: Gateway | kind=gateway\nboundary s: Site | internal\n  process p: Server | kind=api\n  store b: Films | kind=file holds=f\nu -> gw: Watch | https auth=none returns=f\ngw -> p: Forward | http auth=none authz=none returns=f\np -> b: Read | file returns=f", []string{"!I05@s"}},
	{"a gateway that checks who calls leaves the object to the process", "data f: Films | class=confidential crown\nactor u: User\nboundary e: Edge | edge\n  process gw: Gateway | kind=gateway\nboundary s: Site | internal\n  process p: Server | kind=api\n  store b: Films | kind=file holds=f\nu -> gw: Watch | https auth=session returns=f\ngw -> p: Forward | http auth=none authz=none returns=f\np -> b: Read | file returns=f", []string{"I05@s open"}},
	{"who sits at a machine names no object of others", "data f: Cases | class=pii crown\nactor u: Clerk\nboundary s: Site | internal\n  process p: Workstation\n  store b: Cases | kind=db holds=f\nu -> p: Use | ipc auth=password\np -> b: Read | sql auth=iam returns=f", []string{"!I05"}},
	{"what runs of people have worked on is kept", "data x: Execution data | class=pii\nboundary s: Site | internal\n  process p: Runner | kind=worker\n  store b: Runs | kind=db holds=x\np -> b: Save | sql auth=iam data=x", []string{"I13@b ask"}},
	{"a browser opens websockets from any page", "actor u: User\nboundary s: Site | edge\n  process ws: Live updates | kind=api\nu -> ws: Listen | wss auth=session", []string{"T04@s ask"}},
	{"a token comes with no cookie", "actor u: User\nboundary s: Site | edge\n  process ws: Live updates | kind=api\nu -> ws: Listen | wss auth=token", []string{"!T04"}},
	// What several need is a point at which everything stops.
	{"three processes need one database", "data r: Orders | class=pii crown\nboundary s: Site | internal\n  process a: A\n  process b: B\n  process c: C\n  store db: Database | kind=db holds=r\na -> db: Save | sql data=r\nb -> db: Save | sql data=r\nc -> db: Save | sql data=r", []string{"D07@s ask"}},
	{"two processes need one database", "data r: Orders | class=pii crown\nboundary s: Site | internal\n  process a: A\n  process b: B\n  store db: Database | kind=db holds=r\na -> db: Save | sql data=r\nb -> db: Save | sql data=r", []string{"!D07"}},
	{"a tool shows a lasting token", "data key: Access token | class=credentials\nboundary n: Net | public\n  process tool: Command line | kind=cli\nboundary s: Site | edge\n  process p: API | kind=api\ntool -> p: Call | https auth=token data=key", []string{"S13@s ask"}},
	// Who checks what, and where it is stated.
	{"a token that a provider issued is checked at the sign-in", oidcShop, []string{"S09@idp met"}},
	{"a sign-in that states no check is asked", strings.Replace(oidcShop, " has=token-checks", "", 1), []string{"S09@idp ask"}},
	{"what shows nothing loses no user", behindGateway("auth=session", "auth=none"), []string{"!S08@gw"}},
	{"a stated identity of the service is heard", behindGateway("auth=session", "auth=none identity=service"), []string{"S08@gw open"}},
	{"administrators are asked where they administer", adminBeside("authz=role"), []string{"E01@s met"}},
	{"a role that nobody states is asked", adminBeside(""), []string{"E01@s ask"}},
	{"a password typed inside can be guessed", "boundary o: Office | internal\n  actor a: Clerk\nboundary s: Servers | restricted\n  process p: Ledger | kind=web-app\na -> p: Sign in | https auth=password", []string{"S11@s ask"}},
	{"a command on the host asks for no secret and is not rationed", "data k: Password | class=credentials\nactor a: Operator\nboundary s: Site | internal\n  process p: Forum | kind=web-app\na -> p: Create accounts on the host | ipc data=k", []string{"!S11", "!D01"}},
	{"what callers of the same machine do is bounded", "data k: Password | class=credentials\nactor a: User\nboundary s: Site | internal\n  process p: Forum | kind=web-app\na -> p: Sign in | ipc data=k", []string{"S11@s ask", "D01@s ask"}},
	{"nobody guesses within one zone", "boundary o: Office | internal\n  actor a: Clerk\n  process p: Ledger | kind=web-app\na -> p: Sign in | https auth=password", []string{"!S11"}},
	{"a password that a user has typed is no key of the service", "external dir: Directory | kind=idp\nboundary s: Site | edge\n  process p: Portal | kind=web-app\np -> dir: Bind with the user's password | ldaps auth=password", []string{"!S12"}},
	// An identity provider behind a gateway serves what the gateway hands on.
	{"a provider behind a gateway decides about its objects", providerBehind("Forward sign-in and API calls", "identity=end-user data=u,pol", "audit=local"), []string{"I05@in ask", "T07@e ask"}},
	{"a provider that a gateway asks about its callers does not", providerBehind("Check token", "data=tok", "audit=local"), []string{"!I05@in", "!T07"}},
	{"a change that the callee keeps append-only is recorded", providerBehind("Forward sign-in and API calls", "identity=end-user data=u,pol", "integrity=append-only"), []string{"T07@e met"}},
	{"so is one at a callee with a central audit", providerBehind("Forward sign-in and API calls", "identity=end-user data=u,pol", "audit=central"), []string{"T07@e met"}},
	// What the service behind pages records is the record.
	{"pages hand all on to what records it", signInPagesBefore("audit=central"), []string{"R01@e met"}},
	{"pages hand all on to what records it where it can be altered", signInPagesBefore("audit=local"), []string{"R01@e ask"}},
	// A step of single sign-on is no webhook, and what a provider tells without a browser is one.
	{"a callback of single sign-on is checked as part of the sign-in", providerTells("Return user to the callback"), []string{"!S02", "!S03", "!S01", "S09@x ask"}},
	{"an event of a provider needs a proof", providerTells("User changed event"), []string{"S02@p ask"}},
	{"a logout that a provider tells needs a proof", providerTells("Back-channel logout"), []string{"S02@p ask"}},
	// A right that works once is asked about where it is what moves.
	{"a code works once", brought("Sign in with a one time code", "Codes"), []string{"S03@s ask"}},
	{"a datum of codes works once", brought("Confirm", "Verification codes and one time passwords"), []string{"S03@s ask"}},
	{"a password works again, whatever is beside it", brought("Sign in", "Passwords, OTP codes and passkeys"), []string{"!S03"}},
	// A plug-in is checked by what loads it, and confined there.
	{"a gateway that forwards a request asks nobody about a right, whatever its label says", "actor u: User\nboundary e: Edge | edge\n  process g: Gateway | kind=gateway\nboundary s: Site | internal\n  process p: Files | kind=api\n1. u -> g: Upload | https auth=token\n2. g -> p: Forward requests without a token check | http auth=token identity=end-user forwards=1", []string{"!D03"}},
	{"nothing on a machine refuses what manages it", keeper("Box"), []string{"!E02"}},
	{"what is on another machine can", keeper("Hall"), []string{"E02@b ask"}},
	{"one that asks for a check does", "actor u: User\nboundary e: Edge | edge\n  process g: Gateway | kind=gateway\nboundary s: Site | internal\n  process p: Files | kind=api\n1. u -> g: Upload | https auth=token\n2. g -> p: Check the token | http", []string{"D03@model ask"}},
	{"a host that says how it checks plug-ins is asked nothing more", pluggedHost("artifact=unsigned"), []string{"!E09", "T08@s open", "E04@ext ask"}},
	{"a host that says nothing is asked", pluggedHost(""), []string{"E09@ext ask"}},
	{"a bootloader runs the code of one owner", "boundary v: Vehicle | restricted\n  process boot: Bootloader | kind=runtime\n  process fc: Flight controller | kind=device\nboot -> fc: Start image | ipc", []string{"!E04"}},
	{"a balancer that a provider runs has no account of ours", strings.Replace(sold, "TECH", "AWS ALB", 1), []string{"!E03"}},
	{"a balancer of ours has one", strings.Replace(sold, "tech=\"TECH\"", "runs-as=root tech=nginx", 1), []string{"E03@e open"}},
	{"what runs in the process of another has no account, no keys and no network", sharedProcess("protocol=\"function call\""), []string{"!E05", "!E03@s2", "!I12@s2", "!E04", "E09@p ask"}},
	{"what is called in a process of its own has them", sharedProcess("ipc"), []string{"I12@s2 ask", "E04@ext ask"}},
	{"who only puts jobs into a queue mixes no tenants", "data j: Jobs | class=control\nboundary s: Site | internal\n  process t: Timer | kind=worker tenants\n  store q: Queue | kind=queue tenants holds=j\nt -> q: Put in | redis data=j", []string{"!I06@t"}},
	{"who reads what belongs to all may mix them", "data j: Orders | class=pii\nboundary s: Site | internal\n  process t: Timer | kind=worker tenants\n  store q: Database | kind=db tenants holds=j\nt -> q: Sum up | sql data=j returns=j", []string{"I06@t ask"}},
	{"a program that a store installs compares no versions", storeApp("App store"), []string{"!T10", "T08@h met"}},
	{"one of which no signature is stated may be kept old", strings.Replace(storeApp("App store"), "artifact=signed", "", 1), []string{"T10@h ask", "T08@h ask"}},
	{"one that its maker serves does", storeApp("Update server of the maker"), []string{"T10@h ask"}},
	{"who is known to sign in with a password alone is not asked about a look-alike too", "actor u: User\nboundary s: Site | edge\n  process p: Shop | kind=web-app\nu -> p: Order | https auth=session lacks=second-factor", []string{"!S07", "S04@people open"}},
	{"who signs in with a session of which nothing is stated is", "actor u: User\nboundary s: Site | edge\n  process p: Shop | kind=web-app\nu -> p: Order | https auth=session", []string{"S07@model ask"}},
	{"what a program encrypts on its user's machine is not changed behind it", "data k: Private key | class=secret crown\nactor u: User\nboundary h: Laptop | public\n  process a: Notes\n  store f: Key folder | kind=file holds=k rest=app\nu -> a: Write | ipc\na -> f: Keep | file data=k returns=k", []string{"!T06"}},
	{"what it keeps in the clear may be", "data k: Private key | class=secret crown\nactor u: User\nboundary h: Laptop | public\n  process a: Notes\n  store f: Key folder | kind=file holds=k rest=none\nu -> a: Write | ipc\na -> f: Keep | file data=k returns=k", []string{"T06@f ask"}},
	{"who tells of a payment by any verb delivers an event", "data m: Payment | class=payment\nexternal x: Payment service\nboundary s: Site | edge\n  process p: Shop | kind=api\nx -> p: Notify of a charge | https sign=none auth=none data=m", []string{"S02@p open", "!R03"}},
	{"who orders a payment can deny it", "data m: Payment | class=payment\nexternal x: Partner\nboundary s: Site | edge\n  process p: Shop | kind=api\nx -> p: Order a payment | https sign=none auth=none data=m", []string{"R03@p open"}},
	{"who decides about each object has decided about its tenant", decidedBeside(""), []string{"I06@p met"}},
	{"unless what it uses keeps what belongs to several", decidedBeside("tenants"), []string{"I06@p ask"}},
	{"a remote call leaves the process", "boundary b: B | internal\n  process p: P\n  process q: Q\np -> q: Ask | protocol=\"remote method call\"", []string{"E05@b ask"}},
	{"who provisions users holds a lasting token", "external x: Directory of a customer\nboundary s: Site | edge\n  process p: API | kind=api\nx -> p: Provision users | https auth=token", []string{"S13@s ask"}},
	{"nobody checks the form of a tunnel", "actor u: User\nboundary s: Site | edge\n  process p: Relay | kind=runtime\nu -> p: Port forwarding | protocol=wireguard", []string{"!T02"}},
	{"an agent that has its prompt judged does nothing yet", "external g: Content filter\nexternal shop: Shop\nboundary s: Site | internal\n  process bot: AI agent\nbot -> g: Check | https", []string{"!E08"}},
}

// storeApp is a program on the phone of its user, of which somebody brings signed releases.
func storeApp(from string) string {
	return "data c: Program | class=code\nactor u: User\nexternal x: " + from + " | kind=registry\nboundary h: Phone | public\n  process a: Notes | kind=mobile\nu -> a: Write | ipc\nx -> a: Deliver an update | https artifact=signed data=c"
}

// decidedBeside is a server for several customers that decides object by object, and a database of which something is stated.
func decidedBeside(database string) string {
	return "data o: Orders | class=pii crown\nactor u: Customer\nboundary s: Site | edge\n  process p: Server | kind=api tenants\n  store db: Database | kind=db holds=o " + database + "\nu -> p: Open order | https auth=token authz=object returns=o\np -> db: Read | sql auth=password returns=o"
}

// providerBehind is an identity provider behind a gateway, with a call of the gateway to it, and what the provider or its store states.
func providerBehind(label, call, stated string) string {
	audit, kept := stated, ""
	if strings.HasPrefix(stated, "integrity=") {
		audit, kept = "", stated
	}
	return "data u: Profiles | class=pii\ndata pol: Policies | class=control\ndata tok: Tokens | class=credentials\nactor a: Administrator\nboundary e: Edge | edge\n  process gw: Proxy | kind=gateway\n  process web: Shop | kind=web-app\n" +
		"boundary in: Inside | internal\n  process idp: Accounts | kind=idp " + audit + "\n  store db: Database | kind=db crown holds=u,pol " + kept +
		"\na -> gw: Manage users | https auth=session data=u,pol,tok\ngw -> web: Forward pages | http data=tok\ngw -> idp: " + label + " | http " + call + "\nidp -> db: Save | sql data=u,pol"
}

// signInPagesBefore is pages on which people sign in, before an identity provider that states something.
func signInPagesBefore(stated string) string {
	return "data pw: Passwords | class=credentials\nactor u: User\nboundary e: Edge | edge\n  process web: Sign-in pages | kind=web-app\nboundary in: Inside | internal\n  process idp: Accounts | kind=idp " + stated +
		"\nu -> web: Sign in | https auth=password data=pw\nweb -> idp: Create session | https auth=token data=pw"
}

// providerTells is an identity provider of others that tells a shop something.
func providerTells(label string) string {
	return "external x: Accounts of others | kind=idp\nboundary s: Site | edge\n  process p: Shop | kind=web-app\nx -> p: " + label + " | https"
}

// brought is a call that brings a datum of credentials.
func brought(label, datum string) string {
	return "data d: " + datum + " | class=credentials\nactor u: User\nboundary s: Site | edge\n  process p: Shop | kind=web-app\nu -> p: " + label + " | https auth=password data=d"
}

// oidcShop is a shop to which people bring what a provider has issued, and then a token of its own.
const oidcShop = "actor u: User\nexternal idp: Provider | kind=idp\nboundary s: Site | edge\n  process p: Shop | kind=api\nu -> idp: Sign in | https\nu -> p: Sign in with OIDC | https auth=oauth has=token-checks\norder. u -> p: Order | https auth=token"

// adminBeside is a server for which an administrator's call states something, and the one of others nothing.
func adminBeside(stated string) string {
	return "actor u: User\nactor a: Administrator\nboundary s: Site | edge\n  process p: Server | kind=api crown\nu -> p: Look at pictures | https auth=session\na -> p: Manage users | https auth=session " + stated
}

// pluggedHost is a server that downloads a plug-in and loads it, and states something about the code.
func pluggedHost(stated string) string {
	return "data c: Plug-in | class=code\nexternal market: Marketplace | kind=registry\nexternal x: Other system\nboundary s: Site | internal\n  process p: Server | kind=api\n  process ext: Plug-in | kind=plugin\nmarket -> p: Download | https mode=pull data=c " + stated + "\np -> ext: Load | ipc data=c\nx -> ext: Call | https auth=mtls"
}

// sharedProcess is a plug-in that its host calls in a given way, in a zone of its own.
func sharedProcess(call string) string {
	return "data r: Orders | class=pii crown\nactor u: User\nboundary s: Site | edge\n  process p: Server | kind=web-app\nboundary s2: Extensions | internal\n  process ext: Plug-in | kind=plugin\nboundary s3: Data | restricted\n  store db: Database | kind=db holds=r\nu -> p: Upload document | https auth=session\np -> ext: Call | " + call + "\next -> db: Read | sql auth=password returns=r"
}

// sold is a balancer in front of a crown jewel.
const sold = "actor u: User\nboundary e: Edge | edge\n  process lb: Load balancer | kind=gateway tech=\"TECH\"\nboundary s: Site | internal\n  process p: Shop | crown\nu -> lb: Order | https auth=session\nlb -> p: Forward | http"

// keeper is a controller that installs code as root, and calls a program with a token, in its own box or in another place.
func keeper(where string) string {
	hub := "\n  process p: Hub | kind=web-app holds=s crown"
	body := "data c: Images | class=code\ndata s: Settings | class=secret crown\nactor u: User\nexternal m: Market\nboundary b: Box | edge\n  process k: Keeper | kind=controller runs-as=root"
	if where != "Box" {
		body += "\nboundary h: " + where + " | edge"
	}
	return body + hub + "\nu -> k: Set up | https auth=session\nk -> m: Download | https artifact=signed returns=c\nk -> p: Change settings | http auth=token returns=s"
}
