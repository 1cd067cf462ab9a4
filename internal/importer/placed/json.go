package placed

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/limit"
)

// JSON reads a file of JSON. The error begins with the line and column of what is wrong.
func JSON(data []byte) (*Value, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if err := isText(data); err != nil {
		return nil, err
	}
	r := &jsonReader{data: data, Decoder: json.NewDecoder(bytes.NewReader(data)), root: newRoot()}
	r.UseNumber()
	v, err := r.value("", 0)
	if err != nil {
		return nil, r.located(err)
	}
	if _, err := r.Token(); !errors.Is(err, io.EOF) {
		return nil, r.located(errors.New("there is more after the end of the value"))
	}
	return v, nil
}

func newRoot() *root { return &root{noted: make(map[*Value]bool)} }

// isText refuses what is not UTF-8.
func isText(data []byte) error {
	for at := 0; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			return fmt.Errorf("%s: not UTF-8", place(data, at))
		}
		at += size
	}
	return nil
}

type jsonReader struct {
	*json.Decoder
	data   []byte
	root   *root
	values int
}

// value reads one value. Its path is the place of it.
func (r *jsonReader) value(path string, depth int) (*Value, error) {
	token, err := r.Token()
	if err != nil {
		return nil, err
	}
	if r.values++; r.values > limit.ImportValues {
		return nil, fmt.Errorf("more than %d values", limit.ImportValues)
	}
	if depth > limit.ImportDepth {
		return nil, fmt.Errorf("more than %d values within each other", limit.ImportDepth)
	}
	v := &Value{At: draft.Place(path), root: r.root}
	switch t := token.(type) {
	case nil:
		v.kind = null
	case bool:
		v.kind, v.on = boolean, t
	case json.Number:
		v.kind, v.text = number, string(t)
	case string:
		v.kind, v.text = text, t
	case json.Delim:
		return v, r.inside(v, t, path, depth)
	}
	return v, nil
}

// inside reads the values of a list or an object, and its end.
func (r *jsonReader) inside(v *Value, open json.Delim, path string, depth int) error {
	v.kind = list
	if open == '{' {
		v.kind = object
	}
	var seen map[string]bool
	if v.kind == object {
		seen = make(map[string]bool)
	}
	for r.More() {
		below := path + "[" + strconv.Itoa(len(v.items)) + "]"
		if v.kind == object {
			key, err := r.key(seen)
			if err != nil {
				return err
			}
			v.keys = append(v.keys, key)
			below = joined(path, key)
		}
		item, err := r.value(below, depth+1)
		if err != nil {
			return err
		}
		v.items = append(v.items, item)
	}
	_, err := r.Token()
	return err
}

// key reads a key of an object.
func (r *jsonReader) key(seen map[string]bool) (string, error) {
	token, err := r.Token()
	if err != nil {
		return "", err
	}
	key, ok := token.(string)
	switch {
	case !ok:
		return "", errors.New("a key is a text")
	case seen[key]:
		return "", fmt.Errorf("key `%s` is there twice", shown(key))
	}
	seen[key] = true
	return key, nil
}

// mostPath bounds a place: a path of long keys would be repeated at everything below them.
const mostPath = 200

func joined(path, key string) string {
	if key = shown(key); path != "" {
		key = path + "." + key
	}
	if len(key) > mostPath {
		key = string([]rune(key[:mostPath])[:mostPath/4]) + "…"
	}
	return key
}

// located puts the line and column before an error.
func (r *jsonReader) located(err error) error {
	at := int(r.InputOffset())
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
		at, err = len(r.data), errors.New("the file ends in the middle of a value")
		if len(bytes.TrimSpace(r.data)) == 0 {
			err = errors.New("the file is empty")
		}
	case errors.As(err, &syntax) && errors.As(json.Unmarshal(r.data, new(json.RawMessage)), &syntax): // of a token, the place is not exact
		at, err = int(syntax.Offset)-1, errors.New("no JSON: "+syntax.Error())
	}
	return fmt.Errorf("%s: %w", place(r.data, at), err)
}

// place is the line and column of a byte, both counted from 1.
func place(data []byte, at int) draft.Place {
	at = max(0, min(at, len(data)))
	before := data[:at]
	line := bytes.Count(before, []byte("\n")) + 1
	column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
	return draft.Place(strconv.Itoa(line) + ":" + strconv.Itoa(column))
}
