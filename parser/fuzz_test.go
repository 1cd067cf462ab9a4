package parser

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/source"
)

// FuzzParse looks for panics and for places outside the file.
func FuzzParse(f *testing.F) {
	for _, tt := range traps {
		f.Add(tt.input)
	}
	for _, tt := range errorTable {
		f.Add(tt.input)
	}
	f.Add("```dfd\n" + notationExample + "\n```\n")
	for _, e := range source.Explanations() {
		f.Add("```dfd\n" + e.Example + "\n```\n")
	}
	f.Fuzz(func(t *testing.T, text string) {
		file := source.NewFile("doc.md", []byte(text))
		doc, ds := Parse(file)
		inside := func(what string, s source.Span) {
			if s.Start < 0 || s.End < s.Start || s.End > len(text) {
				t.Errorf("%s at %+v of %d bytes", what, s, len(text))
			}
		}
		for _, d := range ds {
			inside(d.String(), d.Span)
			if d.Pos.Line < 1 || d.Pos.Col < 1 || d.Pos.Line > file.LineCount()+1 {
				t.Errorf("position %+v of %v", d.Pos, d)
			}
		}
		for _, b := range doc.Blocks {
			inside("open", b.Fence.Open)
			inside("close", b.Fence.Close)
			inside("info", b.Fence.Info)
			for _, l := range b.Fence.Body {
				if l.Pad > len(l.Text) {
					t.Fatalf("line %+v", l)
				}
				inside("body", l.Span(0, len(l.Text)))
			}
			if b.Fence.Closed() && (b.Fence.After < b.Fence.Close.End || b.Fence.After > len(text)) {
				t.Errorf("after %d", b.Fence.After)
			}
		}
		for _, r := range doc.Regions {
			inside("begin", r.Begin)
			inside("body", r.Body)
			inside("end", r.End)
			if r.Begin.End != r.Body.Start || r.Body.End != r.End.Start {
				t.Errorf("region %+v", r)
			}
		}
		// The oracle divides lines as CommonMark does, goldmark only at line feeds.
		if firstBadByte(file.Text) >= 0 || strings.Contains(strings.ReplaceAll(text, "\r\n", ""), "\r") {
			return
		}
		tr := newTree(file)
		for _, fe := range tr.fences() {
			if err := checkFence(tr, fe); err != nil {
				t.Errorf("%v\n%q", err, text)
			}
		}
	})
}
