package stride

import (
	"fmt"
	"testing"

	"github.com/trustseam/trustseam/graph"
)

// What forwards= says decides which process serves a request, whatever data the calls of the gateway carry.
func TestForwardsSaysWhoServes(t *testing.T) {
	const system = `data order: Orders | class=pii
actor u: Customer
actor app: App | kind=mobile
process gw: Proxy | kind=gateway
boundary inside: Inside | internal
  process inner: Inner proxy | kind=gateway
  process web: Web | kind=web-app
  process api: API | kind=api
  store docs: Documents | kind=file
page. u -> gw: Use the pages | https auth=session data=order returns=order
call. app -> gw: Call the API | https auth=token data=order returns=order
`
	tests := []struct{ name, calls, asked, want string }{
		{"stated", "w. gw -> web: Forward | http data=order forwards=page\na. gw -> api: Forward | http data=order forwards=call", "page", "web"},
		{"stated for the other", "w. gw -> web: Forward | http data=order\na. gw -> api: Forward | http data=order forwards=call", "page", "web"},
		{"not stated", "w. gw -> web: Forward | http data=order\na. gw -> api: Forward | http data=order", "page", "web"},
		{"stated against what is likely", "w. gw -> web: Forward | http data=order forwards=call\na. gw -> api: Forward | http data=order forwards=page", "page", "api"},
		{"both", "w. gw -> web: Forward | http forwards=page\na. gw -> api: Forward | http forwards=page,call", "page", "web api"},
		{"through a second gateway", "in. gw -> inner: Forward | http data=order\nw. inner -> web: Forward | http data=order forwards=in\na. inner -> api: Forward | http data=order", "page", "web"},
		{"by a process that is no gateway", "in. gw -> web: Forward | http data=order\na. web -> api: Hand on | http data=order forwards=in", "page", "api"},
		{"stated two gateways on", "in. gw -> inner: Forward | http data=order\nw. inner -> web: Forward | http data=order forwards=page\na. inner -> api: Forward | http data=order forwards=call", "page", "web"},
		{"stated two gateways on, of the call between", "in. gw -> inner: Forward | http data=order\nw. inner -> web: Forward | http data=order forwards=page\na. inner -> api: Forward | http data=order forwards=call", "in", "web api"},
		{"by a process behind the gateway", "w. gw -> web: Forward | http data=order forwards=page,call\na. web -> api: Hand on | http data=order forwards=call", "call", "api"},
		{"by a process behind the gateway, of another request", "w. gw -> web: Forward | http data=order forwards=page,call\na. web -> api: Hand on | http data=order forwards=call", "page", "web"},
		{"a file that the gateway reads", "w. gw -> web: Forward | http data=order forwards=page\na. gw -> docs: Read | file returns=order forwards=call", "call", "gw"},
		{"in a circle", "in. gw -> inner: Forward | http forwards=page\nback. inner -> gw: Forward | http forwards=in\nw. gw -> web: Forward | http forwards=back", "page", "web"},
	}
	for _, test := range tests {
		g := analyze(t, system+test.calls).Graph
		got := ""
		for _, e := range serving([]*graph.Flow{g.Flow(test.asked)}) {
			got += " " + e.ID
		}
		if got != " "+test.want {
			t.Errorf("%s:%s serve it, want %s", test.name, got, test.want)
		}
	}
}

// A control that all requests state which a call is stated to pass on is not asked of that call, whatever others say.
func TestForwardsSaysWhatIsAsked(t *testing.T) {
	const system = `data order: Orders | class=pii crown
actor u: Customer
actor app: App | kind=mobile
process gw: Proxy | kind=gateway
boundary inside: Inside | internal
  process web: Web | kind=web-app
  process api: API | kind=api
  store db: Database | kind=db holds=order
page. u -> gw: Use the pages | https auth=session data=order returns=order
call. app -> gw: Call the API | https auth=token authz=object data=order returns=order
w. gw -> web: Forward | http data=order identity=end-user%s
a. gw -> api: Forward | http data=order identity=end-user%s
webdb. web -> db: Read | sql data=order returns=order
apidb. api -> db: Read | sql data=order returns=order
`
	for _, test := range []struct{ web, api, want string }{
		{"", "", " w"},
		{" forwards=page", " forwards=call", " w"},
		{" forwards=call", " forwards=page", " a"},
	} {
		got := ""
		a := analyze(t, fmt.Sprintf(system, test.web, test.api))
		for _, threat := range a.Threats {
			for _, f := range threat.Firings {
				for _, p := range f.Places {
					if threat.Rule.ID == "I05" && p.Status == Ask && p.Flow != nil {
						got += " " + p.Flow.ID
					}
				}
			}
		}
		if got != test.want {
			t.Errorf("w%s, a%s: asked of%s, want%s", test.web, test.api, got, test.want)
		}
	}
}
