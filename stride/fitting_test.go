package stride

import "testing"

// camera is a recorder that takes a stream from a camera and gives it to others, all over a protocol of streams.
const camera = "data v: Video | class=pii crown\nboundary lan: Network | internal\n  external cam: Camera | kind=device\n  external ha: Controller\n  boundary s: Recorder | internal\n    process p: Stream server\n    process w: Detector | kind=worker\n" +
	"p -> cam: Open stream | rtsp encryption=none auth=password returns=v\nha -> p: Watch | rtsp encryption=none auth=none returns=v\nw -> p: Read | rtsp auth=none returns=v"

// fitting are criteria that those who build the element can meet, over the protocol and in the place where it stands.
var fitting = []saying{
	{"a machine of its own has no secret manager", "boundary s: Site | internal\n  process p: Signer | secrets=file", "I12@s", []string{"a file open to another account", "use a replaced one within 1 hour"}, []string{"old value", "refused"}},
	{"a key that others verify is replaced and not refused", "data k: Signing key | class=secret crown\nboundary s: Site | internal\n  process p: Signer\n  store c: Key file | kind=file holds=k\np -> c: Load | file returns=k", "I03@c", []string{"a replaced value must be out of use within 1 hour"}, []string{"old value must be refused"}},
	{"who opens a stream asks for it", camera, "S01@s", []string{`Stream server must refuse "Watch"`}, []string{"replayed", "401"}},
	{"a stream has no TLS of its own", camera, "T01@s", []string{"Stream server must refuse an unencrypted connection"}, []string{"TLS"}},
	{"processes of one machine meet over its loopback", "data d: Orders | class=pii\nboundary s: Site | internal\n  process p: P\n  process q: Q\np -> q: Ask | http data=d", "T01@s", []string{"Between machines, P and Q must refuse plaintext"}, nil},
	{"a server shows a certificate that browsers accept", "actor u: User\nboundary s: Site | edge\n  process p: Shop | kind=web-app\nu -> p: Ask | https server-auth=none", "S06@s", []string{"Shop must refuse to serve"}, []string{"By agreement", "User must"}},
	{"a public page gives what an unguessable link is for", "data inv: Invoice | class=pii\nactor u: Customer\nboundary s: Site | edge\n  process p: Shop | kind=web-app\nu -> p: Open invoice | https auth=public returns=inv", "S01@s", []string{"unless the caller shows an unguessable link or code"}, nil},
	{"a batch worker keeps to the tenant that ordered", "data o: Orders | class=pii crown\nboundary s: Site | internal\n  process p: API | kind=api tenants=multi\n  process w: Batch worker | kind=worker tenants=multi\nw -> p: Change orders | https auth=mtls data=o", "I06@w", []string{"a job that names what belongs to another tenant"}, []string{"files, memory"}},
	{"who keeps no records is asked for no object", "data k: Codec key | class=secret crown\ndata t: Text | class=confidential\nactor u: User\nboundary s: Site | edge\n  process p: Codec | kind=api holds=k\nu -> p: Decode | https auth=token data=t returns=t", "I05@s", []string{"whose data it concerns"}, []string{"404"}},
	{"what users have signed is not masked", "data m: Messages | class=pii\nexternal x: Other servers\nboundary s: Site | internal\n  process p: Sender | kind=worker\np -> x: Send signed messages | https auth=signature data=m", "I08@model", []string{"only the fields that are listed for Other servers"}, []string{"mask"}},
	{"a prompt is masked", "data m: Messages | class=pii\nexternal x: Model | kind=llm\nboundary s: Site | internal\n  process p: Helper | kind=worker\np -> x: Ask | https data=m", "I08@model", []string{"mask credentials in free text"}, nil},
	{"a person shows a secret of many callers", "boundary s: Site | internal\n  process p: Server | kind=api crown\nactor a: Administrator\na -> p: Register user | https auth=client-secret", "S12@s", []string{"another caller's client secret"}, []string{"another service's"}},
	{"a copy of an event can be told", "data ev: Event | class=internal\nexternal hook: Shop\nboundary s: Site | internal\n  process p: Sender | kind=worker\np -> hook: Webhook delivery | https sign=hmac fails=retry data=ev", "S03@outside", []string{"Sender must give each message"}, []string{"Shop must"}},
	{"an API behind the server of its pages checks the origin", "data x: Settings | class=control\nactor u: Owner's browser\nboundary s: Site | internal\n  process gw: Proxy | kind=gateway\n  process p: API | kind=api\nu -> gw: Change settings | https auth=session data=x\ngw -> p: Forward | http identity=end-user data=x", "T04@s", []string{"state change or websocket from a foreign Origin"}, []string{"inline script"}},
	{"a copy of all files is no program", "data d: Documents | class=confidential crown\nboundary s: Site | internal\n  process p: Backup agent | kind=cli\n  store f: Documents | kind=file holds=d\np -> f: Read files | file returns=d", "T06@f", []string{"may write the files"}, []string{"start"}},
	{"who only queries a store writes nothing", "data row: Customers | class=pii crown\ndata q: Questions | class=internal\nboundary s: Site | internal\n  process p: Reports | kind=web-app\n  store w: Warehouse | kind=db holds=row\np -> w: Run query | sql auth=password data=q returns=row", "T06@w", []string{"any identity but the one that maintains it"}, []string{"Only Reports"}},
	{"who dumps a database answers nobody", "data d: Orders | class=pii crown\nactor a: Administrator\nboundary s: Site | internal\n  process p: Scripts | kind=cli\n  store db: Database | kind=db holds=d\na -> p: Shell | ssh auth=ssh-key\np -> db: Dump | sql auth=password returns=d", "D03@model", []string{"Scripts must keep accepted work"}, []string{"2 seconds"}},
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
		{"nobody's identity is lost where nobody signs in", "data c: Commands | class=control\nactor u: User\nboundary s: Site | internal\n  process p: Pages | kind=web-app\n  process q: Controller | kind=api\nu -> p: Manage | http auth=none data=c\np -> q: Command | http data=c", "S08@p"},
		{"a command to a machine waits for nobody", "data c: Set points | class=control crown\nactor o: Operator\nboundary s: Site | internal\n  process p: Panel | kind=web-app\n  process d: Pump | kind=device\no -> p: Change set point | https auth=session data=c\np -> d: Write set point | mqtt data=c", "R04@model"},
		{"a registry brings its code to nobody", "data img: Images | class=code\nexternal r: Package registry | kind=registry\nboundary s: Site | internal\n  process p: Server | kind=api\nr -> p: Download | https auth=none data=img", "S01@s"},
		{"the token that somebody shows gives no power over others", "data tok: Token | class=credentials\nactor d: Developer\nboundary s: Site | internal\n  process p: Pages | kind=web-app\nd -> p: Use | https auth=token data=tok", "R04@model"},
	} {
		if threat := analyze(t, c.body).find(c.id); threat != nil && (threat.Status == Open || threat.Status == Ask) {
			t.Errorf("%s: %s is %v", c.name, c.id, threat.Status)
		}
	}
}
