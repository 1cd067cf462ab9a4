package assist

import (
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/source"
)

// Each fix, by the line that is wrong: its title and the line that it leaves. A finding whose fix is chosen is gone.
func TestFixes(t *testing.T) {
	const head = "```dfd id=\"d\"\ndata card: Card\nactor user: User\nprocess web: Web | was=site\nstore db: DB | holds=card was=base rest=app\n1. user -> web: Order | http auth=none data=card\n2. web -> db: Save | sql\n"
	for _, c := range []struct {
		code       source.Code
		line, want string
	}{
		{source.UnknownStatement, "queue jobs: Jobs", "Write `store`: store jobs: Jobs"},
		{source.UnknownStatement, "proces jobs: Jobs", "Write `process`: process jobs: Jobs"},
		{source.UnknownReference, "3. user -> xyz: Read", ""},
		{source.UnknownReference, "3. user -> webb: Read", "Write `web`: 3. user -> web: Read"},
		{source.UnknownReference, "3. user -> web: Read | data=crad", "Write `card`: 3. user -> web: Read | data=card"},
		{source.UnknownAttribute, "process job: Job | crwon", "Write `crown`: process job: Job | crown"},
		{source.UnknownValue, "store x: X | rest=\"disc\" crown", "Write `disk`: store x: X | rest=disk crown"},
		{source.OrphanDecision, "dismiss T01@wbe: 🙂", "Write `T01@system`: dismiss T01@system: 🙂"},
		{source.RenamedThreat, "dismiss I02@base: 🙂", "Write `I02@db`: dismiss I02@db: 🙂"},
		{source.IdleAttribute, "3. web -> user: Answer | https mode=response auth=none", "Delete `auth=none`: 3. web -> user: Answer | https mode=response"},
		{source.IdleAttribute, "3. web -> user: Answer | auth=none mode=response # x", "Delete `auth=none`: 3. web -> user: Answer | mode=response # x"},
		{source.GrownThreat, "3. user -> web: Ask | http auth=none\ndismiss S01@system: 🙂 # x", "Decide for all of it: write `covers=web,user,1,3`: dismiss S01@system: 🙂 | covers=web,user,1,3 # x"},
		{source.GrownThreat, "3. user -> web: Ask | http auth=none\ndismiss S01@system: 🙂 | covers=web,1,user by=@me", "Decide for all of it: write `covers=web,user,1,3`: dismiss S01@system: 🙂 | covers=web,user,1,3 by=@me"},
		{source.UnneededDecision, "mitigate I01@db, S01@system: 🙂 | with=x", "Leave in the decision what still needs it: `S01@system`: mitigate S01@system: 🙂 | with=x"},
		{source.UnneededDecision, "mitigate I01@db: 🙂 | with=x", "Delete the line: its decision is no longer needed: ```"},
	} {
		text := crlf(head + c.line + "\n```\n")
		s := New(project(t), "d.md", []byte(text))
		r, err := s.Result()
		if err != nil {
			t.Fatal(err)
		}
		all := r.Findings(project(t).Policy(today))
		i := slices.IndexFunc(all, func(d source.Diagnostic) bool { return d.Code == c.code })
		if i < 0 {
			t.Errorf("%s: no %s in %v", c.line, c.code, all)
			continue
		}
		got := ""
		for _, a := range s.Actions(all[i].Span, all, today) {
			if a.Kind == Fix && a.Mends.Code == c.code {
				after := string(apply(t, s, chosen(t, a)))
				got += a.Title + ": " + strings.Split(after, "\r\n")[strings.Count(head+c.line, "\n")]
				if has(t, New(project(t), "d.md", []byte(after)), c.code) {
					t.Errorf("%s: %s is still there", c.line, c.code)
				}
			}
		}
		if got != c.want {
			t.Errorf("%s: %s\n%v", c.line, got, all[i])
		}
	}
}

// chosen are the edits of an action.
func chosen(t *testing.T, a Action) []source.Edit {
	t.Helper()
	edits, err := a.Edits()
	if err != nil {
		t.Fatalf("%s: %v", a.Title, err)
	}
	return edits
}

// has reports whether a document has a finding.
func has(t *testing.T, s *Snapshot, code source.Code) bool {
	t.Helper()
	r, err := s.Result()
	if err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(r.Findings(s.Project.Policy(today)), func(d source.Diagnostic) bool { return d.Code == code })
}

// The class in brackets after a free name of data is mended, not the name.
func TestFixOfAClassInBrackets(t *testing.T) {
	const text = "```dfd\nprocess a: A\nstore s: S | holds=\"x (paymnt),y\"\n```\n"
	s := New(project(t), "d.md", []byte(text))
	findings := resultOf(t, s).Findings(s.Project.Policy(today))
	actions := s.fixes(source.Span{Start: 0, End: len(text)}, findings)
	if len(actions) != 1 {
		t.Fatalf("%d actions for %v", len(actions), findings)
	}
	if got := string(apply(t, s, chosen(t, actions[0]))); !strings.Contains(got, `holds="x (payment),y"`) {
		t.Error(got)
	}
}
