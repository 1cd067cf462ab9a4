package stride

import (
	"strings"
	"testing"
)

// What fires on a request, and on the nearest one that differs in what matters to the rule.
func TestWhoOnlyLooks(t *testing.T) {
	const site = "boundary site: Site | internal\n  process panel: Admin console\nactor admin: Administrator\n"
	const host = "boundary host: Host | restricted\n  process box: Scripts\n  store disk: Volume | holds=key\nactor admin: Administrator\ndata key: Signing key | class=secret\n"
	const open = "external peers: Network peers\nexternal bank: Bank\ndata chain: Blocks | class=public\nboundary site: Site | internal\n  process app: App\n"
	const users = "actor admin: Operator\nactor user: User\nboundary site: Site | internal\n  process api: Codec\n"
	for _, c := range []struct {
		rule, body string
		want       bool
	}{
		{"R04", site + "admin -> panel: Delete tenant", true},
		{"R04", site + "admin -> panel: Export tenants", false},
		{"R04", site + "admin -> panel: View and delete tenants", true},
		{"R04", site + "admin -> panel: Show orders, refund", true},
		{"E01", users + "admin -> api: Decode | https\nuser -> api: Decode | https", false},
		{"E01", users + "admin -> api: Manage keys | https\nuser -> api: Decode | https", true},
		{"T02", host + "admin -> box: Shell | ssh", false},
		{"T02", host + "admin -> box: Shell | https", true},
		{"T03", host + "disk -> box: Archive volume for backup | file data=key", false},
		{"S06", open + "app -> peers: Sync | auth=public data=chain returns=chain", false},
		{"S06", open + "app -> bank: Sync | auth=public data=chain returns=chain", true},
		{"S06", open + "app -> peers: Sync | auth=public server-auth=none data=chain returns=chain", false},
		{"T01", open + "app -> peers: Sync | auth=public encryption=none data=chain returns=chain", false},
		{"T01", open + "app -> peers: Sync | auth=token encryption=none data=chain returns=chain", true},
	} {
		got := false
		for _, threat := range analyze(t, c.body).Threats {
			got = got || threat.Rule.ID == c.rule && threat.Status != Met
		}
		if got != c.want {
			t.Errorf("%s fires: %t, want %t\n%s", c.rule, got, c.want, c.body[strings.LastIndex(c.body, "\n")+1:])
		}
	}
}

// An account on a machine is open to nobody by design, and keys are what SSH shows.
func TestShellsAreNotPublic(t *testing.T) {
	const host = "boundary host: Host | restricted\n  process box: Scripts\nactor admin: Administrator\n"
	if a := analyze(t, host+"1. admin -> box: Shell | ssh auth=public"); !openAt(a, "auth", "1") {
		t.Error("a public shell is not open")
	}
	asked := analyze(t, host+"admin -> box: Shell | ssh")
	if got := strings.Join(asked.offered("S04@people"), " "); !strings.Contains(got, "has=second-factor") {
		t.Errorf("answers offered for a shell: %s", got)
	}
	if asked.find("S01@host") != nil {
		t.Error("SSH always asks who calls, and the shell is asked again")
	}
}
