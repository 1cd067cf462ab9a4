package importertest

import (
	"strings"
	"testing"
)

// Refuses tests what a reader says of texts that it does not take. A case is a name, the text and the one line of the error.
func Refuses(t *testing.T, read func(text []byte) error, cases [][3]string) {
	t.Helper()
	for _, c := range cases {
		name, text, want := c[0], c[1], c[2]
		switch err := read([]byte(text)); {
		case err == nil:
			t.Errorf("%s: no error, want %s", name, want)
		case err.Error() != want || strings.ContainsAny(want, "\n\r"):
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
}
