package importertest

import (
	"strings"
	"testing"
)

// Refused is a text that no reader takes, and the one line that says why.
type Refused struct{ Name, Text, Want string }

// Refuses tests that a reader says of each text what it should.
func Refuses(t *testing.T, read func(text []byte) error, cases []Refused) {
	t.Helper()
	for _, c := range cases {
		switch err := read([]byte(c.Text)); {
		case err == nil:
			t.Errorf("%s: no error, want %s", c.Name, c.Want)
		case err.Error() != c.Want || strings.ContainsAny(err.Error(), "\n\r"):
			t.Errorf("%s: %v, want %s", c.Name, err, c.Want)
		}
	}
}
