package parser

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/source"
)

// errorTable has every error of the document around the blocks.
var errorTable = []struct {
	name  string
	input string
	want  []string
}{
	{"not UTF-8", "a\nb\xffc\n", []string{
		"2:2: error: byte `0xff` is not UTF-8; a document is UTF-8, with or without a byte order mark [TS101]",
	}},
	{"not UTF-8, UTF-16", "\xff\xfea\x00", []string{
		"1:1: error: document is UTF-16; a document is UTF-8, with or without a byte order mark [TS101]",
	}},
	{"UTF-32", "\x00\x00\xfe\xff\x00\x00\x00#", []string{
		"1:1: error: document is UTF-32; a document is UTF-8, with or without a byte order mark [TS101]",
	}},
	{"UTF-16 without a mark", "#\x00 \x00`\x00", []string{
		"1:2: error: byte `0x00` is no text; a document is UTF-8, with or without a byte order mark [TS101]",
	}},
	{"bare CR in a document without a block", "# a\rb\r", nil},
	{"bare CR", "# a\r```dfd\r", []string{
		"1:4: error: line ends in a carriage return alone; lines end in a line feed, with or without a carriage return before it [TS102]",
	}},
	{"bare CR behind a byte order mark", "\ufeffa\r```dfd\n```", []string{
		"1:2: error: line ends in a carriage return alone; lines end in a line feed, with or without a carriage return before it [TS102]",
	}},
	{"bare CR in a block, behind line feeds", "# a\n\n```dfd\rprocess p: P\r```\n", []string{
		"3:7: error: line ends in a carriage return alone; lines end in a line feed, with or without a carriage return before it [TS102]",
	}},
	{"bare CR before a marker", "a\r<!-- trustseam:begin threats doc -->\n", []string{
		"1:2: error: line ends in a carriage return alone; lines end in a line feed, with or without a carriage return before it [TS102]",
	}},
	{"block in a footnote", "Hi[^1]\n\n[^1]:\n    ```dfd\n    process p: P\n    ```\n", []string{
		"4:5: error: block is in a footnote, where none is read; write it outside the footnote [TS118]",
	}},
	{"block on the first line of a footnote in a quote", "> [^1]: ```dfd\n>     process p: P\n>     ```\n", []string{
		"1:9: error: block is in a footnote, where none is read; write it outside the footnote [TS118]",
	}},
	{"block in front matter", "---\nd: |\n  ```dfd\n  process p: P\n  ```\n---\n", []string{
		"3:3: error: block is in the front matter, which not every reader knows; write it below [TS118]",
	}},
	{"block that the list around it closes for us alone", "10) - \n\n    ```dfd\n    process p: P\n    ```\n", []string{
		"3:5: error: `` ```dfd `` opens a block on GitHub, and none here; a block that every reader sees begins at the start of a line, after a blank one, and outside lists, quotes and tables [TS118]",
	}},
	{"block behind a table", "a | b\n-|-\n2. ```dfd\n   process p: P\n   ```\n", []string{
		"3:4: error: `` ```dfd `` opens a block on GitHub, and none here; a block that every reader sees begins at the start of a line, after a blank one, and outside lists, quotes and tables [TS118]",
	}},
	{"nesting", strings.Repeat("> ", 120) + "```dfd\n", []string{
		"1:201: error: lists and quotes are nested deeper than 100 [TS119]",
	}},
	{"unclosed", "# a\n\n```dfd\na -> b: c\n", []string{
		"3:1: error: `dfd` block is not closed; a line of at least 3 backticks must follow in the same list item or quote [TS103]",
	}},
	{"unclosed in a quote", "text\n\n> ~~~~dfd\n> a -> b: c\n\ntext\n", []string{
		"3:3: error: `dfd` block is not closed; a line of at least 4 tildes must follow in the same list item or quote [TS103]",
	}},
	{"unclosed in an item, CRLF", "- a\r\n- ```dfd\r\n  a -> b: c\r\n", []string{
		"2:3: error: `dfd` block is not closed; a line of at least 3 backticks must follow in the same list item or quote [TS103]",
	}},
	{"block without id", "```dfd\na -> b: c\n```\n\n~~~dfd\na -> b: c\n~~~\n\n```dfd id=x\na -> b: c\n```\n", []string{
		"1:4: error: block has no id; each of several blocks in a document needs one, as in `dfd id=checkout` [TS104]",
		"5:4: error: block has no id; each of several blocks in a document needs one, as in `dfd id=checkout` [TS104]",
	}},
	{"block without id, CRLF in items", "- ```dfd\r\n  a -> b: c\r\n  ```\r\n- ```dfd {.wide}\r\n  a -> b: c\r\n  ```\r\n", []string{
		"1:6: error: block has no id; each of several blocks in a document needs one, as in `dfd id=checkout` [TS104]",
		"4:6: error: block has no id; each of several blocks in a document needs one, as in `dfd id=checkout` [TS104]",
	}},
	{"two ids", "```dfd id=x\na -> b: c\n```\n\n> ```dfd {id=\"x\"}\n> a -> b: c\n> ```\n", []string{
		"5:15: error: block id `x` is taken; each block of a document has its own [TS105]",
		"1:11: note: `x` is first used here",
	}},
	{"info word", "```dfd checkout\na -> b: c\n```\n", []string{
		"1:8: error: `checkout` is not an attribute of a block; behind `dfd` stands `id=name` or nothing [TS106]",
	}},
	{"info words", "> ```dfd, x id=b\n> a -> b: c\n> ```\n", []string{
		"1:9: error: `,` is not an attribute of a block; behind `dfd` stands `id=name` or nothing [TS106]",
		"1:11: error: `x` is not an attribute of a block; behind `dfd` stands `id=name` or nothing [TS106]",
	}},
	{"info id", "```dfd id=Check--out\na -> b: c\n```\n", []string{
		"1:11: error: `Check--out` is not a block id; an id is lower-case letters of any script, digits, `-`, `_` and `.`, starts with a letter or digit, does not end in `-` or `.` and has no `--` [TS106]",
	}},
	{"info id end", "```dfd id=a.\na -> b: c\n```\n", []string{
		"1:11: error: `a.` is not a block id; an id is lower-case letters of any script, digits, `-`, `_` and `.`, starts with a letter or digit, does not end in `-` or `.` and has no `--` [TS106]",
	}},
	{"info id empty", "```dfd id=\na -> b: c\n```\n", []string{
		"1:11: error: block id is empty; an id is lower-case letters of any script, digits, `-`, `_` and `.`, starts with a letter or digit, does not end in `-` or `.` and has no `--` [TS106]",
	}},
	{"info id in half quotes", "```dfd id=\"a\na -> b: c\n```\n", []string{
		"1:11: error: `\"a` is not a block id; an id is lower-case letters of any script, digits, `-`, `_` and `.`, starts with a letter or digit, does not end in `-` or `.` and has no `--` [TS106]",
	}},
	{"info id in braces", "1. ```dfd {.wide id='a b'}\n   a -> b: c\n   ```\n", []string{
		"1:22: error: `a b` is not a block id; an id is lower-case letters of any script, digits, `-`, `_` and `.`, starts with a letter or digit, does not end in `-` or `.` and has no `--` [TS106]",
	}},
	{"info brace open", "```dfd {id=a\na -> b: c\n```\n", []string{
		"1:8: error: `{id=a` cannot be read; attributes in braces are `{id=name}` [TS106]",
	}},
	{"info brace rubbish", "```dfd {id=a = }\na -> b: c\n```\n", []string{
		"1:8: error: `{id=a = }` cannot be read; attributes in braces are `{id=name}` [TS106]",
	}},
	{"info second id", "```dfd id=a {id=b}\na -> b: c\n```\n", []string{
		"1:17: error: `b` is a second id; a block has one [TS106]",
	}},
	{"region not closed", "```dfd\na -> b: c\n```\n\n<!-- trustseam:begin threats doc -->\n", []string{
		"5:1: error: region `threats doc` has no end; the line `<!-- trustseam:end threats doc -->` must follow [TS107]",
	}},
	{"region not closed, link", "```dfd\na -> b: c\n```\n\n[//]: # (trustseam:begin threats doc)\n", []string{
		"5:1: error: region `threats doc` has no end; the line `[//]: # (trustseam:end threats doc)` must follow [TS107]",
	}},
	{"region not closed before the next", "```dfd\na -> b: c\n```\n\n<!-- trustseam:begin threats doc -->\n\n<!-- trustseam:begin diagram doc -->\n\n<!-- trustseam:end diagram doc -->\n", []string{
		"5:1: error: region `threats doc` has no end; the line `<!-- trustseam:end threats doc -->` must follow [TS107]",
	}},
	{"region not opened", "```dfd\na -> b: c\n```\n\n<!-- trustseam:end threats doc 0123abcd -->\n", []string{
		"5:1: error: region `threats doc` ends without having begun; the line `<!-- trustseam:begin threats doc -->` must stand before it [TS108]",
	}},
	{"region not opened in another", "```dfd\na -> b: c\n```\n\n<!-- trustseam:begin threats doc -->\n\n<!-- trustseam:end threat doc -->\n", []string{
		"5:1: error: region `threats doc` has no end; the line `<!-- trustseam:end threats doc -->` must follow [TS107]",
		"7:1: error: region `threat doc` ends without having begun; the line `<!-- trustseam:begin threat doc -->` must stand before it [TS108]",
		"5:1: note: the region that is open here is `threats doc`",
	}},
	{"region not opened in a quote, CRLF", "```dfd\r\na -> b: c\r\n```\r\n\r\n> [//]: # (trustseam:end threats doc)\r\n", []string{
		"5:3: error: region `threats doc` ends without having begun; the line `[//]: # (trustseam:begin threats doc)` must stand before it [TS108]",
	}},
	{"region twice", "```dfd\na -> b: c\n```\n\n<!-- trustseam:begin threats doc -->\n<!-- trustseam:end threats doc -->\n\n> <!-- trustseam:begin threats doc -->\n> <!-- trustseam:end threats doc -->\n", []string{
		"8:3: error: region `threats doc` is here twice; a block has one region of each kind [TS109]",
		"5:1: note: `threats doc` is first here",
	}},
	{"region of another kind", "```dfd\na -> b: c\n```\n\n<!-- trustseam:begin threat doc -->\n<!-- trustseam:end threat doc -->\n", []string{
		"5:1: error: `threat` is not a kind of region; allowed are `diagram`, `threats`, `criteria`, `questions` [TS110]",
	}},
	{"region of another block", "```dfd id=doc\na -> b: c\n```\n\n<!-- trustseam:begin threats pay -->\n<!-- trustseam:end threats pay -->\n", []string{
		"5:1: error: region `threats pay` belongs to block `pay`, which is not in this document; the only block is `doc` [TS111]",
	}},
	{"region of another of several blocks", "```dfd id=a\na -> b: c\n```\n```dfd id=b\na -> b: c\n```\n<!-- trustseam:begin threats c -->\n<!-- trustseam:end threats c -->\n", []string{
		"7:1: error: region `threats c` belongs to block `c`, which is not in this document; the blocks are `a`, `b` [TS111]",
	}},
	{"region without any block", "- a\r\n\r\n  <!-- trustseam:begin threats a -->\r\n  <!-- trustseam:end threats a -->\r\n", []string{
		"3:3: error: region `threats a` belongs to block `a`, which is not in this document; there is no `dfd` block [TS111]",
	}},
	{"region of a block whose id is broken", "```dfd id=A\na -> b: c\n```\n<!-- trustseam:begin threats a -->\n<!-- trustseam:end threats a -->\n", []string{
		"1:11: error: `A` is not a block id; an id is lower-case letters of any script, digits, `-`, `_` and `.`, starts with a letter or digit, does not end in `-` or `.` and has no `--` [TS106]",
	}},
	{"region in a region", "```dfd\na -> b: c\n```\n\n<!-- trustseam:begin threats doc -->\n\n<!-- trustseam:begin diagram doc -->\n<!-- trustseam:end diagram doc -->\n\n<!-- trustseam:end threats doc -->\n", []string{
		"7:1: error: region `diagram doc` is inside region `threats doc`; regions stand one after the other [TS112]",
		"5:1: note: `threats doc` begins here",
	}},
	{"block in a region", "<!-- trustseam:begin threats doc -->\n\n```dfd\na -> b: c\n```\n\n<!-- trustseam:end threats doc -->\n", []string{
		"3:4: error: block is inside region `threats doc`, which is rewritten; a block stands outside every region [TS112]",
		"1:1: note: `threats doc` begins here",
	}},
	{"marker without id", "```dfd\na -> b: c\n```\n\n<!-- trustseam:begin threats -->\n", []string{
		"5:1: error: marker `<!-- trustseam:begin threats -->` cannot be read; allowed are `<!-- trustseam:begin KIND ID -->` and `<!-- trustseam:end KIND ID SUM -->`, each alone on its line [TS113]",
	}},
	{"marker with a bad checksum", "```dfd\na -> b: c\n```\n\n<!-- trustseam:begin threats doc -->\n<!-- trustseam:end threats doc 0123ABCD -->\n", []string{
		"5:1: error: region `threats doc` has no end; the line `<!-- trustseam:end threats doc -->` must follow [TS107]",
		"6:1: error: marker `<!-- trustseam:end threats doc 0123ABCD -->` cannot be read; allowed are `<!-- trustseam:begin KIND ID -->` and `<!-- trustseam:end KIND ID SUM -->`, each alone on its line [TS113]",
	}},
	{"marker of another verb", "```dfd\na -> b: c\n```\n\n> [//]: # (trustseam:start threats doc)\n", []string{
		"5:3: error: marker `[//]: # (trustseam:start threats doc)` cannot be read; allowed are `[//]: # (trustseam:begin KIND ID)` and `[//]: # (trustseam:end KIND ID SUM)`, each alone on its line [TS113]",
	}},
	{"marker with text behind it", "```dfd\na -> b: c\n```\n\n<!-- trustseam:begin threats doc --> text\n", []string{
		"5:1: error: marker `<!-- trustseam:begin threats doc --> text` cannot be read; allowed are `<!-- trustseam:begin KIND ID -->` and `<!-- trustseam:end KIND ID SUM -->`, each alone on its line [TS113]",
	}},
	{"marker over two lines", "```dfd\na -> b: c\n```\n\n<!-- trustseam:begin\nthreats doc -->\n", []string{
		"5:1: error: marker `<!-- trustseam:begin` cannot be read; allowed are `<!-- trustseam:begin KIND ID -->` and `<!-- trustseam:end KIND ID SUM -->`, each alone on its line [TS113]",
	}},
	{"link marker over two lines", "```dfd\na -> b: c\n```\n\n[//]: # (trustseam:begin\nthreats doc)\n", []string{
		"5:1: error: marker `[//]: # (trustseam:begin` cannot be read; allowed are `[//]: # (trustseam:begin KIND ID)` and `[//]: # (trustseam:end KIND ID SUM)`, each alone on its line [TS113]",
	}},
	{"two markers on a line", "```dfd\na -> b: c\n```\n\n<!-- trustseam:begin threats doc --><!-- trustseam:end threats doc -->\n", []string{
		"5:1: error: marker `<!-- trustseam:begin threats doc --><!-- trustseam:end threats doc -->` cannot be read; allowed are `<!-- trustseam:begin KIND ID -->` and `<!-- trustseam:end KIND ID SUM -->`, each alone on its line [TS113]",
	}},
	{"marker indented too far", "```dfd\na -> b: c\n```\n\n<div>\n    <!-- trustseam:begin threats doc -->\n</div>\n", []string{
		"6:5: error: marker `<!-- trustseam:begin threats doc -->` is indented too far; a marker is indented by at most three blanks [TS113]",
	}},
	{"marker outside its quote", "```dfd\na -> b: c\n```\n\n> [a]: /b\n[//]: # (trustseam:begin threats doc)\n", []string{
		"6:1: error: marker `[//]: # (trustseam:begin threats doc)` is not indented like the definition above it; a blank line must stand before it [TS113]",
	}},
	{"link marker indented too far", "```dfd\na -> b: c\n```\n\n[a]: /b\n     [//]: # (trustseam:begin threats doc)\n", []string{
		"6:6: error: marker `[//]: # (trustseam:begin threats doc)` is indented too far; a blank line must stand before it [TS113]",
	}},
	{"region ends outside its quote", "```dfd\na -> b: c\n```\n\n> <!-- trustseam:begin threats doc -->\n\n<!-- trustseam:end threats doc -->\n", []string{
		"7:1: error: region `threats doc` ends in another list item or quote than it begins in; both markers must stand in the same one [TS114]",
		"5:3: note: it begins here",
	}},
	{"region ends in another item", "```dfd\r\na -> b: c\r\n```\r\n\r\n- <!-- trustseam:begin threats doc -->\r\n- <!-- trustseam:end threats doc -->\r\n", []string{
		"6:3: error: region `threats doc` ends in another list item or quote than it begins in; both markers must stand in the same one [TS114]",
		"5:3: note: it begins here",
	}},
	{"merge conflict", "# a\n\n<<<<<<< HEAD\nmine\n=======\ntheirs\n>>>>>>> topic\n```dfd\na -> b: c\n```\n", []string{
		"3:1: error: merge conflict is not resolved; keep one side and remove the lines `<<<<<<<`, `=======` and `>>>>>>>` [TS115]",
		"5:1: note: the other side begins here",
		"7:1: note: the conflict ends here",
	}},
	{"merge conflicts in a block and an item", "```dfd\n<<<<<<< HEAD\na -> b: c\n=======\na -> b: d\n>>>>>>> topic\n```\n\n- x\n<<<<<<< HEAD\n  y\n||||||| base\n  w\n=======\n  z\n>>>>>>> topic\n", []string{
		"2:1: error: merge conflict is not resolved; keep one side and remove the lines `<<<<<<<`, `=======` and `>>>>>>>` [TS115]",
		"4:1: note: the other side begins here",
		"6:1: note: the conflict ends here",
		"10:1: error: merge conflict is not resolved; keep one side and remove the lines `<<<<<<<`, `=======` and `>>>>>>>` [TS115]",
		"14:1: note: the other side begins here",
		"16:1: note: the conflict ends here",
	}},
	{"merge conflict, CRLF", "```dfd\r\na -> b: c\r\n```\r\n<<<<<<< HEAD\r\n=======\r\n>>>>>>> topic\r\n", []string{
		"4:1: error: merge conflict is not resolved; keep one side and remove the lines `<<<<<<<`, `=======` and `>>>>>>>` [TS115]",
		"5:1: note: the other side begins here",
		"6:1: note: the conflict ends here",
	}},
	{"merge conflict in an example", "```diff\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> topic\n```\n```dfd\na -> b: c\n```\n", nil},
	{"half a merge conflict", "```dfd\na -> b: c\n```\n<<<<<<< HEAD\n\n=======\n", nil},
}

