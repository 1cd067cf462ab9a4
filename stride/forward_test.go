package stride

import (
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
page. u -> gw: Use the pages | https auth=session data=order returns=order
call. app -> gw: Call the API | https auth=token data=order returns=order
`
	tests := []struct{ name, calls, asked, want string }{
		{"stated", "w. gw -> web: Forward | http data=order forwards=page\na. gw -> api: Forward | http data=order forwards=call", "page", "web"},
		{"stated for the other", "w. gw -> web: Forward | http data=order\na. gw -> api: Forward | http data=order forwards=call", "page", "web"},
		{"not stated", "w. gw -> web: Forward | http data=order\na. gw -> api: Forward | http data=order", "page", "web api"},
		{"both", "w. gw -> web: Forward | http forwards=page\na. gw -> api: Forward | http forwards=page,call", "page", "web api"},
		{"through a second gateway", "in. gw -> inner: Forward | http data=order\nw. inner -> web: Forward | http data=order forwards=in\na. inner -> api: Forward | http data=order", "page", "web"},
		{"by a process that is no gateway", "in. gw -> web: Forward | http data=order\na. web -> api: Hand on | http data=order forwards=in", "page", "api"},
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
