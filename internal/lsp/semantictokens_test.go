package lsp

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/assist"
	"github.com/trustseam/trustseam/parser"
)

// What a client decodes from lines of UTF-16 is what the parser has read, word by word.
func TestSemanticTokensDecode(t *testing.T) {
	project, err := trustseam.Load()
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll("# 🙂\n\n> ```dfd\n> title: 🙂 Shop\n> data card: Card | class=payment crown\n> boundary dmz: 🙂 DMZ | edge # 🙂\n>   process gw: API 🙂 | tech=\"Go 🙂\" has=least,session\n> actor u: U\n> 1. u -> gw: 🙂 | http auth=none data=card was=0\n> web ->\n> accept S01@dmz, T01@dmz: 🙂 | by=@me until=2027-01-01 covers=u,gw,1\n> ```\n", "\n", "\r\n")
	s := assist.New(project, "design.md", []byte(text))
	var want []string
	for _, b := range s.Blocks() {
		for _, o := range b.Lines {
			for _, p := range o.Parts {
				if p.Text != "" && (p.Kind != parser.WordPart || o.Statement != "") {
					want = append(want, p.Text)
				}
			}
		}
	}
	got, kinds := decode(text, encodeTokens(s.File, s.Tokens()))
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("decoded:\n%s\nread:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	const colours = "keyword string keyword variable+declaration string property enumMember enumMember " +
		"keyword namespace+declaration string enumMember comment keyword class+declaration string property type property enumMember enumMember " +
		"keyword class+declaration string number+declaration class operator class string enumMember property enumMember+deprecated property variable property type " +
		"class operator keyword event event string property type property type property class class number"
	if strings.Join(kinds, " ") != colours {
		t.Errorf("types:\n%s", strings.Join(kinds, " "))
	}
}

// decode reads tokens as a client does.
func decode(text string, data []int) (words, kinds []string) {
	lines := strings.Split(text, "\n")
	line, column := 0, 0
	for ; len(data) >= 5; data = data[5:] {
		if data[0] > 0 {
			column = 0
		}
		line, column = line+data[0], column+data[1]
		units := utf16.Encode([]rune(lines[line]))
		words = append(words, string(utf16.Decode(units[column:column+data[2]])))
		kind := tokenTypes[data[3]]
		for i, name := range []string{"declaration", "deprecated"} {
			if data[4]&(1<<i) != 0 {
				kind += fmt.Sprintf("+%s", name)
			}
		}
		kinds = append(kinds, kind)
	}
	return words, kinds
}

// The guide lists every type of tokens, in the order of the legend.
func TestGuideListsTokenTypes(t *testing.T) {
	guide, err := os.ReadFile("../../docs/guides/editors.md")
	if err != nil {
		t.Fatal(err)
	}
	at := 0
	for _, name := range tokenTypes {
		row := strings.Index(string(guide[at:]), "\n| `"+name+"` | ")
		if row < 0 {
			t.Fatalf("docs/guides/editors.md has no row for `%s` in its place", name)
		}
		at += row + 1
	}
}
