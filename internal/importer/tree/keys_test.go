package tree

import (
	"fmt"
	"testing"
)

func TestKeys(t *testing.T) {
	for text, want := range map[string]string{
		`{"a": {"x": [1, {"y": 2}]}, "b": [1], "c": "d", "e": 1`: "[a b c e]",
		`[{"a": 1}]`: "[]", `{`: "[]", "": "[]",
		"a: 1\n'b':\n  c: 1\n\"d\": x\na: 2\nurl:x\n": "[a b d]",
	} {
		if got := fmt.Sprint(Keys([]byte(text))); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
