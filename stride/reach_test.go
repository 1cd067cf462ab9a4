package stride

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/model"
)

// gravity is what a small design is to be judged as: `ID severity`, in any order.
type gravity struct {
	name, body string
	want       []string
}

// bank posts payments from a queue to a ledger.
const bank = `
data entry: Entry | class=payment crown
boundary app: Application | edge
  process api: API
boundary core: Core | internal
  process pay: Payments
  store q: Jobs | kind=queue
  process poster: Poster
  store ledger: Ledger | holds=entry
api -> pay: Order | https
pay -> q: Enqueue | amqp
q -> poster: Deliver | amqp
poster -> ledger: Post | sql data=entry
`

// cluster is run by what a controller reads from a repository.
const cluster = `
data m: Manifest | class=control
boundary build: Build | internal
  process ci: CI runner
  store conf: Deployment configuration | kind=config holds=m
boundary prod: Production | internal
  process ctl: Controller | kind=controller
  process app: App
  store db: Accounts | crown
ci -> conf: Write | https data=m
ctl -> conf: Pull | PROTOCOL returns=m
ctl -> app: Apply | https data=m
app -> db: Save | sql
`

var gravities = []gravity{
	// What decides about a crown jewel is as grave as the jewel.
	{"a queue whose messages are posted to the ledger", bank, []string{"S10@q high"}},
	{"a queue that leads nowhere", strings.Replace(bank, "poster -> ledger", "api -> ledger", 1), []string{"S10@q low"}},
	{"the repository that a cluster follows", cluster, []string{"T07@build high", "E13@ci high"}},
	{"the same without a jewel", strings.Replace(cluster, " | crown", "", 1), []string{"T07@build medium", "E13@ci medium"}},
	{"commands in the clear between zones", strings.Replace(cluster, "PROTOCOL", "http", 1), []string{"T01@build high"}},
	{"a sign-in service without a drawn answer", "boundary s: Site | internal\n  process app: App\n  process sso: Keycloak | kind=idp\n  store db: Accounts | crown\napp -> sso: Sign in | https\napp -> db: Save | sql", []string{"S09@sso high"}},
	{"a command that is a crown jewel and that nothing holds", "data valve: Close valve | class=control crown\nboundary s: Site | edge\n  process b: Broker\nboundary f: Field | public\n  process m: Meter | kind=device\nb -> m: Command | mqtt encryption=none data=valve", []string{"T01@f critical"}},

	// To read what is there to be acted on decides nothing.
	{"code at rest is there to be run", "boundary s: Site | internal\n  process app: App\n  store fw: Firmware | class=code crown rest=none integrity=none\napp -> fw: Read", []string{"T06@fw high", "I01@fw medium"}},

	// The wire counts for what moves on it, and more from zone to zone.
	{"plaintext inside a zone", "data rec: Record | class=health crown\nboundary s: Site | internal\n  process a: A\n  process b: B\na -> b: Send | http data=rec", []string{"T01@s medium"}},
	{"plaintext from zone to zone", "data rec: Record | class=health crown\nboundary s: Site | internal\n  process a: A\nboundary t: Town | internal\n  process b: B\na -> b: Send | http data=rec", []string{"T01@t high"}},
	{"what everybody may know", "data price: Price | class=public\nactor user: User\nboundary s: Site | edge\n  process web: Web app\n  store db: Accounts | crown\nuser -> web: See | http data=price\nweb -> db: Save | sql", []string{"T01@s high", "S05@s medium"}},

	// Floods, records and the account of one person are a part of the jewel; all of it is more.
	{"a public edge before a jewel", "actor user: User\nboundary s: Site | edge\n  process web: Web app\n  store db: Accounts | crown\nuser -> web: Order | https auth=session\nweb -> db: Save | sql", []string{"I05@s high", "T02@s high", "S04@people medium", "D01@s medium", "R01@s medium", "S07@model medium", "D03@model low"}},
	{"nothing checks whose object it is", "actor user: User\nboundary s: Site | edge\n  process web: Web app\n  store db: Accounts | crown\nuser -> web: Order | https auth=session authz=none\nweb -> db: Save | sql", []string{"I05@s critical"}},
	{"the buffer of an outpost is filled again", "data m: Secrets of hosts | class=credentials crown\nboundary c: Centre | internal\n  process srv: Server | kind=worker\n  store db: Database | kind=db holds=m\nboundary b: Branch | internal\n  process px: Collector | kind=worker\n  store buf: Buffer | kind=db holds=m\nsrv -> db: Read and write | sql auth=password data=m returns=m\npx -> srv: Fetch configuration | https auth=mtls returns=m\npx -> buf: Write | file data=m", []string{"D04@buf medium"}},
	{"the account of an administrator", "actor adm: Administrator\nboundary s: Site | edge\n  process con: Admin console\n  store db: Accounts | crown\nadm -> con: Delete accounts | https auth=password\ncon -> db: Save | sql", []string{"S04@people critical", "R04@model medium"}},

	// Who steers an agent acts through it.
	{"an agent with tools", "actor user: User\nboundary s: Site | edge\n  process ag: Agent | kind=agent lacks=prompt-guard\n  process tool: Tool\nuser -> ag: Ask | https\nag -> tool: Do | https", []string{"E07@ag critical"}},
	{"a model that only talks", "actor user: User\nboundary s: Site | edge\n  process m: Model | kind=llm lacks=prompt-guard\nuser -> m: Ask | https", []string{"E07@m high"}},
	{"what an agent reads, filled from outside", "external docs: Authors\nactor user: User\nboundary s: Site | internal\n  process in: Ingester\n  process bot: Bot\n  store kb: Knowledge base | kind=vector-db integrity=none\n  store db: Accounts | crown\ndocs -> in: Publish | https\nin -> kb: Insert | https\nbot -> kb: Search | https\nbot -> db: Save | sql", []string{"T11@kb critical"}},
}

