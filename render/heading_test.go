package render_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/render"
)

// TestHeadingsTakeNoAnchor inserts regions where an author has headings, before or after the block.
func TestHeadingsTakeNoAnchor(t *testing.T) {
	const block = "```dfd\ntitle: Shop\n```\n"
	for _, tt := range []struct{ name, text, want string }{
		{"none", "# a\n\n" + block, "## Threats"},
		{"before", "# Threats\n\n" + block, "## Threats: Shop"},
		{"after", block + "\n# Threats\n", "## Threats: Shop"},
		{"another level and case", block + "\n#### THREATS\n", "##### Threats: Shop"},
		{"with what renderers drop", block + "\n## `Threats`!\n", "### Threats: Shop"},
		{"a link", block + "\n## [Threats](x.md) ##\n", "### Threats: Shop"},
		{"underlined", block + "\nThreats\n-------\n", "### Threats: Shop"},
		{"underlined, carriage returns", block + "\nThreats\r\n=====\r\n", "## Threats: Shop"},
		{"in a list", block + "\n- ## Threats\n", "## Threats: Shop"},
		{"in a quote", block + "\n> ## Threats\n", "## Threats: Shop"},
		{"HTML", block + "\n<h2 align=center><b>Threats</b></h2>\n", "## Threats: Shop"},
		{"an id of its own", block + "\n## What goes wrong {#threats}\n", "### Threats: Shop"},
		{"an id in kramdown", block + "\n## What goes wrong {: #threats .x}\n", "### Threats: Shop"},
		{"an anchor", block + "\n<a name=\"threats\"></a>\n", "## Threats: Shop"},
		{"both", "# Threats\n\n" + block + "\n# Threats: Shop\n", "## Threats: Shop (doc)"},
		{"all", "# Threats\n\n" + block + "\n# Threats: Shop\n# Threats: Shop (doc)\n", "## Threats: Shop (doc, 2)"},
		{"front matter", "---\n# Threats\n---\n\n" + block, "## Threats"},
		{"prose", "Threats\n\n" + block + "\nThe threats.\n", "## Threats"},
	} {
		got, _ := spliceFile(t, "doc.md", tt.text, render.Options{Insert: true})
		lines := strings.Split(got, "\n")
		i := slices.Index(lines, "<!-- trustseam:begin threats doc -->")
		level := func(heading string) string { return strings.TrimLeft(heading, "#") }
		if i < 2 || level(lines[i-2]) != level(tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, lines[max(0, i-2)], tt.want)
		}
	}
}
