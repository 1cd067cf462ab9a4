package difference

import (
	"fmt"
	"maps"
	"path"
	"slices"

	"github.com/trustseam/trustseam/compare"
	"github.com/trustseam/trustseam/internal/config"
	"github.com/trustseam/trustseam/internal/revision"
)

// loosened says what the configurations and templates let pass that they did not, for the directories of all documents.
func loosened(before, after *revision.State) ([]compare.Loosened, error) {
	dirs := make(map[string]bool)
	for _, s := range []*revision.State{before, after} {
		for file := range s.Documents {
			dirs[path.Dir(file)] = true
		}
	}
	out := []compare.Loosened{}
	for _, dir := range slices.Sorted(maps.Keys(dirs)) {
		was, err := before.Settings(dir)
		if err != nil {
			return nil, err
		}
		is, err := after.Settings(dir)
		if err != nil {
			return nil, err
		}
		all := config.Loosened(was.Project.Config(), is.Project.Config())
		templates, err := otherTemplates(before, after, was, is)
		if err != nil {
			return nil, err
		}
		for _, l := range append(all, templates...) {
			one := compare.Loosened{File: after.ConfigFile(dir, is), Key: l.Key, Message: l.Message}
			if !slices.Contains(out, one) {
				out = append(out, one)
			}
		}
	}
	return out, nil
}

// otherTemplates lists the templates of the later state that the earlier one has not, or with another text.
// What they leave out of a document is not seen in any other way. One that is gone gives way to the
// built-in one, which leaves out nothing.
func otherTemplates(before, after *revision.State, was, is revision.Settings) ([]config.Loosening, error) {
	earlier, err := before.Templates(was)
	if err != nil {
		return nil, err
	}
	later, err := after.Templates(is)
	if err != nil {
		return nil, err
	}
	var out []config.Loosening
	for _, name := range slices.Sorted(maps.Keys(later)) {
		if earlier[name] != later[name] {
			out = append(out, config.Loosening{Key: "templates", Message: fmt.Sprintf("template `%s` differs, and with it what documents show", name)})
		}
	}
	return out, nil
}
