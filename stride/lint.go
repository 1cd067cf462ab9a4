package stride

import (
	"maps"
	"strings"

	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/model"
)

// The five things that make a criterion falsifiable by a test, following the
// advice for testable requirements in ISO/IEC/IEEE 29148: who, must, what can be
// observed, under which condition, and where.
var (
	obligation = lazy.Regexp(`\bmust\b|\bmay (only|cross|contain|be)\b`)
	outcome    = lazy.Regexp(`\b[2-5]\d\d\b|reject|refus|abort|\bfail|clos(e|ing)\b|dead-letter|alert|drop|restorable|blocked|not (exist|contain|reveal|succeed|read|take effect|be able)|no credential|get no|treated as absent|never|ciphertext|at most once|work once|may be lost`)
	limitation = lazy.Regexp(`without|missing|invalid|fails?\b|unless|only if|[Oo]nly\b|older|lower|expired|altered|differs|does not|above|Above|[Aa]fter|any other|\bany |wrong|unreachable|No |beyond|absent|lacks|until|cannot|exceeds|when\b|With `)
)

// Vague says why a criterion is not falsifiable: the first thing that it does
// not name, or "" if nothing is missing. subjects are the names of the elements
// and labels of the flows, places the names of the boundaries.
func Vague(text string, subjects, places []string) string {
	switch {
	case !mentions(text, subjects):
		return "no subject"
	case !obligation().MatchString(text):
		return "no obligation"
	case !outcome().MatchString(text):
		return "no outcome that can be observed, such as refuse, drop, alert, restorable, never or a status"
	case !limitation().MatchString(text):
		return "no condition"
	case !strings.Contains(text, "boundar") && !strings.Contains(text, "zone") && !mentions(text, places):
		return "no boundary"
	}
	return ""
}

func mentions(text string, names []string) bool {
	for _, n := range names {
		if strings.Contains(text, n) {
			return true
		}
	}
	return false
}

// VagueCriteria lists the criteria of some rules that no test can fail, with what is missing.
func (a *Analysis) VagueCriteria(of func(*Rule) bool) map[*Threat]string {
	shown := a.Shown()
	maps.DeleteFunc(shown, func(t *Threat, _ bool) bool { return !of(t.Rule) })
	vague := make(map[*Threat]string)
	if len(shown) == 0 {
		return vague
	}
	var subjects, places []string
	for _, e := range a.Graph.Elements {
		subjects = append(subjects, plain(e.Name))
	}
	for _, f := range a.Graph.Flows {
		subjects = append(subjects, plain(f.Label))
	}
	for _, b := range a.Graph.Boundaries {
		places = append(places, plain(b.Name))
	}
	for t := range shown {
		if lacks := Vague(a.Criterion(t), subjects, places); lacks != "" {
			vague[t] = lacks
		}
	}
	return vague
}

// emptyPromises are words that say that something is good but not what it is.
var emptyPromises = []string{
	"secure", "securely", "security", "appropriate", "adequate", "sufficient", "proper", "properly", "robust", "strong", "best practice", "best practices",
	"handled", "done", "ok", "fine", "safe", "safely", "reasonable", "industry standard", "state of the art", "control", "controls", "measures", "protected",
	"is", "are", "and", "by", "with", "the", "a", "an", "in", "place", "we", "it", "of", "as", "per", "to", "be", "will", "have", "has", "all", "coding", "design",
}

// NamesNoMechanism reports whether a declared control consists only of words
// that could describe any system.
func NamesNoMechanism(control string) bool {
	words := strings.FieldsFunc(control, func(r rune) bool { return r == ' ' || r == ',' || r == '-' || r == '.' || r == '/' })
	for _, w := range words {
		if !model.HasWord(strings.Join(emptyPromises, " "), w) {
			return false
		}
	}
	return true
}
