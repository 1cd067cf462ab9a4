// Package revision reads states of a repository: the working tree, or a commit through git. It knows
// which documents a state has, which settings apply to them there, and which two states a user means.
package revision

import (
	"encoding/json"
	"os"
	"path"
	"path/filepath"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/config"
	"github.com/trustseam/trustseam/internal/cputime"
	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/memo"
	"github.com/trustseam/trustseam/internal/walk"
)

// Reader reads states of repositories.
type Reader struct {
	// Base is the project of documents without a configuration.
	Base *trustseam.Project
	// InTree returns the settings for the documents in a directory of the working tree. The error names the file.
	InTree func(dir string) (Settings, error)
	// Allowance is what the run may take; it grows with every document of a commit.
	Allowance *cputime.Allowance
}

// Settings are those that apply to the documents of one directory.
type Settings struct {
	Project *trustseam.Project
	// File is the configuration that they come from, as the state names it, or "" for none.
	File string
}

// rules is the key of what the settings make of the catalog. If it differs, every document is judged anew.
func (s Settings) rules() (memo.Key, error) {
	text, err := json.Marshal(s.Project.Config().Extension())
	return memo.Sum(text), err
}

// State is one state of a repository: the working tree or a commit. Paths are relative to the root, with "/".
type State struct {
	// Documents are those that are read, by path, with the name that git gives to the content of each.
	Documents map[string]string

	reader *Reader
	root   string
	commit *commit // nil for the working tree
	like   string  // the id of any object of the repository, for the working tree
}

// At is a path as messages about the state name it: in the working tree, relative to the working directory.
func (s *State) At(file string) string {
	if s.commit == nil {
		return Shown(s.root, file)
	}
	return s.commit.at(file)
}

// Shown is a path relative to a root as messages name it: relative to the working directory.
func Shown(root, file string) string {
	return config.Shown(filepath.Join(root, filepath.FromSlash(file)))
}

// Settings are those that apply to the documents of a directory. The error names the configuration.
func (s *State) Settings(dir string) (Settings, error) {
	if s.commit == nil {
		return s.reader.InTree(filepath.FromSlash(s.At(dir)))
	}
	return s.commit.settings(dir)
}

// ConfigFile is the path of the configuration that settings for a directory come from, or would if there were one.
func (s *State) ConfigFile(dir string, set Settings) string {
	for at := dir; set.File != ""; at = path.Dir(at) {
		if file := path.Join(at, config.FileName); s.At(file) == set.File || s.commit != nil && file == set.File {
			return file
		}
		if at == "." {
			break
		}
	}
	return config.FileName
}

// SameRules reports whether the settings of two states for a directory make the same of the catalog.
func SameRules(before, after *State, dir string) (bool, error) {
	var keys [2]memo.Key
	for i, s := range []*State{before, after} {
		set, err := s.Settings(dir)
		if err != nil {
			return false, err
		}
		if keys[i], err = set.rules(); err != nil {
			return false, err
		}
	}
	return keys[0] == keys[1], nil
}

// Has reports whether the state has a file, whether or not the file is read.
func (s *State) Has(file string) bool {
	if s.commit != nil {
		_, ok := s.commit.files[file]
		return ok
	}
	info, err := os.Lstat(filepath.Join(s.root, filepath.FromSlash(file)))
	return err == nil && info.Mode().IsRegular()
}

// Read passes the texts of documents to a function, in order, as [walk.Read] returns them. The error
// is a [failure.List] with everything that could not be read and every error of the function.
func (s *State) Read(files []string, yield func(file string, text []byte) error) error {
	if s.commit != nil {
		return s.commit.read(files, yield)
	}
	var failed failure.List
	for _, file := range files {
		text, err := walk.Read(s.At(file))
		if err == nil {
			err = yield(file, text)
		}
		failed.Add(err)
	}
	return failed.Err()
}

// Analyze finds the threats of one document; the result is nil if there is nothing of ours in the text.
// The errors are those of [trustseam.Project.Process].
func (s *State) Analyze(file string, text []byte) (*trustseam.Result, error) {
	if !walk.Ours(text) {
		return nil, nil
	}
	set, err := s.Settings(path.Dir(file))
	if err != nil {
		return nil, err
	}
	name := file // which gives a block its id
	if s.commit == nil {
		name = s.At(file)
	}
	return set.Project.Analyze(name, text)
}
