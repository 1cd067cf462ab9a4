package diagram

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func TestWidth(t *testing.T) {
	cases := []struct {
		f    font
		text string
		want float64
	}{
		{font{size: 10}, "", 0},
		{font{size: 10}, "A", 6.67},
		{font{size: 10, bold: true}, "A", 7.22},
		{font{size: 10}, "é", 5.56},
		{font{size: 10}, "日本", 20},
		{font{size: 10}, "Ж", 9.23},
		{font{size: 10}, "ع", 6},
		{font{size: 10}, "…", 10},
		{font{size: 10}, "e\u0301", 5.56},
	}
	for _, c := range cases {
		if got := c.f.width(c.text); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%v.width(%q) = %v, want %v", c.f, c.text, got, c.want)
		}
	}
}

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
		if got := clean(in); got != want {
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
		if got := clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	f := font{size: 10}
	cases := []struct {
		text  string
		limit float64
		lines int
		want  []string
	}{
		{"", 50, 2, nil},
		{"one", 50, 2, []string{"one"}},
		{"one two three four", 60, 2, []string{"one two", "three four"}},
		{"aaaa bbbb cccc d", 70, 2, []string{"aaaa bbbb", "cccc d"}},
		{"one two three four five six", 40, 2, []string{"one two", "three f…"}},
		{"日本語日本語", 30, 3, []string{"日本語", "日本語"}},
		{"日本 go", 40, 2, []string{"日本 go"}},
		{"ab 👩\u200d👩\u200d👧 cd", 34, 3, []string{"ab", "👩\u200d👩\u200d👧", "cd"}},
		{"日e\u0301", 12, 2, []string{"日", "e\u0301"}},
		{"👍🏽👍🏽", 12, 2, []string{"👍🏽", "👍🏽"}},
	}
	for _, c := range cases {
		if got := f.wrap(c.text, c.limit, c.lines); !slices.Equal(got, c.want) {
			t.Errorf("wrap(%q, %v, %d) = %q, want %q", c.text, c.limit, c.lines, got, c.want)
		}
	}
}

func TestWrapKeepsItsLimits(t *testing.T) {
	for _, text := range append(slices.Clone(hostile), strings.Repeat("日", 300), strings.Repeat("word ", 100)) {
		lines := nameFont.wrap(clean(text), elementWidth, 4)
		if len(lines) > 4 {
			t.Errorf("%q takes %d lines", text, len(lines))
		}
		if w := nameFont.broadest(lines); w > elementWidth+longWord {
			t.Errorf("%q is %v wide", lines, w)
		}
	}
}

func TestCut(t *testing.T) {
	f := font{size: 10}
	for text, want := range map[string]string{"short": "short", "a long text": "a lon…", "aaaa bbbb": "aaaa…", "": ""} {
		if got := f.cut(text, 36); got != want {
			t.Errorf("cut(%q) = %q, want %q", text, got, want)
		}
	}
	if got := f.cut("wwww", 1); got != "…" {
		t.Errorf("cut to nothing = %q", got)
	}
}

func TestWrapBreaksWordsOfParts(t *testing.T) {
	f := font{size: 10}
	for text, want := range map[string][]string{
		"paymentReconciliationWorker": {"payment", "Reconciliation", "Worker"},
		"HTTPServerOAuth2TokenUri":    {"HTTPServer", "OAuth2", "TokenUri"},
		"payment_worker_process":      {"payment_", "worker_", "process"},
		"pay.internal.example.com":    {"pay.internal.", "example.com"},
		"introspectOAuthBearer":       {"introspect", "OAuthBearer"},
		"short camelCase":             {"short", "camelCase"},
		"aaaaaaaaaaaaaaaaaaaaaaaaaaa": {"aaaaaaaaaaaaa…"},
		"ПлатёжОбработка":             {"Платёж", "Обработка"},
	} {
		got := f.wrap(text, 60, 3)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	if got := f.wrap("oneTwoThreeFourFiveSixSevenEightNineTen", 30, 2); !slices.Equal(got, []string{"one", "Two…"}) {
		t.Errorf("too long: %q", got)
	}
}

// A word that breaks has no blank where it broke, and one that does not keeps its own.
func TestWrapCutsWithoutBlanks(t *testing.T) {
	f := font{size: 10}
	for text, want := range map[string][]string{
		"日本語日本語日本語日本語":      {"日本語", "日本…"},
		"ab cd ef gh ij kl": {"ab cd", "ef gh…"},
	} {
		if got := f.wrap(text, 35, 2); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestRoomForTheWidestFont(t *testing.T) {
	f := font{size: 10, bold: true}
	for _, text := range []string{"Settlement worker", "Обработка", "Διαχείριση", "Żółć", "%@W", "‘a’ № 5", "支払い", "الدفع"} {
		if usual, widest := f.width(text), f.anywhere().width(text); widest < usual {
			t.Errorf("%s is %v wide, and %v in the widest font", text, usual, widest)
		}
	}
	if f.tight("الدفع", 0) {
		t.Error("the width of Arabic is taken for known")
	}
	if !f.tight("Settlement worker", 4) || f.tight("Ask", 5) {
		t.Error("only what needs it is told how wide to be")
	}
	if long := strings.Repeat("W", 20); f.room([]string{long}, 28, 8) <= f.width(long)+28 || f.room([]string{"i"}, 28, 8) != f.width("i")+28 {
		t.Error("the room of a text is not that of the wider of two")
	}
}
