package xmltree

import (
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/trustseam/trustseam/internal/limit"
)

func TestRead(t *testing.T) {
	var r Reader
	root, err := r.Read([]byte("\ufeff<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE svg PUBLIC \"-//X//EN\" \"http://x/x.dtd\">\n<a:root xmlns:a=\"y\" a:k=\"1 &lt; 2\">\n  one<!-- c --> two\n  <b i=\"3\"><![CDATA[<x>]]></b><b/></a:root>\n"))
	if err != nil {
		t.Fatal(err)
	}
	b := root.All("b")
	switch {
	case root.Name != "root" || root.Attr("k") != "1 < 2" || !root.Has("k") || root.Has("j"):
		t.Errorf("%+v", root)
	case strings.Join(strings.Fields(root.Text), " ") != "one two" || root.At() != "3:1":
		t.Errorf("%q at %s", root.Text, root.At())
	case len(b) != 2 || b[0].String() != "<x>" || b[0].At() != "5:3" || b[1].At() != "5:31":
		t.Errorf("%+v %+v", b[0], b[1])
	}
	var none *Element
	if none.Get("a", "b").Attr("c") != "" || none.At() != "" || none.All("a") != nil || none.Inside() != nil || none.String() != "" || none.Has("a") {
		t.Error("an element that is missing has something")
	}
}

// wide is a text in UTF-16.
func wide(text string, little bool) string {
	var out []byte
	for _, u := range utf16.Encode([]rune("\ufeff" + text)) {
		if little {
			out = append(out, byte(u), byte(u>>8))
		} else {
			out = append(out, byte(u>>8), byte(u))
		}
	}
	return string(out)
}

func TestEncodings(t *testing.T) {
	for _, little := range []bool{true, false} {
		var r Reader
		root, err := r.Read([]byte(wide(`<?xml version="1.0" encoding="utf-16"?><a>Zahlung ü 𝄞</a>`, little)))
		if err != nil || root.Text != "Zahlung ü 𝄞" {
			t.Errorf("%t: %v, %v", little, root, err)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "1:1: the file is empty"},
		{" \n", "2:1: the file is empty"},
		{"hello", "1:1: the file is not XML: it does not begin with `<`"},
		{"<a>", "1:4: the XML ends too early: `<a>` of 1:1 is not ended"},
		{"<a", "1:3: the XML ends too early"},
		{"<a><b></a>", "1:7: `<b>` of 1:4 is ended by `</a>`"},
		{"</a>", "1:1: `</a>` ends no element"},
		{"<a/><b/>", "1:5: there is something after the end of the XML"},
		{"<a/>x", "1:5: there is something after the end of the XML"},
		{"<a>&nbsp;</a>", "1:10: not XML: invalid character entity &nbsp;"},
		{"<a b></a>", "1:6: not XML: attribute name without = in element"},
		{"<a b=1/>", "1:7: not XML: unquoted or missing attribute value in element"},
		{"<a>\x01</a>", "1:5: not XML: illegal character code U+0001"},
		{"<a>\xff</a>", "1:5: not XML: invalid UTF-8"},
		{"<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", "1:1: the XML declares a document type of its own, with entities or elements; only plain XML is read"},
		{"<!DOCTYPE a [<!ENTITY l \"lol\"><!ENTITY m \"&l;&l;&l;&l;\">]><a>&m;</a>", "1:1: the XML declares a document type of its own, with entities or elements; only plain XML is read"},
		{"<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", "1:1: the XML declares a document type of its own, with entities or elements; only plain XML is read"},
		{"<a>&x;</a>", "1:7: not XML: invalid character entity &x;"},
		{"<?xml version=\"1.0\" encoding=\"windows-1252\"?><a/>", "1:1: the encoding `windows-1252` is not read; save the file as UTF-8"},
		{"\xff\xfe<", "1:1: the text is UTF-16 with half a character at its end"},
		{strings.Repeat("<a>", 100_000), "1:193: the elements are nested deeper than 64"},
	} {
		var r Reader
		if _, err := r.Read([]byte(c.text)); err == nil || err.Error() != c.want {
			t.Errorf("%.60q: %v, want %s", c.text, err, c.want)
		}
	}
}

// Texts that one reader reads share the bound.
func TestValues(t *testing.T) {
	r := Reader{values: limit.ImportValues - 5}
	if _, err := r.Read([]byte(`<a b="1"/>`)); err != nil {
		t.Fatal(err)
	}
	const want = "1:14: the file has more than 2000000 values"
	if _, err := r.Read([]byte(`<a b="1"><c/><c d=""/></a>`)); err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}
