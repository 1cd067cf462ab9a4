package font

import (
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/render/diagram/internal/diagramtest"
	"github.com/trustseam/trustseam/source"
)

func TestWrap(t *testing.T) {
	f := Font{size: 10}
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
		if got := f.Wrap(c.text, c.limit, c.lines); !slices.Equal(got, c.want) {
			t.Errorf("wrap(%q, %v, %d) = %q, want %q", c.text, c.limit, c.lines, got, c.want)
		}
	}
}

func TestWrapKeepsItsLimits(t *testing.T) {
	for _, text := range append(slices.Clone(diagramtest.Hostile), strings.Repeat("日", 300), strings.Repeat("word ", 100)) {
		lines := Name.Wrap(source.OneLine(text), 138, 4)
		if len(lines) > 4 {
			t.Errorf("%q takes %d lines", text, len(lines))
		}
		if w := Name.Broadest(lines); w > 138+longWord {
			t.Errorf("%q is %v wide", lines, w)
		}
	}
}

func TestWrapBreaksWordsOfParts(t *testing.T) {
	f := Font{size: 10}
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
		got := f.Wrap(text, 60, 3)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	if got := f.Wrap("oneTwoThreeFourFiveSixSevenEightNineTen", 30, 2); !slices.Equal(got, []string{"one", "Two…"}) {
		t.Errorf("too long: %q", got)
	}
}

// A word that breaks has no blank where it broke, and one that does not keeps its own.
func TestWrapCutsWithoutBlanks(t *testing.T) {
	f := Font{size: 10}
	for text, want := range map[string][]string{
		"日本語日本語日本語日本語":      {"日本語", "日本…"},
		"ab cd ef gh ij kl": {"ab cd", "ef gh…"},
	} {
		if got := f.Wrap(text, 35, 2); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
