package revision

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/config"
	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/git"
	"github.com/trustseam/trustseam/internal/ignore"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/walk"
)

// commit is what a state knows of a commit.
type commit struct {
	repository *git.Repository
	base       *trustseam.Project
	name, id   string // name is what messages call it
	// files are all files that are documents by their names, whether or not they are read, by path.
	files map[string]git.File
	// templates and pictures are the files that may be some, by path, each with the name of its content.
	templates, pictures map[string]string
	// configs are the texts of its configurations, by directory, nil for one that is too large.
	configs map[string][]byte
	// known are the settings of those that were needed, excluded their patterns, by directory.
	known    map[string]Settings
	excluded map[string]ignore.Patterns
}

// Commit reads which documents a commit has in a scope. name is what messages call the commit, id its id.
// The error is that of git, or about a configuration of the commit.
func (r *Reader) Commit(repository *git.Repository, name, id string, scope Scope) (*State, error) {
	c := &commit{repository: repository, base: r.Base, name: name, id: id, files: make(map[string]git.File), templates: make(map[string]string), pictures: make(map[string]string), configs: make(map[string][]byte),
		known: make(map[string]Settings), excluded: make(map[string]ignore.Patterns)}
	if err := c.list(id, scope); err != nil {
		return nil, err
	}
	s := &State{Documents: make(map[string]string), reader: r, root: repository.Root(), commit: c}
	for _, file := range slices.Sorted(maps.Keys(c.files)) {
		out, err := c.leavesOut(file)
		if err != nil {
			return nil, err
		}
		if !out || scope.names(file) {
			s.Documents[file] = c.files[file].ID
			r.Allowance.Grant(limit.RunDocument)
		}
	}
	return s, nil
}

// The extensions of what is beside documents.
const templateExt, pictureExt = ".tmpl", ".svg"

// list finds the documents, and what is beside them, and reads the configurations of the commit.
func (c *commit) list(id string, scope Scope) error {
	files, err := c.repository.Files(id, func(file string) bool {
		return path.Base(file) == config.FileName || path.Ext(file) == templateExt || path.Ext(file) == pictureExt ||
			scope.Holds(file) && (walk.IsDocument(file) || scope.names(file))
	})
	if err != nil {
		return err
	}
	var configs []git.File
	for _, f := range files {
		switch {
		case path.Base(f.Path) == config.FileName:
			configs = append(configs, f)
		case path.Ext(f.Path) == templateExt && !scope.names(f.Path):
			c.templates[f.Path] = f.ID
		case path.Ext(f.Path) == pictureExt && !scope.names(f.Path):
			c.pictures[f.Path] = f.ID
		default:
			c.files[f.Path] = f
		}
	}
	return c.repository.Read(configs, limit.Beside, func(f git.File, text []byte) error {
		c.configs[path.Dir(f.Path)] = text
		return nil
	})
}

// at is a path as messages name it.
func (c *commit) at(file string) string { return c.name + ":" + file }

// config reads the configuration in a directory, if there is one. Its templates do not count: they change no model.
func (c *commit) config(dir string) (set Settings, there bool, err error) {
	text, there := c.configs[dir]
	set, known := c.known[dir]
	if !there || known {
		return set, known, nil
	}
	file := path.Join(dir, config.FileName)
	if text == nil {
		return set, true, fmt.Errorf("%s: larger than the limit of %d KiB", c.at(file), limit.Beside>>10)
	}
	parsed, err := trustseam.ParseConfig(string(text))
	if err == nil {
		set = Settings{File: file}
		set.Project, err = c.base.With(parsed)
	}
	if err != nil {
		return set, true, fmt.Errorf("%s: %w", c.at(file), err)
	}
	c.known[dir] = set
	c.excluded[dir] = ignore.Parse("/"+strings.TrimPrefix(dir, "."), []byte(strings.Join(parsed.Exclude, "\n")))
	return set, true, nil
}

// settings are those of the configuration that is nearest to a directory.
func (c *commit) settings(dir string) (Settings, error) {
	for at := dir; ; at = path.Dir(at) {
		if set, there, err := c.config(at); there {
			return set, err
		}
		if at == "." {
			return Settings{Project: c.base}, nil
		}
	}
}

// leavesOut reports whether a walk of the commit skips a file: because of a directory that no walk
// enters, or of the configuration that applies there. No pattern of git leaves out what git tracks.
func (c *commit) leavesOut(file string) (bool, error) {
	parts := strings.Split(file, "/")
	if slices.ContainsFunc(parts[:len(parts)-1], walk.SkipsDirectory) {
		return true, nil
	}
	return c.excludesPath(file)
}

// excludesPath reports whether the configuration excludes a file or a directory that it is in.
func (c *commit) excludesPath(file string) (bool, error) {
	parts := strings.Split(file, "/")
	for i := range parts {
		if out, err := c.excludes(path.Join(parts[:i+1]...), i < len(parts)-1); out || err != nil {
			return out, err
		}
	}
	return false, nil
}

// excludes reports whether the configuration nearest to a file or directory excludes it.
func (c *commit) excludes(file string, dir bool) (bool, error) {
	for at := path.Dir(file); ; at = path.Dir(at) {
		if _, there, err := c.config(at); there {
			out, _ := c.excluded[at].Decide("/"+file, dir)
			return out, err
		}
		if at == "." {
			return false, nil
		}
	}
}

// read passes the texts of documents to a function, in order.
func (c *commit) read(files []string, yield func(file string, text []byte) error) error {
	var objects []git.File
	for _, file := range files {
		objects = append(objects, c.files[file])
	}
	var failed failure.List
	err := c.repository.Read(objects, limit.Scan, func(f git.File, text []byte) error {
		text, err := walk.Text(text)
		if err == nil {
			err = yield(f.Path, text)
		}
		failed.Add(failure.At(c.at(f.Path), err))
		return nil
	})
	failed.Add(err)
	return failed.Err()
}
