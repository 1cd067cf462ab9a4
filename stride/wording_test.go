package stride

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// notifier is a service that has a system of others notify its users.
func notifier(provider, label string) string {
	return "actor u: User\nexternal x: " + provider + "\nboundary s: Site | edge\n  process p: Club | kind=api\nu -> p: Join | https auth=session\np -> x: " + label + " | https auth=api-key"
}

// Each entry is the smallest design that shows what an element can do, and what its sentences must and must not say.
var wordings = []struct {
	name, body, id string
	want, not      []string
}{
	{"a provider of others has accounts that nobody here expects", "external i: Sign-in provider | kind=idp\nboundary s: Site | edge\n  process p: Club\np -> i: Exchange code | https auth=client-secret", "S09@i",
		[]string{"admit only accounts that a rule of its operator names"}, nil},
	{"who has others send text messages bounds what they cost", notifier("SMS gateway", "Send code"), "D01@s",
		[]string{"refuse", "above an agreed sum, with an alert"}, nil},
	{"so does who says so of the call", notifier("Partner", "Send text messages"), "D01@s",
		[]string{"above an agreed sum"}, nil},
	{"mail costs nothing each time", notifier("Mail provider", "Send code"), "D01@s",
		nil, []string{"sum"}},
	{"who answers mail by itself answers no forged sender", "external m: Mailbox\nboundary s: Desk | internal\n  process p: Mailer | kind=worker\nin. p -> m: Fetch mail | imap\nout. p -> m: Send auto-replies | smtp", "S02@m",
		[]string{"no automatic answer may go to a sender that is not proven"}, nil},
	{"who sends none answers none", "external m: Mailbox\nboundary s: Desk | internal\n  process p: Mailer | kind=worker\nin. p -> m: Fetch mail | imap\nout. p -> m: Send invoices | smtp", "S02@m",
		[]string{"SPF or DKIM"}, []string{"automatic"}},
	{"a worker runs what a server hands it", "data c: Steps | class=code\nexternal z: Systems\nboundary s: Site | internal\n  process p: Server | kind=api\n  process x: Worker | kind=worker egress=open\nx -> p: Ask for work | https auth=mtls returns=c\nx -> z: Call | https", "I09@x",
		[]string{"a script or plug-in that it runs for others"}, nil},
	{"one that is handed no code calls by itself", "data c: Steps | class=internal\nexternal z: Systems\nboundary s: Site | internal\n  process p: Server | kind=api\n  process x: Worker | kind=worker egress=open\nx -> p: Ask for work | https auth=mtls returns=c\nx -> z: Call | https", "I09@x",
		[]string{"A connection that Worker opens"}, []string{"script"}},
	{"a script does not sign out", "actor u: Agent\nboundary s: Site | edge\n  process p: API\nu -> p: Call with a personal access token | https auth=token", "S13@s",
		[]string{"after it was withdrawn or its owner was removed"}, []string{"signed out"}},
	{"an engine of one owner keeps code from the host", "boundary s: Site | internal\n  process eng: Docker Engine | kind=runtime\n  process shop: Shop\neng -> shop: Start | ipc", "E04@eng",
		[]string{"root on the host", "socket"}, []string{"for one owner"}},
	{"a renderer has the credential of the page that it opens", "boundary s: Site | internal\n  process w: Worker | kind=worker\n  process r: Headless browser\nw -> r: Open page, take screenshot | http", "T13@s",
		[]string{"no credential but one for the page or file that it opens"}, []string{"without credentials"}},
	{"one of several customers keeps them apart", "boundary s: Site | internal\n  process eng: Docker Engine | kind=runtime tenants=multi\n  process shop: Shop\neng -> shop: Start | ipc", "E04@eng",
		[]string{"for one owner"}, nil},
	{"a machine checks no code that it is sent over ssh", "data j: Jobs | class=code\nboundary s: Site | internal\n  process run: Job runner | kind=worker\nboundary f: Fleet | internal\n  process m: Machines | kind=runtime\nrun -> m: Run script | ssh data=j", "T08@f",
		[]string{"Job runner must refuse to run with", "approved version"}, []string{"digest"}},
	{"an agent does", "data j: Jobs | class=code\nboundary s: Site | internal\n  process run: Job runner | kind=worker\nboundary f: Fleet | internal\n  process m: Agents | kind=runtime\nrun -> m: Send script | https data=j", "T08@f",
		[]string{"digest"}, []string{"approved version"}},
	{"a confirmed return to an older version is followed", "external hub: Update server\nboundary site: Site | internal\n  process app: App | kind=device\nhub -> app: Firmware update", "T10@site",
		[]string{"unless an administrator confirms that version"}, nil},
	{"a bootloader has no accounts", "data f: Firmware | class=code\nboundary d: Field | public\n  process boot: Bootloader | runs-as=root\n  store flash: Flash | kind=file holds=f\nflash -> boot: Load | file data=f", "E03@d",
		[]string{"The part of Bootloader"}, []string{"root"}},
	{"a file has no connection to refuse", "boundary s: Laptop | internal\n  process p: Tool\n  store f: Vault file | crown\np -> f: Read and write | file", "I02@f",
		[]string{"no account but an administrator's and that under which Tool runs"}, []string{"connection", "identity"}},
	{"a file that one program only writes is read by others", "boundary s: Server | internal\n  process p: Issuer\n  store f: Certificates volume | kind=file crown\np -> f: Write | file", "I02@f",
		[]string{"open to no account that is not listed for it, Issuer among those that are"}, []string{"administrator's"}},
	{"nor has a database inside its program", "boundary s: Laptop | internal\n  process p: Tool\n  store f: Notes | crown kind=db tech=SQLite\np -> f: Save", "I02@f",
		[]string{"account"}, []string{"connection", "identity"}},
	{"a database has", "boundary s: Site | internal\n  process p: P\n  process q: Q\n  store d: Database | crown\np -> d: Save | sql\nq -> d: Read | sql", "I02@d",
		[]string{"Only P and Q may use Database", "each under an identity of its own"}, []string{"account"}},
	{"memory is protected by the machine", "boundary s: Chip | internal\n  process p: P\n  store k: Keys | crown\np -> k: Write | bus", "I02@k",
		[]string{"memory protection"}, []string{"connection", "identity", "account"}},
	{"a broker denies a subscription", "boundary s: Site | internal\n  process p: P\n  store q: Queue\np -> q: Publish | amqp", "I02@q",
		[]string{"subscription", "Queue"}, []string{"connection", "401"}},
	{"who only reads may not write", "boundary s: Site | internal\n  process p: P\n  store d: Prices | crown\np -> d: Read prices | sql", "T06@d",
		[]string{"under any identity that is not listed for it must be refused"}, []string{"Only P"}},
	{"who reads and writes may", "boundary s: Site | internal\n  process p: P\n  store d: Prices | crown\np -> d: Read and write prices | sql", "T06@d",
		[]string{"Only P may write Prices"}, nil},
	{"a person who uses it is not locked out", "boundary s: Site | internal\n  actor o: Operator\n  process p: P\n  store d: Prices | crown\np -> d: Read prices | sql\no -> d: Query and maintain prices | https", "T06@d",
		nil, []string{"Operator must have no right"}},
	{"several writers have not the rights of all", "boundary s: Site | internal\n  process p: P\n  process q: Q\n  store d: Prices | crown\np -> d: Save | sql\nq -> d: Save | sql", "T06@d",
		[]string{"Only P and Q may write", "each only its own part"}, nil},
	{"a worker answers nobody", "external x: X\nboundary s: Site | internal\n  process w: Worker | kind=worker\nw -> x: Ask | https", "D03@model",
		[]string{"keep its work", "no accepted work may end without a result"}, []string{"2 seconds"}},
	{"a service does", "actor a: A\nexternal x: X\nboundary s: Site | internal\n  process w: Web app\na -> w: Open\nw -> x: Ask | https", "D03@model",
		[]string{"within 2 seconds", "goes unanswered, Web app must"}, []string{"keep its work"}},
	{"several dependencies have each its caller", "actor a: A\nexternal x: X\nexternal y: Y\nboundary s: Site | internal\n  process p: P\n  process q: Q\na -> p: Open\na -> q: Open\np -> x: Ask | https\nq -> y: Ask | https", "D03@model",
		[]string{"goes unanswered, each of P and Q must"}, nil},
	{"a proxy knows no keys of the application", "data r: Records | class=pii crown\nexternal x: Partner\nactor u: User\nboundary e: Edge | edge\n  process gw: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Application | kind=web-app\n  store db: Database | kind=db holds=r\nu -> gw: Work | https auth=session returns=r\nx -> gw: Query | https auth=api-key returns=r\ngw -> p: Forward | http auth=session identity=end-user returns=r\np -> db: Read | sql auth=iam returns=r", "S12@e",
		[]string{"Application must refuse"}, []string{"Proxy must"}},
	{"the check that is skipped is behind the proxy", "actor u: User\nboundary e: Edge | edge\n  process gw: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Application | kind=api\nu -> gw: Send | https auth=session\ngw -> p: Forward | http auth=session fails=open", "D03@model",
		[]string{"Application must refuse"}, []string{"Proxy must"}},
	{"a gate before applications of others knows no objects", "data r: Keys | class=secret crown\nactor u: User\nexternal x: Wiki of others\nboundary e: Edge | edge\n  process gw: Gate | kind=gateway\n  process idp: Accounts | kind=idp holds=r\nu -> gw: Open application | https auth=session\ngw -> x: Forward | https identity=end-user\ngw -> idp: Fetch configuration | https auth=client-secret", "I05@e",
		[]string{"the application and the path"}, []string{"own", "404"}},
	{"a connection by password has no logout", "external x: Legacy system\nboundary s: Site | internal\n  process p: Directory\nx -> p: Bind and search | ldap auth=password lacks=session", "S05@s",
		[]string{"password that was changed"}, []string{"logout"}},
	{"a link needs a second proof", "data f: Contract | class=confidential crown\nactor u: Recipient\nboundary e: Edge | edge\n  process w: Portal | kind=web-app holds=f\nu -> w: Read and sign contract | https auth=link returns=f", "S04@people",
		[]string{"holder of a link", "second proof"}, []string{"sign-in for"}},
	{"nor does one that a guest brings", "data k: Access code of a room | class=credentials\nactor u: Guest\nboundary s: Site | edge\n  process p: Rooms\nu -> p: Join | https auth=public data=k", "S11@s",
		[]string{"wait longer", "from one source"}, []string{"for one account"}},
	{"a password beside it does", "data k: Access code of a room | class=credentials\ndata w: Password | class=credentials\nactor u: Guest\nboundary s: Site | edge\n  process p: Rooms\nu -> p: Join | https auth=public data=k,w", "S11@s",
		[]string{"for one account"}, []string{"wait longer"}},
	{"a code names no account", "data k: Room code | class=credentials\nactor u: User\nboundary s: Site | edge\n  process p: Web app\nu -> p: Enter room | https auth=passphrase data=k", "S11@s",
		[]string{"wait longer", "from one source"}, []string{"for one account"}},
	{"a token has no logout", "actor x: Script | kind=cli\nboundary s: Site | edge\n  process p: API | kind=api\nx -> p: Query | https auth=token lacks=session", "S05@s",
		[]string{"no end or has passed it, or was revoked"}, []string{"logout"}},
	{"passwords of people are not drawn at random", "data pw: Passwords | class=credentials\nexternal x: Legacy system\nboundary s: Site | internal\n  process p: Directory\nx -> p: Bind | ldap auth=password identity=end-user data=pw", "S11@s",
		[]string{"for one account", "all other accounts"}, []string{"issued at random", "a source"}},
	{"a tunnel has keys and no certificates", "boundary b: Branch | public\n  process app: App\nboundary s: Site | restricted\n  process p: Concentrator\napp -> p: Connect | protocol=wireguard", "T01@s",
		[]string{"encrypted and authenticated"}, []string{"TLS"}},
	{"an engine can read what it starts", "boundary s: Site | internal\n  process p: Docker Engine API | kind=controller runs-as=root", "E03@s",
		[]string{"must refuse to start"}, []string{"secrets of others"}},
	{"an agent in a workspace has no guests", "actor u: User\nboundary w: Workspace | edge\n  process p: Workspace agent | kind=runtime crown\nu -> p: Upload document | https auth=mtls", "E03@w",
		[]string{"Whatever starts Workspace agent"}, []string{"guest"}},
	{"a provider serves what a gateway hands on to it", "data tok: Tokens | class=credentials crown\nexternal app: Partner\nboundary e: Edge | edge\n  process gw: Proxy | kind=gateway\nboundary s: Site | internal\n  process web: Pages | kind=web-app\n  process idp: Accounts | kind=idp\napp -> gw: Exchange code | https auth=client-secret returns=tok\ngw -> web: Forward pages | http\ngw -> idp: Forward calls | http identity=end-user returns=tok", "S12@e",
		[]string{"Accounts must refuse"}, []string{"Pages", "Proxy must"}},
	{"a browser sends no header from a foreign page", "actor u: User | kind=web-ui\nboundary s: Site | edge\n  process p: Shop | kind=web-app\nu -> p: Order | https auth=token", "T04@s",
		[]string{"content security policy"}, []string{"anti-forgery"}},
	{"it sends a cookie", "actor u: User | kind=web-ui\nboundary s: Site | edge\n  process p: Shop | kind=web-app\n1. u -> p: Order | https auth=token\n2. u -> p: Pay | https auth=session", "T04@s",
		[]string{"anti-forgery"}, nil},
	{"what passes nothing on has no header to pass", "actor u: User\nboundary s: Site | edge\n  process p: Push daemon | kind=gateway\nu -> p: Subscribe | wss", "T02@s",
		[]string{"fails its schema"}, []string{"header"}},
	{"accounts are found by what a provider vouches for", "external x: Accounts of others | kind=idp\nboundary s: Site | edge\n  process p: Shop | kind=web-app\np -> x: Exchange code | https auth=client-secret", "S09@x",
		[]string{"claims that no user can set, such as issuer and subject", "only after its owner has signed in to it"}, nil},
	{"only the signed element of an assertion counts", "external x: SAML provider | kind=idp\nactor u: User\nboundary s: Site | edge\n  process p: Shop | kind=web-app\nu -> x: Sign in | https\nu -> p: Post response | https auth=sso", "S09@x",
		[]string{"signed element", "such as issuer and subject"}, []string{"token"}},
	{"a provider answers a request for an assertion at an address of the metadata", "external sp: Partner\nboundary s: Site | edge\n  process idp: Accounts | kind=idp\nsp -> idp: Send SAML request | https", "S09@idp",
		[]string{"metadata", "signed element"}, nil},
	{"an old version of code is refused", "external x: Model hub | kind=registry\nboundary s: Site | internal\n  process p: Model server\nx -> p: Model weights | https replay=none", "S03@s",
		[]string{"older than what Model server has"}, []string{"second effect"}},
	{"a change is asked of a gateway and made behind it", "data rule: Rules | class=control\nactor admin: Administrator\nboundary e: Edge | edge\n  process gw: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Rollouts | kind=controller\nadmin -> gw: Change rules | https auth=sso data=rule\ngw -> p: Forward | https identity=end-user data=rule", "T07@e",
		[]string{`Rollouts must apply what "Change rules" changes`}, []string{"Proxy must", `"Forward"`}},
	{"a radio has no TLS", "boundary b: Body | public\n  process app: App\nboundary pump: Pump | restricted\n  process mcu: Controller\napp -> mcu: Command | protocol=ble", "T01@pump",
		[]string{"encrypt and authenticate"}, []string{"TLS"}},
	{"nothing is required of others", "external x: X\nboundary s: Site | internal\n  process p: P\np -> x: Ask | https", "T01@outside",
		[]string{": P must refuse plaintext"}, []string{"X must", "and X"}},
	{"what others issue is checked by us", "external login: Identity provider\nboundary s: Site | internal\n  process p: P\np -> login: Fetch keys | https", "S09@login",
		[]string{"Each service that trusts"}, []string{"and Identity provider must", "refuse an authorization request"}},
	{"each sender has a key of its own", "external x: X\nexternal y: Y\nboundary s: Site | edge\n  process h: Webhook receiver\nx -> h: Event | https\ny -> h: Event | https", "S02@h",
		[]string{"the key that is configured for its sender (X and Y), and no other"}, nil},
	{"money is taken from what the receiver knows", "data pay: Payment | class=payment\nactor a: A\nboundary s: Site | edge\n  process p: Shop\na -> p: Pay | https data=pay", "T05@s",
		[]string{"price, currency, payee"}, nil},
	{"what is no money is not", "actor a: A\nboundary s: Site | edge\n  process p: Shop\na -> p: Change subscription | https", "T05@s",
		[]string{"a right, a limit or an owner"}, []string{"price", "payee"}},
	{"what may be used once gives no first result again", "actor a: A\nboundary s: Site | edge\n  process p: Shop\na -> p: Redeem voucher | https", "S03@s",
		[]string{"only once", "a second presentation"}, []string{"first result"}},
	{"a change by an administrator is no file to sign", "actor a: A\nboundary s: Site | internal\n  actor adm: Administrator\n  process p: P\nadm -> p: Change policy | https", "T07@s",
		[]string{"an identity on the list"}, []string{"signature"}},
	{"a configuration is reviewed, and refuses nothing itself", "boundary s: Site | internal\n  process p: P\n  store c: Configuration\np -> c: Write", "T07@s",
		[]string{"reviewed by a second person"}, nil},
	{"TLS of a stream ends where a gateway passes it to", "data k: Readings | class=confidential\nactor m: Meter | kind=device\nboundary e: Edge | edge\n  process gw: Balancer | kind=gateway\nboundary s: Site | internal\n  process b: Listener | kind=api\nm -> gw: Report | mqtt encryption=none auth=api-key data=k\ngw -> b: Pass on | mqtt encryption=none auth=api-key data=k", "T01@e",
		[]string{"Listener must refuse plaintext"}, []string{"Balancer"}},
	{"nobody limits callers of a stream but what it is passed to", "data k: Readings | class=confidential\nactor m: Meter | kind=device\nboundary e: Edge | edge\n  process gw: Balancer | kind=gateway\nboundary s: Site | internal\n  process b: Listener | kind=api\nm -> gw: Report | mqtt encryption=none auth=api-key data=k\ngw -> b: Pass on | mqtt encryption=none auth=api-key data=k", "D01@e",
		[]string{"Listener must refuse further"}, []string{"Balancer"}},
	{"TLS of HTTP ends at the gateway", "data k: Readings | class=confidential\nactor m: Meter | kind=device\nboundary e: Edge | edge\n  process gw: Balancer | kind=gateway\nboundary s: Site | internal\n  process b: Listener | kind=api\nm -> gw: Report | http encryption=none auth=api-key data=k\ngw -> b: Pass on | https auth=api-key data=k", "T01@e",
		[]string{"Balancer must refuse plaintext"}, nil},
	{"a gateway that may be reached around closes nothing: what it forwards to does", "actor u: User\nboundary e: Edge | edge\n  process gw: Reverse proxy | lacks=bypass\nboundary s: Site | internal\n  process shop: Shop | kind=web-app\n  process api: Orders | kind=api\nu -> gw: Order | https auth=session\ngw -> shop: Forward | https auth=token\ngw -> api: Forward calls | https auth=token", "E06@shop",
		[]string{"The port at which Shop", "open to Reverse proxy alone"}, []string{"Reverse proxy must refuse"}},
	{"a provider's answer to a sign-in comes with the browser, not to the port", "actor u: User\nexternal idp: Identity provider | kind=idp\nboundary e: Edge | edge\n  process gw: Reverse proxy\nboundary s: Site | internal\n  process shop: Shop | kind=web-app\nu -> gw: Order | https auth=session limit=rate\ngw -> shop: Forward | http\nidp -> shop: Post answer to the sign-in | https auth=sso", "E06@shop",
		[]string{"open to Reverse proxy alone"}, nil},
	{"what it provisions comes from itself", "actor u: User\nexternal idp: Identity provider | kind=idp\nboundary e: Edge | edge\n  process gw: Reverse proxy\nboundary s: Site | internal\n  process shop: Shop | kind=web-app\nu -> gw: Order | https auth=session limit=rate\ngw -> shop: Forward | http\nidp -> shop: Provision users over SCIM | https auth=token", "E06@shop",
		[]string{"open to Reverse proxy and Identity provider alone"}, nil},
	{"a device's credential in a queue does not end", "data c: Device credentials | class=credentials\nboundary s: Site | internal\n  process p: Gatekeeper | kind=worker\n  store q: Messages | kind=queue holds=c\np -> q: Ask | amqp data=c", "I03@q",
		[]string{"may read a credential"}, []string{"expired"}},
	{"a session in a cache does", "data c: Sessions | class=credentials\nboundary s: Site | internal\n  process p: Gatekeeper | kind=worker\n  store q: Messages | kind=cache holds=c\np -> q: Keep | redis data=c", "I03@q",
		[]string{"expired"}, nil},
	{"a machine of its own has its own copy", "boundary s: Phone | public\n  process p: App | kind=mobile\n  store d: Wallet | crown\np -> d: Save", "D04@d",
		[]string{"After the loss of the machine"}, []string{"administrator"}},
	{"a build ships what it builds", "external hub: Code host\nboundary s: Site | internal\n  process b: CI runner\n  process app: App\nhub -> b: Push | https\nb -> app: Deploy image | https", "T09@b",
		[]string{"provenance", "must get no credential"}, nil},
	{"a runner that ships nothing keeps its credentials from what nobody reviewed", "external cloud: Cloud API\nboundary s: Site | internal\n  process b: Planner | kind=ci\nb -> cloud: Read and change accounts | https", "E13@b",
		[]string{"must get no credential"}, []string{"provenance"}},
	{"what a runner is given is code", "external hub: Code host\nboundary s: Site | internal\n  process b: Planner | kind=ci\nhub -> b: Start plan | https", "T02@s",
		[]string{"may be code", "bounded time"}, []string{"schema", "400"}},
	{"what runs the code of others cannot hold it back itself", "external cloud: Cloud API\nboundary s: Site | internal\n  process b: Planner | kind=ci egress=open\nb -> cloud: Change | https", "I09@b",
		[]string{"outside Planner, by the network"}, nil},
	{"a file has no second instance", "boundary s: Site | internal\n  process p: Collector\n  store f: Samples | kind=db tech=LevelDB redundancy=none\np -> f: Write and read | file", "D07@s",
		[]string{"After the loss of the machine", "what Collector does must be done from another machine"}, []string{"2 seconds"}},
	{"a command to what moves is not held up by its record", "actor a: Pilot\nboundary v: Vehicle | internal\n  process fc: Flight controller | kind=device audit=none\na -> fc: Steer", "R01@v",
		[]string{"an alert must be raised"}, []string{"whose record cannot be written must fail"}},
	{"a sender that signs for many is not who asks", "external host: Code host\nboundary s: Site | edge\n  process hook: Webhook receiver\n  store db: Accounts | crown\nhost -> hook: Comment event | https sign=hmac\nhook -> db: Save | sql", "I05@s",
		[]string{"the person whom it names as its author"}, []string{"identity of the caller"}},
	{"a password of a machine is long, and its owner is not locked out", "external x: X\nboundary s: Site | edge\n  process p: API\nx -> p: Ask | https auth=password", "S11@s",
		[]string{"too long to guess", "without shutting out"}, []string{"for one account"}},
	{"what people choose can be guessed", "actor a: A\nboundary s: Site | edge\n  process p: Web app\na -> p: Log in | https auth=password", "S11@s",
		[]string{"for one account"}, nil},
	{"what knows no users is asked for by who knows them", "actor a: A\nboundary s: Site | edge\n  process p: Shop\nboundary b: Back | internal\n  process q: Ledger\na -> p: Order | https auth=session\np -> q: Book | https auth=token", "S08@p",
		[]string{"where it knows no users, must first decide itself"}, nil},
	{"who opens the connection has no listener", "boundary f: Field | edge\n  process d: Station | kind=device\nboundary s: Site | internal\n  process c: Centre\nd -> c: Report | wss\nc -> d: Command | wss", "E05@f",
		[]string{"a connection that it has opened to Centre"}, []string{"new workload"}},
	{"nothing is scanned on a wire", "boundary v: Vehicle | internal\n  process a: Controller\n  process m: Motor\na -> m: Turn | bus auth=none", "E05@v",
		[]string{"or never arrive"}, []string{"new workload"}},
	{"who reads checks the signature of what is read", "data fw: Firmware | class=code\nboundary f: Field | edge\n  process d: Station | kind=device\nboundary s: Site | internal\n  store r: Firmware server\nr -> d: Download | http sign=none data=fw", "S02@r",
		[]string{"Station must reject what Firmware server answers"}, []string{"endpoint", "sender"}},
	{"what forwards a signed message keeps none", "data m: Payment | class=payment\nexternal bank: Bank\nboundary s: Site | internal\n  process gw: Gateway\n  process app: App\nbank -> gw: Payment result | https data=m\ngw -> app: Forward | https data=m", "R03@gw",
		[]string{"Whatever acts on"}, []string{"Gateway must keep"}},
	{"what ends is the token that is given, not the secret that is shown", "data t: Access token | class=credentials\nexternal x: App\nboundary s: Site | edge\n  process p: Shop | kind=api\nx -> p: Exchange refresh token | https auth=client-secret lacks=session returns=t", "S05@s",
		[]string{"refresh or access token"}, []string{"when the client secret", "session"}},
	{"others may be listed as producers", "data j: Jobs | class=confidential\nboundary s: Site | internal\n  process p: Shop\n  process w: Worker | kind=worker\n  store q: Job queue | kind=queue holds=j\np -> q: Put | amqp auth=password data=j\nw -> q: Take | amqp auth=password returns=j", "S10@q",
		[]string{"Only listed producers, Shop among them,"}, nil},
	{"a microcontroller has no accounts", "external x: X\nboundary v: Vehicle | internal\n  process c: Controller | crown\n  process m: Motor\nx -> c: Command | https auth=mtls\nc -> m: Turn | bus", "E03@v",
		[]string{"The part of Controller"}, []string{"root"}},
	{"what a device keeps can be held in a hand", "data key: Key | class=credentials\nboundary f: Field | edge\n  process d: Station | kind=device holds=key", "I12@f",
		[]string{"Whoever holds Station", "debug port"}, []string{"image", "process list"}},
	{"the password of a database has no audience", "boundary s: Site | internal\n  process p: P\nboundary b: Back | restricted\n  store d: Database | crown\np -> d: Save | sql auth=password", "S12@b",
		[]string{"only from its host or container"}, []string{"issued for", "no end"}},
	{"what a runner is given without a check is code too", "boundary s: Site | internal\n  process a: Server\n  process b: Planner | kind=ci\na -> b: Plan | ipc validate=none", "T02@s",
		[]string{"may be code"}, []string{"length, type or value"}},
	{"what forwards an event counts no copies", "external bank: Bank\nboundary s: Site | internal\n  process gw: Gateway\n  process app: App\nbank -> gw: Payment event | https\ngw -> app: Forward | https", "S03@s",
		[]string{"Whatever acts on"}, []string{"Gateway must"}},
	{"nor where a job asks too", "external host: Code host\nactor job: Nightly job | kind=ci\nboundary s: Site | edge\n  process hook: Webhook receiver\n  store db: Accounts | crown\nhost -> hook: Comment event | https sign=hmac\njob -> hook: Start | https auth=token\nhook -> db: Save | sql", "I05@s",
		[]string{"the person whom it names as its author"}, []string{"identity of the caller"}},
	{"who looks for a device has no credential", "boundary h: House | internal\n  external tv: Player | kind=device\nboundary s: Server | restricted\n  process p: Media server | kind=plugin\ntv -> p: Discover over SSDP | protocol=\"udp 1900, http\" auth=none returns=names", "S01@s",
		[]string{"from any network but the one"}, []string{"valid credential", "401"}},
	{"a webhook shows a signature or a credential", "external pay: Payments\nboundary s: Site | edge\n  process p: Shop | kind=api\npay -> p: Webhook | https auth=none data=d", "S01@s",
		[]string{"without a signature or a credential that proves its sender"}, []string{"expired"}},
	{"a folder opens no session", "actor op: Operator\nboundary s: Host | internal\n  store f: Recordings | kind=file\nop -> f: Copy | ssh auth=none", "S01@s",
		[]string{"The machine of Recordings must refuse a session"}, nil},
	{"who sends lines of text checks no server", "external r: Router | kind=device\nboundary s: Site | internal\n  process c: Collector\nr -> c: Report | protocol=\"line protocol\" encryption=none server-auth=none", "S06@s",
		[]string{"Collector must refuse"}, []string{"Router must"}},
	{"a key that everybody may read is revoked, and bound to origins and a rate", "data v: Errors | class=pii\nexternal x: Program\nboundary s: Site | edge\n  process p: Collector | kind=api\nx -> p: Send events | https auth=client-id async data=v", "S01@s",
		[]string{"was revoked", "of an origin that the key does not list", "above the rate of the key"}, []string{"valid credential"}},
	{"a program that gets tokens has a secret or a key", "external t: Automation\nboundary s: Site | edge\n  process p: API\nt -> p: Change machines | https auth=oauth", "S13@s",
		[]string{"when the secret or key for which Automation gets its tokens"}, []string{"client secret"}},
	{"a person's token may have fewer rights than the person", "data k: Access key | class=credentials\nactor u: User\nexternal s: Script | kind=cli\nboundary t: Site | edge\n  process p: Club | kind=api crown\nu -> p: Sign in | https auth=password+2fa\ns -> p: Call with personal access token | https auth=token identity=end-user data=k", "S13@t",
		[]string{"only the rights that its owner chose"}, nil},
	{"where that is stated it is not asked again", "data k: Access key | class=credentials\nactor u: User\nexternal s: Script | kind=cli\nboundary t: Site | edge\n  process p: Club | kind=api crown\nu -> p: Sign in | https auth=password+2fa\ns -> p: Call with personal access token | https auth=token identity=end-user has=least data=k", "S13@t",
		[]string{"its owner was removed"}, []string{"rights that its owner chose"}},
	{"a websocket that is open is closed when its token ends", "data k: Access token | class=credentials\nactor u: User\nboundary t: Site | edge\n  process p: Club | kind=api\n1. u -> p: Sign in | https auth=password returns=k\n2. u -> p: Watch | wss auth=token", "S13@t",
		[]string{"must close a websocket that is open", "no log may contain"}, nil},
	{"a request is asked about again each time", "data k: Access token | class=credentials\nactor u: User\nboundary t: Site | edge\n  process p: Club | kind=api\n1. u -> p: Sign in | https auth=password returns=k\n2. u -> p: Watch | https auth=token", "S13@t",
		[]string{"its owner was removed"}, []string{"websocket"}},
	{"or when its session ends", "actor u: User\nboundary t: Site | edge\n  process p: Club | kind=web-app crown\nu -> p: Watch | wss auth=session", "S05@t",
		[]string{"must close a websocket that is open"}, nil},
	{"a request shows its session each time", "actor u: User\nboundary t: Site | edge\n  process p: Club | kind=web-app crown\nu -> p: Watch | https auth=session", "S05@t",
		[]string{"after logout"}, []string{"websocket"}},
	{"a link to an account works once", "actor u: User\nboundary t: Site | edge\n  process p: Club | kind=api crown\nu -> p: Recover account with mailed link | https auth=link", "S13@t",
		[]string{"when the link was used before"}, nil},
	{"a link to what is shared works often", "actor u: User\nboundary t: Site | edge\n  process p: Club | kind=api crown\nu -> p: Open shared page | https auth=link", "S13@t",
		[]string{"when the link has ended"}, []string{"used before"}},
	{"a card has no audience", "actor d: Driver\nboundary s: Street | edge\n  process c: Charge point\nd -> c: Present card | protocol=RFID", "S01@s",
		[]string{"repeats what was sent before"}, []string{"valid credential"}},
}

