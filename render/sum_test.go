package render

import (
	"strings"
	"testing"
)

const sumBody = "Two of **12** threats are *open* in `a_b`.\n\n| id | threat |\n| --- | --- |\n| S1 | a \\_ b &#124; c &#58;d |\n\n- one two three\n- four"

func TestSumIgnoresLayout(t *testing.T) {
	for name, body := range map[string]string{
		"CRLF":            strings.ReplaceAll(sumBody, "\n", "\r\n"),
		"indented":        "  " + strings.ReplaceAll(sumBody, "\n", "\n  "),
		"blank lines":     "\n\n" + strings.ReplaceAll(sumBody, "\n\n", "\n\n\n") + "\n",
		"trailing blanks": strings.ReplaceAll(sumBody, "\n", "  \n"),
		"emphasis":        strings.ReplaceAll(strings.ReplaceAll(sumBody, "*open*", "_open_"), "**12**", "__12__"),
		"bullets":         strings.ReplaceAll(sumBody, "\n- ", "\n* "),
		"other bullets":   strings.ReplaceAll(sumBody, "\n- ", "\n+   "),
		"padding":         strings.NewReplacer("| id |", "| id  |", "| --- |", "| ------- |", " threat |", " threat         |").Replace(sumBody),
		"no padding":      strings.NewReplacer("| id | threat |", "|id|threat|", "| --- | --- |", "|---|---|").Replace(sumBody),
		"wrapped":         strings.NewReplacer("one two three", "one two\n  three", "are *open*", "are\n*open*").Replace(sumBody),
		"unwrapped":       strings.ReplaceAll(sumBody, "threats are", "threats\nare"),
		"escapes":         strings.NewReplacer(`\_`, "_", "&#124;", `\|`, "&#58;", ":").Replace(sumBody),
	} {
		if Sum(body) != Sum(sumBody) {
			t.Errorf("%s:\n%s\nis not\n%s", name, Normalize(body), Normalize(sumBody))
		}
	}
}

func TestSumNoticesEdits(t *testing.T) {
	for name, body := range map[string]string{
		"word":   strings.Replace(sumBody, "one", "own", 1),
		"number": strings.Replace(sumBody, "12", "13", 1),
		"cell":   strings.Replace(sumBody, "| S1", "| S2", 1),
		"row":    strings.Replace(sumBody, "\n\n- one", "\n| S2 | b |\n\n- one", 1),
		"bullet": sumBody + "\n- five",
		"tick":   strings.Replace(sumBody, "- one", "- [x] one", 1),
		"order":  strings.Replace(sumBody, "- one two three\n- four", "- four\n- one two three", 1),
		"empty":  "",
	} {
		if Sum(body) == Sum(sumBody) {
			t.Errorf("%s is not noticed", name)
		}
	}
}

// The checksum stands in people's documents: it must never come out different.
func TestSumIsFixed(t *testing.T) {
	for body, want := range map[string]string{"": "e3b0c442", "a\n": "ca978112"} {
		if got := Sum(body); got != want {
			t.Errorf("%q is %s, expected %s", body, got, want)
		}
	}
}
