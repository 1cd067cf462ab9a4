package render

import (
	"crypto/sha256"
	"encoding/hex"
	"html"
	"strings"

	"github.com/trustseam/trustseam/internal/lazy"
)

// sumLength is how many hexadecimal digits of the hash an end marker has: it
// has to detect an edit, not to withstand an attack.
const sumLength = 8

// The spellings of one thing that formatters choose between.
var (
	bulletPattern = lazy.Regexp(`^[ \t]*[*+-]([ \t]+|$)`)
	rulePattern   = lazy.Regexp(`-{3,}`)
	escapePattern = lazy.Regexp("\\\\([!-/:-@\\[-`{-~])")
)

// Sum returns the checksum of a region's body without the container's prefix.
// It does not change if a formatter changes the layout of the body.
func Sum(body string) string {
	hash := sha256.Sum256([]byte(Normalize(body)))
	return hex.EncodeToString(hash[:])[:sumLength]
}

// Normalize returns what is left of a body without everything that a formatter may choose: line breaks, blanks, the
// padding of tables, the characters of bullets and of emphasis, escapes and character references. The result is for
// comparing, not for reading.
func Normalize(body string) string {
	var lines []string
	for _, line := range splitLines(body) {
		if line := normalizeLine(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, " ")
}

// normalizeLine does the part of Normalize that needs only one line.
func normalizeLine(line string) string {
	line = bulletPattern().ReplaceAllString(line, "- ")
	line = html.UnescapeString(escapePattern().ReplaceAllString(line, "$1"))
	return foldLine(strings.ReplaceAll(line, "_", "*"))
}

// foldLine removes the layout of a line and keeps its spelling.
func foldLine(line string) string {
	line = rulePattern().ReplaceAllString(line, "-")
	cells := strings.Split(line, "|")
	for i, cell := range cells {
		cells[i] = strings.Join(strings.Fields(cell), " ")
	}
	return strings.Join(cells, "|")
}

// splitLines splits at line feeds and removes carriage returns before them.
func splitLines(text string) []string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimSuffix(line, "\r")
	}
	return lines
}
