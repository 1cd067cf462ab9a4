package stridetable

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/model"
)

// said are words for a status that people write by hand, beside those that tools have.
var said = map[string]draft.Status{
	"done": draft.Mitigated, "fixed": draft.Mitigated, "resolved": draft.Mitigated, "complete": draft.Mitigated, "completed": draft.Mitigated, "covered": draft.Mitigated, "addressed": draft.Mitigated,
	"handled": draft.Mitigated, "in place": draft.Mitigated, "have": draft.Mitigated, "yes": draft.Mitigated, "ok": draft.Mitigated, "verified": draft.Mitigated, "controlled": draft.Mitigated, "enforced": draft.Mitigated, "prevented": draft.Mitigated,
	"risk accepted": draft.Accepted, "accepted risk": draft.Accepted, "accept risk": draft.Accepted, "wont fix": draft.Accepted, "won t fix": draft.Accepted, "tolerated": draft.Accepted, "tolerate": draft.Accepted, "residual accepted": draft.Accepted,
	"out of scope": draft.NotApplicable, "not relevant": draft.NotApplicable, "does not apply": draft.NotApplicable, "dismissed": draft.NotApplicable, "no threat": draft.NotApplicable, "irrelevant": draft.NotApplicable, "inapplicable": draft.NotApplicable,
	"outsourced": draft.Transferred, "insured": draft.Transferred, "risk transferred": draft.Transferred, "shared": draft.Transferred,
	"partial": draft.Open, "partially": draft.Open, "partly": draft.Open, "planned": draft.Open, "pending": draft.Open, "deferred": draft.Open, "backlog": draft.Open, "missing": draft.Open, "tbd": draft.Open, "no": draft.Open, "gap": draft.Open,
	"unmitigated": draft.Open, "not mitigated": draft.Open, "not implemented": draft.Open, "not done": draft.Open, "to do": draft.Open, "proposed": draft.Open, "residual": draft.Open, "not accepted": draft.Open, "not yet": draft.Open,
}

// signs are marks that stand for a status alone.
var signs = []struct {
	mark   string
	status draft.Status
}{{"✅", draft.Mitigated}, {"✔", draft.Mitigated}, {"☑", draft.Mitigated}, {"🟢", draft.Mitigated}, {"✓", draft.Mitigated}, {"❌", draft.Open}, {"✗", draft.Open}, {"⬜", draft.Open}, {"🔴", draft.Open}, {"🟡", draft.Open}, {"⚠", draft.Open}, {"🚧", draft.Open}}

// sure are the words that are a status also where a mitigation or a threat may begin: others begin sentences, too.
var sure = []string{"mitigated", "accepted", "risk accepted", "transferred", "n a", "not applicable", "out of scope"}

// longest is how many words a status has.
const longest = 3

// statusOf reads the status with which a text begins, and returns what follows it. known is false if it begins with none.
func statusOf(text string) (status draft.Status, rest string, known bool) {
	words := strings.Fields(text)
	for n := min(longest, len(words)); n > 0; n-- {
		word := model.Normalize(strings.Join(words[:n], " "))
		status, known = importer.Status(word)
		if !known {
			status, known = said[word]
		}
		if known {
			return status, strings.TrimLeft(strings.Join(words[n:], " "), " -–—:;,."), true
		}
	}
	for _, s := range signs {
		if strings.HasPrefix(strings.TrimSpace(text), s.mark) {
			return s.status, "", true
		}
	}
	return draft.Open, text, false
}

// judge sets the status: what its cell says, else what the mitigation or the threat begins with.
func (t *Threat) judge(cell string) {
	if strings.TrimSpace(cell) != "" {
		var rest string
		t.Said = cell
		t.Status, rest, _ = statusOf(cell)
		if t.Mitigation == "" && rest != cell {
			t.Mitigation = rest
		}
		return
	}
	for _, text := range []*string{&t.Mitigation, &t.Text} {
		if status, rest, known := statusOf(*text); known {
			word := strings.TrimRight(strings.TrimSuffix(*text, rest), " -–—:;,.")
			if slices.Contains(sure, model.Normalize(word)) {
				t.Said, t.Status, *text = word, status, rest
				return
			}
		}
	}
}
