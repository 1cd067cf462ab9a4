package whole

import (
	"strings"

	"github.com/trustseam/trustseam/internal/foreign"

	"github.com/trustseam/trustseam/stride"
)

// categories are the names of the categories of STRIDE as Threat Dragon and other tools write them.
var categories = map[rune]string{
	'S': "Spoofing", 'T': "Tampering", 'R': "Repudiation", 'I': "Information disclosure", 'D': "Denial of service", 'E': "Elevation of privilege",
}

// Categories names the categories of a threat, the one that it is filed under first.
func Categories(t *stride.Threat) []string {
	var all []string
	for _, letter := range t.Rule.Stride + t.Rule.Also {
		all = append(all, categories[letter])
	}
	return all
}

// Weaknesses are the numbers of a threat's references in the Common Weakness Enumeration, such as CWE-287.
func Weaknesses(t *stride.Threat) []string {
	var all []string
	for _, r := range t.Rule.References {
		if strings.HasPrefix(r, "CWE-") {
			number, _, _ := strings.Cut(r, " ")
			all = append(all, number)
		}
	}
	return all
}

// ThreatProperties are what a block and its analysis say of a threat: its id, the status as the analysis names it, and the
// decision about it.
func ThreatProperties(t *stride.Threat) []foreign.Property {
	all := []foreign.Property{{Key: foreign.ID, Value: t.ID}, {Key: "status", Value: t.Status.String()}, {Key: "severity", Value: t.Severity.String()}}
	if d := Decision(t); d != nil {
		all = append(all, foreign.Property{Key: foreign.Decision, Value: string(d.Verb)}, foreign.Property{Key: "reason", Value: d.Reason})
		for _, a := range d.Attrs {
			all = append(all, foreign.Property{Key: a.Key, Value: strings.Join(a.Values, ",")})
		}
	}
	return all
}