func TestWordings(t *testing.T) {
	for _, w := range wordings {
		a := analyze(t, w.body)
		threat := a.find(w.id)
		if threat == nil {
			t.Errorf("%s: no %s in %s", w.name, w.id, strings.Join(a.statuses(), ", "))
			continue
		}
		text := a.Criterion(threat)
		for _, part := range w.want {
			if !strings.Contains(text, part) {
				t.Errorf("%s: %s does not say %q: %s", w.name, w.id, part, text)
			}
		}
		for _, part := range w.not {
			if strings.Contains(text, part) {
				t.Errorf("%s: %s says %q: %s", w.name, w.id, part, text)
			}
		}
	}
}

// Who hands on what is asked over HTTP is tried with a header that names another address each time.
func TestForgedAddresses(t *testing.T) {
	for protocol, forged := range map[string]bool{"https": true, "sip": false} {
		a := analyze(t, "actor u: User\nboundary e: Edge | edge\n  process g: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Shop | kind=web-app\nu -> g: Sign in | protocol="+protocol+" auth=password\ng -> p: Forward")
		for _, id := range []string{"D01@e", "S11@e"} {
			if said := a.Short([]*Threat{a.find(id)})[0].Test; strings.Contains(said, "X-Forwarded-For") != forged {
				t.Errorf("%s over %s: %s", id, protocol, said)
			}
		}
		if said := a.Short([]*Threat{a.find("S11@e")})[0].Text; strings.Contains(said, "whatever address its headers name") != forged {
			t.Errorf("S11 over %s: %s", protocol, said)
		}
	}
}

