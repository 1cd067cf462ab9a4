package trustseam

import (
	"bytes"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/render/diagram"
)

// How a picture may be changed: each takes a picture and gives another one.
var forgeries = []struct {
	name   string
	change func(r *rand.Rand, svg string) string
}{
	{"byte", func(r *rand.Rand, svg string) string {
		at := r.Intn(len(svg))
		return svg[:at] + string(rune(' '+r.Intn(95))) + svg[at+1:]
	}},
	{"element removed", func(r *rand.Rand, svg string) string {
		return without(svg, forgeElement, r)
	}},
	{"element added", func(r *rand.Rand, svg string) string {
		all := forgeElement.FindAllString(svg, -1)
		return insert(r, svg, all[r.Intn(len(all))])
	}},
	{"group removed", func(r *rand.Rand, svg string) string {
		return without(svg, forgeGroup, r)
	}},
	{"groups exchanged", func(r *rand.Rand, svg string) string {
		all := forgeGroup.FindAllStringIndex(svg, -1)
		a, b := all[r.Intn(len(all))], all[r.Intn(len(all))]
		if a[0] > b[0] {
			a, b = b, a
		}
		if a[0] == b[0] {
			return svg
		}
		return svg[:a[0]] + svg[b[0]:b[1]] + svg[a[1]:b[0]] + svg[a[0]:a[1]] + svg[b[1]:]
	}},
	{"attribute removed", func(r *rand.Rand, svg string) string {
		return without(svg, forgeAttribute, r)
	}},
	{"attribute added", func(r *rand.Rand, svg string) string {
		added := []string{` onload="x()"`, ` style="display:none"`, ` fill="red"`, ` opacity="0"`, ` transform="scale(0)"`, ` id="x"`, ` href="http://example.com"`}[r.Intn(7)]
		all := regexp.MustCompile(`<[a-z]+ `).FindAllStringIndex(svg, -1)
		at := all[r.Intn(len(all))][1] - 1
		return svg[:at] + added + svg[at:]
	}},
	{"attribute changed", func(r *rand.Rand, svg string) string {
		all := forgeAttribute.FindAllStringIndex(svg, -1)
		a, b := all[r.Intn(len(all))], all[r.Intn(len(all))]
		name, _, _ := strings.Cut(svg[a[0]:a[1]], "=")
		_, value, _ := strings.Cut(svg[b[0]:b[1]], "=")
		return svg[:a[0]] + name + "=" + value + svg[a[1]:]
	}},
	{"number", func(r *rand.Rand, svg string) string {
		all := regexp.MustCompile(`[0-9.]+`).FindAllStringIndex(svg, -1)
		at := all[r.Intn(len(all))]
		return svg[:at[0]] + fmt.Sprint(r.Intn(700)) + svg[at[1]:]
	}},
	{"text", func(r *rand.Rand, svg string) string {
		all := regexp.MustCompile(`>[^<>\n]+<`).FindAllStringIndex(svg, -1)
		at := all[r.Intn(len(all))]
		return svg[:at[0]+1] + "Everything is fine" + svg[at[1]-1:]
	}},
	{"script", func(r *rand.Rand, svg string) string {
		return insert(r, svg, []string{"<script>x()</script>", `<script href="http://example.com/x.js"/>`, "<foreignObject><b>x</b></foreignObject>", `<image href="http://example.com/x.png"/>`, "<style>text{display:none}</style>", `<animate attributeName="x"/>`}[r.Intn(6)])
	}},
	{"declaration", func(r *rand.Rand, svg string) string {
		return insert(r, svg, []string{"<!-- x -->", "<?x y?>", "<![CDATA[x]]>", "\n", " ", "&amp;", "\x00", "\ufeff"}[r.Intn(8)])
	}},
	{"style", func(r *rand.Rand, svg string) string {
		from := []string{"fill:", "stroke:", "none", "px", "#", "opacity:.25"}[r.Intn(6)]
		return replaceOne(r, svg, from, "display:none;"+from)
	}},
}

