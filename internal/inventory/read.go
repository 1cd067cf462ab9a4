package inventory

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/internal/limit"
)

// Reads reports whether a file of a name may be a manifest.
func Reads(name string) bool {
	name = strings.ToLower(path.Base(name))
	return strings.HasSuffix(name, ".tf") || strings.HasSuffix(name, ".tf.json") || isYAML(name)
}

func isYAML(name string) bool {
	return strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml")
}

// Manifest is a file with what it runs.
type Manifest struct {
	// Path is the path of the file in claims and baselines, Shown that for people; Text is what is in it.
	Path, Shown string
	Text        []byte
	// Resources are in the order of the file.
	Resources []Resource
	// Skipped says why the file was not read, "" if it was: a template, or not what its name says. It may begin with a
	// place, as 12:5.
	Skipped string
}

// Counts reports whether the manifest runs something, or may: all others need not be kept.
func (m *Manifest) Counts() bool { return len(m.Resources) > 0 || m.Skipped != "" }

// Read reads a file; of one that runs nothing, the manifest has no resources. Shown is its path for people.
func Read(name, shown string, text []byte) *Manifest {
	m := &Manifest{Path: name, Shown: shown, Text: text}
	lower := strings.ToLower(name)
	var err error
	switch {
	case len(text) > limit.ImportYAML:
		err = fmt.Errorf("larger than the limit of %d MiB", limit.ImportYAML>>20)
	case strings.HasSuffix(lower, ".tf.json"):
		var v *tree.Value
		if v, err = tree.JSON(text); err == nil {
			m.Resources = readTerraformJSON(v)
		}
	case isYAML(lower):
		m.Resources, err = readYAML(name, text)
	default:
		m.Resources, err = readHCL(text)
	}
	// What has no name is not deployed.
	m.Resources = slices.DeleteFunc(m.Resources, func(r Resource) bool { return r.Name == "" })
	if err == nil {
		err = sound(m.Resources)
	}
	if err != nil {
		m.Resources, m.Skipped = nil, err.Error()
	}
	return m
}

// sound refuses names that would be more than a part of a line in a report or a baseline. Nothing that runs has such a name.
func sound(all []Resource) error {
	for _, r := range all {
		if strings.ContainsFunc(r.ID, unicode.IsControl) {
			return fmt.Errorf("%d:%d: the name %q has a control character", r.Line, r.Col, r.ID)
		}
	}
	return nil
}

// errTemplate says why a file with expressions of a template is not read: what it runs depends on values.
var errTemplate = errors.New("a template with `{{`: render it, for example with `helm template`, and read what comes out")

// readYAML reads compose files and manifests; other YAML runs nothing.
func readYAML(name string, text []byte) ([]Resource, error) {
	if !looks(name, text) {
		return nil, nil
	}
	if templated(text) {
		return nil, errTemplate
	}
	documents, err := tree.YAMLDocuments(text, "")
	if err != nil {
		return nil, err
	}
	var all []Resource
	for _, v := range documents {
		switch {
		case isCompose(v):
			all = append(all, compose(v)...)
		case isManifest(v):
			all = append(all, kubernetes(v)...)
		}
	}
	return all, nil
}

// looks reports whether a text of YAML may be a manifest: other files need not be YAML that anybody can read.
func looks(name string, text []byte) bool {
	base := strings.ToLower(path.Base(name))
	return strings.Contains(base, "compose") || hasKey(text, "services") || hasKey(text, "apiVersion") && hasKey(text, "kind")
}

// hasKey reports whether a line of a text begins with a key.
func hasKey(text []byte, key string) bool {
	for _, form := range []string{key + ":", `"` + key + `":`} {
		if bytes.HasPrefix(text, []byte(form)) || bytes.Contains(text, []byte("\n"+form)) {
			return true
		}
	}
	return bytes.HasPrefix(bytes.TrimSpace(text), []byte("{")) && bytes.Contains(text, []byte(`"`+key+`"`))
}

// templated reports whether a line that is no comment has an expression of a template outside of quotes, or begins one.
func templated(text []byte) bool {
	for line := range bytes.Lines(text) {
		line, _, _ = bytes.Cut(line, []byte(" #"))
		line = bytes.TrimSpace(line)
		at := bytes.Index(line, []byte("{{"))
		if at < 0 || line[0] == '#' {
			continue
		}
		if before := line[:at]; bytes.Count(before, []byte(`"`))%2 == 0 && bytes.Count(before, []byte(`'`))%2 == 0 || bytes.Contains(line, []byte(".Values")) || bytes.Contains(line, []byte(".Release")) {
			return true
		}
	}
	return false
}
