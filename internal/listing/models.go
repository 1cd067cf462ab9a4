package listing

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"

	"github.com/trustseam/trustseam/compare"
	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/reporter"
)

// models is what is read of a listing to compare with.
type models struct {
	Version   int `json:"version"`
	Documents []struct {
		Path   string `json:"path"`
		Blocks []struct {
			ID    string         `json:"id"`
			Model *compare.Model `json:"model"`
		} `json:"blocks"`
	} `json:"documents"`
}

// Models reads the models of a listing of at most so many MiB: an output of [JSON]. The error says what is
// wrong with the text, without its name.
func Models(in io.Reader, megabytes int64) ([]compare.Block, error) {
	bounded := &io.LimitedReader{R: in, N: megabytes<<20 + 1}
	var l models
	err := json.NewDecoder(bounded).Decode(&l)
	switch {
	case bounded.N <= 0:
		return nil, fmt.Errorf("larger than the limit of %d MiB", megabytes)
	case err != nil:
		return nil, fmt.Errorf("no listing to compare with, as `trustseam list --format json` writes it: %w", inWords(failure.WithoutPath(err)))
	case l.Version != 1 || l.Documents == nil:
		return nil, errors.New("no listing to compare with: `version` or `documents` is missing, or of another version")
	}
	var blocks []compare.Block
	for _, d := range l.Documents {
		for _, b := range d.Blocks {
			if b.Model == nil {
				return nil, fmt.Errorf("block `%s` of `%s` has no `model`: an older version has listed it", reporter.Path(b.ID), reporter.Path(d.Path))
			}
			blocks = append(blocks, compare.Block{Document: path.Clean(d.Path), ID: b.ID, Model: *b.Model})
		}
	}
	return blocks, nil
}
