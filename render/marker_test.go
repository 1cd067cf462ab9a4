package render

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

func TestMarkers(t *testing.T) {
	for _, tt := range []struct{ got, want string }{
		{BeginMarker(model.CommentMarker, model.ThreatsRegion, "a"), "<!-- trustseam:begin threats a -->"},
		{EndMarker(model.CommentMarker, model.ThreatsRegion, "a", "0123abcd"), "<!-- trustseam:end threats a 0123abcd -->"},
		{EndMarker(model.CommentMarker, model.ThreatsRegion, "a", ""), "<!-- trustseam:end threats a -->"},
		{BeginMarker(model.LinkMarker, model.DiagramRegion, "a"), "[//]: # (trustseam:begin diagram a)"},
		{EndMarker(model.LinkMarker, model.DiagramRegion, "a", "0123abcd"), "[//]: # (trustseam:end diagram a 0123abcd)"},
	} {
		if tt.got != tt.want {
			t.Errorf("%q, expected %q", tt.got, tt.want)
		}
	}
}

func TestSumEdit(t *testing.T) {
	for line, want := range map[string]string{
		"<!-- trustseam:end threats a -->\n":            "<!-- trustseam:end threats a 0123abcd -->\n",
		"> <!--trustseam:end  threats\ta-->\r\n":        "> <!--trustseam:end  threats\ta 0123abcd-->\r\n",
		"  <!-- trustseam:end threats a   fedcba98 -->": "  <!-- trustseam:end threats a 0123abcd -->",
		"[//]: # (trustseam:end threats a fedcba98)\n":  "[//]: # (trustseam:end threats a 0123abcd)\n",
	} {
		f := source.NewFile("doc.md", []byte(line))
		r := &model.Region{Kind: model.ThreatsRegion, BlockID: "a", End: source.Span{Start: 0, End: len(line)}}
		if strings.Contains(line, "fedcba98") {
			r.Sum = "fedcba98"
		}
		got, err := source.Apply(f.Text, []source.Edit{sumEdit(f, r, "0123abcd")})
		if err != nil || string(got) != want {
			t.Errorf("%q became %q, expected %q: %v", line, got, want, err)
		}
	}
}
