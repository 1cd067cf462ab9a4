package listing

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"

	"github.com/trustseam/trustseam/internal/ical"
	"github.com/trustseam/trustseam/internal/reporter"
)

// Calendar writes the last days of decisions as a calendar: of all that have one and are still needed,
// whatever day it is. The error is that of the writer.
func Calendar(w io.Writer, all []Decision) error {
	var events []ical.Event
	for _, d := range all {
		if d.Until != "" && d.State != orphaned && d.State != unneeded {
			events = append(events, ical.Event{UID: d.uid(), Day: d.Until, Summary: reporter.Line(d.summary()), Description: reporter.Line(d.description())})
		}
	}
	return ical.Write(w, events)
}

// uid identifies a decision as long as its block and its threat do, wherever its line is and whatever it
// says. The document counts only where the block states no id of its own, and so has that of the document.
func (d Decision) uid() string {
	document := d.Path
	if d.named {
		document = ""
	}
	kind := "threat"
	if d.Verb == assume {
		kind = assume // its ids are not those of threats
	}
	sum := sha256.Sum256([]byte(strings.Join([]string{document, d.Block, kind, d.ID}, "\x00")))
	return hex.EncodeToString(sum[:16]) + "@trustseam"
}

func (d Decision) summary() string {
	if d.Verb == assume {
		return fmt.Sprintf("Assumption %s ends: %s", d.ID, d.title)
	}
	return fmt.Sprintf("Acceptance of %s ends: %s, %s", d.ID, d.title, d.Severity)
}

// description is what a person needs to decide again.
func (d Decision) description() string {
	var lines []string
	for _, line := range []string{d.Title, d.Reason, "By " + d.By, d.Path} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}
