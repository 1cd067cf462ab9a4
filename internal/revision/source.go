package revision

import (
	"path/filepath"

	"github.com/trustseam/trustseam/internal/git"
)

// Commit is the name and the id of the commit that the state is, both "" for the working tree.
func (s *State) Commit() (name, id string) {
	if s.commit == nil {
		return "", ""
	}
	return s.commit.name, s.commit.id
}

// Full is the absolute path of a file.
func (s *State) Full(file string) string { return filepath.Join(s.root, filepath.FromSlash(file)) }

// Sources lists the files of a commit that a function takes by their absolute paths, and that its configuration does not exclude.
func (s *State) Sources(takes func(full string) bool) ([]git.File, error) {
	all, err := s.commit.repository.Files(s.commit.id, func(file string) bool { return takes(s.Full(file)) })
	if err != nil {
		return nil, err
	}
	var files []git.File
	for _, f := range all {
		out, err := s.commit.excludesPath(f.Path)
		if err != nil {
			return nil, err
		}
		if !out {
			files = append(files, f)
		}
	}
	return files, nil
}

// ReadSources passes the texts of files of a commit to a function, in order, and nil for one of more than most bytes.
func (s *State) ReadSources(files []git.File, most int, yield func(f git.File, text []byte) error) error {
	return s.commit.repository.Read(files, most, yield)
}
