package parser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/source"
)

// trap is a document that a simpler scanner reads wrongly. The blocks are
// written as "Line:Col of the info string, bytes of the fence lines, content".
type trap struct {
	name   string
	input  string
	blocks []string
	codes  string
}

var traps = []trap{
	// ">\t```dfd": the container eats part of a tab, and a node's position is two too far.
	{"1 tab in the quote", ">\t```dfd\n>\ta\n>\t```\n", []string{"1:6 0-9 13-19 [a]"}, ""},
	// "- \t```dfd": the same in an item.
	{"1 tab in the item", "- \t```dfd\n\ta\n\t```\n", []string{"1:7 0-10 13-18 [a]"}, ""},
	// "```dfd\n```": there is no content to find the end by.
	{"2 empty block", "```dfd\n```\n", []string{"1:4 0-7 7-11 []"}, ""},
	// "> ```dfd\n> a\n```": the quote closes the block, and the line after it opens another.
	{"3 closed by the quote", "> ```dfd\n> a\n```\nb\n", []string{"1:6 0-9 0-0 [a]"}, "TS103"},
	// "- ```dfd\n  a\nb\n```": so does the end of an item.
	{"3 closed by the item", "- ```dfd\n  a\nb\n```\n", []string{"1:6 0-9 0-0 [a]"}, "TS103"},
	// "`````": a closing fence may be longer.
	{"4 longer close", "```dfd\na\n`````  \n", []string{"1:4 0-7 9-17 [a]"}, ""},
	// "``` x": a fence with an info string closes nothing.
	{"4 close with info", "```dfd\n``` x\n```\n", []string{"1:4 0-7 13-17 [``` x]"}, ""},
	// "~~~dfd a`b": a tilde fence may have a backtick in its info string.
	{"4 backtick in tilde info", "~~~dfd a`b\n~~~\n", []string{"1:4 0-11 11-15 []"}, "TS106"},
	// "````md ```dfd ``` ````": a block inside a longer fence is an example.
	{"5 fence in a fence", "````md\n```dfd\na -> b: c\n```\n````\n", nil, ""},
	// "```dfd\tid=x": a tab ends the word too.
	{"6 tab behind the word", "```dfd\tid=x\n```\n", []string{"1:4 0-12 12-16 []"}, ""},
	// "```dfd{id=x}": so does a brace.
	{"6 brace behind the word", "```dfd{id=x}\n```\n", []string{"1:4 0-13 13-17 []"}, ""},
	// "```DFD", "```&#100;fd": two words that a reader takes for ours.
	{"6 words like ours", "```DFD\n```\n```&#100;fd\n```\n", nil, "TS122 TS122"},
	// "```dfdx", "```dfd-old": two other words.
	{"6 other words", "```dfdx\n```\n```dfd-old\n```\n", nil, ""},
	// ">\t\ta": a line may begin with blanks that are not in the source.
	{"7 content that is not in the source", "> ```dfd\n>\ta\n> ```\n", []string{"1:6 0-9 13-19 [  a]"}, ""},
	// "```dfd\na" at the end of the file: a line feed that is not in the source.
	{"7 no newline at the end", "```dfd\na\n```", []string{"1:4 0-7 9-12 [a]"}, ""},
	// "\ufeff```dfd": behind a byte order mark a fence is text to goldmark.
	{"8 byte order mark", "\ufeff```dfd\na\n```\nb\n", []string{"1:4 0-10 12-16 [a]"}, ""},
	// "```dfd\r\n": carriage returns before line feeds are line ends.
	{"9 CRLF", "```dfd\r\na\r\n```\r\n", []string{"1:4 0-8 11-16 [a]"}, ""},
	// "```dfd\ra\r```": carriage returns alone are one long line.
	{"9 CR", "```dfd\ra\r```\r", nil, "TS102"},
	// "---\nd: |\n  ```dfd": front matter is no markdown.
	{"10 front matter", "---\nd: |\n  ```dfd\n  ```\n---\n```dfd\n```\n", []string{"6:4 28-35 35-39 []"}, "TS118"},
	// "+++ ": nor is TOML between plus signs.
	{"10 TOML front matter", "+++ \nd = '''\n```dfd\n'''\n+++\t\n```dfd\n```\n", []string{"6:4 29-36 36-40 []"}, "TS118"},
	// "---\ntext": a rule is not front matter that never ends.
	{"10 rule on the first line", "---\n\n```dfd\n```\n", []string{"3:4 5-12 12-16 []"}, ""},
	// "<details>\n```dfd": raw HTML goes on to the next blank line.
	{"11 raw HTML", "<details>\n```dfd\na\n```\n</details>\n", nil, ""},
	// "<details>\n\n```dfd": behind the blank line the block is one.
	{"11 raw HTML with blank line", "<details>\n\n```dfd\na\n```\n\n</details>\n", []string{"3:4 11-18 20-24 [a]"}, ""},
	// "<!--\n```dfd\n-->": a block in a comment is not there.
	{"11 comment", "<!--\n```dfd\n```\n-->\n", nil, ""},
	// "    ```dfd": four blanks make code.
	{"12 indented code", "!!! note\n\n    ```dfd\n    a\n    ```\n", nil, ""},
	// "<details>\n<!-- trustseam:begin threats doc -->": a marker need not be the first line of its HTML.
	{"13 marker inside HTML", "```dfd\n```\n\n<details>\n<!-- trustseam:begin threats doc -->\n\n<!-- trustseam:end threats doc -->\n</details>\n", []string{"1:4 0-7 7-11 []", "threats doc"}, ""},
	// "a <!-- m --> b": a marker inside a line is an example.
	{"13 inline marker", "```dfd\n```\na <!-- trustseam:begin threats doc --> b\n", []string{"1:4 0-7 7-11 []"}, ""},
	// "```\n<!-- m -->\n```": and so it is in a fence and in indented code.
	{"13 marker in code", "```dfd\n```\n```html\n<!-- trustseam:begin threats doc -->\n```\n\n    <!-- trustseam:end threats doc -->\n", []string{"1:4 0-7 7-11 []"}, ""},
	// "<!-->" and "<!--->" are whole comments.
	{"13 shortest comments", "```dfd\n```\n<!-->\n\n<!--->\n", []string{"1:4 0-7 7-11 []"}, ""},
	// "[//]: # (trustseam:begin threats doc)": the other spelling is a link definition.
	{"14 link marker", "```dfd\n```\n\n[//]: # (trustseam:begin threats doc)\n\n[//]: # (trustseam:end threats doc 0123abcd)\n", []string{"1:4 0-7 7-11 []", "threats doc"}, ""},
	// "a\n[//]: # (…)": a definition cannot interrupt a paragraph.
	{"14 link marker in a paragraph", "```dfd\n```\na\n[//]: # (trustseam:begin threats doc)\n", []string{"1:4 0-7 7-11 []"}, ""},
}

