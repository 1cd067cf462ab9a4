package site

import (
	"bytes"

	"github.com/trustseam/trustseam/brief"
	"github.com/trustseam/trustseam/source"
)

// Content is what the page of a model shows, as a piece of HTML for another page. That has [ContentStyle], and
// calls exploreModel of [ContentScript] with the element of class "model". It needs no picture: one that is
// put into the element of class "picture" later is the same.
func Content(m Model) ([]byte, error) {
	t, err := templates()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	page := newModelPage(named{Model: m, Brief: brief.New(m.Analysis, brief.Options{}), Title: title(m.Analysis.Graph.Block)})
	if err := t.ExecuteTemplate(&b, "content", page); err != nil {
		return nil, err
	}
	return []byte(source.Visible(b.String(), -1)), nil
}

// ContentStyle is the style sheet of [Content].
func ContentStyle() string { return modelStyle() }

// ContentScript is the script of [Content]. It only defines exploreModel.
func ContentScript() string { return modelScript }
