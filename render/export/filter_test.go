package export

import (
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/marker"
	"github.com/trustseam/trustseam/stride"
)

func TestKeep(t *testing.T) {
	items := []Item{
		{Key: marker.Name{Block: "a"}, Status: stride.Open, Severity: stride.High, Owners: []string{"@a", "@b"}},
		{Key: marker.Name{Block: "b"}, Status: stride.Ask, Severity: stride.Low, Owners: []string{"@b"}},
		{Key: marker.Name{Block: "c"}, Status: stride.Met, Severity: stride.Critical},
	}
	for _, c := range []struct {
		filter Filter
		want   string
	}{
		{Filter{}, "abc"},
		{Filter{Statuses: []stride.Status{stride.Open, stride.Met}}, "ac"},
		{Filter{Least: stride.High}, "ac"},
		{Filter{Owners: []string{"@b"}}, "ab"},
		{Filter{Owners: []string{"@b"}, Statuses: []stride.Status{stride.Ask}}, "b"},
		{Filter{Owners: []string{"@B"}}, ""},
	} {
		got := ""
		for _, i := range c.filter.Keep(items) {
			got += i.Key.Block
		}
		if got != c.want {
			t.Errorf("%+v keeps %q, want %q", c.filter, got, c.want)
		}
	}
	for owner, want := range map[string]string{
		"@b":     "",
		"@a1":    "no criterion here belongs to `@a1`; did you mean `@a`?",
		"nobody": "no criterion here belongs to `nobody`; those with an owner belong to `@a`, `@b`",
	} {
		got := ""
		if err := (Filter{Owners: []string{owner}}).Unowned(items); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", owner, got, want)
		}
	}
	if got, want := someOf(strings.Fields("a b c d e f g h i j")), "`a`, `b`, `c`, `d`, `e`, `f`, `g`, `h` and 2 others"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if err := (Filter{Owners: []string{"@a"}}).Unowned(items[2:]); err == nil || !strings.Contains(err.Error(), "nothing has `owner=`") {
		t.Errorf("got %v", err)
	}
}

func TestParseStatuses(t *testing.T) {
	for list, want := range map[string][]stride.Status{
		"all":             nil,
		"open":            {stride.Open},
		"open,unanswered": {stride.Open, stride.Ask},
		"ask, met":        {stride.Ask, stride.Met},
	} {
		if got, err := ParseStatuses("--status", list); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: got %v, %v", list, got, err)
		}
	}
	for list, want := range map[string]string{
		"":         "--status is a list of open, unanswered and met, or all, not ``",
		"opne":     "--status is a list of open, unanswered and met, or all, not `opne`; did you mean `open`?",
		"decided":  "--status is a list of open, unanswered and met, or all, not `decided`",
		"all,open": "--status is all or a list, not both",
	} {
		if _, err := ParseStatuses("--status", list); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", list, err, want)
		}
	}
	if _, err := ParseSeverity("--min-severity", "hihg"); err == nil || err.Error() != "--min-severity is low, medium, high or critical, not `hihg`; did you mean `high`?" {
		t.Errorf("got %v", err)
	}
}
