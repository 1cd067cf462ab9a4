package difference

import (
	"path"
	"strings"

	"github.com/trustseam/trustseam/internal/git"
	"github.com/trustseam/trustseam/internal/revision"
	"github.com/trustseam/trustseam/internal/walk"
)

// Since compares a state with the working tree, as [Between] does, for a check of what differs: documents
// count as differing, too, if the change gives them another picture or other settings.
func Since(r *revision.Reader, repository *git.Repository, span revision.Span, paths []string, today string) (*Difference, error) {
	d, before, after, err := states(r, repository, span, paths)
	if err != nil {
		return nil, err
	}
	if err := d.compare(before, after, today); err != nil {
		return nil, err
	}
	if err := d.otherSettings(before, after); err != nil {
		return nil, err
	}
	return d, d.otherPictures(before, after)
}

// otherSettings adds the documents that the later state checks with other settings.
func (d *Difference) otherSettings(before, after *revision.State) error {
	same := make(map[string]bool) // by directory
	for file := range after.Documents {
		dir := path.Dir(file)
		if _, known := same[dir]; !known {
			var err error
			if same[dir], err = revision.SameVerdict(before, after, dir); err != nil {
				return err
			}
		}
		d.changed[file] = d.changed[file] || !same[dir]
	}
	return nil
}

// otherPictures adds the documents to which a picture belongs, by its name, that is gone or another one.
func (d *Difference) otherPictures(before, after *revision.State) error {
	owners := make(map[string][]string) // documents, by where their pictures are and how they begin
	for file := range after.Documents {
		set, err := after.Settings(path.Dir(file))
		if err != nil {
			return err
		}
		stem := strings.TrimSuffix(path.Base(file), path.Ext(file))
		place := path.Join(path.Dir(file), set.Project.Config().Pictures, stem)
		owners[place] = append(owners[place], file)
	}
	for picture, id := range before.Pictures() {
		var unsure []string // those that do not count as differing yet
		for _, place := range walk.Owners(picture) {
			for _, file := range owners[place] {
				if !d.changed[file] {
					unsure = append(unsure, file)
				}
			}
		}
		if len(unsure) > 0 && !after.HasPicture(picture, id) {
			for _, file := range unsure {
				d.changed[file] = true
			}
		}
	}
	return nil
}
