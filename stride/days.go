package stride

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Days is a span of whole days, such as that within which the end of a decision is a warning. The
// zero value is no span: nothing ends within it.
type Days int

// maxDays is ten years: a longer span warns of every decision, all the time.
const maxDays Days = 3660

// ParseDays reads a number with a unit, `30d` for days or `6w` for weeks, from a day to ten years, or
// `never` for no span. The error begins with subject, the author's name for it: a flag or a key.
func ParseDays(subject, text string) (Days, error) {
	if text == "never" {
		return 0, nil
	}
	wrong := fmt.Errorf("%s is a number of days or weeks such as 30d or 6w, or never, not `%s`", subject, text)
	number, unit := text, Days(0)
	for _, u := range []struct {
		word string
		days Days
	}{{"d", 1}, {"w", 7}} {
		if before, ok := strings.CutSuffix(text, u.word); ok {
			number, unit = before, u.days
		}
	}
	if number == "" || strings.Trim(number, "0123456789") != "" {
		return 0, wrong
	}
	if unit == 0 {
		return 0, fmt.Errorf("%s needs a unit: write `%sd` for days or `%sw` for weeks", subject, number, number)
	}
	n, err := strconv.Atoi(number)
	if err != nil || n > int(maxDays) || Days(n)*unit > maxDays {
		return 0, fmt.Errorf("%s is at most %dd, which is ten years, not `%s`", subject, maxDays, text)
	}
	if n == 0 {
		return 0, fmt.Errorf("%s is at least 1d, not `%s`; write never where nothing is to warn", subject, text)
	}
	return Days(n) * unit, nil
}

// String is the span as [ParseDays] reads it, in days.
func (d Days) String() string {
	if d == 0 {
		return "never"
	}
	return strconv.Itoa(int(d)) + "d"
}

// UnmarshalTOML takes the value of `decisions.warn-within`.
func (d *Days) UnmarshalTOML(value any) error {
	const key = "`decisions.warn-within`"
	text, ok := value.(string)
	if !ok {
		return fmt.Errorf("%s is a string such as \"30d\"", key)
	}
	var err error
	*d, err = ParseDays(key, text)
	return err
}

// MarshalText returns what --print-config writes, which also distinguishes configurations.
func (d Days) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// DaysLeft counts the days from today to a last day such as 2027-06-30: 0 on that day itself, less
// once it has passed. ok is false if the text is no day.
func DaysLeft(until string, today time.Time) (days int, ok bool) {
	last, err := time.Parse(time.DateOnly, until)
	if err != nil {
		return 0, false
	}
	y, m, d := today.Date()
	// A Duration holds less than three hundred years.
	return int((last.Unix() - time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix()) / (24 * 60 * 60)), true
}

// Hold reports whether something that ends in so many days ends within the span. What is over does not.
func (d Days) Hold(left int) bool { return d > 0 && left >= 0 && left <= int(d) }

// DaysText says in words how far a day is: today, in 1 day, in 12 days, 3 days ago.
func DaysText(left int) string {
	switch {
	case left == 0:
		return "today"
	case left == 1:
		return "in 1 day"
	case left > 1:
		return fmt.Sprintf("in %d days", left)
	case left == -1:
		return "1 day ago"
	}
	return fmt.Sprintf("%d days ago", -left)
}
