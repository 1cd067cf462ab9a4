package reporter

import (
	"fmt"
	"io"
	"strings"

	"github.com/trustseam/trustseam/source"
)

// writeGitHub writes workflow commands, which GitHub Actions turns into
// annotations of the lines. It shows ten errors and ten warnings per step; the
// rest stays in the log, so nothing is left out here.
func writeGitHub(w io.Writer, in Input) error {
	for _, d := range in.Diagnostics {
		p := in.utf16(d)
		command := [...]string{"error", "warning", "notice"}[d.Severity]
		properties := fmt.Sprintf("file=%s,line=%d", property(d.Path), p.start.Line)
		if p.end.Line == p.start.Line { // GitHub refuses columns of more than one line
			properties += fmt.Sprintf(",endLine=%d,col=%d,endColumn=%d", p.end.Line, p.start.Col, p.end.Col)
		} else {
			properties += fmt.Sprintf(",endLine=%d", p.end.Line)
		}
		properties += ",title=" + escapeProperty(title(d.Code))
		text := fmt.Sprintf("%s [%s]", Message(d), d.Code)
		for _, n := range d.Notes {
			text += fmt.Sprintf("\n%s:%d:%d: note: %s", Path(n.Path), n.Pos.Line, n.Pos.Col, clean(n.Message))
		}
		if _, err := fmt.Fprintf(w, "::%s %s::%s\n", command, properties, escapeData(text)); err != nil {
			return err
		}
	}
	return nil
}

// title returns the heading of an annotation.
func title(code source.Code) string {
	if e, ok := source.Explain(code); ok {
		return string(code) + " " + e.Title
	}
	return string(code)
}

// escapeData escapes the text after the second "::". A line break would end the command and begin another.
func escapeData(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(text)
}

// escapeProperty escapes a value between the commas and colons of the properties.
func escapeProperty(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(text)
}
