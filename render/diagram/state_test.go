package diagram

import (
	"strings"
	"testing"
)

// Picture, description, legend and coordinates say the same of every flow.
func TestStatesInWords(t *testing.T) {
	_, in := newsletter()
	svg := draw(t, in)
	for _, want := range []string{
		"entering Our VPS, threats open.", "entering Data zone, question of high severity unanswered.", "leaving Our VPS.<",
		"<title>2. Sign-up form → Subscribers: Save subscriber (question of high severity unanswered)</title>",
		">Crosses a boundary, high question</text>", ">Inside one zone, high question</text>", ">2?</text>", ">4?</text>",
	} {
		if !strings.Contains(svg, want) {
			t.Errorf("the picture lacks %s", want)
		}
	}
	delete(in.Standing, "2")
	delete(in.Standing, "4")
	if svg := draw(t, in); strings.Contains(svg, "question") || strings.Contains(svg, "?</text>") {
		t.Error("a picture without questions explains their sign")
	}
}
