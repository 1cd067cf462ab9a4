// Package config finds what applies to documents: the trustseam.toml nearest to them from their
// directory upward, and the templates that it names. The search stops at the root of the
// repository. What the keys mean is in the root package.
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/repofile"
)

// FileName is the name of the configuration file.
const FileName = "trustseam.toml"

// Find returns the configuration for documents in a directory and its file as messages name it, "" for
// the default. The error names the file and what is wrong in it.
func Find(dir string) (trustseam.Config, string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return trustseam.Config{}, "", err
	}
	for {
		path := filepath.Join(dir, FileName)
		text, err := repofile.Read(path)
		switch {
		case err == nil:
			c, err := trustseam.ParseConfig(string(text))
			if err != nil {
				return trustseam.Config{}, Shown(path), fmt.Errorf("%s: %w", Shown(path), err)
			}
			return c, Shown(path), nil
		case !errors.Is(err, fs.ErrNotExist):
			return trustseam.Config{}, Shown(path), fmt.Errorf("%s: %w", Shown(path), err)
		}
		if _, err := os.Stat(filepath.Join(dir, ".git")); err == nil {
			return trustseam.DefaultConfig(), "", nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return trustseam.DefaultConfig(), "", nil
		}
		dir = parent
	}
}

// Shown returns a path as messages name it: relative to the working directory, with "/".
func Shown(path string) string {
	if cwd, err := os.Getwd(); err == nil {
		if rel, err := filepath.Rel(cwd, path); err == nil {
			path = rel
		}
	}
	return filepath.ToSlash(path)
}