// What a value of another attribute answers is offered, and settles the question.
func TestOtherAttributesAnswer(t *testing.T) {
	const agent = "boundary s: Site | internal\n  process bot: AI agent\n  process shop: Shop\nbot -> shop: Order | https"
	for id, c := range map[string]struct{ body, line, option string }{
		"E08@bot": {agent, "bot -> shop: Order | https", "has=four-eyes"},
		"S10@q":   {"boundary s: Site | internal\n  process p: P\n  store q: Queue | kind=queue\np -> q: Publish | amqp", "store q: Queue | kind=queue", "access=per-service"},
	} {
		offered := false
		for _, q := range analyze(t, c.body).Questions {
			if slices.ContainsFunc(q.Threats, func(threat *Threat) bool { return threat.ID == id }) {
				offered = offered || slices.ContainsFunc(q.Options, func(o Option) bool { return o.Text == c.option && o.Answers })
			}
		}
		if !offered {
			t.Errorf("%s: %s is not offered", id, c.option)
		}
		if got := analyze(t, strings.Replace(c.body, c.line, c.line+" "+c.option, 1)).find(id); got.Status != Met {
			t.Errorf("%s is %s with %s", id, got.Status, c.option)
		}
	}
	const secrets = "data key: Key | class=credentials\nboundary s: Site | internal\n  process p: P\n  store k: Vault | kind=secrets holds=key OWN\np -> k: Read | tls"
	for own, want := range map[string]Status{"": Ask, "access=per-service": Met, "access=shared-account": Open, "rest=app": Met, "rest=disk": Ask, "access=network rest=app": Open} {
		if got := analyze(t, strings.Replace(secrets, "OWN", own, 1)).find("I03@k"); got.Status != want {
			t.Errorf("I03@k is %s with %q, want %s", got.Status, own, want)
		}
	}
}

