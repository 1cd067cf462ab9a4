package trustseam

import (
	"errors"
	"fmt"
	"strings"

	"github.com/BurntSushi/toml"

	"github.com/trustseam/trustseam/internal/limit"
)

// checkShape refuses keys of many parts and deeply nested tables: the library takes
// quadratic time or more to read these.
func checkShape(text string) error {
	depth, dots, number := 0, 0, 1
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case '\n':
			number, dots = number+1, 0
		case '#':
			i += strings.IndexByte(text[i:]+"\n", '\n') - 1
		case '"', '\'':
			end := stringEnd(text, i)
			number += strings.Count(text[i:end], "\n")
			i = end - 1
		case '.':
			dots++
		case '{', '[':
			depth++
		case '}', ']':
			depth = max(0, depth-1)
		}
		if dots >= limit.ConfigParts || depth > limit.ConfigParts {
			return fmt.Errorf("line %d: a key has more than %d parts, or that many tables or lists stand within each other", number, limit.ConfigParts)
		}
	}
	return nil
}

// stringEnd returns the offset after a string that begins at an offset: that of the line's end if
// it is not closed, or the text's if it may have several lines.
func stringEnd(text string, at int) int {
	quote := text[at : at+1]
	if strings.HasPrefix(text[at:], strings.Repeat(quote, 3)) {
		quote = text[at : at+3]
	}
	for i := at + len(quote); i < len(text); i++ {
		switch {
		case quote[0] == '"' && text[i] == '\\':
			i++
		case len(quote) == 1 && text[i] == '\n':
			return i
		case strings.HasPrefix(text[i:], quote):
			end := i + len(quote)
			for len(quote) == 3 && end < min(len(text), i+5) && text[end] == quote[0] { // up to two more belong to the string
				end++
			}
			return end
		}
	}
	return len(text)
}

// unreadable says where a text is not TOML. It repeats no content: it may be any kind of file.
func unreadable(err toml.ParseError) error {
	switch err.LastKey {
	case "gate.fail-on", "trace.fail-on", "decisions.warn-within":
		return errors.New(err.Message) // this names the key, as other errors do
	case "layout-timeout":
		return errTimeout
	}
	return fmt.Errorf("line %d: cannot be read as TOML", err.Position.Line)
}

var errTimeout = fmt.Errorf("`layout-timeout` is a time such as \"10s\", from %s to %s", minTimeout, maxTimeout)
