package assist

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// Property: a decision that an editor begins in an example is an error until a person completes it, and then decides
// the whole threat.
func TestBeginningsAreCompletedByPeople(t *testing.T) {
	tried := 0
	for _, s := range examples(t) {
		for _, b := range s.Blocks() {
			for _, threat := range s.Analysis(b.ID).Threats {
				if threat.Decision != nil || threat.Status != stride.Open && threat.Status != stride.Ask {
					continue
				}
				if tried++; tried%30 == 0 {
					checkBeginning(t, s, b, s.beginning(b, threat, today)[tried/30%4], threat.ID)
				}
			}
		}
	}
	if tried < 100 {
		t.Errorf("only %d decisions", tried)
	}
}

func checkBeginning(t *testing.T, s *Snapshot, b Block, a Action, id string) {
	t.Helper()
	begun := string(apply(t, s, chosen(t, a)))
	if !source.HasErrors(resultOf(t, New(s.Project, s.Path, []byte(begun))).Diagnostics) {
		t.Errorf("%s: %s is a decision that nobody has taken", s.Path, a.Title)
	}
	completed := strings.Replace(begun, id+": |", id+": Seen by people |", 1)
	for _, key := range []string{" by=", " to=", " with="} {
		completed = strings.Replace(completed+" ", key+" ", key+"@me ", 1)
		completed = strings.Replace(completed, key+"\n", key+"@me\n", 1)
	}
	after := New(s.Project, s.Path, []byte(completed))
	resultOf(t, after)
	if threat := after.Threat(b.ID, id); threat == nil || threat.Status != stride.Decided {
		t.Errorf("%s: %s does not decide it once it is completed: %v", s.Path, a.Title, resultOf(t, after).Diagnostics)
	}
}

func TestBeginningLines(t *testing.T) {
	for _, c := range []struct{ block, want string }{
		{"process web: W | owner=\"Web, team\"\nuser -> web: O | http auth=none\n", "\n\naccept S01@system: | by=\"Web, team\" until=2027-02-25"},
		{"process web: W | owner=@web\nuser -> web: O | http auth=none\n\n# end\n\n", "\n\naccept S01@system: | by=@web until=2027-02-25\n\n"},
		{"process web: W\nuser -> web: O | http auth=none\ndismiss T01@system: No # x\n\n# end\n", "dismiss T01@system: No # x\naccept S01@system: | by= until=2027-02-25\n\n# end"},
	} {
		text := "> ```dfd id=\"d\"\n> actor user: User\n> " + strings.ReplaceAll(strings.TrimSuffix(c.block, "\n"), "\n", "\n> ") + "\n> ```\n"
		s := New(project(t), "d.md", []byte(crlf(text)))
		at := strings.Index(crlf(text), "user ->")
		var got string
		for _, a := range s.Actions(source.Span{Start: at, End: at}, nil, today) {
			if strings.HasPrefix(a.Title, "Accept `S01@system` until 2027-02-25 (") {
				got = string(apply(t, s, chosen(t, a)))
			}
		}
		want := strings.ReplaceAll(crlf(c.want), "\r\n", "\r\n> ")
		if got = strings.ReplaceAll(got, "\r\n>\r\n", "\r\n> \r\n"); !strings.Contains(got, want) {
			t.Errorf("%q:\n%q\n%q", c.block, got, want)
		}
	}
}
