package stride

import (
	"testing"
	"time"
)

func TestParseDays(t *testing.T) {
	for text, want := range map[string]Days{"never": 0, "1d": 1, "30d": 30, "030d": 30, "6w": 42, "3660d": 3660, "522w": 3654} {
		if got, err := ParseDays("--warn-within", text); err != nil || got != want {
			t.Errorf("%s: %v, %v", text, got, err)
		}
	}
	const form = "--warn-within is a number of days or weeks such as 30d or 6w, or never, not "
	for text, want := range map[string]string{
		"": form + "``", "d": form + "`d`", "30m": form + "`30m`", "-3d": form + "`-3d`", "3 d": form + "`3 d`", "1.5w": form + "`1.5w`", "30D": form + "`30D`", "soon": form + "`soon`", "٣d": form + "`٣d`", "1d1d": form + "`1d1d`",
		"30":                       "--warn-within needs a unit: write `30d` for days or `30w` for weeks",
		"0d":                       "--warn-within is at least 1d, not `0d`; write never where nothing is to warn",
		"3661d":                    "--warn-within is at most 3660d, which is ten years, not `3661d`",
		"523w":                     "--warn-within is at most 3660d, which is ten years, not `523w`",
		"99999999999999999999999d": "--warn-within is at most 3660d, which is ten years, not `99999999999999999999999d`",
		"2635249153387078803w":     "--warn-within is at most 3660d, which is ten years, not `2635249153387078803w`", // times 7 it is 5 in 64 bits
	} {
		if got, err := ParseDays("--warn-within", text); err == nil || err.Error() != want {
			t.Errorf("%q: %v, %v; want %s", text, got, err, want)
		}
	}
}

// What a span is printed as reads back as itself.
func TestDaysRoundTrip(t *testing.T) {
	for d := Days(0); d <= maxDays; d++ {
		if again, err := ParseDays("", d.String()); err != nil || again != d {
			t.Errorf("%v: %v, %v", d, again, err)
		}
	}
}

// A day is a day whatever the hour, the zone of the machine, the year or the clock's changes.
func TestDaysLeft(t *testing.T) {
	late := time.Date(2026, 11, 27, 23, 59, 59, 0, time.UTC)
	for until, want := range map[string]int{
		"2026-11-27": 0, "2026-11-28": 1, "2026-11-26": -1, "2027-11-27": 365, "2028-11-27": 731, "9999-12-31": 2912112, "0001-01-01": -739946,
	} {
		if got, ok := DaysLeft(until, late); !ok || got != want {
			t.Errorf("%s: %d, %v; want %d", until, got, ok, want)
		}
	}
	if _, ok := DaysLeft("", late); ok {
		t.Error("no day is a day")
	}
	for left, want := range map[int]bool{-1: false, 0: true, 30: true, 31: false} {
		if Days(30).Hold(left) != want || Days(0).Hold(left) {
			t.Errorf("%d days are held wrongly", left)
		}
	}
	for left, want := range map[int]string{-2: "2 days ago", -1: "1 day ago", 0: "today", 1: "in 1 day", 2: "in 2 days"} {
		if got := DaysText(left); got != want {
			t.Errorf("%d: %s", left, got)
		}
	}
}
