package revision

import (
	"path/filepath"

	"github.com/trustseam/trustseam/internal/git"
	"github.com/trustseam/trustseam/internal/repofile"
)

// Pictures are the SVG files of a commit by path, each with the name that git gives to its content.
func (s *State) Pictures() map[string]string { return s.commit.pictures }

// HasPicture reports whether the working tree has a picture whose content git gives a name.
func (s *State) HasPicture(file, id string) bool {
	svg, err := repofile.ReadPicture(filepath.Join(s.root, filepath.FromSlash(file)))
	return err == nil && svg != nil && git.ID(svg, s.like) == id
}
