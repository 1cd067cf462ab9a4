package diagram

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// version changes whenever the same drawing gives a different picture, so old pictures are noticed
// and drawn again. TestVersionGoesWithPictures says when it must.
const version = "6"

// comment is the line in which a picture says what it was drawn from and what it
// looked like. No text of an author can look like it: "<" is always escaped.
var comment = lazy.Regexp(`<!-- trustseam:svg ([0-9a-f]{16}) ([0-9a-f]{16}) -->\r?\n?`)

// InputHash returns 16 hex digits that change with everything a picture shows, and
// with the way it is drawn, and with nothing else. It is empty where nothing can be drawn.
func InputHash(in Input) string {
	d, err := scene.Show(in)
	if err != nil {
		return ""
	}
	// The drawing holds strings, numbers and lists only, which always have a JSON.
	text, err := json.Marshal(d)
	if err != nil {
		return ""
	}
	return digest(append([]byte("trustseam picture "+version+"\n"), text...))
}

// Hashes reads back what Draw has written into a picture: the hash of its input and that of its
// body. ok is false if the file is not one of our pictures.
func Hashes(svg []byte) (input, body string, ok bool) {
	all := comment().FindAllSubmatch(svg, 2)
	if len(all) != 1 || !bytes.HasPrefix(svg, []byte("<svg ")) {
		return "", "", false
	}
	return string(all[0][1]), string(all[0][2]), true
}

// BodyHash returns the hash of a picture without its comment. It differs from the one in the
// comment if the file was edited; line ends, and one more or less at the end of the file, do not
// count, because version control, editors and hooks change them.
func BodyHash(svg []byte) string {
	body := comment().ReplaceAll(svg, nil)
	return digest([]byte(oneEnd(string(bytes.ReplaceAll(body, []byte("\r\n"), []byte("\n"))))))
}

// oneEnd turns zero or two line feeds at the end of a text into one.
func oneEnd(text string) string {
	return strings.TrimSuffix(strings.TrimSuffix(text, "\n"), "\n") + "\n"
}

// stamp puts the comment after the first line of a picture.
func stamp(svg []byte, input string) []byte {
	line, rest, _ := bytes.Cut(svg, []byte("\n"))
	return fmt.Appendf(nil, "%s\n<!-- trustseam:svg %s %s -->\n%s", line, input, BodyHash(svg), rest)
}

func digest(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:8])
}