func TestTraps(t *testing.T) {
	for _, tt := range traps {
		t.Run(tt.name, func(t *testing.T) {
			f := source.NewFile("doc.md", []byte(tt.input))
			doc, ds := Parse(f)
			var got []string
			for _, b := range doc.Blocks {
				var body []string
				for _, l := range b.Fence.Body {
					body = append(body, l.Text)
				}
				pos := f.Position(b.Fence.Info.Start)
				got = append(got, fmt.Sprintf("%d:%d %d-%d %d-%d %v", pos.Line, pos.Col, b.Fence.Open.Start, b.Fence.Open.End, b.Fence.Close.Start, b.Fence.Close.End, body))
			}
			for _, r := range doc.Regions {
				got = append(got, string(r.Kind)+" "+r.BlockID)
			}
			if strings.Join(got, "\n") != strings.Join(tt.blocks, "\n") {
				t.Errorf("found %q, expected %q", got, tt.blocks)
			}
			if codes := documentCodes(ds); codes != tt.codes {
				t.Errorf("errors %q, expected %q: %v", codes, tt.codes, ds)
			}
		})
	}
}

// documentCodes lists the codes of errors outside the notation.
func documentCodes(ds []source.Diagnostic) string {
	var codes []string
	for _, d := range ds {
		if strings.HasPrefix(string(d.Code), "TS1") {
			codes = append(codes, string(d.Code))
		}
	}
	return strings.Join(codes, " ")
}

// Trap 15: what Parse returns refers to the text, and goldmark appends to slices of it.
func TestTrapsParseWritesNothing(t *testing.T) {
	backing := []byte("```dfd\na -> b: c#############")
	text := backing[:17]
	Parse(source.NewFile("doc.md", text))
	if got := string(backing); got != "```dfd\na -> b: c#############" {
		t.Errorf("text behind the document is now %q", got)
	}
}

func TestParseConcurrently(t *testing.T) {
	f := source.NewFile("doc.md", []byte("> ```dfd\n> a -> b: c\n> ```\n\n<!-- trustseam:begin threats doc -->\n<!-- trustseam:end threats doc -->\n"))
	done := make(chan int)
	for range 8 {
		go func() {
			n := 0
			for range 50 {
				doc, _ := Parse(f)
				n += len(doc.Blocks) + len(doc.Regions)
			}
			done <- n
		}()
	}
	for range 8 {
		if n := <-done; n != 100 {
			t.Errorf("%d blocks and regions, expected 100", n)
		}
	}
}
