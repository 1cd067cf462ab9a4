package config

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/repofile"
	"github.com/trustseam/trustseam/templates"
)

// Templates reads the templates that a configuration names, in the order of their names.
// configPath is the configuration file, as messages name it. What a repository names must stay
// inside that repository, links included: it may come from a stranger.
func Templates(c trustseam.Config, configPath string) ([]templates.File, error) {
	if c.Templates == "" {
		return nil, nil
	}
	fail := func(format string, args ...any) error {
		return fmt.Errorf("%s: `templates`: %w", configPath, fmt.Errorf(format, args...))
	}
	root, below, err := insideRepository(filepath.Dir(configPath), c.Templates)
	if err != nil {
		return nil, fail("%w", err)
	}
	if err := repofile.CheckBelow(root, below); err != nil {
		return nil, fail("%w", err)
	}
	dir := filepath.Join(root, below)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fail("%w", failure.WithoutPath(err))
	}
	var files []templates.File
	for _, e := range entries {
		if e.IsDir() || path.Ext(e.Name()) != ".tmpl" {
			continue
		}
		shown := path.Join(filepath.ToSlash(filepath.Dir(configPath)), filepath.ToSlash(c.Templates), e.Name())
		text, err := repofile.Read(filepath.Join(dir, e.Name()))
		if err != nil {
			return nil, failure.At(shown, err)
		}
		files = append(files, templates.File{Path: shown, Text: string(text)})
	}
	return files, nil
}

// insideRepository returns the root of the repository that contains dir, or dir
// itself if there is none, and the path from there to a path relative to dir.
func insideRepository(dir, rel string) (root, below string, err error) {
	if filepath.IsAbs(rel) || strings.HasPrefix(rel, "/") {
		return "", "", fmt.Errorf("%s is not relative to the configuration file", rel)
	}
	if dir, err = filepath.Abs(dir); err != nil {
		return "", "", err
	}
	root = dir
	for at := dir; at != filepath.Dir(at); at = filepath.Dir(at) {
		if _, err := os.Stat(filepath.Join(at, ".git")); err == nil {
			root = at
			break
		}
	}
	below, err = filepath.Rel(root, filepath.Join(dir, filepath.FromSlash(rel)))
	if err != nil || !filepath.IsLocal(below) {
		return "", "", fmt.Errorf("%s is outside the repository", rel)
	}
	return root, below, nil
}
