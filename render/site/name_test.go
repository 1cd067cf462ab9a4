package site

import (
	"regexp"
	"strings"
	"testing"
)

func TestPageName(t *testing.T) {
	served := regexp.MustCompile(`^[a-z0-9]`) // by every host
	seen := make(map[string]bool)
	for _, c := range [][2]string{
		{"docs/payments.md", "payments"}, {"docs/payments.md", "other"}, {"a/payments.md", "payments"}, {"docs/Payments.md", "payments"},
		{"docs/../../evil.md", "x"}, {"docs/a b/ü<>.md", "x"}, {strings.Repeat("long", 100) + ".md", "x"}, {".md", "x"}, {"index.md", "index"}, {"a/..", "x"}, {"con.md", "x"},
		{"設計.md", "x"}, {"_draft.md", "x"}, {"-.md", "x"}, {"__init__.md", "x"}, {"ü.md", "x"},
	} {
		name := pageName(c[0], c[1])
		if !IsPage(name) || seen[name] || name == indexName || !served.MatchString(name) {
			t.Errorf("page of %v is %q", c, name)
		}
		if name != pageName(c[0], c[1]) {
			t.Errorf("page of %v has two names", c)
		}
		seen[name] = true
	}
	if got := pageName("docs/Card payments.md", "x"); !strings.HasPrefix(got, "card_payments-") {
		t.Errorf("people do not know %s again", got)
	}
}

func TestIsPage(t *testing.T) {
	for name, want := range map[string]bool{
		"index.html": true, "criteria.html": true, "a-0123456789ab.html": true,
		"": false, "other.html": false, "../a-0123456789ab.html": false, "x/a-0123456789ab.html": false, "a-0123456789AB.html": false, "a-0123456789ab.html\n": false, ".html": false,
	} {
		if IsPage(name) != want {
			t.Errorf("IsPage(%q) = %v", name, !want)
		}
	}
}

func TestThreatAnchor(t *testing.T) {
	for id, want := range map[string]string{"S02@webhook": "S02@webhook", "My rule #1@web": "My_rule_1@web", `"><b>@x`: "_b_@x"} {
		if got := threatAnchor(id); got != want {
			t.Errorf("anchor of %s is %s, want %s", id, got, want)
		}
	}
}
