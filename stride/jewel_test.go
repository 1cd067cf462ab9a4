package stride

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/model"
)

func wayText(w Way) string {
	var hops []string
	for _, f := range w.Flows {
		hops = append(hops, f.Number)
	}
	return w.From.ID + ": " + strings.Join(hops, " ") + ", " + string(rune('0'+w.Seams)) + " seams, " + w.Weakest.Number + " " + w.Control
}

func TestJewels(t *testing.T) {
	a := analyze(t, shop)
	if len(a.Jewels) != 1 || a.Jewels[0].Element.ID != "vault" {
		t.Fatalf("jewels %+v", a.Jewels)
	}
	var got []string
	for _, w := range a.Jewels[0].Ways {
		got = append(got, wayText(w))
	}
	want := "shopper: 1 2 3, 5 seams, 2 no authentication\nstripe: 4 5 6 7, 5 seams, 4 authentication not stated"
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

func TestReaches(t *testing.T) {
	var got []string
	for _, r := range analyze(t, shop).Reaches {
		got = append(got, r.Process.ID)
		if r.Process.ID == "hook" && (r.Direct != 1 || r.All != 3) {
			t.Errorf("hook reaches %d directly and %d in all, want the queue and, over it, the worker and the vault", r.Direct, r.All)
		}
	}
	if strings.Join(got, " ") != "hook gateway worker orders" {
		t.Errorf("processes %v", got)
	}
}

func TestIntrusions(t *testing.T) {
	a := analyze(t, "actor a: A\nboundary e: Edge | edge\n  process gw: API gateway\n  process p: P\nboundary i: Inside | internal\n  process q: Q\n1. a -> gw: One\n2. a -> p: Two\n3. a -> q: Three\n4. gw -> q: Four\n5. gw -> p: Five")
	var got []string
	for _, f := range a.Intrusions {
		got = append(got, f.Number)
	}
	if strings.Join(got, " ") != "2 3" {
		t.Errorf("flows %v, want 2 (beside the gateway) and 3 (straight inside)", got)
	}
}

// Who is inside is a way in too; a jewel that nothing touches has none.
func TestWaysFromInside(t *testing.T) {
	for flows, want := range map[string]string{
		"p -> s: Write": "p", "": "", "clerk -> p: Ask\np -> s: Write": "clerk", "p -> s: Write\nq -> p: Ask\np -> q: Ask": "p",
	} {
		a := analyze(t, "boundary i: Inside | internal\n  actor clerk: Clerk\n  process p: P\n  process q: Q\n  store s: S | crown\n"+flows)
		got := ""
		if len(a.Jewels[0].Ways) > 0 {
			got = a.Jewels[0].Ways[0].From.ID
		}
		if len(a.Jewels) != 1 || got != want {
			t.Errorf("%q: the first way in is from %q, want %q", flows, got, want)
		}
	}
}

// A crown jewel that only asks itself has no way to it.
func TestJewelThatAsksItself(t *testing.T) {
	a := analyze(t, "process p: P | crown\np -> p: Go")
	if len(a.Jewels) != 1 || len(a.Jewels[0].Ways) != 0 {
		t.Errorf("got %v", a.Jewels)
	}
}

// Every way has a weakest hop, also one on which an end proves who it is as well as it can.
func TestEveryWayHasAWeakestHop(t *testing.T) {
	for stated, call := range map[string]string{"server-auth": "p <-> x: Poll | https returns=d ", "auth": "x -> p: Send | https data=d ", "sign": "x -> p: Send | https data=d "} {
		a, _ := model.LookupAttribute(stated)
		for _, v := range a.Values {
			body := "data d: Results | class=health\nexternal x: Laboratory\nboundary s: Site | internal\n  process p: Records | kind=web-app crown\n" + call + stated + "=" + v.Name
			jewels := analyze(t, body).Jewels
			if len(jewels) != 1 || len(jewels[0].Ways) != 1 {
				t.Fatalf("%v in\n%s", jewels, body)
			}
			if w := jewels[0].Ways[0]; w.Weakest == nil || w.Control == "" {
				t.Errorf("the way has no weakest hop in\n%s", body)
			}
		}
	}
}
