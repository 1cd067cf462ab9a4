package parser

import (
	"bytes"

	"github.com/BurntSushi/toml"
	"go.yaml.in/yaml/v3"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/source"
)

// contentStart returns where markdown begins: after the byte order mark and the front matter. A markdown
// parser would take the mark for text and the front matter for a thematic break.
func contentStart(text []byte) int {
	start := markLength(text)
	return start + frontMatterLength(text[start:])
}

// markLength returns the length of the byte order mark.
func markLength(text []byte) int {
	if bytes.HasPrefix(text, []byte(source.BOM)) {
		return len(source.BOM)
	}
	return 0
}

// frontMatterLength returns the length of the front matter at the start of a text,
// including its two delimiters. If it is not closed, is not YAML or TOML, or exceeds
// the limits, readers take it for text, and blocks in it count.
func frontMatterLength(text []byte) int {
	first, rest := cutLine(text)
	delimiter := string(bytes.TrimRight(first, " \t\r\n"))
	if delimiter != "---" && delimiter != "+++" {
		return 0
	}
	end := len(first)
	for at := end; len(rest) > 0 && at-end <= limit.FrontMatter; {
		var line []byte
		line, rest = cutLine(rest)
		if closesFrontMatter(delimiter, string(bytes.TrimRight(line, " \t\r\n"))) {
			if isFrontMatter(delimiter, text[end:at]) {
				return at + len(line)
			}
			return 0
		}
		at += len(line)
	}
	return 0
}

// closesFrontMatter reports whether a line ends front matter. Jekyll and MkDocs also end YAML at YAML's own end mark.
func closesFrontMatter(delimiter, line string) bool {
	return line == delimiter || delimiter == "---" && line == "..."
}

// isFrontMatter reports whether the inside of front matter is keys and values, or empty.
func isFrontMatter(delimiter string, content []byte) bool {
	if delimiter == "+++" {
		var values map[string]any
		return bytes.Count(content, []byte("."))+bytes.Count(content, []byte("{")) <= limit.FrontMatterParts && toml.Unmarshal(content, &values) == nil
	}
	// A node, because values that refer to each other could fill the memory.
	var node yaml.Node
	if yaml.Unmarshal(content, &node) != nil {
		return false
	}
	return node.Kind == 0 || len(node.Content) == 1 && (node.Content[0].Kind == yaml.MappingNode || node.Content[0].Tag == "!!null")
}

// cutLine splits a text after the first line end.
func cutLine(text []byte) (line, rest []byte) {
	i := bytes.IndexAny(text, "\r\n") + 1
	if i == 0 {
		return text, nil
	}
	if text[i-1] == '\r' && i < len(text) && text[i] == '\n' {
		i++
	}
	return text[:i], text[i:]
}
