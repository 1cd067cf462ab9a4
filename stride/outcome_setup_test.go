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

func TestSetUpOutcomes(t *testing.T) {
	for _, o := range setupExpectations {
		got := analyze(t, o.body).statuses()
		for _, want := range o.want {
			if !expected(got, want) {
				t.Errorf("%s: want %s in\n%s\ngot %s", o.name, want, o.body, strings.Join(got, ", "))
			}
		}
	}
}
