package examples

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
)

// What a document may say about a model: what somebody reads to the end.
const (
	wordsForAll     = 150
	wordsForElement = 114
	// wordsForWebhooks is for the one example that is all work: 23 controls are stated to be missing in it.
	wordsForWebhooks = 900
)

var notRead = regexp.MustCompile(`(?m)!\[[^\]]*\]\([^()]*\)|^<!--.*-->$|\]\([^()]*\)|^\[//\]:.*$`)

// words counts what a reader reads: without markers, pictures, targets of links and pipes.
func words(text string) int {
	n := 0
	for _, field := range strings.Fields(strings.ReplaceAll(notRead.ReplaceAllString(text, ""), "|", " ")) {
		if strings.ContainsFunc(field, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			n++
		}
	}
	return n
}

// Generated regions are no longer than a reader has time for.
func TestDocumentsAreShort(t *testing.T) {
	paths, err := filepath.Glob("*/*.md")
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc, _ := parser.Parse(source.NewFile(path, text))
		if len(doc.Blocks) == 0 || len(doc.Regions) == 0 {
			continue
		}
		budget, said := 0, 0
		for _, b := range doc.Blocks {
			budget += wordsForAll + wordsForElement*len(b.Elements)
		}
		for _, r := range doc.Regions {
			said += words(string(text[r.Body.Start:r.Body.End]))
		}
		if filepath.Dir(path) == "webhooks" {
			budget = wordsForWebhooks
		}
		tried++
		if said > budget {
			t.Errorf("%s: %d generated words, at most %d wanted", path, said, budget)
		}
		t.Logf("%s: %d of %d words", path, said, budget)
	}
	if tried < 5 {
		t.Errorf("only %d documents tried", tried)
	}
}
