package difference

import (
	"maps"
	"path"
	"slices"

	"github.com/trustseam/trustseam/compare"
	"github.com/trustseam/trustseam/internal/config"
	"github.com/trustseam/trustseam/internal/revision"
)

// loosened says what the configurations let pass that they did not, for the directories of all documents.
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
		for _, l := range config.Loosened(was.Project.Config(), is.Project.Config()) {
			one := compare.Loosened{File: after.ConfigFile(dir, is), Key: l.Key, Message: l.Message}
			if !slices.Contains(out, one) {
				out = append(out, one)
			}
		}
	}
	return out, nil
}
