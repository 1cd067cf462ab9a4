package main

import (
	_ "embed"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// The program in the archives of a release, and their platforms; .goreleaser.yaml
// says the same.
const program = "github.com/trustseam/trustseam/cmd/trustseam"

var (
	systems    = []string{"linux", "darwin", "windows"}
	processors = []string{"amd64", "arm64"}
)

// Texts that no module has in its own file.
var (
	//go:embed head.txt
	head string
	//go:embed graphviz.txt
	graphviz string
	//go:embed expat.txt
	expat string
)

// named are prefixes of the names of licence files in the folder of a module.
var named = []string{"LICENSE", "LICENCE", "COPYING", "NOTICE", "PATENTS"}

// chosen are the licence files of modules whose root file only refers to them.
var chosen = map[string]string{"github.com/golang/freetype": "licenses/ftl.txt"}

// module is a linked module.
type module struct{ path, version, dir string }

// text is a licence and its owners.
type text struct {
	owners []string
	text   string
}

// notice makes the text.
func notice() (string, error) {
	modules, err := linked()
	if err != nil {
		return "", err
	}
	var b strings.Builder
	b.WriteString(head + "\nModules:\n- the standard library of Go\n")
	texts := []*text{{[]string{"Graphviz"}, tidy(graphviz)}, {[]string{"Expat, wasi-libc and musl"}, tidy(expat)}}
	for _, m := range modules {
		fmt.Fprintf(&b, "- %s %s\n", m.path, m.version)
		own, err := m.licences()
		if err != nil {
			return "", err
		}
		owner := m.path
		if m.path == "golang.org/x/sys" { // by the same authors, with the same text
			owner = "the standard library of Go, " + owner
		}
		for _, t := range own {
			texts = add(texts, owner, t)
		}
	}
	for _, t := range texts {
		fmt.Fprintf(&b, "\n%s\n%s\n\n%s", strings.Repeat("-", 80), strings.Join(t.owners, ", ")+":", t.text)
	}
	return b.String(), nil
}

// add adds a text, or another owner of it.
func add(texts []*text, owner, words string) []*text {
	for _, t := range texts {
		if t.text == words {
			t.owners = append(t.owners, owner)
			return texts
		}
	}
	return append(texts, &text{[]string{owner}, words})
}

// linked lists the modules that are part of any archive, in order.
func linked() ([]module, error) {
	found := make(map[string]module)
	for _, system := range systems {
		for _, processor := range processors {
			cmd := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}{{end}}", program)
			cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+system, "GOARCH="+processor, "GOWORK=off")
			cmd.Stderr = os.Stderr
			out, err := cmd.Output()
			if err != nil {
				return nil, fmt.Errorf("go list for %s on %s: %w", system, processor, err)
			}
			for line := range strings.Lines(string(out)) {
				if part := strings.Split(strings.TrimSpace(line), "\t"); len(part) == 3 {
					found[part[0]] = module{part[0], part[1], part[2]}
				}
			}
		}
	}
	return slices.SortedFunc(maps.Values(found), func(a, b module) int { return strings.Compare(a.path, b.path) }), nil
}

// licences reads the licences of a module.
func (m module) licences() ([]string, error) {
	entries, err := os.ReadDir(m.dir)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if e.Type().IsRegular() && slices.ContainsFunc(named, func(n string) bool { return strings.HasPrefix(strings.ToUpper(e.Name()), n) }) {
			names = append(names, e.Name())
		}
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("%s has no file with its licence", m.path)
	}
	if name, ok := chosen[m.path]; ok {
		names = append(names, name)
	}
	var all []string
	for _, name := range names {
		words, err := os.ReadFile(filepath.Join(m.dir, filepath.FromSlash(name)))
		if err != nil {
			return nil, err
		}
		all = append(all, tidy(string(words)))
	}
	return all, nil
}

// tidy makes two spellings of one text equal: line ends, and blanks at the ends of lines and of the text.
func tidy(words string) string {
	var b strings.Builder
	for line := range strings.Lines(strings.TrimSpace(words)) {
		b.WriteString(strings.TrimRight(line, " \t\r\n\f") + "\n")
	}
	return b.String()
}
