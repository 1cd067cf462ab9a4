package stride

import "testing"

func TestVague(t *testing.T) {
	subjects, places := []string{"API gateway"}, []string{"Public edge"}
	for text, want := range map[string]string{
		"API gateway must answer 401 to any request over the Outside → Public edge boundary without a valid token.": "",
		"The system must answer 401 without a valid token at the zone boundary.":                                    "no subject",
		"API gateway should answer 401 without a valid token at the zone boundary.":                                 "no obligation",
		"API gateway must be secure without exception at the zone boundary.":                                        "no outcome that can be observed, such as refuse, drop, alert, restorable, never or a status",
		"API gateway must refuse requests at the boundary.":                                                         "no condition",
		"API gateway must refuse requests without a token.":                                                         "no boundary",
	} {
		if got := Vague(text, subjects, places); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// No criterion of the catalog may be vague, on any model that we have.
func TestNoCriterionIsVague(t *testing.T) {
	check := func(name string, a *Analysis) {
		for threat, lacks := range a.VagueCriteria(func(*Rule) bool { return true }) {
			t.Errorf("%s: the criterion of %s names %s: %s", name, threat.ID, lacks, a.Criterion(threat))
		}
	}
	check("shop", analyze(t, shop))
	for _, m := range expertModels(t) {
		check(m.name, m.analysis)
	}
	for _, r := range load(t).Rules {
		check(r.ID, analyze(t, r.Fires))
	}
}

func TestNamesNoMechanism(t *testing.T) {
	for control, want := range map[string]bool{
		"secure coding":               true,
		"handled by best practices":   true,
		"appropriate controls":        true,
		"Cloudflare WAF, rule 942100": false,
		"mTLS in the service mesh":    false,
	} {
		if got := NamesNoMechanism(control); got != want {
			t.Errorf("%q: %v, want %v", control, got, want)
		}
	}
}
