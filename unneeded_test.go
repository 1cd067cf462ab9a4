package trustseam

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/source"
)

// overtaken is a block in which controls answer I01@db and R01@site; decisions come at its end.
const overtaken = "```dfd\nactor user: User\nboundary site: Site | edge\n  process web: Web app | audit=central\n  store db: Orders | crown rest=app\n1. user -> web: Order | https auth=none\n2. web -> db: Save | tls auth=none\n%s```\n"

// hints are the hints of TS031 of a document.
func hints(t *testing.T, r *Result) []source.Diagnostic {
	t.Helper()
	return slices.DeleteFunc(slices.Clone(r.Diagnostics), func(d source.Diagnostic) bool { return d.Code != source.UnneededDecision })
}

func analyzed(t *testing.T, text string, p *Project) *Result {
	t.Helper()
	r, err := p.Analyze("a.md", []byte(text))
	if err != nil || len(r.Analyses) == 0 {
		t.Fatalf("%v: %v", err, r.Diagnostics)
	}
	return r
}

// statuses are the threats of all blocks.
func statuses(r *Result) []string {
	var all []string
	for _, a := range r.Analyses {
		for _, threat := range a.Threats {
			all = append(all, fmt.Sprint(threat.ID, threat.Status))
		}
	}
	return all
}

// A decision that a control has overtaken is a hint, whose edit takes it out and nothing else.
func TestUnneeded(t *testing.T) {
	project := load(t)
	const stated = "the block states the control that answers "
	for name, c := range map[string]struct {
		decisions string
		messages  []string
		left      string
	}{
		"alone": {"# why\naccept I01@db: x | by=@ada until=2027-01-01 # gone\ndismiss S01@site: y\n",
			[]string{stated + "`I01@db`; the decision is no longer needed: delete its line"}, "# why\ndismiss S01@site: y\n"},
		"first of two": {"accept I01@db, S01@site: x | by=@ada until=2027-01-01\n",
			[]string{stated + "`I01@db`; the decision is still needed for the rest: write `accept S01@site:` before its reason"}, "accept S01@site: x | by=@ada until=2027-01-01\n"},
		"middle": {"mitigate S01@site ,I01@db,  E05@site :x | with=WAF\n",
			[]string{stated + "`I01@db`; the decision is still needed for the rest: write `mitigate S01@site, E05@site:` before its reason"}, "mitigate S01@site, E05@site :x | with=WAF\n"},
		"an orphan stays for a person": {"dismiss I01@db, X99@db: x\n",
			[]string{stated + "`I01@db`; the decision is still needed for the rest: write `dismiss X99@db:` before its reason"}, "dismiss X99@db: x\n"},
		"two lines": {"dismiss I01@db: x\ndismiss R01@site: y\n",
			[]string{stated + "`I01@db`; the decision is no longer needed: delete its line", stated + "`R01@site`; the decision is no longer needed: delete its line"}, ""},
		"both of one line": {"dismiss I01@db, R01@site: x\n",
			[]string{stated + "`I01@db`, `R01@site`; the decision is no longer needed: delete its line"}, ""},
		"needed": {"dismiss S01@site: y\n", nil, "dismiss S01@site: y\n"},
	} {
		for shape, change := range map[string]func(string) string{
			"plain": func(s string) string { return s },
			"crlf":  func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
			"quote": func(s string) string {
				return "> " + strings.ReplaceAll(strings.TrimSuffix(s, "\n"), "\n", "\n> ") + "\n"
			},
			"item": func(s string) string {
				return "- x\n\n  " + strings.ReplaceAll(strings.TrimSuffix(s, "\n"), "\n", "\n  ") + "\n"
			},
		} {
			text := change(fmt.Sprintf(overtaken, c.decisions))
			before := analyzed(t, text, project)
			var messages []string
			var edits []source.Edit
			for _, d := range hints(t, before) {
				messages, edits = append(messages, d.Message), append(edits, *d.Edit)
			}
			if !slices.Equal(messages, c.messages) {
				t.Errorf("%s, %s: %q", name, shape, messages)
			}
			after, err := source.Apply([]byte(text), edits)
			if want := change(fmt.Sprintf(overtaken, c.left)); err != nil || string(after) != want {
				t.Errorf("%s, %s: %v\n%s\nwant\n%s", name, shape, err, after, want)
			}
			again := analyzed(t, string(after), project)
			if len(hints(t, again)) > 0 || !slices.Equal(statuses(again), statuses(before)) {
				t.Errorf("%s, %s: the edit changes what the block says: %v", name, shape, again.Diagnostics)
			}
		}
	}
}
