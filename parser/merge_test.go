package parser

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/source"
)

// mergeTable are documents with conflicts; hunks are written with @ for "<<<<<<< a", = for the
// middle and $ for the end, so that this file itself has none.
var mergeTable = []struct {
	name, text string
	regions    string // that are written anew; "" for a document that is refused
}{
	{"in a body", "R(threats\n\n@\none\n=\ntwo\n$\nrest\n\n)threats 11111111\n", "threats doc"},
	{"two ends", "R(threats\n\n@\none\n\n)threats 11111111\n=\ntwo\n\n)threats 22222222\n$\n\nprose\n", "threats doc"},
	{"the end alone", "R(threats\n\none\n\n@\n)threats 11111111\n=\n)threats 22222222\n$\n", "threats doc"},
	{"one side empty", "R(threats\n\n@\n=\ntwo\n$\n\n)threats 11111111\n", "threats doc"},
	{"with the base", "R(threats\n\n@\none\n||||||| base\nzero\n=\ntwo\n$\n\n)threats 11111111\n", "threats doc"},
	{"two regions", "R(threats\n\n@\none\n=\ntwo\n$\n)threats 11111111\n\nprose\n\nR(criteria\n@\n- a\n=\n- b\n$\n)criteria\n", "criteria doc threats doc"},
	{"list item", "- R(threats\n\n@\n  one\n=\n  two\n$\n\n  )threats 11111111\n", "threats doc"},
	{"quote", "> R(threats\n>\n@\n> one\n=\n> two\n$\n>\n> )threats 11111111\n", "threats doc"},
	{"link markers", "L(threats\n\n@\none\n\n]threats 11111111\n=\ntwo\n\n]threats 22222222\n$\n", "threats doc"},
	{"prose", "@\none\n=\ntwo\n$\n", ""},
	{"prose and a region", "@\none\n=\ntwo\n$\n\nR(threats\n\n@\none\n=\ntwo\n$\n\n)threats 11111111\n", ""},
	{"begin marker", "@\nR(threats\n\none\n=\nR(threats\n\ntwo\n$\n\n)threats 11111111\n", ""},
	{"prose behind the end", "R(threats\n\n@\none\n\n)threats 11111111\n\nprose\n=\ntwo\n\n)threats 22222222\n$\n", ""},
	{"prose of one side alone", "R(threats\n\none\n\n)threats 11111111\n@\n=\nprose\n$\n", ""},
	{"two regions at once", "R(threats\n\n@\none\n\n)threats 11111111\n\nR(criteria\n=\ntwo\n\n)threats 22222222\n\nR(criteria\n$\nx\n)criteria\n", ""},
	{"one region to the other", "R(threats\n\n@\none\n=\n)threats\n\nprose\n\nR(criteria\n\ntwo\n$\n\n)threats 11111111\n", ""},
	{"two middles", "R(threats\n\n@\none\n=\nmore\n=\ntwo\n$\n\n)threats 11111111\n", ""},
	{"no conflict", "R(threats\n\none\n\n)threats 11111111\n", ""},
}

func mergeText(short string) string {
	var lines []string
	for _, line := range strings.Split(short, "\n") {
		switch line {
		case "@":
			line = "<<<<<<< a"
		case "=":
			line = "======="
		case "$":
			line = ">>>>>>> b"
		}
		if i := strings.IndexAny(line, "])RL"); i >= 0 && strings.Trim(line[:i], "-> ") == "" {
			head, words := line[:i], line[i:]
			kind := strings.TrimLeft(words, "RL()]")
			kind, sum, _ := strings.Cut(kind, " ")
			verb := map[bool]string{true: "end ", false: "begin "}[strings.HasPrefix(words, ")") || strings.HasPrefix(words, "]")]
			text := strings.TrimRight(markerWord+verb+kind+" doc "+sum, " ")
			if strings.HasPrefix(words, "L") || strings.HasPrefix(words, "]") {
				line = head + "[//]: # (" + text + ")"
			} else {
				line = head + "<!-- " + text + " -->"
			}
		}
		lines = append(lines, line)
	}
	return "# a\n\n```dfd\na -> b: c\n```\n\n" + strings.Join(lines, "\n")
}

func TestResolve(t *testing.T) {
	for _, tt := range mergeTable {
		for _, eol := range []string{"\n", "\r\n"} {
			t.Run(tt.name, func(t *testing.T) {
				text := strings.ReplaceAll(mergeText(tt.text), "\n", eol)
				m := Resolve(source.NewFile("doc.md", []byte(text)))
				var names []string
				if m != nil {
					for _, kind := range []string{"criteria doc", "threats doc"} {
						if m.Regions[kind] {
							names = append(names, kind)
						}
					}
				}
				if got := strings.Join(names, " "); got != tt.regions {
					t.Fatalf("regions %q, want %q\n%s", got, tt.regions, text)
				}
				if m != nil && (strings.Contains(string(m.File.Text), "<<<<") || strings.Contains(string(m.File.Text), "two") || len(m.Remarks) != strings.Count(text, ">>>>>>> b")) {
					t.Errorf("resolved to\n%s\nwith %v", m.File.Text, m.Remarks)
				}
			})
		}
	}
}

// Remarks name the lines that people see.
func TestMergeOriginal(t *testing.T) {
	text := mergeText("R(threats\n\n@\none\n=\ntwo\n$\nrest\n\n)threats 11111111\n\n```dfd\n```\n")
	f := source.NewFile("doc.md", []byte(text))
	m := Resolve(f)
	if m == nil {
		t.Fatal("not resolved")
	}
	for _, word := range []string{"a -> b", "rest", "end threats", "```dfd\n```", "one"} {
		at := strings.LastIndex(string(m.File.Text), word)
		d := m.File.Diagnose(source.Span{Start: at, End: at + len(word)}, source.StaleRegion, "x")
		d.Notes = append(d.Notes, m.File.Note(at, "y"))
		got := m.Original([]source.Diagnostic{d})[0]
		want := f.Position(strings.LastIndex(text, word))
		if got.Pos != want || got.Notes[0].Pos != want {
			t.Errorf("%q: %v and %v, want %v", word, got.Pos, got.Notes[0].Pos, want)
		}
		if string(f.Slice(got.Span)) != word {
			t.Errorf("%q: span holds %q", word, f.Slice(got.Span))
		}
	}
}
