package ical

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func written(t *testing.T, events []Event) string {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, events); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWrite(t *testing.T) {
	got := written(t, []Event{{UID: "a@trustseam", Day: "2027-06-30", Summary: `One; two, three \ four`, Description: "First\nSecond line, which is so long that it takes a second one in the file, and ümläute"}})
	want := strings.ReplaceAll(`BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//trustseam//trustseam//EN
BEGIN:VEVENT
UID:a@trustseam
DTSTAMP:20270630T000000Z
DTSTART;VALUE=DATE:20270630
SUMMARY:One\; two\, three \\ four
DESCRIPTION:First\nSecond line\, which is so long that it takes a second on
 e in the file\, and ümläute
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
`, "\n", "\r\n")
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// contentLine is what RFC 5545 calls a contentline, unfolded: a name, parameters, and a value without
// control characters other than a tab.
var contentLine = regexp.MustCompile(`^([A-Z-]+)((?:;[A-Z-]+=[^\x00-\x08\x0a-\x1f\x7f";:,]+)*):([^\x00-\x08\x0a-\x1f\x7f]*)$`)

// property is a content line, read.
type property struct{ name, params, value string }

// properties reads a file as RFC 5545, section 3.1, tells readers to, and returns what breaks its rules.
func properties(text string) (all []property, wrong string) {
	body, ended := strings.CutSuffix(text, "\r\n")
	if !ended || strings.ContainsAny(strings.ReplaceAll(body, "\r\n", ""), "\r\n") {
		return nil, "lines do not end in CRLF"
	}
	for line := range strings.SplitSeq(body, "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) {
			return nil, fmt.Sprintf("%q is too long, or a character is divided", line)
		}
	}
	for line := range strings.SplitSeq(strings.ReplaceAll(body, "\r\n ", ""), "\r\n") {
		m := contentLine.FindStringSubmatch(line)
		if m == nil {
			return nil, fmt.Sprintf("%q is no content line", line)
		}
		all = append(all, property{m[1], m[2], m[3]})
	}
	return all, ""
}

// unescaped is the text of a value of the type TEXT, and whether it has only escapes that there are.
func unescaped(value string) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(value); i++ {
		switch c := value[i]; {
		case c == ',' || c == ';':
			return "", false
		case c != '\\':
			b.WriteByte(c)
			continue
		}
		if i++; i == len(value) || !strings.ContainsRune(`\;,nN`, rune(value[i])) {
			return "", false
		}
		b.WriteString(strings.NewReplacer("n", "\n", "N", "\n").Replace(value[i : i+1]))
	}
	return b.String(), true
}

var (
	utcTime = regexp.MustCompile(`^\d{8}T\d{6}Z$`)
	date    = regexp.MustCompile(`^\d{8}$`)
)

// broken says which rule of RFC 5545 a calendar breaks: sections 3.1, 3.3.11, 3.4, 3.6, 3.6.1 and 3.8.4.7.
func broken(text string) string {
	all, wrong := properties(text)
	if wrong != "" {
		return wrong
	}
	var open []string
	seen := make(map[string]int)
	uids := make(map[string]bool)
	components := 0
	for _, p := range all {
		switch {
		case p.name == "BEGIN":
			if len(open) == 1 {
				components++
			}
			if open = append(open, p.value); p.value == "VEVENT" {
				for name := range seen {
					if strings.HasPrefix(name, "VEVENT ") {
						delete(seen, name)
					}
				}
			}
			continue
		case p.name == "END":
			if len(open) == 0 || open[len(open)-1] != p.value {
				return "components are not nested"
			}
			open = open[:len(open)-1]
			if p.value == "VEVENT" && (seen["VEVENT UID"] != 1 || seen["VEVENT DTSTAMP"] != 1 || seen["VEVENT DTSTART"] != 1 || seen["VEVENT SUMMARY"] > 1 || seen["VEVENT DESCRIPTION"] > 1) {
				return "an event has not what it must, or twice what it may have once"
			}
			continue
		case len(open) == 0:
			return "a property is outside the calendar"
		}
		seen[open[len(open)-1]+" "+p.name]++
		if strings.Contains("UID SUMMARY DESCRIPTION", p.name) {
			if _, ok := unescaped(p.value); !ok {
				return fmt.Sprintf("%q is no text", p.value)
			}
		}
		switch {
		case p.name == "UID" && uids[p.value]:
			return "a UID is there twice"
		case p.name == "UID":
			uids[p.value] = true
		case p.name == "DTSTAMP" && !utcTime.MatchString(p.value), p.name == "DTSTART" && p.params == ";VALUE=DATE" && !date.MatchString(p.value):
			return "no time: " + p.value
		}
	}
	if len(open) > 0 || components == 0 || seen["VCALENDAR VERSION"] != 1 || seen["VCALENDAR PRODID"] != 1 {
		return "the calendar has not what it must"
	}
	return ""
}

