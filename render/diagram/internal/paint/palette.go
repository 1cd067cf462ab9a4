package paint

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// shade is one colour of a rule in a light and in a dark page. Zone colours are
// chosen so that all text has a contrast of at least 4.5 and all graphics of 3.
type shade struct {
	rule  string // selectors and property, with %s for the colour
	light string
	dark  string
}

// shades lists every colour of a picture. They are literals in classes: several programs that show
// SVG draw black for a CSS variable.
var shades = []shade{
	{".bg{fill:%s}", "#ffffff", "#0d1117"},
	{".bg{stroke:%s}", "#d0d7de", "#30363d"},
	{".dt{fill:%s}", "#d5dbe1", "#2a313a"},
	{"text{fill:%s}", "#1f2328", "#e6edf3"},
	{".m{fill:%s}", "#434d58", "#b6c0ca"},
	{".bt,.bo{fill:%s}", "#a30f28", "#ff9d94"},
	{".b{stroke:%s}", "#a30f28", "#ff9d94"},
	{".t0{fill:%s}.h0{stroke:%[1]s}", "#ffffff", "#0d1117"},
	{".t1{fill:%s}.h1{stroke:%[1]s}", "#f4f8fc", "#101a28"},
	{".t2{fill:%s}.h2{stroke:%[1]s}", "#e8f0f9", "#132236"},
	{".t3{fill:%s}.h3{stroke:%[1]s}", "#d7e5f5", "#182d48"},
	{".t4{fill:%s}.h4{stroke:%[1]s}", "#c2d7ee", "#1f3a5c"},
	{".t5{fill:%s}.h5{stroke:%[1]s}", "#b1cbe8", "#27476d"},
	{".n,.f{fill:%s}", "#ffffff", "#161b22"},
	{".n,.s{stroke:%s}.sb{stroke:%[1]s}", "#3d444d", "#a8b3bf"},
	{".x{fill:%s}", "#eceff2", "#2b323b"},
	{".c{fill:%s}", "#fdf3dc", "#33290f"},
	{".r{fill:%s}", "#fbdfae", "#4a3408"},
	{".tg{fill:%s}", "#7a4100", "#f5c879"},
	{".e{stroke:%s}.eh{fill:%[1]s}", "#4a545f", "#a3adb8"},
	{".ex{stroke:%s}.exh{fill:%[1]s}", "#24292f", "#d5dce3"},
	{".cs{stroke:%s}", "#f5c02c", "#6e4f0b"},
	{".co{stroke:%s}", "#7a5600", "#e3b341"},
	{".o{fill:%s}", "#a83300", "#ffa657"},
	{".o{stroke:%s}", "#ffffff", "#0d1117"},
	{".ot{fill:%s}", "#ffffff", "#1c1005"},
	{".q{fill:%s}", "#fff1cc", "#33270a"},
	{".q{stroke:%s}", "#805300", "#e0a526"},
	{".qt{fill:%s}", "#6b4200", "#f7cf6b"},
	{".k{fill:%s}", "#ffffff", "#0d1117"},
	{".k{stroke:%s}.kt{fill:%[1]s}", "#0a5c4f", "#6ee7cf"},
	{".i{fill:%s}", "#ffffff", "#161b22"},
	{".i{stroke:%s}", "#767f89", "#7d8793"},
	{".it{fill:%s}", "#434d58", "#b6c0ca"},
	{".cr{fill:%s}", "#f5c02c", "#f2cc60"},
	{".cr{stroke:%s}", "#5c4300", "#2b2000"},
}

// fixed is the part of the style sheet that has no colour.
const fixed = `.ts{font-family:Helvetica,Arial,"Liberation Sans","Nimbus Sans",sans-serif}` +
	`.ts text{font-size:13px}` +
	`.ts .H{font-size:17px;font-weight:700}.ts .S{font-size:12px}` +
	`.ts .N{font-weight:700}.ts .T,.ts .F{font-size:11px}` +
	`.ts .B{font-size:12px;font-weight:700}.ts .G{font-size:10.5px;font-weight:700}` +
	`.ts .Q{font-size:8.5px;font-weight:700}.ts .N,.ts .T,.ts .G,.ts .Q{text-anchor:middle}` +
	`.ts .F,.ts .B{paint-order:stroke;stroke-width:3px;stroke-linejoin:round}` +
	`.ts .L{font-size:11px}` +
	`.ts .b{fill:none;stroke-width:1.6;stroke-dasharray:7 4}` +
	`.ts .n,.ts .s{stroke-width:1.4}.ts .s{fill:none}.ts .st{stroke-width:2.4}` +
	`.ts .e,.ts .ex,.ts .cs,.ts .co{fill:none}.ts .e{stroke-width:1.3}.ts .ex{stroke-width:1.7}` +
	`.ts .cs{stroke-width:4}.ts .co{stroke-width:5.6}` +
	`.ts .o,.ts .k,.ts .q{stroke-width:1.8}.ts .i{stroke-width:1.1}.ts .cr{stroke-width:1.1;stroke-linejoin:round}` +
	`.ts .sb{stroke-width:.8;stroke-dasharray:2 3}.ts .off{opacity:.25}`

// Style returns the style sheet, with or without what is drawn faded and what is marked. The dark
// colours are for screens only, so that a page printed from a dark browser is
// light. Every rule is bound to the class of the picture, so that a picture within
// a page changes nothing else there.
func Style(fading, marking bool) raw {
	all, lines := shades, fixed
	if fading {
		all, lines = slices.Concat(all, faded), lines+fadedLines
	}
	if marking {
		all, lines = slices.Concat(all, marked), lines+markedLines
	}
	var light, dark strings.Builder
	for _, s := range all {
		fmt.Fprintf(&light, scoped(s.rule), s.light)
		fmt.Fprintf(&dark, scoped(s.rule), s.dark)
	}
	return raw(light.String() + lines + DarkMedia + "{" + dark.String() + "}")
}

// DarkMedia is the condition under which a picture has its dark colours.
const DarkMedia = "@media screen and (prefers-color-scheme:dark)"

// scoped binds the selectors of a rule to the class of the picture.
func scoped(rule string) string {
	rules := strings.SplitAfter(rule, "}")
	for i, r := range rules {
		if r != "" {
			rules[i] = ".ts " + strings.Replace(r, ",.", ",.ts .", 1)
		}
	}
	return strings.Join(rules, "")
}

// zoneDigit is that number at the end of a class, or a hole.
func zoneDigit(trust int) raw {
	if trust == AnyZone {
		return ZoneHole
	}
	return raw(strconv.Itoa(scene.Zone(trust)))
}
