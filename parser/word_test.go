package parser

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/source"
)

// What a reader takes for our word is one wherever a platform looks for it, and no other word is.
func TestResembles(t *testing.T) {
	for info, want := range map[string]bool{
		"dfd": true, "DFD id=a": true, "{dfd}": true, "{.dfd}": true, "{#x .dfd}": true, "{.text .DFD x=y}": true, "{lang=dfd}": true,
		`{class="x dfd"}`: true, "{code-block} dfd": true, "{code} d&#102;d": true, "ԁfԁ": true, "𝐝𝐟𝐝": true, "ｄｆｄ": true, "ⅾſⅾ": true,
		"text": false, "{.text}": false, "{#dfd .text}": false, "{id=dfd .text}": false, "{.dfd-old}": false, "text dfd": false, "{.text\n.dfd}": false, "": false, "{": false,
	} {
		if got := resembles([]byte(info)); got != want {
			t.Errorf("%q: %v", info, got)
		}
	}
}

// HTML that shows what a block shows is an error at its tag.
func TestBlockAsHTML(t *testing.T) {
	for text, want := range map[string]string{
		"<pre lang=\"dfd\"><code>\nactor a: A\n</code></pre>\n":                         "1:1",
		"x\n\n<pre>\n<code data-x class='x language-DFD'>\nactor a: A\n</code></pre>\n": "4:1",
		"<PRE\nlang=d&#102;d>\n</PRE>\n":                                                "1:1",
		"> <div><pre class=highlight-source-dfd>\n":                                     "1:8",
		"<pre lang=\"go\" title=\"dfd\">\n</pre>\n":                                     "",
		"<!-- <pre lang=dfd> -->\n":                                                     "",
		"    <pre lang=dfd>\n":                                                          "",
		"```html\n<pre lang=dfd>\n```\n":                                                "",
	} {
		f := source.NewFile("d.md", []byte(text))
		_, ds := Parse(f)
		got := diagnosticLines(ds)
		if want == "" && got != "" || want != "" && (!strings.HasPrefix(got, want+": error: ") || !strings.HasSuffix(got, "[TS122]") || strings.Contains(got, "\n")) {
			t.Errorf("%q: got %q, expected %q", text, got, want)
		}
		if want != "" && !Interesting(f.Text) {
			t.Errorf("%q is not interesting", text)
		}
	}
}

// However a text is cut, a tag that shows a block is found, or looked at again.
func TestInterestingPartOfATag(t *testing.T) {
	const text = "some text <pre title='x' lang=dfd> and more"
	for cut := range len(text) {
		found, rest := InterestingPart([]byte(text[:cut]))
		if !found && !Interesting([]byte(text[rest:])) {
			t.Errorf("cut at %d, looked at again from %d: not found", cut, rest)
		}
	}
}
