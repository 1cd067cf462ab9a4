package stridetable

import (
	"strings"

	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/model"
)

// shortened are what people call categories beside their names, as beginnings of words.
var shortened = []struct{ word, letter string }{
	{"repud", "R"}, {"info", "I"}, {"eop", "E"}, {"e of p", "E"}, {"priv", "E"}, {"elev", "E"}, {"lateral", "E"}, {"ddos", "D"}, {"denial", "D"}, {"availab", "D"},
	{"integrity", "T"}, {"data integrity", "T"}, {"confidential", "I"}, {"authentic", "S"}, {"authoriz", "E"}, {"authoris", "E"}, {"id spoof", "S"}, {"identity spoof", "S"}, {"impersonat", "S"},
}

// between separates several categories in a cell.
var between = lazy.Regexp(`[,;/+&|()·•→]|\band\b|\bor\b`)

// Categories are the letters of STRIDE that a text names, in the order of STRIDE, each once; "" if it names none.
func Categories(text string) string {
	found := make(map[string]bool)
	for _, part := range between().Split(text, -1) {
		for _, letter := range lettersOf(part) {
			found[string(letter)] = true
		}
	}
	var b strings.Builder
	for _, letter := range "STRIDE" {
		if found[string(letter)] {
			b.WriteRune(letter)
			found[string(letter)] = false
		}
	}
	return b.String()
}

// lettersOf are the letters of one part: that of a name, or several capitals such as "STI".
func lettersOf(part string) string {
	word := model.Normalize(part)
	word = strings.TrimPrefix(word, "stride ")
	if letter := importer.Category(word); letter != "" {
		return letter
	}
	for _, s := range shortened {
		if strings.HasPrefix(word, s.word) {
			return s.letter
		}
	}
	capitals := strings.Trim(part, " .*")
	if capitals != "" && strings.Trim(capitals, "STRIDE") == "" {
		return capitals
	}
	if name, rest, ok := strings.Cut(word, " "); ok && len(name) == 1 { // "S Spoofing"
		if letter := importer.Category(rest); strings.EqualFold(letter, name) {
			return letter
		}
	}
	return ""
}
