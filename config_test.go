package trustseam

import (
	"strings"
	"testing"
)

func TestParseErrors(t *testing.T) {
	for text, want := range map[string]string{
		`insrt = "never"`:            "unknown key `insrt`",
		`insert = "somtimes"`:        "`insert` is after-block or never, not `somtimes`",
		`markers = "html"`:           "`markers` is comment or link, not `html`",
		`link = "a b"`:               "`link` is put before a file name",
		`insert = 3`:                 "insert",
		"[gate]\nfailon = \"never\"": "unknown key `gate.failon`",
		"[[rule]]\nidd = \"X01\"":    "unknown key `rule.idd`",
		`insert = `:                  "line 1",
		`layout-timeout = 10`:        "`layout-timeout` is a time such as \"10s\", from 1ms to 1h0m0s",
		`exclude = ["a\nb"]`:         "`exclude` holds one pattern in each string",
		"[rules]\noff = [\"S07\"]":   "`rules.off` is a table of keys with strings",
		`numbers = "3"`:              "`numbers` is a table of keys with strings",
		`classes = "3"`:              "`classes` is a table of keys with strings",
		`exclude = "a"`:              "exclude",
		`max-flows = 0`:              "`max-flows` is a number above 0, not 0",
	} {
		if _, err := ParseConfig(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ParseConfig(%q): error %v, want one with %q", text, err, want)
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
		`"opem"`:                 "`gate.fail-on` is never, or a list of open and ask, each alone or with :critical, :high, :medium or :low after it, not `opem`; did you mean `open`?",
		`[]`:                     "`gate.fail-on` is an empty list; write never where no threat is to fail a check",
		`["open", 1]`:            "`gate.fail-on` is a string or an array of strings",
		`1`:                      "`gate.fail-on` is a string or an array of strings",
		`["open:low", "open"]`:   "`gate.fail-on` names `open` twice",
		`["open:high", "never"]`: "`gate.fail-on` is never or a list, not both",
	} {
		c, err := ParseConfig("[gate]\nfail-on = " + text)
		got := c.Gate.FailOn.String()
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%s: %s\nwant %s", text, got, want)
		}
	}
}

func TestDefaultGate(t *testing.T) {
	if got := DefaultConfig().Gate.FailOn.String(); got != "open:high" {
		t.Errorf("the default is %s", got)
	}
}
