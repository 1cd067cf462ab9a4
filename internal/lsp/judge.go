package lsp

import (
	"bytes"
	"cmp"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/repofile"
	"github.com/trustseam/trustseam/source"
)

// judgement is what there is to say about one state of a document by itself.
type judgement struct {
	document *document
	result   *trustseam.Result // with what its pictures say; a copy, because documents together say more
	project  *trustseam.Project
	file     *source.File
	// problem is why nothing more can be said, such as an error in a template of the project; nil usually.
	problem error
}

// diagnostics says what is wrong with the open documents, by URI. Documents with nothing of ours are left out.
func (p *publisher) diagnostics(open documents) map[string]publishParams {
	var all []*judgement
	known := make(map[*document]*judgement)
	for _, uri := range sortedKeys(open) {
		j := p.judge(open[uri])
		known[open[uri]] = j
		if j != nil {
			all = append(all, j.clone())
		}
	}
	p.judged = known
	shareIDs(all)
	shown := make(map[string]publishParams)
	for _, j := range all {
		shown[j.document.uri] = p.params(j, open)
	}
	return shown
}

// judge judges a state of a document once. It returns nil if there is nothing of ours in it.
func (p *publisher) judge(d *document) *judgement {
	if j, known := p.judged[d]; known {
		return j
	}
	s := d.assist()
	if s == nil {
		return nil
	}
	saved := d.saved()
	var result *trustseam.Result
	var err error
	if !saved && s.Large() {
		result = s.Draft()
	} else if result, err = s.Result(); err != nil {
		result = s.Draft()
	}
	j := (&judgement{d, result, s.Project, s.File, err}).clone()
	if saved {
		j.pictures()
	} else { // while somebody types, what is generated lags behind by nature
		j.result.Stale = nil
	}
	return j
}

// clone is a copy to whose result more can be added.
func (j *judgement) clone() *judgement {
	result := *j.result
	result.Diagnostics, result.Stale = slices.Clone(result.Diagnostics), slices.Clone(result.Stale)
	return &judgement{j.document, &result, j.project, j.file, j.problem}
}

// saved reports whether the file of a document holds its text.
func (d *document) saved() bool {
	if d.place.file == "" {
		return false
	}
	info, err := os.Stat(d.place.file)
	if err != nil || !info.Mode().IsRegular() || info.Size() > int64(len(d.text)+len(source.BOM)) {
		return false
	}
	f, err := os.Open(d.place.file)
	if err != nil {
		return false
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, info.Size()))
	mark := []byte(source.BOM) // some editors keep it to themselves
	return err == nil && bytes.Equal(bytes.TrimPrefix(text, mark), bytes.TrimPrefix(d.text, mark))
}

// pictures adds what the picture files beside a document say.
func (j *judgement) pictures() {
	dir := filepath.Dir(j.document.place.file)
	if repofile.PlainFolder(dir, j.project.Config().Pictures) != nil {
		return
	}
	for _, picture := range j.result.Pictures {
		existing, err := repofile.ReadPicture(filepath.Join(dir, filepath.FromSlash(picture.Name)))
		if err != nil {
			continue
		}
		stale, wrong := picture.Judge(existing)
		j.result.Stale = append(j.result.Stale, stale...)
		j.result.Diagnostics = append(j.result.Diagnostics, wrong...)
	}
}

// shareIDs adds what is wrong where open documents that belong together share ids. Of the other documents nothing is known.
func shareIDs(all []*judgement) {
	together := make(map[string][]*judgement)
	for _, j := range all {
		if j.document.place.file != "" {
			together[j.document.place.around] = append(together[j.document.place.around], j)
		}
	}
	for _, js := range together {
		slices.SortFunc(js, func(a, b *judgement) int { return cmp.Compare(a.document.place.shown, b.document.place.shown) })
		var results []*trustseam.Result
		for _, j := range js {
			results = append(results, j.result)
		}
		trustseam.SharedIDs(results)
	}
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
