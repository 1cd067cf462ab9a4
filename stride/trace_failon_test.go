package stride

import (
	"testing"
)

// What each list equals in its long form, and what it fails.
func TestTraceFailOn(t *testing.T) {
	for text, want := range map[string]string{
		"never":                         "never",
		"dangling":                      "dangling",
		"failing, wide , dangling":      "dangling,wide,failing:low",
		"unproven:high,lost,claimed":    "unproven:high,claimed:low,lost:low",
		"skipped:critical,failing:high": "skipped:critical,failing:high",
	} {
		f, err := ParseTraceFailOn("--fail-on", text)
		if err != nil || f.String() != want {
			t.Errorf("%s: %s, %v; want %s", text, f, err, want)
		}
	}
	f, err := ParseTraceFailOn("--fail-on", "dangling,unproven:high")
	if err != nil || !f.Fails("dangling", Critical) || !f.Fails("unproven", High) || f.Fails("unproven", Medium) || f.Fails("lost", Critical) || f.Empty() {
		t.Errorf("%v, %v", f, err)
	}
	if none, err := ParseTraceFailOn("", "never"); err != nil || !none.Empty() || !none.Said() || (TraceFailOn{}).Said() || !f.Said() {
		t.Errorf("never is another thing than no word: %v, %v", none, err)
	}
	if !(TraceFailOn{}).Empty() || DefaultTraceFailOn().String() != "dangling,contradiction,failing:low" {
		t.Errorf("the zero value or the default is another: %s", DefaultTraceFailOn())
	}
}

// Which of two gates lets pass what the other fails.
func TestTraceFailOnFailsMore(t *testing.T) {
	for _, c := range []struct {
		before, after string
		want          bool
	}{
		{"failing", "failing", false},
		{"failing:high", "failing", false},
		{"failing", "failing:high", true},
		{"dangling,lost", "lost", true},
		{"lost", "never", true},
		{"never", "lost", false},
	} {
		before, err := ParseTraceFailOn("", c.before)
		if err != nil {
			t.Fatal(err)
		}
		after, err := ParseTraceFailOn("", c.after)
		if err != nil {
			t.Fatal(err)
		}
		if got := before.FailsMore(after); got != c.want {
			t.Errorf("%s, then %s: %v", c.before, c.after, got)
		}
	}
}

// A comparison also fails what is lost, where there is a gate at all.
func TestTraceFailOnWithLost(t *testing.T) {
	for text, want := range map[string]string{"dangling": "dangling,lost:low", "lost:high": "lost:high", "never": "never"} {
		f, err := ParseTraceFailOn("", text)
		if err != nil || f.WithLost().String() != want || f.String() == "dangling,lost:low" {
			t.Errorf("%s: %s, %v; want %s", text, f.WithLost(), err, want)
		}
	}
}

func TestTraceFailOnErrors(t *testing.T) {
	const allowed = "never, or a list of dangling, wide, contradiction, proposal, unanchored, and unproven, claimed, skipped, failing, lost and unbacked, each of these alone or with :critical, :high, :medium or :low after it"
	for text, want := range map[string]string{
		"":                  "--fail-on is " + allowed + ", not ``",
		"open:high":         "--fail-on is " + allowed + ", not `open:high`",
		"danglin":           "--fail-on is " + allowed + ", not `danglin`; did you mean `dangling`?",
		"dangling:high":     "--fail-on is " + allowed + ", not `dangling:high`",
		"unproven:hihg":     "--fail-on is " + allowed + ", not `unproven:hihg`; did you mean `unproven:high`?",
		"lost,lost:high":    "--fail-on names `lost` twice",
		"never,lost":        "--fail-on is never or a list, not both",
		"proven":            "--fail-on is " + allowed + ", not `proven`",
		"dangling,dangling": "--fail-on names `dangling` twice",
	} {
		if _, err := ParseTraceFailOn("--fail-on", text); err == nil || err.Error() != want {
			t.Errorf("%s: %v\nwant %s", text, err, want)
		}
	}
}