func TestDocumentErrors(t *testing.T) {
	for _, tt := range errorTable {
		t.Run(tt.name, func(t *testing.T) {
			_, ds := Parse(source.NewFile("doc.md", []byte(tt.input)))
			var got []string
			for _, d := range ds {
				if strings.HasPrefix(string(d.Code), "TS1") {
					got = append(got, strings.Split(strings.ReplaceAll(d.String(), "doc.md:", ""), "\n")...)
				}
			}
			if strings.Join(got, "\n") != strings.Join(tt.want, "\n") {
				t.Errorf("got\n%s\nexpected\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}

// A text in parts is as interesting as the whole, wherever it is divided.
func TestInterestingPart(t *testing.T) {
	for _, text := range []string{
		"a\n```dfd\n", "é ~~~\u2060\u2060\\ (DFD)", "`````d&#102;d", "a\n<!-- trustseam:end threats a -->", "x\xe2\x82", "a\xffb", "💳\x00",
		"é\n``` é\n💳\n", "```\ndfd\n", "~~~ dfdx", "", "``", "trustseam",
	} {
		want := Interesting([]byte(text))
		for at := range len(text) + 1 {
			found, rest := InterestingPart([]byte(text[:at]))
			if found != want && (found || Interesting([]byte(text[rest:])) != want) {
				t.Errorf("%q divided at %d, and read on from %d", text, at, rest)
			}
		}
	}
}

func TestInteresting(t *testing.T) {
	for text, want := range map[string]bool{
		"```dfd\n": true, "> - ~~~ DFD": true, "```\td\\&#102;d\n": true, "```d\u200bfd": true, "``` `` ~~~{.dfd}": true, "\r```dfd\r": true,
		"<!-- trustseam:begin x y -->": true, "\xff\xfe#\x00": true, "a\x00": true, "Stra\xdfe": true,
		"trustseam": false, "DFD": false, "": false, "dfd ```go": false, "```dfdx": false, "``dfd": false, "```\ndfd": false, "```go dfd": false,
	} {
		if Interesting([]byte(text)) != want {
			t.Errorf("%q is not %v", text, want)
		}
	}
}
