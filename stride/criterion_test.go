package stride

import (
	"strings"
	"testing"
)

func TestCriteria(t *testing.T) {
	a := analyze(t, shop)
	texts := make(map[string]string)
	for _, c := range a.Criteria() {
		texts[c.Threat.ID] = c.Seam + ": " + c.Text
	}
	for id, want := range map[string]string{
		"S02@hook":   "Outside → Edge: The `/hooks/pay` endpoint of Webhook receiver must reject with 401 every message over the Outside → Edge boundary without a valid `Stripe-Signature` header, checked in constant time against the key that is configured for its sender (Stripe), and no other, before anything acts on it.",
		"S01@app":    `Edge → App: Orders service must refuse with 401 "Forward payment" over the Edge → App boundary without a valid credential, before it reads the content, and must record each refusal once.`,
		"I01@vault":  "Inside Cardholder zone: A raw copy of Token vault (its disk, a snapshot or a stored backup) must not reveal Card token without a key that is held outside the Cardholder zone; restored elsewhere, it must yield ciphertext only.",
		"D02@worker": "Inside App: A message from Payment events that still fails after at most 5 tries at Settlement worker must be put aside, or dropped with a record of it, inside the App zone with an alert, and the next message must start within 10 seconds.",
	} {
		if texts[id] != want {
			t.Errorf("%s\ngot  %s\nwant %s", id, texts[id], want)
		}
	}
}

// Every row of the table has its criterion, and every answered threat keeps one.
func TestEveryThreatHasACriterion(t *testing.T) {
	a := analyze(t, shop)
	has := make(map[string]bool)
	for _, c := range a.Criteria() {
		has[c.Threat.ID] = true
		if strings.Contains(c.Text, "{") || strings.Contains(c.Test, "{") {
			t.Errorf("%s: a slot is left in %s", c.Threat.ID, c.Text)
		}
	}
	for _, rows := range [][]*Row{a.Rows, a.Answered} {
		for _, row := range rows {
			for _, threat := range row.Threats {
				if !has[threat.ID] {
					t.Errorf("%s has no criterion", threat.ID)
				}
			}
		}
	}
}

// An author's backticks must not open code in a sentence.
func TestSentenceNeutralisesBackticks(t *testing.T) {
	a := analyze(t, "actor a: A\nboundary b: B | edge\n  process p: `rm -rf`\na -> p: Ask")
	for _, c := range a.Criteria() {
		if strings.Contains(c.Text, "`") {
			t.Errorf("%s: %s", c.Threat.ID, c.Text)
		}
	}
}

func TestJoin(t *testing.T) {
	for want, items := range map[string][]string{
		"":                   nil,
		"a":                  {"a"},
		"a and b":            {"a", "b"},
		"a, b and c":         {"a", "b", "c"},
		"a, b, c and d":      {"a", "b", "c", "d"},
		"a, b, c and 2 more": {"a", "b", "c", "d", "e"},
	} {
		if got := join(items); got != want {
			t.Errorf("join(%q) = %q, want %q", items, got, want)
		}
	}
}
