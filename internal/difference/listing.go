package difference

import (
	"path/filepath"
	"slices"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/compare"
	"github.com/trustseam/trustseam/internal/repofile"
	"github.com/trustseam/trustseam/internal/revision"
	"github.com/trustseam/trustseam/internal/walk"
)

// SinceListing compares the blocks of an earlier listing, called base in messages, with the documents
// of the working tree that paths of a user name. It needs no git. today is as for [Between].
func SinceListing(r *revision.Reader, base string, blocks []compare.Block, paths []string, today string) (*Difference, error) {
	here, err := filepath.Abs(".")
	if err != nil {
		return nil, err
	}
	root := repofile.Root(here)
	if root == "" {
		root = here
	}
	scope, err := revision.NewScope(root, paths)
	if err != nil {
		return nil, err
	}
	d, now := newDifference(base, root), newSide()
	results, err := readTree(r, paths)
	d.Failed.Add(err)
	roots := make(repofile.RootPaths)
	var documents []string
	for _, result := range results {
		file := within(root, roots.Of(result.Document.File.Path))
		documents = append(documents, file)
		d.take(now, file, result)
	}
	for i, b := range blocks {
		blocks[i].Document = within(root, b.Document)
	}
	blocks = slices.DeleteFunc(blocks, func(b compare.Block) bool { return !scope.Holds(b.Document) })
	d.conclude(&side{blocks: blocks}, now, r.TreeOf(root, documents), today)
	return d, nil
}

// within is a path from the root. Where there is no repository, a listing has paths as the user wrote them.
func within(root, file string) string {
	if !filepath.IsAbs(filepath.FromSlash(file)) {
		return file
	}
	rel, err := filepath.Rel(root, filepath.FromSlash(file))
	if err != nil || !filepath.IsLocal(rel) {
		return file
	}
	return filepath.ToSlash(rel)
}

// readTree finds the threats of the documents that paths name, several at a time. The error is a [failure.List].
func readTree(r *revision.Reader, paths []string) ([]*trustseam.Result, error) {
	found := walk.Documents(paths, r.Allowance)
	failed := found.Failed
	all, err := walk.Each(r.Allowance, found.Paths, func(file string) (*trustseam.Result, error) {
		text, err := walk.Read(file)
		if err != nil || !walk.Ours(text) {
			return nil, err
		}
		set, err := r.InTree(filepath.Dir(file))
		if err != nil {
			return nil, err
		}
		return set.Project.Analyze(file, text)
	})
	failed.Add(err)
	return all, failed.Err()
}