// longest is how many words a criterion may have for places that are worded alike.
const longest = 110

// Property: over all designs that we have, no sentence demands of an element what it cannot do.
func TestSentencesFitTheirElements(t *testing.T) {
	c := load(t)
	onNetwork := regexp.MustCompile(`\bconnection\b|\bdatabase account|\bgrant\b`)
	for _, d := range designs(t) {
		a := d.analyze(t, c)
		for _, threat := range a.Threats {
			for _, text := range []string{a.Criterion(threat), a.Question(threat), a.Test(threat)} {
				if strings.ContainsAny(text, "{}|") && !strings.ContainsAny(d.text(), "{}") || strings.Contains(text, "  ") {
					t.Errorf("%s: %s: a slot is left: %s", d.name, threat.ID, text)
				}
			}
			criterion := a.Criterion(threat)
			targets := threat.focus().Targets()
			all := func(holds func(*graph.Element) bool) bool {
				return !slices.ContainsFunc(targets, func(e *graph.Element) bool { return !holds(e) })
			}
			switch {
			case all(files) && onNetwork.MatchString(criterion) && threat.Rule.On == "store":
				t.Errorf("%s: %s speaks of a connection to files: %s", d.name, threat.ID, criterion)
			case all(func(e *graph.Element) bool { return e.Type == model.Store }) && regexp.MustCompile(`(with|over HTTP\)?) [2-5]\d\d\b`).MatchString(criterion):
				t.Errorf("%s: %s wants a status of HTTP from a store: %s", d.name, threat.ID, criterion)
			}
			for _, e := range a.Graph.Elements {
				name := regexp.QuoteMeta(plain(e.Name))
				if regexp.MustCompile(`(^|, | and )` + name + `(, | and )` + name + `(, | and | must)`).MatchString(criterion) {
					t.Errorf("%s: %s names %s twice: %s", d.name, threat.ID, e.Name, criterion)
				}
			}
			if n := len(strings.Fields(wordsOf(a, criterion))); n > longest*c.wordingsOf(threat) {
				t.Errorf("%s: %s has %d words: %s", d.name, threat.ID, n, criterion)
			}
		}
		for _, threat := range a.Threats {
			if threat.Rule.ID != "D03" {
				continue
			}
			if !slices.ContainsFunc(threat.focus().Flows(), func(f *graph.Flow) bool { return !background(f.Initiator()) }) &&
				regexp.MustCompile(`end each request`).MatchString(a.Criterion(threat)) {
				t.Errorf("%s: %s demands an answer of what answers nobody", d.name, threat.ID)
			}
		}
	}
}

