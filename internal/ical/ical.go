// Package ical writes days into a calendar file, as RFC 5545 defines it. It writes only what is in its
// input: no clock and no host.
package ical

import (
	"io"
	"strings"
	"unicode/utf8"
)

// Event is something on a whole day.
type Event struct {
	// UID identifies the event in all later versions of the calendar. It must not occur twice.
	UID string
	// Day is as 2027-06-30.
	Day string
	// Summary and Description are plain text of any content.
	Summary, Description string
}

// product is the program that writes calendars, as PRODID has it.
const product = "-//trustseam//trustseam//EN"

// noEvents makes a calendar without events valid, which must have one component: a time zone is no entry for people.
var noEvents = []string{
	"BEGIN:VTIMEZONE", "TZID:UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE",
}

// Write writes a calendar. The error is that of the writer.
func Write(w io.Writer, events []Event) error {
	lines := []string{"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:" + product}
	for _, e := range events {
		lines = append(lines, e.lines()...)
	}
	if len(events) == 0 {
		lines = append(lines, noEvents...)
	}
	var b strings.Builder
	for _, line := range append(lines, "END:VCALENDAR") {
		b.WriteString(fold(line))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// lines are the content lines of an event. DTSTAMP, the time of the last revision, is required; it is the
// day itself. A clock would give other bytes on every run, and of two versions the one with the later day
// has the later stamp: a day that was put off replaces the earlier one in calendars that compare stamps.
func (e Event) lines() []string {
	day := strings.ReplaceAll(e.Day, "-", "")
	return []string{
		"BEGIN:VEVENT",
		"UID:" + text(e.UID),
		"DTSTAMP:" + day + "T000000Z",
		"DTSTART;VALUE=DATE:" + day,
		"SUMMARY:" + text(e.Summary),
		"DESCRIPTION:" + text(e.Description),
		"TRANSP:TRANSPARENT", // nobody is busy because something ends
		"END:VEVENT",
	}
}

// text escapes a value of the type TEXT. Control characters have no escape; they become a replacement character.
func text(s string) string {
	var b strings.Builder
	for _, r := range strings.ReplaceAll(s, "\r\n", "\n") {
		switch {
		case r == '\n' || r == '\r':
			b.WriteString(`\n`)
		case r == '\\' || r == ';' || r == ',':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ' && r != '\t' || r == 0x7f:
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// longest is how many bytes of a line come before its end.
const longest = 75

// fold ends a content line, and continues one that is too long on further lines, which begin with a blank.
// No character is divided.
func fold(line string) string {
	var b strings.Builder
	room := longest
	for _, r := range line { // a byte that is not UTF-8 becomes a replacement character
		n := utf8.RuneLen(r)
		if n > room {
			b.WriteString("\r\n ")
			room = longest - 1
		}
		b.WriteRune(r)
		room -= n
	}
	b.WriteString("\r\n")
	return b.String()
}