var (
	forgeElement   = regexp.MustCompile(`<(?:rect|path|circle|text|title|desc)[^<>]*(?:/>|>[^<>]*</[a-z]+>)`)
	forgeGroup     = regexp.MustCompile(`<g class="(?:flow|element|boundary|gate|badge)".*?</g>\n`)
	forgeAttribute = regexp.MustCompile(` [a-zA-Z-]+="[^"]*"`)
)

func without(svg string, what *regexp.Regexp, r *rand.Rand) string {
	all := what.FindAllStringIndex(svg, -1)
	at := all[r.Intn(len(all))]
	return svg[:at[0]] + svg[at[1]:]
}

func insert(r *rand.Rand, svg, text string) string {
	at := strings.IndexByte(svg, '>') + 1
	if between := regexp.MustCompile(`><|>\n`).FindAllStringIndex(svg, -1); r.Intn(4) > 0 {
		at = between[r.Intn(len(between))][0] + 1
	}
	return svg[:at] + text + svg[at:]
}

func replaceOne(r *rand.Rand, svg, from, to string) string {
	parts := strings.SplitAfter(svg, from)
	if len(parts) < 2 {
		return svg
	}
	i := r.Intn(len(parts) - 1)
	parts[i] = strings.TrimSuffix(parts[i], from) + to
	return strings.Join(parts, "")
}

// Whatever is changed in a picture is found: by its checksum, or where the forger made that
// right, by reading it or at last by drawing it again. TRUSTSEAM_FORGERIES is how many to try.
func TestForgeriesAreFound(t *testing.T) {
	t.Parallel()
	wanted := 300
	if n, err := strconv.Atoi(os.Getenv("TRUSTSEAM_FORGERIES")); err == nil {
		wanted = n
	} else if testing.Short() {
		wanted = 100
	}
	project := load(t)
	type exhibit struct {
		picture Picture
		svg     []byte
	}
	var exhibits []exhibit
	texts := examples(t)
	var paths []string
	for path := range texts {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	for _, path := range paths {
		for _, p := range process(t, path, texts[path], project).Pictures {
			svg, err := os.ReadFile(filepath.Join(filepath.Dir(path), p.Name))
			if err != nil {
				continue // the start is for newcomers to generate
			}
			exhibits = append(exhibits, exhibit{p, svg})
		}
	}
	r := rand.New(rand.NewSource(1))
	count := make(map[string]int)
	for n := 0; n < wanted; {
		e, f := exhibits[r.Intn(len(exhibits))], forgeries[r.Intn(len(forgeries))]
		forged := []byte(f.change(r, string(e.svg)))
		if bytes.Equal(forged, e.svg) {
			continue
		}
		n++
		count[f.name+": "+e.picture.found(t, forged, e.svg)]++
	}
	var lines []string
	for name, n := range count {
		lines = append(lines, fmt.Sprintf("%5d %s", n, name))
		if strings.HasSuffix(name, "not at all") {
			t.Errorf("%d times %s", n, name)
		}
	}
	slices.SortFunc(lines, func(a, b string) int { return strings.Compare(a[6:], b[6:]) })
	t.Logf("of %d pictures:\n%s", len(exhibits), strings.Join(lines, "\n"))
}

// found says by which means a forgery is found. Drawn is what is drawn anew: what is
// committed; another test draws it.
func (p Picture) found(t *testing.T, forged, drawn []byte) string {
	stale, wrong := p.Judge(forged)
	if len(stale)+len(wrong) == 0 {
		t.Errorf("an edit does not change the checksum:\n%s", forged)
	}
	input, body, ours := diagram.Hashes(forged)
	if !ours || input != p.hash {
		return "by its comment"
	}
	forged = bytes.Replace(forged, []byte(body), []byte(diagram.BodyHash(forged)), 1)
	if bytes.Equal(forged, drawn) {
		return "by its comment" // which is all that was changed
	}
	switch stale, wrong := p.Judge(forged); {
	case len(stale)+len(wrong) > 0:
		return "by reading it"
	case len(p.Compare(forged, drawn)) > 0:
		return "by drawing it again"
	}
	return "not at all"
}
