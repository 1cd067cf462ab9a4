package tree

import (
	"bytes"
	"encoding/json"
	"slices"

	"github.com/trustseam/trustseam/internal/lazy"
)

// mostKeys is more than the files of any format have.
const mostKeys = 100

// yamlKey is a key of YAML at the beginning of a line.
var yamlKey = lazy.Regexp(`(?m)^["']?([A-Za-z_][A-Za-z0-9_-]*)["']?[ \t]*:(?:[ \t\r]|$)`)

// Keys returns the keys of the outermost map of a text of JSON or YAML, also of one that is broken after them, so that
// its format can be told by them.
func Keys(text []byte) []string {
	if isJSON(text) {
		return jsonKeys(text)
	}
	var keys []string
	for _, m := range yamlKey().FindAllSubmatch(text, -1) {
		if key := string(m[1]); !slices.Contains(keys, key) && len(keys) < mostKeys {
			keys = append(keys, key)
		}
	}
	return keys
}

func isJSON(text []byte) bool {
	text = bytes.TrimLeft(bytes.TrimPrefix(text, []byte("\ufeff")), " \t\r\n")
	return len(text) > 0 && (text[0] == '{' || text[0] == '[')
}

func jsonKeys(text []byte) []string {
	decoder := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
	decoder.UseNumber()
	var keys []string
	key := true
	for depth := 0; len(keys) < mostKeys; {
		token, err := decoder.Token()
		if err != nil {
			return keys
		}
		switch t, _ := token.(json.Delim); {
		case t == '[' && depth == 0:
			return nil
		case t == '{' || t == '[':
			depth++
			key = depth == 1
		case t == '}' || t == ']':
			depth--
			key = depth == 1
		case depth == 1:
			if name, ok := token.(string); ok && key {
				keys = append(keys, name)
			}
			key = !key
		}
	}
	return keys
}
