package trustseam

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/limit"
)

// What takes the library minutes is refused before it sees it.
func TestCheckShape(t *testing.T) {
	const shape = "a key has more than 64 parts, or that many tables or lists stand within each other"
	half := limit.Beside/2 - 10
	for text, want := range map[string]string{
		"a" + strings.Repeat(".a", half) + " = 1":                                                "line 1: " + shape,
		"\n[a" + strings.Repeat(".a", half) + "]":                                                "line 2: " + shape,
		"a = " + strings.Repeat("{a=", half/2):                                                   "line 1: " + shape,
		"a = " + strings.Repeat("[\n", half):                                                     "line 65: " + shape,
		strings.Repeat("a.", limit.ConfigParts) + "a = 1":                                        "line 1: " + shape,
		strings.Repeat("a.", limit.ConfigParts-1) + "a = 1":                                      "",
		"a." + strings.Repeat("\"a\".", 100) + "a = 1":                                           "line 1: " + shape,
		"exclude = [\"" + strings.Repeat(".[{", 100) + "\"]":                                     "",
		"exclude = ['" + strings.Repeat(".[{", 100) + "']":                                       "",
		"exclude = [\"\\\"" + strings.Repeat(".", 100) + "\"]":                                   "",
		"a = {b = \"\"\"\nx' \"\"\"\", " + strings.Repeat("c.", 99) + "c = 1}":                   "line 2: " + shape,
		"a = {b = '''\n\" #''', " + strings.Repeat("c.", 99) + "c = 1}":                          "line 2: " + shape,
		"# \"\"\"\n" + strings.Repeat("c.", 99) + "c = 1}":                                       "line 2: " + shape,
		"# " + strings.Repeat(".", 99) + "\na = \"\"\"\n" + strings.Repeat(".", 99) + "\"\"\"\n": "",
	} {
		got := ""
		if err := checkShape(text); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%.40q: %q, want %q", text, got, want)
		}
	}
}

// A file that is something else keeps its secrets.
func TestErrorsShowNothing(t *testing.T) {
	for _, text := range []string{
		"[remote \"s3cret\"]\n\turl = https://s3cret@host", "token = s3cret", "s3cret", "a = \"\\s3cret\"", "max-flows = 99999999999999999999",
		"layout-timeout = \"s3cret\"", "max-flows = \"s3cret\"", "insert = 'a'\ninsert = 's3cret'", "s3cret = 1\ns3cret = 2",
	} {
		if _, err := ParseConfig(text); err == nil || strings.Contains(err.Error(), "s3cret") || strings.Contains(err.Error(), "999") {
			t.Errorf("%q: %v", text, err)
		}
	}
}
