package placed

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"

	"github.com/trustseam/trustseam/internal/draft"
)

// Read reads JSON if the text begins with a brace or a bracket, else YAML.
func Read(data []byte) (*Value, error) {
	if isJSON(data) {
		return JSON(data)
	}
	return YAML(data)
}

func isJSON(data []byte) bool {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), " \t\r\n")
	return len(data) > 0 && (data[0] == '{' || data[0] == '[')
}

// yamlKey is a key of YAML at the beginning of a line.
var yamlKey = regexp.MustCompile(`(?m)^["']?([A-Za-z_][A-Za-z0-9_-]*)["']?[ \t]*:(?:[ \t\r]|$)`)

// Keys returns the keys of the outermost object, also of a file that is broken after them, so that its format can be
// told by them.
func Keys(data []byte) []string {
	if isJSON(data) {
		return jsonKeys(data)
	}
	var keys []string
	for _, m := range yamlKey.FindAllSubmatch(data, -1) {
		if key := string(m[1]); !slices.Contains(keys, key) && len(keys) < mostKeys {
			keys = append(keys, key)
		}
	}
	return keys
}

// mostKeys is more than the files of any format have.
const mostKeys = 100

func jsonKeys(data []byte) []string {
	decoder := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
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
			if text, ok := token.(string); ok && key {
				keys = append(keys, text)
			}
			key = !key
		}
	}
	return keys
}

// shown makes a text of the source safe between the backticks of a message.
func shown(text string) string {
	text = draft.Quoted(text)
	if runes := []rune(text); len(runes) > 60 {
		text = string(runes[:60]) + "…"
	}
	return text
}
