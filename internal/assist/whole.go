package assist

import (
	"errors"
	"slices"

	"github.com/trustseam/trustseam/source"
)

// regionsTitle says what writing the regions does, and what it leaves to the command.
const regionsTitle = "Write the regions of this document; `trustseam generate` also draws its pictures"

// wholes are the changes of the whole document.
func (s *Snapshot) wholes() []Action {
	if len(s.Blocks()) == 0 {
		return nil
	}
	return []Action{
		{Kind: Generate, Title: regionsTitle, Edits: s.generated},
		{Kind: FixAll, Title: "Lay out the blocks of this document, and make every safe fix", Edits: s.fixedAll},
	}
}

// generated are the edits that `trustseam generate` would make in the document. Pictures are files of their own: only
// the command writes them.
func (s *Snapshot) generated() ([]source.Edit, error) {
	r, err := s.Result()
	if err != nil {
		return nil, err
	}
	if r.Failed() {
		return nil, errors.New("mend this first: " + firstError(r.Diagnostics).String())
	}
	return rewrite(s.File.Text, r.Text), nil
}

// firstError is the first error among diagnostics, which have one.
func firstError(ds []source.Diagnostic) source.Diagnostic {
	return ds[slices.IndexFunc(ds, func(d source.Diagnostic) bool { return d.Severity == source.Error })]
}

// fixedAll lays out the blocks, as `trustseam fmt` does, and writes the present ids of threats into decisions. What
// removes a statement, or guesses a word, is up to a person.
func (s *Snapshot) fixedAll() ([]source.Edit, error) {
	var edits []source.Edit
	for _, a := range s.threats() {
		for _, r := range a.Renamed {
			edits = append(edits, source.Edit{Span: r.Ref.Span, New: r.Threat.ID})
		}
	}
	text, err := source.Apply(s.File.Text, edits)
	if err != nil {
		return nil, err
	}
	laidOut, err := s.Project.Format(s.Path, text, false)
	if err != nil {
		return nil, err
	}
	return rewrite(s.File.Text, laidOut.Text), nil
}
