package inventory

import (
	"bytes"
	"fmt"
	"strings"
)

// block is a block at the top of a file of HCL: its header, and those of its attributes that are plain strings.
type block struct {
	kind      string
	labels    []string
	attrs     map[string]string
	line, col int
}

// scanner goes through a text of HCL without evaluating it. What is in brackets, strings and heredocs is passed over, with
// a stack instead of calls, so that no depth is too much.
type scanner struct {
	text []byte
	at   int
	// lines are counted up to an offset, so that no text is counted twice for blocks, which come in order.
	lines, counted int
}

// blocksOf returns the blocks at the top of a text. The error begins with its place.
func blocksOf(text []byte) ([]block, error) {
	s := &scanner{text: bytes.TrimPrefix(text, []byte("\ufeff"))}
	var all []block
	for {
		s.blanks(true)
		if s.at >= len(s.text) {
			return all, nil
		}
		start := s.at
		word := s.word()
		if word == "" {
			return nil, s.wrong(start, "a block or an attribute begins with a name, not with `%c`", s.text[start])
		}
		b, isBlock, err := s.statement(word, start)
		if err != nil {
			return nil, err
		}
		if isBlock {
			all = append(all, b)
		}
	}
}

// place is the line and the column of an offset, in bytes.
func (s *scanner) place(at int) (line, col int) {
	if at < s.counted {
		s.lines, s.counted = 0, 0
	}
	s.lines += bytes.Count(s.text[s.counted:at], []byte("\n"))
	s.counted = at
	return s.lines + 1, at - bytes.LastIndexByte(s.text[:at], '\n')
}

func (s *scanner) wrong(at int, format string, args ...any) error {
	line, col := s.place(at)
	return fmt.Errorf("%d:%d: not HCL: %s", line, col, fmt.Sprintf(format, args...))
}

// blanks passes over blanks and comments, and line ends if they mean nothing.
func (s *scanner) blanks(lines bool) {
	for s.at < len(s.text) {
		switch c := s.text[s.at]; {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n' && lines:
			s.at++
		case c == '#' || s.begins("//"):
			s.line()
		case s.begins("/*"):
			s.comment()
		default:
			return
		}
	}
}

func (s *scanner) begins(sign string) bool { return bytes.HasPrefix(s.text[s.at:], []byte(sign)) }

// line passes to the end of the line.
func (s *scanner) line() {
	if i := bytes.IndexByte(s.text[s.at:], '\n'); i >= 0 {
		s.at += i
		return
	}
	s.at = len(s.text)
}

// comment passes over a comment of several lines.
func (s *scanner) comment() {
	if i := bytes.Index(s.text[s.at+2:], []byte("*/")); i >= 0 {
		s.at += i + 4
		return
	}
	s.at = len(s.text)
}

// word reads a name, or "".
func (s *scanner) word() string {
	start := s.at
	for s.at < len(s.text) {
		c := s.text[s.at]
		if c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80 || s.at > start && (c >= '0' && c <= '9' || c == '-') {
			s.at++
			continue
		}
		break
	}
	return string(s.text[start:s.at])
}

// statement reads what follows a name at the top: labels and a body, or a value.
func (s *scanner) statement(word string, start int) (b block, isBlock bool, err error) {
	b = block{kind: word, attrs: make(map[string]string)}
	b.line, b.col = s.place(start)
	for {
		s.blanks(false)
		switch {
		case s.at >= len(s.text):
			return b, false, s.wrong(start, "`%s` has no body", word)
		case s.text[s.at] == '=':
			s.at++
			return b, false, s.pass(start, word)
		case s.text[s.at] == '{':
			return b, true, s.body(&b)
		case s.text[s.at] == '"':
			label, ok := s.quoted()
			if !ok {
				return b, false, s.wrong(s.at, "a string ends with its line")
			}
			b.labels = append(b.labels, label)
		default:
			at := s.at
			label := s.word()
			if label == "" {
				return b, false, s.wrong(at, "after `%s` comes a label, a body or a value", word)
			}
			b.labels = append(b.labels, label)
		}
	}
}

