package placed

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/limit"
)

// YAML reads a file of YAML with one document. The error begins with the line and column of what is wrong, or with the
// line alone if the library knows no more.
func YAML(data []byte) (*Value, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	switch err := isText(data); {
	case err != nil:
		return nil, err
	case len(data) > limit.ImportYAML:
		return nil, fmt.Errorf("1:1: larger than the limit of %d MiB for YAML", limit.ImportYAML>>20)
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var doc, next yaml.Node
	if err := decoder.Decode(&doc); errors.Is(err, io.EOF) {
		return nil, errors.New("1:1: the file is empty")
	} else if err != nil {
		return nil, yamlError(data, err)
	}
	if err := decoder.Decode(&next); !errors.Is(err, io.EOF) {
		if err != nil {
			return nil, yamlError(data, err)
		}
		return nil, fmt.Errorf("%s: a second document begins here; only a file with one is read", nodePlace(&next))
	}
	r := &yamlReader{root: newRoot(), open: make(map[*yaml.Node]bool)}
	return r.value(&doc, 0)
}

var (
	yamlLine   = regexp.MustCompile(`^line (\d+): `)
	yamlAnchor = regexp.MustCompile(`^unknown anchor '(.*)' referenced`)
)

// yamlError is an error of the library in one line, with its place. The library counts lines from 0 in what it says of
// the grammar, and gives none for some errors.
func yamlError(data []byte, err error) error {
	message := strings.Join(strings.Fields(strings.TrimPrefix(err.Error(), "yaml: ")), " ")
	line := 1
	if m := yamlLine.FindStringSubmatch(message); m != nil {
		line, _ = strconv.Atoi(m[1])
		if message = message[len(m[0]):]; strings.HasPrefix(message, "did not find expected") {
			line++
		}
	} else if m := yamlAnchor.FindStringSubmatch(message); m != nil {
		return fmt.Errorf("%s: no anchor `%s`", place(data, bytes.Index(data, []byte("*"+m[1]))), shown(m[1]))
	} else if at := bytes.IndexFunc(data, isControl); at >= 0 && strings.HasPrefix(message, "control characters") {
		return fmt.Errorf("%s: no YAML: %s", place(data, at), message)
	}
	return fmt.Errorf("%d: no YAML: %s", line, message)
}

func isControl(r rune) bool { return unicode.IsControl(r) && !unicode.IsSpace(r) }

func nodePlace(n *yaml.Node) draft.Place {
	return draft.Place(strconv.Itoa(max(1, n.Line)) + ":" + strconv.Itoa(max(1, n.Column)))
}

type yamlReader struct {
	root   *root
	values int
	// open holds the nodes that are being read: an alias to one of them contains itself.
	open map[*yaml.Node]bool
}

// value turns a node into a value, and aliases into what they stand for.
func (r *yamlReader) value(n *yaml.Node, depth int) (*Value, error) {
	if r.values++; r.values > limit.ImportValues {
		return nil, fmt.Errorf("%s: more than %d values, counting what aliases stand for", nodePlace(n), limit.ImportValues)
	}
	switch {
	case depth > limit.ImportDepth:
		return nil, fmt.Errorf("%s: more than %d values within each other", nodePlace(n), limit.ImportDepth)
	case n.Kind == yaml.DocumentNode:
		return r.value(n.Content[0], depth)
	case n.Kind == yaml.AliasNode && r.open[n.Alias]:
		return nil, fmt.Errorf("%s: alias `%s` is inside what it stands for", nodePlace(n), shown(n.Value))
	case n.Kind == yaml.AliasNode:
		return r.value(n.Alias, depth)
	}
	r.open[n] = true
	defer delete(r.open, n)
	v := &Value{At: nodePlace(n), root: r.root}
	switch n.Kind {
	case yaml.SequenceNode:
		return v, r.sequence(v, n, depth)
	case yaml.MappingNode:
		return v, r.mapping(v, n, depth)
	}
	v.scalar(n)
	return v, nil
}

func (v *Value) scalar(n *yaml.Node) {
	v.kind, v.text = text, n.Value
	switch n.ShortTag() {
	case "!!null":
		v.kind = null
	case "!!bool":
		v.kind, v.on = boolean, strings.EqualFold(n.Value, "true")
	case "!!int", "!!float":
		v.kind = number
	}
}

func (r *yamlReader) sequence(v *Value, n *yaml.Node, depth int) error {
	v.kind = list
	for _, c := range n.Content {
		item, err := r.value(c, depth+1)
		if err != nil {
			return err
		}
		v.items = append(v.items, item)
	}
	return nil
}

func (r *yamlReader) mapping(v *Value, n *yaml.Node, depth int) error {
	v.kind = object
	own := make(map[string]bool)
	var merged []*yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, content := n.Content[i], n.Content[i+1]
		for key.Kind == yaml.AliasNode {
			key = key.Alias
		}
		switch {
		case key.Kind != yaml.ScalarNode:
			return fmt.Errorf("%s: a key is a text", nodePlace(n.Content[i]))
		case key.ShortTag() == "!!merge":
			merged = append(merged, content)
			continue
		case own[key.Value]:
			return fmt.Errorf("%s: key `%s` is there twice", nodePlace(n.Content[i]), shown(key.Value))
		}
		own[key.Value] = true
		item, err := r.value(content, depth+1)
		if err != nil {
			return err
		}
		v.keys, v.items = append(v.keys, key.Value), append(v.items, item)
	}
	return r.merge(v, merged, own, depth)
}

// merge adds the keys of other mappings that the mapping does not have itself.
func (r *yamlReader) merge(v *Value, nodes []*yaml.Node, own map[string]bool, depth int) error {
	for _, n := range nodes {
		from, err := r.value(n, depth+1)
		if err != nil {
			return err
		}
		sources := []*Value{from}
		if from.kind == list {
			sources = from.items
		}
		for _, s := range sources {
			if s.kind != object {
				return fmt.Errorf("%s: `<<` merges objects, not %s", s.At, s.kind)
			}
			for i, key := range s.keys {
				if !own[key] {
					own[key] = true
					v.keys, v.items = append(v.keys, key), append(v.items, s.items[i])
				}
			}
		}
	}
	return nil
}
