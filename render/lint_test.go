package render

import (
	"testing"

	"github.com/trustseam/trustseam/model"
)

func TestPassLint(t *testing.T) {
	const wrapped = "<!-- markdownlint-capture -->\n<!-- markdownlint-disable MD033 -->\n\n- <a id=\"x\"></a>y\n\n<!-- markdownlint-restore -->"
	for _, tt := range []struct {
		text  string
		style model.MarkerStyle
		want  string
	}{
		{"- <a id=\"x\"></a>y", model.CommentMarker, wrapped},
		{"- <a id=\"x\"></a>y", model.LinkMarker, "- <a id=\"x\"></a>y"},
		{"- y &lt;a id", model.CommentMarker, "- y &lt;a id"},
		{"", model.CommentMarker, ""},
	} {
		if got := passLint(tt.text, tt.style); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.want)
		}
	}
}
