package tree

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/limit"
)

// jsonReader reads one text of JSON.
type jsonReader struct {
	text    []byte
	decoder *json.Decoder
	// lines are the offsets at which lines begin.
	lines  []int
	values int
}

// JSON reads a text. The error is an [*Error].
func JSON(text []byte) (*Value, error) {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	r := &jsonReader{text: text, decoder: json.NewDecoder(bytes.NewReader(text)), lines: []int{0}}
	r.decoder.UseNumber()
	for i, c := range text {
		if c == '\n' {
			r.lines = append(r.lines, i+1)
		}
	}
	if at := notUTF8(text); at >= 0 {
		return nil, r.at(at, "the text is not UTF-8")
	}
	v, err := r.value(0)
	if err == nil {
		next := r.next()
		if _, after := r.decoder.Token(); after != io.EOF {
			err = r.at(next, "there is something after the end of the JSON")
		}
	}
	return v, err
}

// notUTF8 is the offset of the first byte of a text that is not UTF-8, or -1.
func notUTF8(text []byte) int {
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
	return -1
}

// next is the offset of the next token.
func (r *jsonReader) next() int {
	at := int(r.decoder.InputOffset())
	for at < len(r.text) && bytes.IndexByte([]byte(" \t\r\n,:"), r.text[at]) >= 0 {
		at++
	}
	return at
}

func (r *jsonReader) place(offset int) (line, column int32) {
	n := sort.SearchInts(r.lines, offset+1)
	return int32(n), int32(offset - r.lines[n-1] + 1)
}

func (r *jsonReader) at(offset int, text string) error {
	line, column := r.place(offset)
	return &Error{draft.Place(fmt.Sprintf("%d:%d", line, column)), text}
}

// token reads a token and the value that it begins.
func (r *jsonReader) token() (json.Token, *Value, error) {
	start := r.next()
	token, err := r.decoder.Token()
	if err != nil {
		return nil, nil, r.syntax(start, err)
	}
	v := &Value{}
	v.Line, v.Column = r.place(start)
	if r.values++; r.values > limit.ImportValues {
		return nil, nil, v.Errorf("the file has more than %d values", limit.ImportValues)
	}
	return token, v, nil
}

// syntax gives an error of the decoder about the token at an offset its place.
func (r *jsonReader) syntax(start int, err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return r.at(len(bytes.TrimRight(r.text, " \t\r\n")), "the JSON ends too early")
	}
	return r.at(start, "not JSON: "+strings.Join(strings.Fields(err.Error()), " "))
}

func (r *jsonReader) value(depth int) (*Value, error) {
	token, v, err := r.token()
	if err != nil {
		return nil, err
	}
	if depth > limit.ImportDepth {
		return nil, v.Errorf("the values are nested deeper than %d", limit.ImportDepth)
	}
	switch token := token.(type) {
	case json.Delim:
		if token == '{' {
			v.Kind = Map
			return v, r.members(v, depth)
		}
		v.Kind = List
		return v, r.items(v, depth)
	case bool:
		v.Kind, v.Text = Bool, fmt.Sprint(token)
	case json.Number:
		v.Kind, v.Text = Text, token.String()
	case string:
		v.Kind, v.Text = Text, token
	}
	return v, nil
}

func (r *jsonReader) members(v *Value, depth int) error {
	seen := make(map[string]int32)
	for r.decoder.More() {
		token, key, err := r.token()
		if err != nil {
			return err
		}
		key.Kind, key.Text = Text, token.(string)
		if err := unique(seen, key); err != nil {
			return err
		}
		member, err := r.value(depth + 1)
		if err != nil {
			return err
		}
		v.Members = append(v.Members, Member{key, member})
	}
	return r.end()
}

// unique refuses a key that a map already has: readers differ about which of the two counts.
func unique(seen map[string]int32, key *Value) error {
	if line, ok := seen[key.Text]; ok {
		return key.Errorf("key `%s` is there already, on line %d", Quoted(key.Text), line)
	}
	seen[key.Text] = key.Line
	return nil
}

func (r *jsonReader) items(v *Value, depth int) error {
	for r.decoder.More() {
		item, err := r.value(depth + 1)
		if err != nil {
			return err
		}
		v.Members = append(v.Members, Member{Value: item})
	}
	return r.end()
}

// end reads the bracket that closes a list or a map.
func (r *jsonReader) end() error {
	_, _, err := r.token()
	return err
}