// quoted reads a string as it is written, in which templates mean nothing: a label.
func (s *scanner) quoted() (string, bool) {
	for end := s.at + 1; end < len(s.text) && s.text[end] != '\n'; end++ {
		switch s.text[end] {
		case '\\':
			end++
		case '"':
			text := string(s.text[s.at+1 : end])
			s.at = end + 1
			return text, true
		}
	}
	return "", false
}

// literal reads a string without a template or an escape, if one is there.
func (s *scanner) literal() (string, bool) {
	before := s.at
	text, ok := s.quoted()
	if ok && !strings.Contains(text, "${") && !strings.Contains(text, "%{") && !strings.Contains(text, `\`) {
		return text, true
	}
	s.at = before
	return "", false
}

// body reads a body: attributes that are plain strings are kept, everything else is passed over.
func (s *scanner) body(b *block) error {
	start := s.at
	s.at++
	for {
		s.blanks(true)
		if s.at >= len(s.text) {
			return s.wrong(start, "`{` is not closed")
		}
		if s.text[s.at] == '}' {
			s.at++
			return nil
		}
		at := s.at
		word := s.word()
		if word == "" {
			if err := s.piece(&[]byte{'{'}, at, "{"); err != nil {
				return err
			}
			continue
		}
		s.blanks(false)
		if s.at < len(s.text) && s.text[s.at] == '=' {
			s.at++
			s.blanks(false)
			if s.at < len(s.text) && s.text[s.at] == '"' {
				if text, ok := s.literal(); ok {
					b.attrs[word] = text
				}
			}
		}
		if err := s.pass(at, word); err != nil {
			return err
		}
	}
}

// pass passes over the rest of a statement: to the end of a line on which nothing is open, or to the bracket that closes
// what is around it.
func (s *scanner) pass(start int, word string) error {
	var open []byte
	for s.at < len(s.text) {
		switch c := s.text[s.at]; {
		case len(open) == 0 && (c == '\n' || c == '}'):
			return nil
		default:
			if err := s.piece(&open, start, word); err != nil {
				return err
			}
		}
	}
	if len(open) > 0 {
		return s.wrong(start, "what `%s` opens is not closed", word)
	}
	return nil
}

// closes has the bracket that closes another.
var closes = map[byte]byte{'{': '}', '[': ']', '(': ')'}

// piece passes over one sign, comment, string or heredoc. open has what is open: brackets, and a quote for a string that
// a template is in.
func (s *scanner) piece(open *[]byte, start int, word string) error {
	c := s.text[s.at]
	top := byte(0)
	if n := len(*open); n > 0 {
		top = (*open)[n-1]
	}
	if top == '"' {
		return s.inString(open)
	}
	switch {
	case c == '#' || s.begins("//"):
		s.line()
		return nil
	case s.begins("/*"):
		s.comment()
		return nil
	case s.begins("<<"):
		s.heredoc()
		return nil
	case c == '"' || c == '{' || c == '[' || c == '(':
		*open = append(*open, c)
	case c == '}' || c == ']' || c == ')':
		if top == 0 || closes[top] != c {
			return s.wrong(s.at, "`%c` closes nothing", c)
		}
		*open = (*open)[:len(*open)-1]
	}
	s.at++
	return nil
}

// inString passes over a sign of a string, an escape, or the beginning of a template.
func (s *scanner) inString(open *[]byte) error {
	switch {
	case s.text[s.at] == '\n':
		return s.wrong(s.at, "a string ends with its line")
	case s.text[s.at] == '\\', s.begins("$${"), s.begins("%%{"):
		s.at += 2
	case s.begins("${") || s.begins("%{"):
		*open = append(*open, '{')
		s.at += 2
	case s.text[s.at] == '"':
		*open = (*open)[:len(*open)-1]
		s.at++
	default:
		s.at++
	}
	s.at = min(s.at, len(s.text))
	return nil
}

// heredoc passes over a text of several lines, up to the line that has only its word.
func (s *scanner) heredoc() {
	s.at += 2
	if s.at < len(s.text) && s.text[s.at] == '-' {
		s.at++
	}
	word := s.word()
	if word == "" {
		return
	}
	s.line()
	for s.at < len(s.text) {
		s.at++
		from := s.at
		s.line()
		if string(bytes.TrimSpace(s.text[from:s.at])) == word {
			return
		}
	}
}
