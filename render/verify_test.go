package render

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

func TestVerify(t *testing.T) {
	text := "0123456789"
	doc := &model.Document{
		File:    source.NewFile("doc.md", []byte(text)),
		Regions: []*model.Region{{Body: source.Span{Start: 2, End: 4}, End: source.Span{Start: 4, End: 6}}},
		Blocks: []*model.Block{
			{Fence: model.Fence{Word: 7, Close: source.Span{Start: 6, End: 8}, After: 8}},
			{Fence: model.Fence{Word: 9, Close: source.Span{Start: 6, End: 8}, After: 8}, Adopted: true},
		},
	}
	edit := func(start, end int, text string) source.Edit {
		return source.Edit{Span: source.Span{Start: start, End: end}, New: text}
	}
	for _, tt := range []struct {
		after string
		edits []source.Edit
		want  string
	}{
		{text, nil, ""},
		{"01ab456789", []source.Edit{edit(2, 4, "ab")}, ""},
		{"01456x67!89", []source.Edit{edit(8, 8, "!"), edit(2, 4, ""), edit(6, 6, "x")}, "was not made"},
		{"0145x67!89", []source.Edit{edit(8, 8, "!"), edit(2, 4, ""), edit(6, 6, "x")}, ""},
		{"x123456789", nil, "bytes 0 to 10"},
		{"0123456789x", nil, "bytes 0 to 10"},
		{"x1ab456789", []source.Edit{edit(2, 4, "ab")}, "bytes 0 to 2"},
		{"01cd456789", []source.Edit{edit(2, 4, "ab")}, "was not made"},
		{"a123456789", []source.Edit{edit(0, 1, "a")}, "outside every region"},
		{"01234567", []source.Edit{edit(8, 10, "")}, "outside every region"},
		{"012345678id9", []source.Edit{edit(9, 9, "id")}, ""},
		{"0123456id789", []source.Edit{edit(7, 7, "id")}, "outside every region"},
		{"012345678id", []source.Edit{edit(9, 10, "id")}, "outside every region"},
		{text, []source.Edit{edit(2, 4, "23"), edit(3, 4, "3")}, "overlaps"},
		{text, []source.Edit{edit(9, 12, "")}, "overlaps"},
	} {
		err := Verify(doc, []byte(tt.after), tt.edits)
		if (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q %v: %v, expected %q", tt.after, tt.edits, err, tt.want)
		}
	}
}
