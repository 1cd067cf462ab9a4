package stride

import (
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
