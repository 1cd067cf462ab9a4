package tree

import (
	"math"
	"strconv"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
)

// Loose is a value of a file that is read as far as it goes: one that is asked for as what it is not gives nothing, and
// is noted, so that the reader can report it. A nil Loose is a value that is missing; all methods but Mistakes work on it.
type Loose struct {
	// At is the place in the source: a path such as `detail.diagrams[0]` in JSON, which programs write on one line, a line
	// and column in YAML.
	At    draft.Place
	value *Value
	file  *looseFile
}

// looseFile is what all values of a file share.
type looseFile struct {
	paths    bool
	mistakes []*Error
	noted    map[*Value]bool
}

// Read reads JSON if the text begins with a brace or a bracket, else YAML. The error is an [*Error].
func Read(text []byte) (*Loose, error) {
	v, err := (*Value)(nil), error(nil)
	paths := isJSON(text)
	if paths {
		v, err = JSON(text)
	} else {
		v, err = YAML(text, "")
	}
	if err != nil {
		return nil, err
	}
	return (&looseFile{paths: paths, noted: make(map[*Value]bool)}).loose(v, ""), nil
}

func (f *looseFile) loose(v *Value, path string) *Loose {
	if f.paths {
		return &Loose{draft.Place(path), v, f}
	}
	return &Loose{v.At(), v, f}
}

// Get returns the value at a path of keys, or nil.
func (l *Loose) Get(path ...string) *Loose {
	for _, key := range path {
		if !l.wants(Map) {
			return nil
		}
		v := l.value.Get(key)
		if v == nil {
			return nil
		}
		l = l.file.loose(v, joined(string(l.At), key))
	}
	return l
}

// mostPath bounds a place, in bytes: a path of long keys would be repeated at everything below them.
const mostPath = 200

func joined(path, key string) string {
	if key = Quoted(key); path != "" {
		key = path + "." + key
	}
	if len(key) > mostPath {
		key = strings.ToValidUTF8(key[:mostPath/2], "") + "…"
	}
	return key
}

// Has reports whether there is a value, and it is not null.
func (l *Loose) Has() bool { return l != nil && l.value.Kind != Null }

// Is reports whether the value is of a kind.
func (l *Loose) Is(kind Kind) bool { return l.Has() && l.value.Kind == kind }

// Says reports whether the value says anything, as [Value.Says] does.
func (l *Loose) Says(nothing ...string) bool { return l.Has() && l.value.Says(nothing...) }

// Items returns the values of a list.
func (l *Loose) Items() []*Loose {
	if !l.wants(List) {
		return nil
	}
	items := make([]*Loose, len(l.value.Members))
	for i, m := range l.value.Members {
		items[i] = l.file.loose(m.Value, string(l.At)+"["+strconv.Itoa(i)+"]")
	}
	return items
}

// Maps returns the values of a list that are maps.
func (l *Loose) Maps() []*Loose {
	var maps []*Loose
	for _, item := range l.Items() {
		if item.Is(Map) {
			maps = append(maps, item)
		}
	}
	return maps
}

// Keys returns the keys of a map in the order of the source.
func (l *Loose) Keys() []string {
	if !l.wants(Map) {
		return nil
	}
	keys := make([]string, len(l.value.Members))
	for i, m := range l.value.Members {
		keys[i] = m.Name()
	}
	return keys
}

// Text returns a text, or a number or bool as it is written.
func (l *Loose) Text() string {
	if l.Is(Bool) || l.wants(Text) {
		return l.value.Text
	}
	return ""
}

// True reports whether the value is true. The texts "true" and "false", which some programs write, count too.
func (l *Loose) True() bool {
	if l.Is(Text) && (l.value.Text == "" || strings.EqualFold(l.value.Text, "true") || strings.EqualFold(l.value.Text, "false")) {
		return strings.EqualFold(l.value.Text, "true")
	}
	return l.wants(Bool) && strings.EqualFold(l.value.Text, "true")
}

// Number returns a number that is finite; ok is false if there is none.
func (l *Loose) Number() (n float64, ok bool) {
	if !l.Is(Text) {
		l.wants(Text)
		return 0, false
	}
	n, err := strconv.ParseFloat(l.value.Text, 64)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
		l.note("a number is expected here, not `" + Quoted(l.value.Text) + "`")
		return 0, false
	}
	return n, true
}

// wants reports whether the value is of a kind, and notes it if it is of another.
func (l *Loose) wants(kind Kind) bool {
	if l.Has() && l.value.Kind != kind {
		l.note(kind.String() + " is expected here, not " + l.value.Kind.String())
	}
	return l.Is(kind)
}

func (l *Loose) note(text string) {
	if !l.file.noted[l.value] {
		l.file.noted[l.value] = true
		l.file.mistakes = append(l.file.mistakes, &Error{l.At, text})
	}
}

// Mistakes returns what has been noted about any value of the file since the last call.
func (l *Loose) Mistakes() []*Error {
	mistakes := l.file.mistakes
	l.file.mistakes = nil
	return mistakes
}
