package stride

import (
	"strings"
	"testing"
)

// What each word equals, and what it lets through: a letter for every severity
// from low to critical that fails, in capitals for open threats.
func TestFailOn(t *testing.T) {
	for _, c := range []struct{ text, long, fails string }{
		{"never", "never", "---- ----"},
		{"open:critical", "open:critical", "---C ----"},
		{"open:high", "open:high", "--HC ----"},
		{"open:medium", "open:medium", "-MHC ----"},
		{"open:low", "open:low", "LMHC ----"},
		{"open", "open:low", "LMHC ----"},
		{"ask", "ask:low", "---- lmhc"},
		{"ask:critical", "ask:critical", "---- ---c"},
		{"open:high,ask:critical", "open:high,ask:critical", "--HC ---c"},
		{" ask:medium , open ", "open:low,ask:medium", "LMHC -mhc"},
	} {
		f, err := ParseFailOn("--fail-on", c.text)
		if err != nil || f.String() != c.long || fails(f) != c.fails {
			t.Errorf("%q: %v, %s, %s; want %s, %s", c.text, err, f, fails(f), c.long, c.fails)
		}
	}
	if got := fails(FailOn{}); got != "---- ----" {
		t.Errorf("the zero value fails %s", got)
	}
}

func fails(f FailOn) string {
	var b strings.Builder
	for severity := Low; severity <= Critical; severity++ {
		b.WriteString(letter(f.Fails(Open, severity), strings.ToUpper(severity.String())))
	}
	b.WriteByte(' ')
	for severity := Low; severity <= Critical; severity++ {
		b.WriteString(letter(f.Fails(Ask, severity), severity.String()))
	}
	for _, status := range []Status{Met, Decided} {
		if f.Fails(status, Critical) {
			b.WriteString(" " + status.String())
		}
	}
	return b.String()
}

func letter(fails bool, word string) string {
	if fails {
		return word[:1]
	}
	return "-"
}

func TestFailOnErrors(t *testing.T) {
	const allowed = "never, or a list of open and ask, each alone or with :critical, :high, :medium or :low after it"
	for text, want := range map[string]string{
		"open:all":           "--fail-on is " + allowed + ", not `open:all`",
		"high":               "--fail-on is " + allowed + ", not `high`",
		"opne:high":          "--fail-on is " + allowed + ", not `opne:high`; did you mean `open:high`?",
		"open:high,asks":     "--fail-on is " + allowed + ", not `asks`; did you mean `ask`?",
		"ask:hihg":           "--fail-on is " + allowed + ", not `ask:hihg`; did you mean `ask:high`?",
		"nevr":               "--fail-on is " + allowed + ", not `nevr`; did you mean `never`?",
		"met:high":           "--fail-on is " + allowed + ", not `met:high`",
		"open:high,":         "--fail-on is " + allowed + ", not ``",
		"":                   "--fail-on is " + allowed + ", not ``",
		"open:":              "--fail-on is " + allowed + ", not `open:`; did you mean `open`?",
		"open:low,open:high": "--fail-on names `open` twice",
		"never,ask":          "--fail-on is never or a list, not both",
		"ask,never":          "--fail-on is never or a list, not both",
	} {
		if _, err := ParseFailOn("--fail-on", text); err == nil || err.Error() != want {
			t.Errorf("%q: %v\nwant %s", text, err, want)
		}
	}
}
