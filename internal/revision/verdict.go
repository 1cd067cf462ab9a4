package revision

import (
	"encoding/json"
	"path"
	"strings"

	"github.com/trustseam/trustseam/internal/config"
	"github.com/trustseam/trustseam/internal/git"
	"github.com/trustseam/trustseam/internal/memo"
)

// SameVerdict reports whether a check of the documents of a directory has the same settings in two states:
// what they make of the catalog, of regions and of pictures, and what fails. What is read is not part of that.
func SameVerdict(before, after *State, dir string) (bool, error) {
	was, err := before.verdict(dir)
	if err != nil {
		return false, err
	}
	is, err := after.verdict(dir)
	return was == is, err
}

// verdict is the key of the settings for a directory, with the templates.
func (s *State) verdict(dir string) (memo.Key, error) {
	set, err := s.Settings(dir)
	if err != nil {
		return memo.Key{}, err
	}
	templates, err := s.Templates(set)
	if err != nil {
		return memo.Key{}, err
	}
	c := set.Project.Config()
	c.Set, c.Exclude, c.LayoutTimeout, c.Templates = nil, nil, 0, ""
	text, err := json.Marshal(struct {
		Config    any
		Templates map[string]string
	}{c, templates})
	return memo.Sum(text), err
}

// Templates are those of a project, by name, with the name that git gives to the content of each. The error
// is that of [config.Templates].
func (s *State) Templates(set Settings) (map[string]string, error) {
	all := make(map[string]string)
	c := set.Project.Config()
	if c.Templates == "" {
		return all, nil
	}
	if s.commit != nil {
		dir := path.Join(path.Dir(set.File), c.Templates)
		for file, id := range s.commit.templates {
			if path.Dir(file) == dir {
				all[templateName(file)] = id
			}
		}
		return all, nil
	}
	files, err := config.Templates(c, set.File)
	for _, f := range files {
		all[templateName(f.Path)] = git.ID([]byte(f.Text), s.like)
	}
	return all, err
}

// templateName is what people call a template: the name of its file without the extensions.
func templateName(file string) string {
	return strings.TrimSuffix(strings.TrimSuffix(path.Base(file), templateExt), ".md")
}
