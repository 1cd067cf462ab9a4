package export

import "testing"

func TestUnlinked(t *testing.T) {
	for text, want := range map[string]string{
		"ask @ada or @org/team":        "ask `@ada` or `@org/team`",
		"fixes #1, GH-2 and a/b#3":     "fixes `#1,` `GH-2` and `a/b#3`",
		"the `/hooks/@pay` endpoint":   "the `/hooks/@pay` endpoint",
		"weigh-2 and C # 1":            "weigh-2 and C `#` 1",
		"`@a` and @b, a|b":             "`@a` and `@b,` a&#124;b",
		"<b> @x</b>":                   "&lt;b&gt; <code></code><code>&#64;x&lt;/b&gt;</code>",
		"see https://example.com/#top": "see `https://example.com/#top`",
	} {
		if got := unlinked(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