// The rules find what is wrong.
func TestBroken(t *testing.T) {
	good := written(t, []Event{{UID: "a", Day: "2027-06-30", Summary: strings.Repeat("long ", 30)}})
	if wrong := broken(good); wrong != "" {
		t.Fatal(wrong)
	}
	for _, edit := range [][2]string{
		{"\r\n", "\n"}, {"\r\n ", ""}, {"UID:a\r\n", ""}, {"DTSTAMP:20270630T000000Z\r\n", ""}, {"T000000Z", "T000000"}, {"DATE:20270630", "DATE:2027-06-30"},
		{"END:VEVENT", "END:VTODO"}, {"VERSION:2.0\r\n", ""}, {"SUMMARY:", "SUMMARY:a,b"}, {"SUMMARY:", `SUMMARY:\x`}, {"SUMMARY:", "SUMMARY:\x07"}, {"UID:a", "UID:a\r\nUID:b"},
	} {
		if bad := strings.ReplaceAll(good, edit[0], edit[1]); broken(bad) == "" {
			t.Errorf("%q for %q is not found", edit[1], edit[0])
		}
	}
}

func TestWriteNothing(t *testing.T) {
	if wrong := broken(written(t, nil)); wrong != "" {
		t.Error(wrong)
	}
}

// Whatever the texts are, the calendar is valid and gives them back.
func FuzzWrite(f *testing.F) {
	for _, text := range []string{"", "plain", `a;b,c\d`, "two\nlines\r\nthree\rfour", "BEGIN:VEVENT\nEND:VCALENDAR", strings.Repeat("ü", 80), strings.Repeat("x", 67) + "\U0001f512" + strings.Repeat("y", 80), "\x00\x1b[31m\x7f", "\xff\xfe", "\u2028\u0085", strings.Repeat(" ", 200), `\n\\n`, "one\r\xf2\ntwo"} {
		f.Add(text, "2027-06-30")
	}
	f.Fuzz(func(t *testing.T, text, day string) {
		if !regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`).MatchString(day) {
			t.Skip("no day")
		}
		out := written(t, []Event{{UID: "one", Day: day, Summary: text, Description: "x" + text}, {UID: "two", Day: day, Summary: "y" + text}})
		if wrong := broken(out); wrong != "" {
			t.Fatalf("%s:\n%q", wrong, out)
		}
		all, _ := properties(out)
		i := slices.IndexFunc(all, func(p property) bool { return p.name == "SUMMARY" })
		got, _ := unescaped(all[i].value)
		want := strings.ToValidUTF8(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "")
		want = strings.Map(func(r rune) rune {
			if r < ' ' && r != '\t' && r != '\n' || r == 0x7f {
				return utf8.RuneError
			}
			return r
		}, want)
		if strings.ReplaceAll(got, string(utf8.RuneError), "") != strings.ReplaceAll(want, string(utf8.RuneError), "") {
			t.Errorf("%q became %q", text, got)
		}
	})
}
