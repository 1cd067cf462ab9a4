package trustseam

import (
	"bytes"
	"path"
	"slices"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/diagram"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// Result is everything to do and to say about one document.
type Result struct {
	// Document is what was read.
	Document *model.Document
	// Analyses holds one for each block, in document order; none when the document cannot be read.
	Analyses []*stride.Analysis
	// Before is the input text.
	Before []byte
	// Text is the document as it should be: the text that went in when nothing changes, and
	// when a diagnostic is an error.
	Text []byte
	// Pictures are those that the document links to, in its order; none when a diagnostic is an error.
	Pictures []Picture
	// Diagnostics say what is wrong and what looks wrong.
	Diagnostics []source.Diagnostic
	// Stale says what is out of date in the document; writing Text mends all of that.
	Stale []source.Diagnostic
	// Adopted says which block gets the id of its regions in Text, for programs that write it.
	Adopted []source.Diagnostic

	project *Project // by which the document was read
}

// Failed reports whether a diagnostic is an error, so that nothing may be written.
func (r *Result) Failed() bool { return source.HasErrors(r.Diagnostics) }

// Changed reports whether Text differs from the text that went in.
func (r *Result) Changed() bool { return !bytes.Equal(r.Text, r.Before) }

// EndsSomeDay reports whether a decision or an assumption holds only until a day, so that
// [Result.Findings] depends on when it is asked.
func (r *Result) EndsSomeDay() bool {
	for _, a := range r.Analyses {
		if len(a.Graph.Assumptions) > 0 {
			return true
		}
		for _, d := range a.Graph.Decisions {
			if _, ok := d.Attrs.Find("until"); ok {
				return true
			}
		}
	}
	return false
}

// withhold removes what could be written from a result with an error.
func (r *Result) withhold() {
	if r.Failed() {
		r.Text, r.Pictures, r.Adopted = r.Before, nil, nil
	}
}

// Picture returns the picture of a whole block, whether or not the document links to it.
func (r *Result) Picture(a *stride.Analysis) Picture { return r.newPictureSet(a).full }

// View returns one view of the picture of a block, whether or not the document links to it: all of it for "", the
// boundaries alone for "overview", and what is in and around one boundary for its id. ok is false if the
// block has no such view.
func (r *Result) View(a *stride.Analysis, view string) (p Picture, ok bool) {
	p = r.Picture(a)
	switch {
	case view == "":
		return p, true
	case view == "overview" && len(p.input.Zones()) > 0:
		p.input.View = diagram.View{Overview: true}
	case slices.Contains(p.input.Zones(), view):
		p.input.View = diagram.View{Boundary: view}
	default:
		return Picture{}, false
	}
	return r.newPicture(a, path.Base(p.Name), p.input), true
}

// Views lists the views of the picture of a block, besides all of it.
func (r *Result) Views(a *stride.Analysis) []string {
	zones := r.Picture(a).input.Zones()
	if len(zones) == 0 {
		return nil
	}
	return append([]string{"overview"}, zones...)
}