// wordsOf is a sentence with each name of the author's as one word: what he calls things is his.
func wordsOf(a *Analysis, text string) string {
	var names []string
	for _, e := range a.Graph.Elements {
		names = append(names, plain(e.Name))
	}
	for _, f := range a.Graph.Flows {
		names = append(names, plain(f.Label))
	}
	for _, b := range a.Graph.Boundaries {
		names = append(names, plain(b.Name))
	}
	slices.SortFunc(names, func(m, n string) int { return len(n) - len(m) })
	for _, n := range names {
		if strings.Contains(n, " ") {
			text = strings.ReplaceAll(text, n, "name")
		}
	}
	return text
}

// wordingsOf counts the sentences that a threat's places are worded in.
func (c *Catalog) wordingsOf(t *Threat) int {
	var texts unique[string]
	for _, f := range t.focus().Firings {
		texts.add(t.Rule.criterionFor(f.Subject))
	}
	return len(texts.list)
}

// text is the body of a design.
func (d design) text() string { return strings.Join(d.lines, "\n") }

// Words that depend on a number follow it.
func TestAgreement(t *testing.T) {
	a := analyze(t, "external x: X\nexternal y: Y\nboundary s: Site | internal\n  process p: P\np -> x: Ask x | https\np -> y: Ask y | https")
	threat := a.find("T01@outside")
	for text, want := range map[string]string{"{to|is|are}": "are", "{from|is|are}": "is", "{flow|goes|go}": "go", "{to||each of }{to}": "each of X and Y", "{from||each of }{from}": "P"} {
		if got := a.Sentence(threat, text); got != want {
			t.Errorf("%s became %q, want %q", text, got, want)
		}
	}
}
