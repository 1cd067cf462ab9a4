package reporter

import (
	"io"
	"strings"

	"github.com/trustseam/trustseam/source"
)

// The shape of reviewdog's Diagnostic, one per line. Its columns are UTF-8
// bytes, like ours; the end is exclusive.
type rdDiagnostic struct {
	Message     string         `json:"message"`
	Location    rdLocation     `json:"location"`
	Severity    string         `json:"severity"`
	Source      rdSource       `json:"source"`
	Code        rdCode         `json:"code"`
	Suggestions []rdSuggestion `json:"suggestions,omitempty"`
	Related     []rdRelated    `json:"relatedLocations,omitempty"`
}

type rdLocation struct {
	Path  string  `json:"path"`
	Range rdRange `json:"range"`
}

type rdRange struct {
	Start rdPosition  `json:"start"`
	End   *rdPosition `json:"end,omitempty"`
}

type rdPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

type rdSource struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

type rdCode struct {
	Value source.Code `json:"value"`
	URL   string      `json:"url"`
}

type rdSuggestion struct {
	Range rdRange `json:"range"`
	Text  string  `json:"text"`
}

type rdRelated struct {
	Message  string     `json:"message"`
	Location rdLocation `json:"location"`
}

func writeRDJSONL(w io.Writer, in Input) error {
	for _, d := range in.Diagnostics {
		p := in.bytes(d)
		where := rdRange{rdPosition{p.start.Line, p.start.Col}, &rdPosition{p.end.Line, p.end.Col}}
		line := rdDiagnostic{
			Message:  Message(d),
			Location: rdLocation{d.Path, where},
			Severity: [...]string{"ERROR", "WARNING", "INFO"}[d.Severity],
			Source:   rdSource{toolName, homepage},
			Code:     rdCode{d.Code, HelpURL(d.Code)},
		}
		if e := in.edit(d); e != nil {
			at := e.bytes()
			line.Suggestions = []rdSuggestion{{rdRange{rdPosition{at.start.Line, at.start.Col}, &rdPosition{at.end.Line, at.end.Col}}, e.New}}
		} else if in.replaces(d) {
			line.Suggestions = []rdSuggestion{{where, d.Suggestion}}
		}
		for _, n := range d.Notes {
			line.Related = append(line.Related, rdRelated{clean(n.Message), rdLocation{n.Path, rdRange{Start: rdPosition{n.Pos.Line, n.Pos.Col}}}})
		}
		if err := EncodeJSON(w, line, ""); err != nil {
			return err
		}
	}
	return nil
}

// replaces reports whether the suggestion can be written in place of the span: only if the
// message quotes the content of the span. A reviewer applies it with one click.
func (in Input) replaces(d source.Diagnostic) bool {
	f := in.Files[d.Path]
	if f == nil || d.Suggestion == "" || d.Span.Len() == 0 {
		return false
	}
	return strings.Contains(d.Message, "`"+string(f.Slice(d.Span))+"`")
}
