package parser

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/trustseam/trustseam/source"
)

// Every id that a block has is mentioned, however it is written.
func TestMentionedIDs(t *testing.T) {
	texts := map[string]string{
		"name.md": "```dfd\nactor a: A\n```\n", "Öl 2.md": "```dfd\nactor a: A\n```\n", "---.md": "```dfd\nactor a: A\n```\n",
		"bare.md": "```dfd id=shop\nactor a: A\n```\n", "quoted.md": "> ~~~~dfd id=\"shop\"\n> actor a: A\n> ~~~~\n", "braces.md": "```dfd {.x id='shop' #y}\nactor a: A\n```\n",
		"crlf.md": "```dfd id=shop\r\nactor a: A\r\n```\r\n", "accent.md": "```dfd id=caf\u0065\u0301\nactor a: A\n```\n",
		"two.md":     "```dfd id=one\nactor a: A\n```\n\n```dfd id=two\nactor a: A\n```\n",
		"regions.md": "```dfd\nactor a: A\n```\n\n<!-- trustseam:begin threats other -->\n<!-- trustseam:end threats other -->\n",
		"links.md":   "```dfd\nactor a: A\n```\n\n[//]: # (trustseam:begin threats other)\n\n[//]: # (trustseam:end threats other)\n",
	}
	examples, err := filepath.Glob("../examples/*/*.md")
	if err != nil || len(examples) < 5 {
		t.Fatal(examples, err)
	}
	for _, file := range examples {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts[file] = string(text)
	}
	blocks := 0
	for path, text := range texts {
		doc, _ := Parse(source.NewFile(path, []byte(text)))
		mentioned := MentionedIDs(path, []byte(text))
		for _, b := range doc.Blocks {
			blocks++
			if b.ID == "" || !slices.Contains(mentioned, b.ID) {
				t.Errorf("%s: block `%s` is not among %q", path, b.ID, mentioned)
			}
		}
	}
	if blocks < 15 { // some pages beside the examples have none
		t.Errorf("%d blocks in %d texts", blocks, len(texts))
	}
}
