package stride

import "testing"

func TestTally(t *testing.T) {
	a := analyze(t, shop+"accept I01@vault: Tokens can be re-issued | by=@lead until=2027-06-30")
	got := a.Tally()
	for _, c := range []struct {
		what      string
		got, want int
	}{
		{"open", sum(got.Open), a.Count(Open)},
		{"asked", sum(got.Asked), a.Count(Ask)},
		{"answered", got.Answered, a.Count(Met)},
		{"decided", got.Decided, 1},
		{"all", sum(got.Open) + sum(got.Asked) + got.Answered + got.Decided, len(a.Threats)},
	} {
		if c.got != c.want || c.want == 0 {
			t.Errorf("%s: %d, want %d", c.what, c.got, c.want)
		}
	}
	if n := a.find("S01@app"); n.Status != Open || got.Open[n.Severity] == 0 {
		t.Errorf("S01@app, %s and %s, is not counted in %+v", n.Status, n.Severity, got)
	}
}

func sum(b BySeverity) int {
	n := 0
	for _, x := range b {
		n += x
	}
	return n
}

func TestTallyInWords(t *testing.T) {
	some := Tally{Open: BySeverity{Critical: 1, High: 1}, Asked: BySeverity{High: 2, Medium: 6, Low: 4}, Answered: 20, Decided: 2}
	for _, c := range []struct {
		tally Tally
		want  string
	}{
		{Tally{}, "0 open, 0 asked, 0 answered, 0 decided, 0 assumed"},
		{some, "2 open (1 critical, 1 high), 12 asked (2 high, 6 medium, 4 low), 20 answered, 2 decided, 0 assumed"},
		{some.Plus(Tally{Open: BySeverity{High: 1, Low: 1}, Answered: 1, Decided: 1, Assumed: 3}), "4 open (1 critical, 2 high, 1 low), 12 asked (2 high, 6 medium, 4 low), 21 answered, 3 decided, 3 assumed"},
	} {
		if got := c.tally.String(); got != c.want {
			t.Errorf("%s\nwant %s", got, c.want)
		}
	}
}
