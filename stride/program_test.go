package stride

import (
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/graph"
)

// parts is a shop with a job, in which JOB stands for what the block says of the job, and CALL for how the shop starts it.
const parts = `
data o: Orders   | class=pii crown
data k: Accounts | class=credentials
actor u: Customer
external x: Carrier
boundary s: Site | edge
  process web: Shop      | kind=web-app tenants=single
  process job: Night job | kind=worker JOB
  store   db:  Database  | kind=db holds=o,k access=shared-account
order. u   -> web: Order           | https auth=session data=o
start. web -> job: Start night job | CALL data=o
save.  web -> db:  Keep orders     | sql auth=password encryption=none data=o,k returns=o,k
read.  job -> db:  Count orders    | sql auth=password encryption=none returns=o
send.  job -> x:   Send orders     | https auth=api-key data=o
`

func stall(job, call string) string {
	return strings.NewReplacer("JOB", job, "CALL", call).Replace(parts)
}

// Between parts of one program nobody calls, and what belongs to the program is said of it once.
func TestPartsOfOneProgram(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"two programs share a wire, an account and a right", stall("", "http"), []string{"T01@s open", "E05@s ask", "I03@db open", "I12@s ask", "E02@s ask"}},
		{"a part has none of its own", stall("part-of=web", "http"), []string{"!E05", "I03@db met", "I12@s ask"}},
		{"a secret that a part states is the program's", stall("part-of=web secrets=env", "http"), []string{"I12@s open"}},
		{"so is an answer of a part", stall("part-of=web runs-as=service", "http"), []string{"E03@s met"}},
		{"and an image", stall("part-of=web artifact=unsigned", "http"), []string{"T08@s open"}},
		{"and that nothing takes over", stall("part-of=web redundancy=none", "http"), []string{"D07@s open"}},
		{"a missing proof on a call within is no weakness", stall("part-of=web", "http auth=none"), []string{"!E05", "!S01@s2"}},
		{"a call of a function is within", stall("", `protocol="plug-in call" auth=none`), []string{"!E05"}},
		{"so is one of a library", stall("", "protocol=library auth=none"), []string{"!E05"}},
		{"a service that is called a library is none", stall("", `protocol="library service"`), []string{"E05@s ask"}},
	} {
		got := analyze(t, c.body).statuses()
		for _, want := range c.want {
			if !expected(got, want) {
				t.Errorf("%s: want %s, got %s", c.name, want, strings.Join(got, ", "))
			}
		}
	}
}

// No row and no question is about a flow within a program, and each about what a program has is about the whole.
func TestNothingIsAskedWithinAProgram(t *testing.T) {
	for _, job := range []string{"", "part-of=web", "part-of=web secrets=env runs-as=root redundancy=none artifact=unsigned egress=open lacks=least"} {
		a := analyze(t, stall(job, "http"))
		within, ofPart := false, false
		for _, threat := range a.Threats {
			for _, f := range threat.Firings {
				within = within || slices.ContainsFunc(f.Flows, func(flow *graph.Flow) bool { return flow.ID == "start" })
				ofPart = ofPart || slices.Contains(ofProgram, f.Rule.attribute()) && f.Target.ID == "job" && f.Subject.Element != nil
			}
		}
		if parts := job != ""; within == parts || ofPart == parts {
			t.Errorf("%q: within %t, of the part %t", job, within, ofPart)
		}
	}
}

// Who may use a store, or command a machine, is named by the program.
func TestProgramsAreListed(t *testing.T) {
	body := strings.Replace(stall("part-of=web", "http"), "actor u", "actor o: Operator\nactor u", 1) + "look. o -> db: Look | sql auth=password returns=k\n"
	saying{"a machine is commanded by programs", strings.Replace(stall("part-of=web", "http"), "  store", "  process eng: Docker Engine | kind=runtime\n  store", 1) + "a. web -> eng: Remove images | unix\nb. job -> eng: Remove images | unix", "E11@s", []string{"must refuse Shop each call"}, []string{"Night job"}}.check(t)
	saying{"programs are listed", body, "I03@db", []string{"each of Shop and Operator an account"}, []string{"Night job"}}.check(t)
}
