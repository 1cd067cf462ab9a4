package reporter

import (
	"io"

	"github.com/trustseam/trustseam/source"
)

// jsonReport is version 1 of the schema in docs/json.md. Keys are only ever added.
type jsonReport struct {
	Version     int              `json:"version"`
	Diagnostics []jsonDiagnostic `json:"diagnostics"`
}

type jsonDiagnostic struct {
	Path       string       `json:"path"`
	Severity   string       `json:"severity"`
	Code       source.Code  `json:"code"`
	Message    string       `json:"message"`
	Suggestion string       `json:"suggestion"`
	Start      jsonPosition `json:"start"`
	End        jsonPosition `json:"end"`
	Notes      []jsonNote   `json:"notes"`
	Edit       *jsonEdit    `json:"edit,omitempty"`
	Help       string       `json:"help"`
}

// jsonEdit replaces a place by a text.
type jsonEdit struct {
	Start jsonPosition `json:"start"`
	End   jsonPosition `json:"end"`
	Text  string       `json:"text"`
}

// jsonPosition has both columns, so that readers need not convert.
type jsonPosition struct {
	Line        int `json:"line"`
	Column      int `json:"column"`
	ColumnUTF16 int `json:"columnUtf16"`
}

type jsonNote struct {
	Path    string       `json:"path"`
	Start   jsonPosition `json:"start"`
	Message string       `json:"message"`
}

func writeJSON(w io.Writer, in Input) error {
	out := jsonReport{Version: 1, Diagnostics: []jsonDiagnostic{}}
	for _, d := range in.Diagnostics {
		inBytes, units := in.bytes(d), in.utf16(d)
		one := jsonDiagnostic{
			Path: d.Path, Severity: d.Severity.String(), Code: d.Code, Message: clean(d.Message), Suggestion: clean(d.Suggestion),
			Start: newJSONPosition(inBytes.start, units.start), End: newJSONPosition(inBytes.end, units.end),
			Notes: []jsonNote{}, Help: HelpURL(d.Code),
		}
		if e := in.edit(d); e != nil {
			inBytes, units := e.bytes(), e.utf16()
			one.Edit = &jsonEdit{newJSONPosition(inBytes.start, units.start), newJSONPosition(inBytes.end, units.end), e.New}
		}
		for _, n := range d.Notes {
			one.Notes = append(one.Notes, jsonNote{n.Path, newJSONPosition(n.Pos, in.noteUTF16(n)), clean(n.Message)})
		}
		out.Diagnostics = append(out.Diagnostics, one)
	}
	return EncodeJSON(w, out, "  ")
}

func newJSONPosition(inBytes, units source.Position) jsonPosition {
	return jsonPosition{inBytes.Line, inBytes.Col, units.Col}
}
