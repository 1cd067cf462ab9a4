// Package ignore decides which files of a tree to ignore, by patterns that are
// read as git reads .gitignore.
package ignore

import (
	"bytes"
	"regexp"
	"strings"
)

// Patterns are the patterns of one file. They apply to everything below one directory.
type Patterns struct {
	base string
	list []pattern
}

// pattern is one line.
type pattern struct {
	match   *regexp.Regexp // matches a path relative to the base, without a slash at either end
	include bool           // the line begins with "!"
	dirs    bool           // it ends with "/"
}

// Parse reads patterns, one per line. base is the directory that contains them,
// absolute and with "/". A line that git would not understand matches nothing.
func Parse(base string, text []byte) Patterns {
	p := Patterns{base: strings.TrimSuffix(base, "/") + "/"}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	for line := range strings.Lines(string(text)) {
		if x, ok := parseLine(strings.TrimRight(line, "\r\n")); ok {
			p.list = append(p.list, x)
		}
	}
	return p
}

// Decide reports whether a path is ignored, and whether any pattern matches it:
// the last matching pattern decides. The path is absolute, with "/".
func (p Patterns) Decide(path string, dir bool) (ignored, said bool) {
	rest, below := strings.CutPrefix(path, p.base)
	if !below {
		return false, false
	}
	for i := len(p.list) - 1; i >= 0; i-- {
		if x := p.list[i]; (dir || !x.dirs) && x.match.MatchString(rest) {
			return !x.include, true
		}
	}
	return false, false
}

func parseLine(line string) (pattern, bool) {
	var p pattern
	line = trimBlanks(line)
	if strings.HasPrefix(line, "#") {
		return p, false
	}
	line, p.include = strings.CutPrefix(line, "!")
	line, p.dirs = strings.CutSuffix(line, "/")
	if line == "" {
		return p, false
	}
	anchored := strings.Contains(line, "/")
	expr := translate(strings.TrimPrefix(line, "/"))
	if !anchored {
		expr = "(?:.*/)?" + expr
	}
	match, err := regexp.Compile("^(?s:" + expr + ")$")
	p.match = match
	return p, err == nil
}

// trimBlanks removes the blanks at the end of a line that are not protected by a backslash.
func trimBlanks(line string) string {
	for strings.HasSuffix(line, " ") && !strings.HasSuffix(line, `\ `) {
		line = line[:len(line)-1]
	}
	return line
}

// translate converts a pattern to a regular expression.
func translate(glob string) string {
	var b strings.Builder
	for i := 0; i < len(glob); {
		switch rest := glob[i:]; {
		case i == 0 && strings.HasPrefix(rest, "**/"):
			b.WriteString("(?:.*/)?")
			i += 3
		case strings.HasPrefix(rest, "/**/"):
			b.WriteString("/(?:.*/)?")
			i += 4
		case rest == "/**":
			b.WriteString("/.*")
			i += 3
		case rest[0] == '*':
			b.WriteString("[^/]*")
			i += len(rest) - len(strings.TrimLeft(rest, "*"))
		case rest[0] == '?':
			b.WriteString("[^/]")
			i++
		case rest[0] == '[':
			class, n := translateClass(rest)
			b.WriteString(class)
			i += n
		case rest[0] == '\\' && len(rest) > 1:
			n := len("\\") + len(firstRune(rest[1:]))
			b.WriteString(regexp.QuoteMeta(rest[1:n]))
			i += n
		default:
			r := firstRune(rest)
			b.WriteString(regexp.QuoteMeta(r))
			i += len(r)
		}
	}
	return b.String()
}

// firstRune returns the first character of a text, as its original bytes.
func firstRune(text string) string {
	for i := range text {
		if i > 0 {
			return text[:i]
		}
	}
	return text
}

// translateClass converts a class such as [a-z] or [!0-9]. It returns how many bytes of
// the pattern it has consumed. A line with an unclosed class matches nothing.
func translateClass(glob string) (expr string, n int) {
	i := 1
	negated := i < len(glob) && (glob[i] == '!' || glob[i] == '^')
	if negated {
		i++
	}
	first := i
	var b strings.Builder
	for ; i < len(glob) && (glob[i] != ']' || i == first); i++ {
		switch c := glob[i]; {
		case strings.HasPrefix(glob[i:], "[:") && strings.Contains(glob[i:], ":]"):
			end := i + strings.Index(glob[i:], ":]") + 2
			b.WriteString(glob[i:end])
			i = end - 1
		case c == '\\' && i+1 < len(glob):
			i++
			b.WriteString(regexp.QuoteMeta(string(glob[i])))
			if glob[i] == '-' {
				b.WriteString(`\-`)
			}
		case c == '-':
			b.WriteByte('-')
		case strings.IndexByte(`[]^\&~`, c) >= 0:
			b.WriteString(`\` + string(c))
		default:
			b.WriteByte(c)
		}
	}
	if i == len(glob) {
		return `[^\x00-\x{10FFFF}]`, len(glob)
	}
	if negated {
		return "[^/" + b.String() + "]", i + 1
	}
	return "[" + b.String() + "]", i + 1
}
