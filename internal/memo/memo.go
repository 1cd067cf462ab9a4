// Package memo remembers, from one run to the next, which documents a check had no
// findings about. Only content counts: a document is remembered by a hash of
// everything that the check depends on, so there is nothing to invalidate.
//
// The memory is a hint that makes the next run faster. If anything is wrong with
// it, it counts as empty.
package memo

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Key is a hash over everything that a check of one document depends on.
type Key [sha256.Size]byte

// Sum makes a key from parts. Different parts, or the same text divided differently, give another key.
func Sum(parts ...[]byte) Key {
	h := sha256.New()
	var length [8]byte
	for _, p := range parts {
		binary.BigEndian.PutUint64(length[:], uint64(len(p)))
		// Writing to a hash never fails.
		_, _ = h.Write(length[:])
		_, _ = h.Write(p)
	}
	return Key(h.Sum(nil))
}

// Picture is a file that a remembered document needs unchanged.
type Picture struct {
	Name  string // relative to the document's directory
	Block string // the id of its block
	Sum   Key    // of its content
}

// Memo is the memory of one user. It may be used by several goroutines.
type Memo struct {
	path string

	mu    sync.Mutex
	known map[Key][]Picture
	used  map[Key]bool // those that this run has found or added
	grown bool
}

const (
	// heading is the first line of the file; another format has another one.
	heading = "trustseam memo 1"
	// maxDocuments bounds the file to a few megabytes.
	maxDocuments = 20000
	// maxSize is more bytes than that many documents take.
	maxSize = 16 << 20
)

// Open reads the memory from a file, which need not exist.
func Open(path string) *Memo {
	m := &Memo{path: path, known: make(map[Key][]Picture), used: make(map[Key]bool)}
	if info, err := os.Lstat(path); err != nil || !info.Mode().IsRegular() || info.Size() > maxSize {
		return m
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return m
	}
	if known, ok := parse(text); ok {
		m.known = known
	}
	return m
}

// Find returns the pictures of a remembered document.
func (m *Memo) Find(k Key) ([]Picture, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	pictures, ok := m.known[k]
	if ok {
		m.used[k] = true
	}
	return pictures, ok
}

// Add remembers a document.
func (m *Memo) Add(k Key, pictures []Picture) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.known[k] = pictures
	m.used[k] = true
	m.grown = true
}

// Size returns the number of remembered documents.
func (m *Memo) Size() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.known)
}

// Save writes the memory if there is anything new in it. If there are too many
// documents, those that this run has seen stay. Two runs at once do not damage
// the file; the later one wins.
func (m *Memo) Save() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.grown {
		return nil
	}
	f, err := os.CreateTemp(filepath.Dir(m.path), filepath.Base(m.path)+".*")
	if err != nil {
		return err
	}
	_, err = f.Write(m.text())
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), m.path)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // the first error says more
	}
	return err
}

// text writes a line for each document, and a checksum over them at the end.
func (m *Memo) text() []byte {
	keys := slices.Collect(maps.Keys(m.known))
	slices.SortFunc(keys, func(a, b Key) int {
		if m.used[a] != m.used[b] {
			if m.used[a] {
				return -1
			}
			return 1
		}
		return bytes.Compare(a[:], b[:])
	})
	var out bytes.Buffer
	out.WriteString(heading + "\n")
	for _, k := range keys[:min(len(keys), maxDocuments)] {
		out.WriteString(hex.EncodeToString(k[:]))
		for _, p := range m.known[k] {
			out.WriteString("\t" + hex.EncodeToString(p.Sum[:]) + " " + url.QueryEscape(p.Block) + " " + url.QueryEscape(p.Name))
		}
		out.WriteByte('\n')
	}
	sum := sha256.Sum256(out.Bytes())
	out.WriteString(hex.EncodeToString(sum[:]) + "\n")
	return out.Bytes()
}

// parse reads the output of text. It accepts all of it or nothing.
func parse(text []byte) (map[Key][]Picture, bool) {
	end := len(text) - 2*sha256.Size - 1
	if end < 0 || text[len(text)-1] != '\n' {
		return nil, false
	}
	var sum Key
	if !readKey(&sum, string(text[end:len(text)-1])) || sum != sha256.Sum256(text[:end]) {
		return nil, false
	}
	lines := strings.Split(strings.TrimSuffix(string(text[:end]), "\n"), "\n")
	if lines[0] != heading {
		return nil, false
	}
	known := make(map[Key][]Picture, len(lines))
	for _, line := range lines[1:] {
		fields := strings.Split(line, "\t")
		var k Key
		if !readKey(&k, fields[0]) {
			return nil, false
		}
		pictures := make([]Picture, len(fields)-1)
		for i, field := range fields[1:] {
			if !readPicture(&pictures[i], field) {
				return nil, false
			}
		}
		known[k] = pictures
	}
	return known, true
}

func readPicture(p *Picture, field string) bool {
	parts := strings.Split(field, " ")
	if len(parts) != 3 || !readKey(&p.Sum, parts[0]) {
		return false
	}
	var err, err2 error
	p.Block, err = url.QueryUnescape(parts[1])
	p.Name, err2 = url.QueryUnescape(parts[2])
	return err == nil && err2 == nil
}

func readKey(k *Key, text string) bool {
	raw, err := hex.DecodeString(text)
	return err == nil && copy(k[:], raw) == len(k) && len(raw) == len(k)
}
