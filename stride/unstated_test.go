package stride

import (
	"regexp"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"
	"github.com/trustseam/trustseam/model"
)

func TestUnstated(t *testing.T) {
	for _, c := range []struct{ body, id, missing, write, places string }{
		{shop, "D01@edge", "the block does not state `limit`", "write `limit=`: `rate` or `quota` answers it, `none` leaves it open", "f1 f4"},
		{shop, "E02@app", "the block does not state `least`", "write `has=least`, or `lacks=least` where it is missing", "orders worker"},
		{shop, "D04@vault", "the block does not state `backup`", "write `backup=`: `offsite` or `immutable` answers it, `none` or `same-account` leaves it open", "vault"},
	} {
		a := analyze(t, c.body)
		threat := a.find(c.id)
		if threat == nil {
			t.Errorf("no %s in %v", c.id, a.statuses())
			continue
		}
		u := a.Unstated(threat)
		if u.Missing != c.missing || u.Write != c.write || placeIDs(u.Places) != c.places {
			t.Errorf("%s: %s; %s; %s", c.id, u.Missing, u.Write, placeIDs(u.Places))
		}
	}
}

func placeIDs(places []Subject) string {
	var ids []string
	for _, p := range places {
		if p.Flow != nil {
			ids = append(ids, "f"+p.Flow.Number)
		} else {
			ids = append(ids, p.Element.ID)
		}
	}
	return strings.Join(ids, " ")
}

// What a message says to write, where it says to, ends the question: for every rule,
// on its own example. With lacks=, or a value that leaves the threat open, it is open.
func TestUnstatedIsAllThatIsAsked(t *testing.T) {
	testenv.NeedsTime(t, "tries every answer")
	c := load(t)
	asked := 0
	for _, r := range c.Rules {
		a := analyze(t, r.Fires)
		for _, threat := range a.Threats {
			if threat.Status != Ask {
				continue
			}
			asked++
			name, answer := threat.Rule.attribute(), ""
			if _, ok := model.LookupAttribute(name); ok {
				answer = name + "=" + threat.Rule.Met[0]
			} else {
				answer = "has=" + name
			}
			body := writeOn(r.Fires, a.Unstated(threat).Places, answer)
			if again := analyze(t, body).find(threat.ID); again != nil && again.Status == Ask {
				t.Errorf("%s is still asked in\n%s", threat.ID, body)
			}
		}
	}
	if asked < len(c.Rules) {
		t.Errorf("the examples ask %d times", asked)
	}
}

// writeOn writes an attribute on the lines of some places, in the stead of an earlier value.
func writeOn(body string, places []Subject, attribute string) string {
	lines := strings.Split(body, "\n")
	key, value, _ := strings.Cut(attribute, "=")
	earlier := regexp.MustCompile(key + `=(\S+)`)
	for _, p := range places {
		at := strings.Count(("```dfd\n" + body)[:p.Span().Start], "\n") - 1
		switch line := lines[at]; {
		case key == "has" && earlier.MatchString(line):
			lines[at] = earlier.ReplaceAllString(line, "has=$1,"+value)
		case earlier.MatchString(line):
			lines[at] = earlier.ReplaceAllString(line, attribute)
		case strings.Contains(line, " | "):
			lines[at] += " " + attribute
		default:
			lines[at] += " | " + attribute
		}
	}
	return strings.Join(lines, "\n")
}

// A decision that does not cover all of a threat leaves the question to the rest of it.
func TestUnstatedOfGrownThreat(t *testing.T) {
	a := analyze(t, shop+"dismiss D01@edge: The framework does it | covers=gateway,shopper,1")
	if got := placeIDs(a.Unstated(a.find("D01@edge")).Places); got != "f4" {
		t.Errorf("asked on %s", got)
	}
}

// There is nothing to write about what is no question.
func TestUnstatedOfWhatIsStated(t *testing.T) {
	a := analyze(t, shop)
	for _, threat := range a.Threats {
		if threat.Status == Met && len(a.Unstated(threat).Places) > 0 {
			t.Errorf("%s is asked on %s", threat.ID, placeIDs(a.Unstated(threat).Places))
		}
	}
}
