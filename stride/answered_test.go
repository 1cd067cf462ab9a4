package stride

import (
	"strings"
	"testing"
)

// twoServers is a library behind a proxy, with pages and, as a program of its own or as a part of the pages, live news, for both of which readers
// sign in; only the loan says what its session does.
func twoServers(news string) string {
	return "data loan: Loans | class=pii crown\nactor r: Reader\nboundary e: Edge | edge\n  process gw: Proxy | kind=gateway\nboundary s: Site | internal\n  process web: Pages | kind=web-app\n  process live: Live news | kind=api " + news +
		"\n1. r -> gw: Borrow | https auth=session has=session data=loan returns=loan\n2. r -> gw: Hear news | wss auth=session returns=loan\n3. gw -> web: Forward pages | http forwards=1 data=loan returns=loan\n4. gw -> live: Forward news | ws forwards=2 returns=loan"
}

// Each entry is the smallest design in which what is stated elsewhere, or of something else, must not be taken for an answer.
var answeredElsewhere = []expectation{
	{"a session that one server ends another need not end", twoServers(""), []string{"S05@s ask"}},
	{"parts of one program end the same session", twoServers("part-of=web"), []string{"S05@s met"}},
}

func TestAnsweredElsewhere(t *testing.T) {
	for _, o := range answeredElsewhere {
		got := analyze(t, o.body).statuses()
		for _, want := range o.want {
			if !expected(got, want) {
				t.Errorf("%s: want %s in\n%s\ngot %s", o.name, want, o.body, strings.Join(got, ", "))
			}
		}
	}
}
