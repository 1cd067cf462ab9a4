package trustseam

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

func TestOwners(t *testing.T) {
	owners := Owners{"@ada", "@acme/*", "*@example.org", "Grace Hopper", "team-*-leads", "Zoë"}
	for by, want := range map[string]bool{
		"@ada": true, "@ADA": true, "@adam": false, "ada": false, "@ad": false,
		"@acme/security": true, "@ACME/Security": true, "@acme/": false, "@acme": false, "x@acme/security": false,
		"eve@example.org": true, "Eve@Example.org": true, "@example.org": false, "eve@example.org.evil.com": false, "eve@example.com": false,
		"Grace Hopper": true, "grace hopper": true, "Grace": false,
		"team-a-leads": true, "team-a-b-leads": true, "team--leads": false, "team-leads": false,
		"Zoe\u0308": true, "ZOË": true, "Zoe": false,
		"@eve,@ada": true, "@eve, @ada": true, "@eve,@mallory": false, "": false, "*": false,
	} {
		if owners.Include(by) != want {
			t.Errorf("%q: %v", by, !want)
		}
	}
}

// A pattern takes what a regular expression of the same meaning takes.
func TestOwnerPatterns(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	word := func(letters string, most int) string {
		var b strings.Builder
		for range random.IntN(most + 1) {
			b.WriteByte(letters[random.IntN(len(letters))])
		}
		return b.String()
	}
	taken := 0
	for range 20_000 {
		pattern, name := word("aab*", 6), word("ab", 8)
		want := regexp.MustCompile("^" + strings.ReplaceAll(pattern, "*", ".+") + "$").MatchString(name)
		if fits(pattern, name) != want {
			t.Fatalf("%q takes %q: %v", pattern, name, !want)
		}
		if want {
			taken++
		}
	}
	if taken < 500 {
		t.Errorf("only %d of the patterns take anything", taken)
	}
}
