package scene

import "testing"

func TestClean(t *testing.T) {
	cases := map[string]string{
		"plain":                  "plain",
		"  a \n\tb  ":            "a b",
		"a\u202eb\u2066c\u200fd": "abcd",
		"\x00\x07":               "",
		"a\xffb":                 "a\ufffdb",
		"a\ufffeb":               "ab",
		"日本語":                    "日本語",
		"a\u2028b\u200bc\ufeffd": "a bcd",
		"\U0001f600 e\u0301":     "\U0001f600 e\u0301",
	}
	for in, want := range cases {
		if got := Clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCleanKeepsJoinersWhereScriptsNeedThem(t *testing.T) {
	for in, want := range map[string]string{
		"👩\u200d👧":      "👩\u200d👧",
		"می\u200cشود":   "می\u200cشود",
		"ad\u200dmin":   "admin",
		"\u200d\u200cx": "x",
	} {
		if got := Clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
	}
}
