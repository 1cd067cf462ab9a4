package site

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/model"
)

// choice is a value that a list can be filtered by, and its name for people.
type choice struct{ Value, Name string }

// categories are the six of STRIDE, in their order.
func categories() []choice {
	return []choice{
		{"S", "Spoofing"}, {"T", "Tampering"}, {"R", "Repudiation"},
		{"I", "Information disclosure"}, {"D", "Denial of service"}, {"E", "Elevation of privilege"},
	}
}

func severities() []choice {
	return []choice{{"critical", "Critical"}, {"high", "High"}, {"medium", "Medium"}, {"low", "Low"}}
}

// verbs returns the four decisions as past participles.
func verbs() []choice {
	return []choice{{string(model.Accept), "accepted"}, {string(model.Mitigate), "mitigated"}, {string(model.Transfer), "transferred"}, {string(model.Dismiss), "dismissed"}}
}

// nameOf returns the name for people of a value in a list of choices.
func nameOf(list []choice, value string) string {
	for _, c := range list {
		if c.Value == value {
			return c.Name
		}
	}
	return value
}

// piece is a part of a sentence: plain text or code.
type piece struct {
	Text string
	Code bool
}

// codes makes a list of texts that are all code.
func codes(list []string) []piece {
	var out []piece
	for i, text := range list {
		if i > 0 {
			out = append(out, piece{", ", false})
		}
		out = append(out, piece{text, true})
	}
	return out
}

// pieces splits plain text in which backticks delimit code.
func pieces(text string) []piece {
	var out []piece
	for i, part := range strings.Split(text, "`") {
		if part != "" {
			out = append(out, piece{part, i%2 == 1})
		}
	}
	return out
}
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// capital begins a word with a capital; it is one of our own words, in ASCII.
func capital(word string) string { return strings.ToUpper(word[:1]) + word[1:] }
