package assist

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/trustseam/trustseam/brief"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// Term is for how many days an acceptance holds that an editor begins: long enough to build the control, and short
// enough to be asked again. Whoever accepts may write another day.
const Term = 90

// beginnings are decisions about the open and asked threats of the lines of a part, without what only a person can
// say: the reason and, if no element has an owner, who decides. Until that is written, the line is an error.
func (s *Snapshot) beginnings(b Block, part source.Span, today time.Time) []Action {
	a := s.Analysis(b.ID)
	if a == nil {
		return nil
	}
	var out []Action
	for _, status := range []stride.Status{stride.Open, stride.Ask} {
		for _, t := range a.Threats {
			if t.Status == status && t.Decision == nil && s.isAbout(t, status, part) {
				out = append(out, s.beginning(b, t, today)...)
			}
		}
	}
	return out
}

// isAbout reports whether a threat has a status on a line that a part touches.
func (s *Snapshot) isAbout(t *stride.Threat, status stride.Status, part source.Span) bool {
	for _, f := range t.Firings {
		for _, p := range f.Places {
			if p.Status == status && touches(part, s.lineAt(p.Span().Start)) {
				return true
			}
		}
	}
	return false
}

// beginning is one threat with each of the four verbs.
func (s *Snapshot) beginning(b Block, t *stride.Threat, today time.Time) []Action {
	by, covers := "by=", ""
	if owners := t.Owners(); len(owners) > 0 {
		by += quoted(owners[0])
	}
	if ids := t.Covers(); len(ids) > 0 {
		covers = " covers=" + strings.Join(ids, ",")
	}
	until := today.AddDate(0, 0, Term).Format(time.DateOnly)
	var out []Action
	for _, v := range []struct {
		verb       model.Verb
		title, own string
	}{
		{model.Accept, "until " + until, by + " until=" + until},
		{model.Mitigate, "by a control outside the diagram", "with= " + by},
		{model.Transfer, "to somebody else", "to= " + by},
		{model.Dismiss, "because it does not apply here", by},
	} {
		line := fmt.Sprintf("%s %s: | %s%s", v.verb, t.ID, v.own, covers)
		out = append(out, Action{
			Kind:  Decide,
			Aside: t.Status != stride.Open, // a question is answered first of all
			Title: fmt.Sprintf("%s `%s` %s (%s, %s): %s", capital(string(v.verb)), t.ID, v.title, brief.Word(t.Status), t.Severity, t.Rule.ShortName()),
			Edits: func() ([]source.Edit, error) { return []source.Edit{s.lastLine(b, line)}, nil },
		})
	}
	return out
}

// quoted writes the value of an attribute.
func quoted(value string) string {
	if strings.ContainsAny(value, " \t|#\"\\,=") {
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(value) + `"`
	}
	return value
}

// lastLine adds a line after the last decision of a block, or after a blank line at its end.
func (s *Snapshot) lastLine(b Block, text string) source.Edit {
	last, blank := -1, false
	for i, o := range b.Lines {
		if model.Verb(o.Statement).Place() != 0 {
			last = i
		}
	}
	if last < 0 {
		last, blank = lastWritten(b), true
	}
	line := b.Lines[last].Line
	span := s.File.LineSpan(line.Start)
	written := string(s.File.Slice(span))
	end := written[len(strings.TrimRight(written, "\r\n")):]
	prefix := string(s.File.Text[span.Start:line.Start]) // of a list or a quote around the block
	added := prefix + text + end
	if blank {
		added = strings.TrimRight(prefix, " \t") + end + added
	}
	return source.Edit{Span: source.Span{Start: span.End, End: span.End}, New: added}
}

// lastWritten is the last line of a block in which something is written.
func lastWritten(b Block) int {
	for i := range slices.Backward(b.Lines) {
		if len(b.Lines[i].Parts) > 0 {
			return i
		}
	}
	return 0
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