// A severity follows what may happen, not the number of calls to a crown jewel.
func TestGravity(t *testing.T) {
	for _, g := range gravities {
		a := analyze(t, strings.Replace(g.body, "PROTOCOL", "https", 1))
		for _, want := range g.want {
			id, severity, _ := strings.Cut(want, " ")
			threat := a.find(id)
			if threat == nil {
				t.Errorf("%s: no %s in %v", g.name, id, a.statuses())
				continue
			}
			if threat.Severity.String() != severity {
				t.Errorf("%s: %s is %s, %.2f: %v", g.name, want, threat.Severity, threat.Score, threat.ScoreParts)
			}
		}
	}
}

// Of threats with equal scores the one about the graver matter names the row, then the one nearest a crown jewel.
func TestLead(t *testing.T) {
	grave, slight := &Rule{ID: "A", Base: 4}, &Rule{ID: "B", Base: 2}
	row := &Row{Threats: []*Threat{{Rule: slight, Score: 7}, {Rule: grave, Score: 6}, {Rule: grave, Score: 7}}}
	row.lead()
	if got := row.Lead(); got.Rule != grave || got.Score != 7 || row.Score != 7 {
		t.Errorf("the row is led by %s with %.1f", got.Rule.ID, got.Score)
	}
}

// Gateways that forward to each other are in front of none of them: a request that goes in circles ends.
func TestGatewaysInACircle(t *testing.T) {
	auth, _ := model.LookupAttribute("auth")
	for _, v := range auth.Values {
		for _, circle := range []string{"a -> b: Forward | http data=d identity=end-user\nb -> a: Hand back | http data=d identity=end-user",
			"a -> b: Forward | http data=d\nb -> c: Forward | http data=d\nc -> a: Hand back | http data=d"} {
			body := "data d: Records | class=confidential\nactor u: User\nboundary z: Zone | edge\n  process a: Gateway A | kind=gateway\n  process b: Gateway B | kind=gateway\n" +
				"  process c: Gateway C | kind=gateway\n  process p: App | kind=web-app\nu -> a: Ask | https data=d auth=" + v.Name + "\n" + circle + "\nb -> p: Pass | http data=d"
			if a := analyze(t, body); len(a.Threats) == 0 {
				t.Errorf("nothing is found in\n%s", body)
			}
		}
	}
}
