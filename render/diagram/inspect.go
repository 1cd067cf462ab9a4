package diagram

import (
	"errors"
	"strings"

	"github.com/trustseam/trustseam/render/diagram/internal/evidence"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// Inspect reads a picture as evidence: it must be what Draw makes of the input, except for
// positions, which only a layout determines. So it holds every element, flow, boundary and name of
// the graph once, in our own elements, attributes and style sheet, and nothing else; elements have
// their size, lie apart from each other and within their boundaries, and flows begin and end at
// theirs. It takes some tenths of a millisecond. The error says what else there is, and on which
// line.
func Inspect(in Input, svg []byte) error {
	d, err := scene.Show(in)
	if err != nil {
		return err
	}
	body, err := unstamp(string(svg))
	if err != nil {
		return err
	}
	err = evidence.Inspect(d, body)
	if err != nil && d.Named() {
		// Where the names of flows made a picture too wide, it has their numbers only.
		if evidence.Inspect(d.Numbered(), body) == nil {
			return nil
		}
	}
	return err
}

// unstamp returns a picture with line feeds, without its comment, which must be the second
// line, and with one line feed at its end, however many version control or an editor made of it.
func unstamp(svg string) (string, error) {
	first, rest, _ := strings.Cut(strings.ReplaceAll(svg, "\r\n", "\n"), "\n")
	second, rest, ok := strings.Cut(rest, "\n")
	if !ok || comment().FindString(second+"\n") != second+"\n" {
		return "", errors.New("line 2 is not the comment that says what it was drawn from")
	}
	// An empty line in the comment's place keeps the numbers of lines.
	return first + "\n\n" + oneEnd(rest), nil
}

// Same reports whether two files are one picture. Line ends, and one more or less at the
// end of the file, do not count.
func Same(a, b []byte) bool {
	x, err := unstamp(string(a))
	y, err2 := unstamp(string(b))
	xin, xbody, _ := Hashes(a)
	yin, ybody, _ := Hashes(b)
	return err == nil && err2 == nil && x == y && xin == yin && xbody == ybody
}
