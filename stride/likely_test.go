package stride

import (
	"testing"

	"github.com/trustseam/trustseam/graph"
)

// Where a block does not state what a call of a gateway passes on, words, protocols and proofs choose one process, or none is chosen.
func TestLikeliestOnward(t *testing.T) {
	const system = `data order: Orders | class=pii
actor u: Customer
actor app: App | kind=mobile
actor meter: Meter | kind=device
process gw: Proxy | kind=gateway
boundary inside: Inside | internal
  process web: Shop | kind=web-app
  process api: Orders | kind=api
  process broker: Listener | kind=api
`
	const both = "w. gw -> web: Forward | http data=order\na. gw -> api: Forward | http data=order"
	tests := []struct{ name, asked, calls, want string }{
		{"a session of a person is of the pages", "ask. u -> gw: Buy | https auth=session data=order", both, "web"},
		{"so is a password", "ask. u -> gw: Buy | https auth=password data=order", both, "web"},
		{"a token of a program is of the API", "ask. app -> gw: Buy | https auth=token data=order", both, "api"},
		{"a token of a person may be of either", "ask. u -> gw: Buy | https auth=token data=order", both, "web api"},
		{"two sets of pages leave it open", "ask. u -> gw: Buy | https auth=session data=order", both + "\nb. gw -> broker: Forward | http data=order\nprocess more: More pages | kind=web-app\nm. gw -> more: Forward | http data=order", "web api broker more"},
		{"a word that one call shares", "ask. u -> gw: Fetch uploads | https auth=token data=order", "w. gw -> web: Forward pages | http data=order\na. gw -> api: Forward an upload | http data=order", "api"},
		{"a word of the callee's name", "ask. u -> gw: Browse shop | https auth=token data=order", both, "web"},
		{"a word that both share", "ask. u -> gw: Fetch uploads | https auth=token data=order", "w. gw -> web: Forward uploads | http data=order\na. gw -> api: Forward an upload | http data=order", "web api"},
		{"words of any request", "ask. u -> gw: Send request | https auth=token data=order", "w. gw -> web: Forward request | http data=order\na. gw -> api: Pass on | http data=order", "web api"},
		{"a protocol goes on as it came", "ask. meter -> gw: Report | mqtt auth=api-key data=order", both + "\nb. gw -> broker: Pass on | mqtt data=order", "broker"},
		{"HTTP does not become another", "ask. u -> gw: Buy | https auth=token data=order", "a. gw -> api: Forward | http data=order\nb. gw -> broker: Pass on | mqtt data=order", "api"},
		{"unless nothing else is there", "ask. u -> gw: Buy | https auth=token data=order", "b. gw -> broker: Pass on | mqtt data=order", "broker"},
		{"pages for everybody are not where devices report", "ask. u -> gw: Look around | https auth=public\nbuy. u -> gw: Buy | https auth=token data=order\nrep. meter -> gw: Report | http auth=api-key data=figure", "data figure: Figures\na. gw -> api: Forward | http data=order\nb. gw -> broker: Pass on | http data=figure", "api"},
		{"TLS may hold anything", "ask. u -> gw: Connect | tls auth=token data=order", "a. gw -> api: Forward | http data=order\nb. gw -> broker: Pass on | protocol=tcp data=order", "api broker"},
	}
	for _, test := range tests {
		g := analyze(t, system+test.asked+"\n"+test.calls).Graph
		got := ""
		for _, e := range serving([]*graph.Flow{g.Flow("ask")}) {
			got += " " + e.ID
		}
		if got != " "+test.want {
			t.Errorf("%s:%s serve it, want %s", test.name, got, test.want)
		}
	}
}
