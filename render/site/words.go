package site

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
)

// choice is a value that a list can be filtered by, and what people call it.
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

// status is the word for a status that pages use.
func status(s stride.Status) string {
	return [...]string{"open", "asked", "answered", "decided"}[s]
}

// verbs are the four decisions, as what has been done.
func verbs() []choice {
	return []choice{{string(model.Accept), "accepted"}, {string(model.Mitigate), "mitigated"}, {string(model.Transfer), "transferred"}, {string(model.Dismiss), "dismissed"}}
}

// nameOf is what people call a value of a list of choices.
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

// sentence takes apart plain text in which backticks delimit code.
func sentence(text string) []piece {
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
