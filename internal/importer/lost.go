package importer

import (
	"fmt"
	"slices"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/tree"
)

// Count is a number with its noun: "1 asset", "2 assets".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// Lost counts what a block does not say, by the field of the source, so that a field that every element has is one line of
// the report. Its zero value is ready.
type Lost struct {
	fields []string
	counts map[string]int
	first  map[string]draft.Place
}

// Add counts a value of a field at a place. Of says what has the field: "asset", "link".
func (l *Lost) Add(at draft.Place, of, field string) {
	if l.counts == nil {
		l.counts, l.first = make(map[string]int), make(map[string]draft.Place)
	}
	name := fmt.Sprintf("`%s` of %s", field, of)
	if l.counts[name]++; l.counts[name] == 1 {
		l.fields = append(l.fields, name)
		l.first[name] = at
	}
}

// Unread counts the keys of a map that say something and are none of those that a reader reads. Of says what the map is.
func (l *Lost) Unread(v *tree.Loose, of string, read ...string) {
	for _, key := range v.Keys() {
		if found := v.Get(key); found.Says("false") && !slices.Contains(read, key) {
			l.Add(found.At, of, tree.Quoted(key))
		}
	}
}

// Report adds a remark for each field, in the order in which they were added first.
func (l *Lost) Report(r *draft.Report) {
	for _, name := range l.fields {
		if n := l.counts[name]; n > 1 {
			r.Lose(l.first[name], "%s is not in the block, here and in %d more", name, n-1)
		} else {
			r.Lose(l.first[name], "%s is not in the block", name)
		}
	}
}
