package diagram

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/render/graphviz"
)

// exhibit draws the newsletter.
func exhibit(t testing.TB) (Input, string) {
	t.Helper()
	_, in := newsletter()
	svg, err := Draw(in, graphviz.Layout)
	if err != nil {
		t.Fatal(err)
	}
	return in, string(svg)
}

func TestInspectAcceptsWhatIsDrawn(t *testing.T) {
	in, svg := exhibit(t)
	for name, other := range map[string]string{
		"as drawn":        svg,
		"CRLF":            strings.ReplaceAll(svg, "\n", "\r\n"),
		"one more at end": svg + "\n",
		"one less at end": strings.TrimSuffix(svg, "\n"),
	} {
		if err := Inspect(in, []byte(other)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, body, ok := Hashes([]byte(other)); !ok || body != BodyHash([]byte(other)) || !Same([]byte(svg), []byte(other)) {
			t.Errorf("%s counts as edited", name)
		}
	}
	if two := []byte(svg + "\n\n"); Inspect(in, two) == nil || Same([]byte(svg), two) {
		t.Error("two more at the end are accepted")
	}
}

// What a forger changes who makes the hashes right, and what the error says.
func TestInspectSays(t *testing.T) {
	in, svg := exhibit(t)
	for _, c := range []struct{ name, from, to, want string }{
		{"script", "<title id", "<script>1</script><title id", "line 3 has `<script>1</script><title id=\"ts-title\">N…` in the place of `<title id=\"ts-title\">Newsletter sign-up:…`"},
		{"handler", `<rect class="bg"`, `<rect onload="x()" class="bg"`, "line 7 has `onload=\"x()\" class=\"bg\" x=\"0.5\" y=\"0.5\" …` in the place of `class=\"bg\" x=\"0.5\" y=\"0.5\" width=\"652\" h…`"},
		{"name", ">Visitor browser</text>", ">Visitor</text>", "line 16 has `</text></g>` in the place of `browser</text></g>`"},
		{"state", `class="o" d=`, `class="k" d=`, "line 21 has `k\" d="},
		{"flow", `<g class="flow" data-f="3">`, `<g class="flow" data-f="9">`, "line 15 has `9\"><title>"},
		{"element", `data-e="subs"`, `data-e="sub"`, "element `subs` is not in it"},
		{"boundary", `data-b="vault"><title>`, `data-b="vaults"><title>`, "boundary `vault` is not in it"},
		{"after the end", "</svg>\n", "</svg>\n<svg/>\n", "line 45 goes on with `<svg/>` where it ends"},
		{"cut", "</svg>\n", "", "it ends where `</svg>` follows"},
		{"exponent", `x="8" y="66"`, `x="8e9" y="66"`, "line 7 has `e9\" y=\"66\""},
		{"off the page", `x="8" y="66"`, `x="8000" y="66"`, "line 7 has something at `8000`, off the page"},
		{"size", `width="123" height="42"`, `width="1" height="1"`, "element `visitor` is not of its size"},
		{"moved", `x="48.5" y="119.2"`, `x="148.5" y="119.2"`, "line 16 has `110\""},
		{"second comment", "<defs>", "<!-- x --><defs>", "line 6 has `<!-- x --><defs>"},
		{"first line", `<svg xmlns`, `<svg  xmlns`, "line 1 has `xmlns="},
		{"no picture", `<svg xmlns="http://www.w3.org/2000/svg" class="ts"`, `<svg class="ts" onload="x" `, "line 1 has `"},
	} {
		other := strings.Replace(svg, c.from, c.to, 1)
		err := Inspect(in, []byte(other))
		if other == svg || err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}

// elementGroup is an element that one box and its texts are all of.
var elementGroup = regexp.MustCompile(`<g class="element" data-e="mailer">.*</g>`)

// What is in order by its form and stands where it would lie.
func TestInspectChecksPlaces(t *testing.T) {
	in, svg := exhibit(t)
	mailer := elementGroup.FindString(svg)
	at := func(x, y, text, line string) string {
		group := strings.NewReplacer(`x="230.5" y="119.2"`, `x="`+x+`" y="`+y+`"`, `x="285" y="144.2"`, `x="`+text+`" y="`+line+`"`).Replace(mailer)
		return strings.Replace(svg, mailer, group, 1)
	}
	for name, c := range map[string]struct{ svg, want string }{
		"over another":        {at("50.5", "119.2", "105", "144.2"), "element `mailer` covers element `visitor`"},
		"in a boundary":       {at("40.5", "300.2", "95", "325.2"), "element `mailer` is inside boundary `site`"},
		"off the page":        {at("600.5", "119.2", "655", "144.2"), "element `mailer` is not on the page"},
		"away from a flow":    {at("500.5", "19.2", "555", "44.2"), "flow `3` does not reach element `mailer`"},
		"number off its line": {strings.Replace(svg, `x="135.5" y="198.5">1<`, `x="35.5" y="198.5">1<`, 1), "the number of flow `1` is not on its line"},
		"name elsewhere":      {strings.Replace(svg, `x="152.5" y="198.2" textLength="63"`, `x="352.5" y="398.2" textLength="63"`, 1), "the name of flow `1` is not beside its number"},
		"title elsewhere":     {strings.Replace(svg, `x="69" y="473.9" textLength="48.7"`, `x="69" y="373.9" textLength="48.7"`, 1), "the title of boundary `site` is not on its line"},
	} {
		if err := Inspect(in, []byte(c.svg)); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// Whatever bytes a picture is made of, reading it ends, and takes nothing but what is drawn.
func FuzzInspect(f *testing.F) {
	_, in := newsletter()
	svg, err := Draw(in, graphviz.Layout)
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{string(svg), "", "<svg ", string(bytes.ReplaceAll(svg, []byte("7"), []byte("7.1"))), string(bytes.ReplaceAll(svg, []byte("0"), []byte("-0")))} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if Inspect(in, []byte(text)) == nil && !evidentNumbers(string(svg), text) {
			t.Errorf("it is taken for a picture of ours: %q", text)
		}
	})
}

// evidentNumbers reports whether two pictures differ in numbers and paths only.
func evidentNumbers(a, b string) bool {
	strip := func(text string) string {
		text = regexp.MustCompile(` d="[^"<>]*"`).ReplaceAllString(text, "")
		return regexp.MustCompile(`[0-9.-]+`).ReplaceAllString(strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), "\n"), "")
	}
	return strip(comment().ReplaceAllString(a, "")) == strip(comment().ReplaceAllString(b, ""))
}

func BenchmarkInspect(b *testing.B) {
	in, svg := exhibit(b)
	for b.Loop() {
		if err := Inspect(in, []byte(svg)); err != nil {
			b.Fatal(err)
		}
	}
}
