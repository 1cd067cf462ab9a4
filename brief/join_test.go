package brief_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/brief"
	"github.com/trustseam/trustseam/stride"
)

// What a reader takes for one finding is one line, with all ids; what takes other work is another.
func TestOneWeaknessIsOneLine(t *testing.T) {
	const (
		shop  = "boundary s: Site | internal\n  process p: Shop | "
		vault = "data t: Session tokens | class=credentials\nboundary a: App | internal\n  process p: Shop\nboundary s: Stores | restricted\n  store c: Accounts | kind=db access=network holds=t\np -> c: Look up | sql "
	)
	for _, c := range []struct {
		name, body, one, other string
		together               bool
		says                   string
	}{
		{"a secret, and where it is kept", "external i: Sign-in | kind=idp\n" + shop + "secrets=env\np -> i: Exchange code | https auth=client-secret", "I12@s", "S12@outside", true, "replaceable"},
		{"plain calls between machines in two zones", "data d: Records | class=pii crown\nboundary a: A | edge\n  process g: Proxy | kind=gateway\nboundary b: B | internal\n  process p: Shop\n  process q: Stock\nboundary c: C | restricted\n  process r: Ledger\ng -> p: Forward | http data=d\np -> r: Book | tcp encryption=none data=d", "T01@b", "T01@c", true, "Book"},
		{"plain calls of outsiders and between machines", "data d: Records | class=pii crown\nactor u: User\nboundary b: B | internal\n  process p: Shop\nboundary c: C | restricted\n  process r: Ledger\nu -> p: Order | http data=d\np -> r: Book | tcp encryption=none data=d", "T01@b", "T01@c", false, ""},
		{"a secret that a worker shows too, of which nothing is said", "data d: Records | class=pii crown\nboundary s: Site | internal\n  process p: Shop | secrets=env\n  process w: Worker | kind=worker\nboundary i: Inside | restricted\n  store db: Database | kind=db holds=d\np -> db: Save | sql auth=password data=d\nw -> db: Save again | sql auth=password data=d", "I12@s", "S12@i", true, "a leaked one must be replaced"},
		{"single instances of several kinds", "data d: Records | class=pii crown\nactor u: User\nboundary s: Site | internal\n  process p: Shop | kind=web-app redundancy=none\n  process w: Worker | kind=worker redundancy=none\n  store db: Database | kind=db holds=d redundancy=none\nu -> p: Order | https auth=session data=d\np -> db: Save | sql auth=password data=d\nw -> db: Tidy | sql auth=password data=d", "D07@s", "D07@s", true, "Worker and Database"},
		{"two stores with one account each", "data d: Records | class=pii crown\nboundary s: Site | internal\n  process p: Shop\n  process w: Worker | kind=worker\n  store a: Accounts | kind=db holds=d access=shared-account\n  store b: Bills | kind=object holds=d access=shared-account\np -> a: Save | sql auth=password data=d\nw -> a: Tidy | sql auth=password data=d\np -> b: Save | https auth=api-key data=d", "I02@a", "I02@b", true, "Bills must"},
		{"a store and a folder with one account each", "data d: Records | class=pii crown\nboundary s: Site | internal\n  process p: Shop\n  process w: Worker | kind=worker\n  store a: Accounts | kind=db holds=d access=shared-account\n  store b: Bills | kind=file holds=d access=shared-account\np -> a: Save | sql auth=password data=d\nw -> a: Tidy | sql auth=password data=d\np -> b: Save | file data=d\nw -> b: Tidy | file data=d", "I02@a", "I02@b", false, ""},
		{"a local door at which nobody is asked, and everybody may do everything", "actor u: Operator\ndata k: Keys | class=secret crown\nboundary s: Host | internal\n  process c: Tool | kind=cli\n  process p: Key server | kind=controller holds=k\nu -> c: Run | ssh auth=ssh-key\nc -> p: Create keys | unix auth=none authz=none returns=k", "E05@s", "E11@s", true, "not listed for its caller"},
		{"root in two zones, where one program needs a part of it", "actor u: User\ndata d: Records | class=pii crown\nboundary e: Edge | edge\n  process p: Shop | kind=web-app runs-as=root\nboundary s: Host | internal\n  process m: Host agent | kind=worker runs-as=root\n  store db: Database | kind=db holds=d\nu -> p: Order | https auth=session data=d\np -> m: Mount folder | https auth=mtls data=d\nm -> db: Save | sql auth=password data=d", "E03@e", "E03@s", true, "Host agent"},
		{"two stores that are backed up beside themselves", "data d: Records | class=pii crown\nboundary s: Site | internal\n  process p: Shop\n  store a: Accounts | kind=db holds=d backup=same-account\n  store b: Bills | kind=file holds=d backup=same-account\np -> a: Save | sql auth=password data=d\np -> b: Save | file data=d", "D04@a", "D04@b", true, "another machine"},
		{"a token that does not end, and the secret that is shown for it", "data t: Access token | class=credentials\nexternal x: App\nboundary s: Site | edge\n  process p: Shop | kind=api crown\nx -> p: Exchange refresh token | https auth=client-secret lacks=session returns=t", "S12@s", "S05@s", true, "refresh or access token"},
		{"a worker and the container in which it runs code of others", "data c: Scripts | class=code\ndata r: Results | class=confidential\nexternal x: Any host\nboundary s: Site | internal\n  process p: Job server | kind=controller\n  process w: Worker | kind=worker isolation=none egress=open\n  process j: Script container | kind=runtime egress=open\np -> w: Hand over | https auth=mtls data=c\nw -> x: Call | https data=r\nj -> x: Call | https data=r", "I09@w", "I09@j", true, "refuse Worker and Script container"},
		{"the secret of others is theirs to keep", "external x: Partner\n" + shop + "secrets=env kind=gateway crown\nx -> p: Order | https auth=api-key", "I12@s", "S12@s", false, ""},
		{"a plain protocol that proves no server", "external x: X\n" + shop + "kind=worker\np -> x: Send | protocol=amqp encryption=none server-auth=none", "T01@outside", "S06@outside", true, "configured one"},
		{"pages, and the gateway in front of them", "actor u: User\nboundary e: Edge | edge\n  process g: Proxy | kind=gateway\nboundary s: Site | internal\n  process p: Shop | kind=web-app\nu -> g: Order | https auth=session has=csp lacks=anti-forgery\ng -> p: Forward | loopback", "T04@s", "T04@e", true, "anti-forgery token"},
		{"another call that proves none", "external x: X\nexternal y: Y\n" + shop + "kind=worker\np -> x: Send | amqp encryption=none\np -> y: Send | https server-auth=none", "T01@outside", "S06@outside", false, ""},
		{"a database that asks nobody, and what is in it", vault + "auth=none returns=t", "S01@s", "I03@c", true, "must be stored in Accounts as a hash"},
	} {
		b := block(t, c.body, brief.Options{})
		line := func(id string) int {
			return slices.IndexFunc(b.Open, func(c brief.Criterion) bool {
				return slices.ContainsFunc(c.Threats, func(t *stride.Threat) bool { return t.ID == id })
			})
		}
		one, other := line(c.one), line(c.other)
		if one < 0 || other < 0 || (one == other) != c.together || !strings.Contains(b.Open[one].Text, c.says) {
			t.Errorf("%s: %s in line %d and %s in line %d, want one: %v", c.name, c.one, one, c.other, other, c.together)
			for _, l := range b.Open {
				t.Logf("%s %s", l.Threats[0].ID, l.Text)
			}
		}
	}
}

// A line of several rules says all that is stated and what to write instead of each, and the full form keeps them apart.
func TestLineOfSeveralRulesShowsAll(t *testing.T) {
	const body = "external i: Sign-in | kind=idp\nboundary s: Site | internal\n  process p: Shop | secrets=env\np -> i: Exchange code | https auth=client-secret"
	for _, l := range block(t, body, brief.Options{}).Open {
		if len(l.Threats) > 1 && (l.Stated() != "`auth=client-secret`, `secrets=env`" || !slices.Equal(l.Remedies(), []string{"auth=token", "secrets=own-file"})) {
			t.Errorf("states %s, to write %q", l.Stated(), l.Remedies())
		}
	}
	for _, l := range block(t, body, brief.Options{Full: true}).Open {
		if len(l.Threats) > 1 {
			t.Errorf("the full form has one line for %d threats", len(l.Threats))
		}
	}
}
