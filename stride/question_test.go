package stride

import (
	"strings"
	"testing"
)

func TestQuestions(t *testing.T) {
	a := analyze(t, shop)
	var got []string
	for _, q := range a.Questions {
		var flows []string
		for _, f := range q.Flows {
			flows = append(flows, f.Number)
		}
		got = append(got, q.Name()+" "+q.Zone+" "+strings.Join(flows, ",")+": "+q.Text)
	}
	text := strings.Join(got, "\n")
	for _, want := range []string{
		"limit Edge and App 1,2: What bounds the rate of requests to API gateway and Orders service?",
		"limit Edge 4: What bounds the work that one sender can give Webhook receiver?",
		"sign Edge 4: What proves to Webhook receiver that \"Payment event\" really comes from Stripe?",
		"has=least App : Is what Orders service and Settlement worker may do at Token vault limited to what their work needs?",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no question %q in\n%s", want, text)
		}
	}
}

// Answering a question in the block settles what it said it would.
func TestAnsweredQuestionsDisappear(t *testing.T) {
	answered := analyze(t, strings.Replace(shop, "header=Stripe-Signature async", "header=Stripe-Signature async sign=hmac limit=none", 1))
	if got := answered.find("S02@hook"); got.Status != Met {
		t.Errorf("S02@hook is %s after sign=hmac", got.Status)
	}
	if got := answered.find("D01@edge"); got.Status != Open {
		t.Errorf("D01@edge is %s after limit=none on one of its flows", got.Status)
	}
	for _, q := range answered.Questions {
		if q.Attribute == "sign" {
			t.Errorf("still asked: %s", q.Text)
		}
	}
}

// What is asked in the same words is one question, with all its places.
func TestNothingIsAskedTwiceInTheSameWords(t *testing.T) {
	c := load(t)
	for _, d := range designs(t) {
		asked := make(map[string]bool)
		for _, q := range d.analyze(t, c).Questions {
			key := q.Name() + ": " + q.Text
			if asked[key] {
				t.Errorf("%s asks twice: %s", d.name, key)
			}
			asked[key] = true
		}
	}
}

func TestOneQuestionForNeighbouringPlaces(t *testing.T) {
	a := analyze(t, "actor user: User\nactor guest: Guest\nboundary s: Site | edge\n  process web: Web app\nuser -> web: Upload photo | https\nguest -> web: Search | https")
	for _, q := range a.Questions {
		if q.Attribute == "validate" && strings.HasPrefix(q.Text, "What is input to Web app checked") && len(q.Flows) != 2 {
			t.Errorf("%q names %d flows", q.Text, len(q.Flows))
		}
	}
}
