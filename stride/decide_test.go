package stride

import (
	"slices"
	"testing"

	"github.com/trustseam/trustseam/model"
)

func TestDecide(t *testing.T) {
	a := analyze(t, shop+"accept I01@vault: Tokens can be re-issued | by=@lead until=2027-06-30\ndismiss S01@nowhere: gone")
	threat := a.find("I01@vault")
	if threat.Status != Decided || threat.Decision.Reason != "Tokens can be re-issued" {
		t.Errorf("I01@vault: %+v", threat)
	}
	if rows := rowIDs(a.Decided); !slices.Equal(rows, []string{"I01@vault"}) {
		t.Errorf("decided rows %v", rows)
	}
	if len(a.Orphans) != 1 || a.Orphans[0].ID != "S01@nowhere" {
		t.Errorf("orphans %v", a.Orphans)
	}
	if got := a.Nearest(model.ThreatRef{ID: "I06@old"}); got != "" {
		t.Errorf("nearest to I06@old is %q; no such rule fires", got)
	}
	if got := a.Nearest(model.ThreatRef{ID: "D03@old"}); got != "D03@model" {
		t.Errorf("nearest to D03@old is %q", got)
	}
}

// A merged threat that grows after it was decided is open again, and says where.
func TestDecisionCovers(t *testing.T) {
	for _, c := range []struct {
		name, covers string
		status       Status
		open         []string
	}{
		{"all named", " | covers=gateway,shopper,hook,stripe,1,4", Decided, nil},
		{"a receiver is new", " | covers=gateway,shopper,1,stripe", Ask, []string{"hook", "4"}},
		{"a sender is new", " | covers=gateway,shopper,hook,1,4", Ask, []string{"stripe"}},
		{"a flow is new", " | covers=gateway,shopper,hook,stripe,1", Ask, []string{"4"}},
		{"several and none named", "", Ask, []string{"gateway", "1", "shopper", "hook", "4", "stripe"}},
	} {
		a := analyze(t, shop+"dismiss D01@edge: The framework does it"+c.covers)
		threat := a.find("D01@edge")
		if threat.Status != c.status {
			t.Errorf("%s: %s, want %s", c.name, threat.Status, c.status)
		}
		if c.open == nil && len(a.Grown) > 0 || c.open != nil && (len(a.Grown) != 1 || !slices.Equal(a.Grown[0].Subjects, c.open)) {
			t.Errorf("%s: grown %+v, want %v", c.name, a.Grown, c.open)
		}
	}
}

// Renaming an element carries its decisions over.
func TestDecisionAfterRename(t *testing.T) {
	a := analyze(t, shopWith("store vault: Token vault | holds=card", "store vault: Token vault | holds=card was=safe")+"dismiss D04@safe: Copies are elsewhere")
	if got := a.find("D04@vault"); got.Status != Decided || len(a.Renamed) != 1 || a.Renamed[0].Threat != got || len(a.Orphans) > 0 {
		t.Errorf("D04@vault: %+v, renamed %v, orphans %v", got, a.Renamed, a.Orphans)
	}
}
