package inventory

import (
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/trustseam/trustseam/internal/anchor"
	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// Element is an element of a block that may claim what a manifest runs.
type Element struct {
	Block, ID, Name string
	// Code are the values of its `code=`: a file, a folder that ends in a slash, or a file with `#` and a resource.
	Code []string
}

// Claimed is a resource and who claims it.
type Claimed struct {
	Resource
	Manifest *Manifest
	// By is the element that claims it, nil if none does.
	By *Element
	// How says by what: code, anchor or name.
	How string
}

// Key names a resource in a baseline.
func (c Claimed) Key() string { return c.Manifest.Path + "#" + c.ID }

// Claims says for each resource of manifests which element claims it: one whose `code=` covers the file or the resource,
// one that an anchor at the resource names, or one of the same id or name. Paths are relative to the same folder.
func Claims(manifests []*Manifest, elements []Element) []Claimed {
	var all []Claimed
	byCode, byName := codesOf(elements), namesOf(elements)
	for _, m := range manifests {
		anchored := anchors(m, elements)
		for i, r := range m.Resources {
			c := Claimed{Resource: r, Manifest: m}
			if c.By = byCode.of(m.Path, r.ID); c.By != nil {
				c.How = "code"
			} else if c.By = anchored[i]; c.By != nil {
				c.How = "anchor"
			} else if by := byName[plain(r.Name)]; by != nil && !placeholder(r.Name) {
				c.By, c.How = by, "name"
			}
			all = append(all, c)
		}
	}
	return all
}

// codes finds elements by what their `code=` covers.
type codes struct {
	// exact has files, and files with `#` and a resource; folders end in a slash.
	exact   map[string]*Element
	folders map[string]*Element
}

func codesOf(elements []Element) codes {
	c := codes{exact: make(map[string]*Element), folders: make(map[string]*Element)}
	for i, e := range elements {
		for _, code := range e.Code {
			in, key := c.exact, cleaned(code)
			if strings.HasSuffix(key, "/") {
				in = c.folders
			}
			if in[key] == nil {
				in[key] = &elements[i]
			}
		}
	}
	return c
}

// cleaned is a value of `code=` as it is compared: without dots, and with the slash of a folder.
func cleaned(code string) string {
	of, resource, named := strings.Cut(code, "#")
	clean := path.Clean(of)
	switch {
	case named:
		return clean + "#" + resource
	case clean == ".":
		return "./"
	case strings.HasSuffix(of, "/"):
		return clean + "/"
	}
	return clean
}

// of is the element that covers a resource of a file: the resource itself, its file, or the nearest folder around it.
func (c codes) of(file, id string) *Element {
	for _, key := range []string{file + "#" + id, file} {
		if e := c.exact[key]; e != nil {
			return e
		}
	}
	for dir := path.Dir(file); ; dir = path.Dir(dir) {
		if e := c.folders[dir+"/"]; e != nil || dir == "." || dir == "/" {
			return e
		}
	}
}

// placeholders are names that people give to the only resource of a type.
var placeholders = []string{"main", "this", "default", "example", "app", "test", "self", "primary"}

func placeholder(name string) bool { return slices.Contains(placeholders, plain(name)) }

// plain is a name in the form in which two are the same: without case, blanks and signs.
func plain(name string) string { return strings.ReplaceAll(model.Normalize(name), " ", "") }

// namesOf are the elements by their ids and names; of several with one, in different blocks, the first.
func namesOf(elements []Element) map[string]*Element {
	all := make(map[string]*Element)
	for i, e := range elements {
		for _, name := range []string{plain(e.ID), plain(e.Name)} {
			if _, taken := all[name]; !taken && name != "" {
				all[name] = &elements[i]
			}
		}
	}
	return all
}

// declared is the id of an element that an anchor proposes.
var declared = lazy.Regexp(`^(?:actor|external|process|store)[ \t]+([A-Za-z0-9][A-Za-z0-9_-]*)[ \t]*:`)

// anchors are the elements that the anchors of a manifest name, by the index of the resource at which they are: that in
// whose lines the comment is, or the next one if only comments and blank lines are between.
func anchors(m *Manifest, elements []Element) map[int]*Element {
	found := make(map[int]*Element)
	if len(m.Resources) == 0 {
		return found
	}
	lines := strings.Split(string(m.Text), "\n")
	f := source.NewFile(m.Path, m.Text)
	for _, a := range anchor.Find(m.Path, m.Text) {
		i := m.resourceAt(f.Position(a.Start).Line, lines)
		if i < 0 || found[i] != nil || a.Wrong != "" {
			continue
		}
		for _, id := range a.IDs {
			name := id.Name
			if s := declared().FindSubmatch(m.Text[a.Statement.Start:a.Statement.End]); a.Verb == anchor.New && s != nil {
				name = string(s[1])
			}
			if at := slices.IndexFunc(elements, func(e Element) bool { return e.Block == id.Block && e.ID == name }); at >= 0 {
				found[i] = &elements[at]
			}
		}
	}
	return found
}

// ahead is how many lines below a comment a resource may begin that it is about.
const ahead = 50

// resourceAt is the index of the resource that a comment on a line, counted from 1, is about, or -1.
func (m *Manifest) resourceAt(line int, lines []string) int {
	next := sort.Search(len(m.Resources), func(i int) bool { return m.Resources[i].First > line })
	if next < len(m.Resources) {
		first := m.Resources[next].First
		if first-line <= ahead && onlyComments(lines[line-1:first-1]) {
			return next
		}
	}
	return next - 1
}

// onlyComments reports whether lines hold nothing but comments, and what separates documents of YAML.
func onlyComments(lines []string) bool {
	for _, l := range lines {
		l = strings.TrimSpace(l)
		if l != "" && l != "---" && !strings.HasPrefix(l, "#") && !strings.HasPrefix(l, "//") && !strings.HasPrefix(l, "/*") && !strings.HasPrefix(l, "*") {
			return false
		}
	}
	return true
}
