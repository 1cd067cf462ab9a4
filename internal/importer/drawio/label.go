package drawio

import (
	"html"
	"strings"

	"github.com/trustseam/trustseam/internal/lazy"
)

var (
	// tag is markup of HTML; those that break a line leave a blank.
	tag = lazy.Regexp(`<(/?[a-zA-Z][^<>]*|!--[^<>]*--)>`)
	// ignored is text of HTML that nobody sees.
	ignored = lazy.Regexp(`(?is)<(style|script)\b[^<>]*>.*?</(style|script)>`)
	// placeholder is replaced by an attribute of the same name.
	placeholder = lazy.Regexp(`%[\w .-]{1,60}%`)
)

// plain is the text of a label, which is HTML.
func plain(label string) string {
	if strings.ContainsRune(label, '<') {
		label = ignored().ReplaceAllString(label, " ")
		label = tag().ReplaceAllStringFunc(label, func(t string) string {
			switch name := strings.ToLower(strings.Trim(t, "</> ")); {
			case strings.HasPrefix(name, "b") && !strings.HasPrefix(name, "br") && !strings.HasPrefix(name, "blockquote"),
				strings.HasPrefix(name, "i"), strings.HasPrefix(name, "u") && !strings.HasPrefix(name, "ul"),
				strings.HasPrefix(name, "font"), strings.HasPrefix(name, "span"), strings.HasPrefix(name, "s"):
				return ""
			}
			return " "
		})
	}
	return strings.Join(strings.Fields(html.UnescapeString(label)), " ")
}

// heading is a line in bold at the beginning of a label, and what is below it.
var heading = lazy.Regexp(`(?is)^\s*(?:<(?:div|p|center|span|font)\b[^<>]*>\s*)*<(?:b|strong)\b[^<>]*>(.{1,300}?)</(?:b|strong)>(?:\s*</(?:div|p|center|span|font)>)*\s*(<(?:br|hr|div|p)\b.*)$`)

// headed splits the label of a shape into a name and what is written below it in smaller letters.
func headed(label string) (name, below string) {
	if m := heading().FindStringSubmatch(label); m != nil && plain(m[1]) != "" && plain(m[2]) != "" {
		return plain(m[1]), plain(m[2])
	}
	return plain(label), ""
}

// html is the label of a cell as it is written, with the attributes that it names filled in.
func (c *cell) html() string {
	label := c.mx.Attr("value")
	if c.object == nil {
		return label
	}
	if label = c.object.Attr("label"); c.object.Attr("placeholders") == "1" {
		if name := c.object.Attr("c4Name"); name != "" {
			return name
		}
		label = placeholder().ReplaceAllStringFunc(label, func(p string) string {
			if name := strings.Trim(p, "%"); c.object.Has(name) {
				return c.object.Attr(name)
			}
			return p
		})
	}
	return label
}
