package tree

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/internal/limit"
)

// yamlReader turns the nodes of one file into values.
type yamlReader struct {
	file  string
	lines yamlLines
	// done are the values of nodes, and how many values each is if every alias is written out.
	done map[*yaml.Node]*Value
	size map[*Value]int
	open map[*yaml.Node]bool
	// merged counts the members that merge keys have looked at.
	merged int
}

// YAML reads a text of one document. File names it in places if it is not the file that is imported, else it is empty.
// The error is an [*Error].
func YAML(text []byte, file string) (*Value, error) {
	top := &Value{File: file, Line: 1, Column: 1}
	if len(text) > limit.ImportYAML {
		return nil, top.Errorf("larger than the limit of %d MiB for YAML", limit.ImportYAML>>20)
	}
	lines := linesOf(text)
	all, err := yamlNodes(text, file, 2)
	switch {
	case err != nil:
		return nil, err
	case len(all) == 0:
		return nil, top.Errorf("the file is empty")
	case len(all) > 1:
		return nil, (&Value{File: file, Line: lines.of(all[1].Line), Column: int32(all[1].Column)}).Errorf("a second YAML document begins; only one in a file is read")
	}
	return newYAMLReader(file, lines).value(all[0].Content[0], 0)
}

// YAMLDocuments reads a text of several documents, without the empty ones. The error is an [*Error].
func YAMLDocuments(text []byte, file string) ([]*Value, error) {
	top := &Value{File: file, Line: 1, Column: 1}
	if len(text) > limit.ImportYAML {
		return nil, top.Errorf("larger than the limit of %d MiB for YAML", limit.ImportYAML>>20)
	}
	nodes, err := yamlNodes(text, file, limit.ImportValues)
	if err != nil {
		return nil, err
	}
	lines := linesOf(text)
	var all []*Value
	for _, n := range nodes {
		v, err := newYAMLReader(file, lines).value(n.Content[0], 0)
		if err != nil {
			return nil, err
		}
		if v.Kind != Null {
			all = append(all, v)
		}
	}
	return all, nil
}

// yamlNodes returns the first documents of a text.
func yamlNodes(text []byte, file string, most int) ([]yaml.Node, error) {
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	var all []yaml.Node
	for len(all) < most {
		var node yaml.Node
		err := decoder.Decode(&node)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, yamlError(file, text, err)
		}
		all = append(all, node)
	}
	return all, nil
}

func newYAMLReader(file string, lines yamlLines) *yamlReader {
	return &yamlReader{file: file, lines: lines, done: make(map[*yaml.Node]*Value), size: make(map[*Value]int), open: make(map[*yaml.Node]bool)}
}

var (
	yamlLine   = lazy.Regexp(`^(?:yaml: )?(?:line (\d+): )?`)
	yamlAnchor = lazy.Regexp(`^unknown anchor '(.*)' referenced`)
)

// yamlError gives an error of the library its place.
func yamlError(file string, text []byte, err error) error {
	message := strings.Join(strings.Fields(err.Error()), " ")
	m := yamlLine().FindStringSubmatch(message)
	message = message[len(m[0]):]
	place := yamlPlace(text, m[1], message)
	if file != "" {
		place = file + ":" + place
	}
	return &Error{draft.Place(place), "not YAML: " + message}
}

// yamlPlace is where an error of the library is. The library counts lines from 0 in what it says of the grammar, and gives
// none for an unknown anchor or a byte that may not be in a text.
func yamlPlace(text []byte, line, message string) string {
	at := -1
	if m := yamlAnchor().FindStringSubmatch(message); m != nil {
		at = bytes.Index(text, []byte("*"+m[1]))
	} else if strings.HasPrefix(message, "control characters") {
		at = bytes.IndexFunc(text, func(r rune) bool { return unicode.IsControl(r) && !unicode.IsSpace(r) })
	} else if strings.HasSuffix(message, "UTF-8 octet") {
		at = notUTF8(text)
	}
	n, _ := strconv.Atoi(line)
	switch {
	case at >= 0:
		return strconv.Itoa(bytes.Count(text[:at], []byte("\n"))+1) + ":" + strconv.Itoa(at-bytes.LastIndexByte(text[:at], '\n'))
	case line != "" && strings.HasPrefix(message, "did not find expected"):
		return strconv.Itoa(min(n, bytes.Count(text, []byte("\n"))) + 1)
	}
	return strconv.Itoa(int(linesOf(text).of(max(1, n))))
}

