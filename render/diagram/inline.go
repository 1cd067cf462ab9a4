package diagram

import "github.com/trustseam/trustseam/render/diagram/internal/paint"

// Inline returns the picture that Draw makes as an <svg> element for the body of an HTML page. It
// is a group whose title names it and whose description lists the crossings. Groups say by data-f,
// data-e and data-b which flow, element and boundary they show. A flow has an invisible wide line
// for the pointer. It has no style sheet of its own, so that a strict policy of the page can hold;
// the page has that of [Style]. Its ids begin with "ts-"; a page holds one such picture.
func Inline(in Input, layout Layout) ([]byte, error) { return compose(in, layout, true) }

// Style returns the style sheet of any picture, for a page with one of [Inline].
func Style() string { return paint.InlineStyle() }
