package proof

import (
	"bufio"
	"bytes"
	"path/filepath"
	"strings"

	"github.com/trustseam/trustseam/internal/repofile"
)

// modules are the import paths of directories in full that were asked for, "" for one in no module.
type modules map[string]string

// importPath is that of the Go package in a directory, or "" where no go.mod is found in its repository.
func (m modules) importPath(dir string) string {
	if known, ok := m[dir]; ok {
		return known
	}
	path := ""
	text, err := repofile.Read(filepath.Join(dir, "go.mod"))
	switch parent := filepath.Dir(dir); {
	case err == nil:
		path = modulePath(text)
	case parent == dir || repofile.Root(dir) == dir:
	default:
		if above := m.importPath(parent); above != "" {
			path = above + "/" + filepath.Base(dir)
		}
	}
	m[dir] = path
	return path
}

// modulePath is what a go.mod names its module.
func modulePath(text []byte) string {
	lines := bufio.NewScanner(bytes.NewReader(text))
	for lines.Scan() {
		if words := strings.Fields(lines.Text()); len(words) >= 2 && words[0] == "module" {
			return strings.Trim(words[1], "\"`")
		}
	}
	return ""
}
