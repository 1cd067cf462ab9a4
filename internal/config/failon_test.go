package config

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/stride"
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
	if got := Default().Gate.FailOn; got.String() != "open:high" {
		t.Errorf("the default is %s", got)
	}
	if got := fails(FailOn{}); got != "---- ----" {
		t.Errorf("the zero value fails %s", got)
	}
}

func fails(f FailOn) string {
	var b strings.Builder
	for severity := stride.Low; severity <= stride.Critical; severity++ {
		b.WriteString(letter(f.Fails(stride.Open, severity), strings.ToUpper(severity.String())))
	}
	b.WriteByte(' ')
	for severity := stride.Low; severity <= stride.Critical; severity++ {
		b.WriteString(letter(f.Fails(stride.Ask, severity), severity.String()))
	}
	for _, status := range []stride.Status{stride.Met, stride.Decided} {
		if f.Fails(status, stride.Critical) {
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
	const allowed = "never, or a list of open and ask, each alone or with :critical, :high, :medium or :low behind it"
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

// In a file the key is named and not the line of the library.
func TestFailOnInFile(t *testing.T) {
	for text, want := range map[string]string{
		`"open:high"`:            "open:high",
		`"open,ask:high"`:        "open:low,ask:high",
		`["ask:high", "open"]`:   "open:low,ask:high",
		`["never"]`:              "never",
		`"opem"`:                 "`gate.fail-on` is never, or a list of open and ask, each alone or with :critical, :high, :medium or :low behind it, not `opem`; did you mean `open`?",
		`[]`:                     "`gate.fail-on` is an empty list; write never where no threat is to fail a check",
		`["open", 1]`:            "`gate.fail-on` is a string or an array of strings",
		`1`:                      "`gate.fail-on` is a string or an array of strings",
		`["open:low", "open"]`:   "`gate.fail-on` names `open` twice",
		`["open:high", "never"]`: "`gate.fail-on` is never or a list, not both",
	} {
		c, err := parse("[gate]\nfail-on = " + text)
		got := c.Gate.FailOn.String()
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%s: %s\nwant %s", text, got, want)
		}
	}
}
