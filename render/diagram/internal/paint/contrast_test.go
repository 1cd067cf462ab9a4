package paint

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"testing"
)

// luminance is that of WCAG 2.2.
func luminance(hex string) float64 {
	var sum float64
	for i, weight := range [3]float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		if err != nil {
			return math.NaN()
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

var colourRule = regexp.MustCompile(`([^{}]+)\{(fill|stroke):(#[0-9a-f]{6})\}`)

// colours reads "selector property" to colour from the rules of one mode.
func colours(dark bool) map[string]string {
	out := map[string]string{}
	for _, s := range slices.Concat(shades, faded, marked) {
		colour := s.light
		if dark {
			colour = s.dark
		}
		for _, m := range colourRule.FindAllStringSubmatch(fmt.Sprintf(s.rule, colour), -1) {
			for _, selector := range regexp.MustCompile(`[^,]+`).FindAllString(m[1], -1) {
				out[selector+" "+m[2]] = m[3]
			}
		}
	}
	return out
}

func TestContrast(t *testing.T) {
	zones := []string{".bg fill", ".t0 fill", ".t1 fill", ".t2 fill", ".t3 fill", ".t4 fill", ".t5 fill"}
	boxes := []string{".n fill", ".x fill", ".c fill", ".r fill", ".f fill"}
	both := append(append([]string{}, zones...), boxes...)
	cases := []struct {
		what, colour string
		on           []string
		least        float64
	}{
		{"text", "text fill", both, 4.5},
		{"muted text", ".m fill", both, 4.5},
		{"title of a boundary", ".bt fill", zones, 4.5},
		{"class of a store", ".tg fill", boxes, 4.5},
		{"number with open threats", ".ot fill", []string{".o fill"}, 4.5},
		{"number with a question", ".qt fill", []string{".q fill"}, 4.5},
		{"sign with a question", ".q stroke", append(append([]string{}, zones...), ".q fill"), 3},
		{"number without", ".kt fill", []string{".k fill"}, 4.5},
		{"number inside a zone", ".it fill", []string{".i fill"}, 4.5},
		{"line of a boundary", ".b stroke", zones, 3},
		{"trust bars", ".bo fill", zones, 3},
		{"outline of an element", ".n stroke", both, 3},
		{"outline of a store", ".s stroke", both, 3},
		{"outline of a neighbour", ".sb stroke", zones, 3},
		{"text of what is out of scope", ".m fill", []string{".u fill"}, 4.5},
		{"outline of what is out of scope", ".u stroke", append([]string{".u fill"}, zones...), 3},
		{"outline of a store out of scope", ".us stroke", append([]string{".u fill"}, zones...), 3},
		{"sign with open threats on it", ".o fill", []string{".u fill"}, 3},
		{"flow inside", ".e stroke", zones, 3},
		{"head of a flow inside", ".eh fill", zones, 3},
		{"flow across", ".ex stroke", zones, 3},
		{"head of a flow across", ".exh fill", zones, 3},
		{"flow across on its rail", ".ex stroke", []string{".cs stroke"}, 3},
		{"flow inside on its rail", ".e stroke", []string{".cs stroke"}, 3},
		{"outline of a rail", ".co stroke", zones, 3},
		{"sign with open threats", ".o fill", append(append([]string{}, both...), ".o stroke"), 3},
		{"sign without", ".k stroke", append(append([]string{}, zones...), ".k fill"), 3},
		{"word for what is added", ".wa fill", both, 4.5},
		{"word for what is changed", ".wc fill", both, 4.5},
		{"word for what is removed", ".wr fill", append([]string{".gf fill"}, zones...), 4.5},
		{"lines beside what is added", ".ma stroke", both, 3},
		{"ticks across what is changed", ".mc stroke", both, 3},
		{"dots of what is removed", ".mr stroke", append([]string{".gf fill"}, zones...), 3},
		{"dots of a flow that is removed", ".eg stroke", zones, 3},
		{"head of a flow that is removed", ".egh fill", zones, 3},
		{"sign inside a zone", ".i stroke", []string{".i fill"}, 3},
	}
	for mode, dark := range map[string]bool{"light": false, "dark": true} {
		colour := colours(dark)
		for _, c := range cases {
			worst, where := math.Inf(1), ""
			for _, ground := range c.on {
				if colour[c.colour] == "" || colour[ground] == "" {
					t.Fatalf("no colour for %s or %s", c.colour, ground)
				}
				if ratio := contrast(colour[c.colour], colour[ground]); ratio < worst {
					worst, where = ratio, ground
				}
			}
			t.Logf("%s: %s: %.2f at least, on %s", mode, c.what, worst, where)
			if worst < c.least {
				t.Errorf("%s: %s has a contrast of %.2f on %s, want %.1f", mode, c.what, worst, where, c.least)
			}
		}
		// A crown is told by its outline in the light and by its fill in the dark.
		for _, ground := range both {
			if r := max(contrast(colour[".cr stroke"], colour[ground]), contrast(colour[".cr fill"], colour[ground])); r < 3 {
				t.Errorf("%s: a crown has a contrast of %.2f on %s", mode, r, ground)
			}
		}
	}
}