func (r *yamlReader) at(n *yaml.Node) *Value {
	return &Value{File: r.file, Line: r.lines.of(n.Line), Column: int32(n.Column)}
}

// value returns the value of a node. A node that aliases repeat has one value, which all of them share.
func (r *yamlReader) value(n *yaml.Node, depth int) (*Value, error) {
	if n.Kind == yaml.AliasNode {
		if r.open[n.Alias] {
			return nil, r.at(n).Errorf("alias `%s` is inside what it stands for", Quoted(n.Value))
		}
		return r.value(n.Alias, depth)
	}
	if v := r.done[n]; v != nil {
		return v, nil
	}
	v := r.at(n)
	if depth > limit.ImportDepth {
		return nil, v.Errorf("the values are nested deeper than %d", limit.ImportDepth)
	}
	r.open[n] = true
	defer delete(r.open, n)
	if err := r.fill(v, n, depth); err != nil {
		return nil, err
	}
	r.done[n] = v
	return v, nil
}

func (r *yamlReader) fill(v *Value, n *yaml.Node, depth int) error {
	r.size[v] = 1
	switch n.Kind {
	case yaml.ScalarNode:
		v.Kind, v.Text = scalar(n)
		return nil
	case yaml.SequenceNode:
		v.Kind = List
		return r.items(v, n, depth)
	}
	v.Kind = Map
	return r.members(v, n, depth)
}

func scalar(n *yaml.Node) (Kind, string) {
	switch n.ShortTag() {
	case "!!null":
		return Null, ""
	case "!!bool":
		return Bool, n.Value
	}
	return Text, n.Value
}

// count adds the size of a member to that of its parent, so that a few lines of aliases cannot mean a billion values.
func (r *yamlReader) count(v, member *Value) error {
	if r.size[v] += max(1, r.size[member]); r.size[v] > limit.ImportValues {
		return v.Errorf("the file has more than %d values if its aliases are written out", limit.ImportValues)
	}
	return nil
}

func (r *yamlReader) items(v *Value, n *yaml.Node, depth int) error {
	for _, child := range n.Content {
		item, err := r.value(child, depth+1)
		if err != nil {
			return err
		}
		v.Members = append(v.Members, Member{Value: item})
		if err := r.count(v, item); err != nil {
			return err
		}
	}
	return nil
}

func (r *yamlReader) members(v *Value, n *yaml.Node, depth int) error {
	seen := make(map[string]int32)
	var merged []*Value
	for i := 0; i+1 < len(n.Content); i += 2 {
		member, err := r.value(n.Content[i+1], depth+1)
		if err != nil {
			return err
		}
		if isMerge(n.Content[i]) {
			merged = append(merged, member)
			continue
		}
		key, err := r.key(n.Content[i], depth)
		if err != nil {
			return err
		}
		if err := unique(seen, key); err != nil {
			return err
		}
		v.Members = append(v.Members, Member{key, member})
		if err := r.count(v, member); err != nil {
			return err
		}
	}
	for _, other := range merged {
		if err := r.merge(v, other, seen); err != nil {
			return err
		}
	}
	return nil
}

func isMerge(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Value == "<<" && n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) == 0
}

func (r *yamlReader) key(n *yaml.Node, depth int) (*Value, error) {
	key, err := r.value(n, depth+1)
	if err == nil && (key.Kind == List || key.Kind == Map) {
		err = r.at(n).Errorf("a key is %s; it must be a text", key.Kind)
	}
	return key, err
}

// merge adds the members of another map, or of a list of maps, that the map has not.
func (r *yamlReader) merge(v, other *Value, seen map[string]int32) error {
	switch other.Kind {
	case Null:
		return nil
	case List:
		for _, item := range other.Members {
			if item.Kind != Map {
				return item.Errorf("`<<` merges %s; it must be a map", item.Kind)
			}
			if err := r.merge(v, item.Value, seen); err != nil {
				return err
			}
		}
		return nil
	case Map:
		for _, m := range other.Members {
			if r.merged++; r.merged > limit.ImportValues {
				return v.Errorf("merge keys repeat more than %d values", limit.ImportValues)
			}
			if unique(seen, m.Key) != nil {
				continue
			}
			v.Members = append(v.Members, m)
			if err := r.count(v, m.Value); err != nil {
				return err
			}
		}
		return nil
	}
	return v.Errorf("`<<` merges %s; it must be a map", other.Kind)
}
