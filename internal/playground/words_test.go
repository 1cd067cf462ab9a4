package playground

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// Every word that the editor of the page colours begins a statement of the notation.
func TestEditorWords(t *testing.T) {
	script, err := os.ReadFile("web/editor.js")
	if err != nil {
		t.Fatal(err)
	}
	list := regexp.MustCompile(`const statement = /\^\(\\s\*\)\(([a-z|]+)\)`).FindSubmatch(script)
	if list == nil {
		t.Fatal("the editor has no list of words")
	}
	s := session(t)
	unknown := func(word string) bool {
		answer, err := s.Analyze("x.md", []byte("```dfd\n"+word+" x: X\n```\n"), day)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range answer.Remarks {
			if strings.HasPrefix(r.Message, "unknown statement") {
				return true
			}
		}
		return false
	}
	for word := range strings.SplitSeq(string(list[1]), "|") {
		if unknown(word) {
			t.Errorf("`%s` begins no statement", word)
		}
	}
	if !unknown("widget") {
		t.Error("nothing is unknown")
	}
}
