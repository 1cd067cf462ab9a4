package reporter

import "github.com/trustseam/trustseam/source"

// placed is an edit in a file that is there, so that formats can say where it is.
type placed struct {
	source.Edit
	file *source.File
}

// edit returns what mends a diagnostic by itself: its edit, or nil. Without the file, nobody knows the lines.
func (in Input) edit(d source.Diagnostic) *placed {
	f := in.Files[d.Path]
	if f == nil || d.Edit == nil {
		return nil
	}
	return &placed{*d.Edit, f}
}

// utf16 is the place that the edit replaces, with columns in UTF-16 code units.
func (e placed) utf16() place {
	return place{e.file.PositionUTF16(e.Span.Start), e.file.PositionUTF16(e.Span.End)}
}

// bytes is the same with columns in bytes.
func (e placed) bytes() place {
	return place{e.file.Position(e.Span.Start), e.file.Position(e.Span.End)}
}
