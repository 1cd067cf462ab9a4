package main

import (
	"bytes"
	"fmt"
	"path/filepath"

	"github.com/trustseam/trustseam/internal/walk"
	"github.com/trustseam/trustseam/parser"
)

// freeID returns the id that init gives to a block: the name of the document, with a
// number if a block of it or of a document below the working directory already has
// that id. What cannot be read is left to the commands that deal with it.
func (r *runner) freeID(path string) string {
	name := parser.DocumentID(path)
	taken := make(map[string]bool)
	r.takenIDs(path, name, taken)
	for _, other := range walk.Documents(nil, r.allowance).Paths {
		if other != path {
			r.takenIDs(other, name, taken)
		}
	}
	id := name
	for n := 2; taken[id]; n++ {
		id = fmt.Sprintf("%s-%d", name, n)
	}
	return id
}

// takenIDs adds the ids of a document that may collide with a name.
func (r *runner) takenIDs(path, name string, taken map[string]bool) {
	text, err := walk.Read(path)
	if err != nil || !walk.Ours(text) || parser.DocumentID(path) != name && !bytes.Contains(text, []byte(name)) {
		return
	}
	set, err := r.settings(filepath.Dir(path))
	if err != nil {
		return
	}
	for _, id := range set.project.BlockIDs(path, text) {
		taken[id] = true
	}
}
