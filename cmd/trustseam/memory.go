package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/trustseam/trustseam/internal/config"
	"github.com/trustseam/trustseam/internal/memo"
	"github.com/trustseam/trustseam/internal/pipeline"
	"github.com/trustseam/trustseam/internal/wasmcache"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// memory is what earlier checks have found in order. A nil memory knows nothing.
type memory struct {
	*memo.Memo
	program []byte // what else than files and configuration a check depends on
}

// openMemory returns the memory for checks with these flags, or nil where none is
// kept. In CI every check is made in full: what another run says it has seen
// proves nothing.
func openMemory(failOn string) *memory {
	if os.Getenv("CI") != "" || wasmcache.Dir() == "" {
		return nil
	}
	program, err := os.Executable()
	if err != nil {
		return nil
	}
	info, err := os.Stat(program)
	if err != nil {
		return nil
	}
	about := fmt.Sprintln(version(), info.Size(), info.ModTime().UnixNano(), failOn)
	// The directory above that of the engine is the user's alone; see wasmcache.
	return &memory{memo.Open(filepath.Join(filepath.Dir(wasmcache.Dir()), "checks")), []byte(about)}
}

// configKey is the key of everything that a configuration says.
func configKey(c config.Config) (memo.Key, error) {
	text, err := json.Marshal(c)
	return memo.Sum(text), err
}

// key is that of a document. Its path counts, because messages and pictures depend on it.
func (m *memory) key(path string, text []byte, set settings) memo.Key {
	if m == nil {
		return memo.Key{}
	}
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	return memo.Sum(m.program, set.key[:], []byte(path), text)
}

// recall returns a document that is as it was when nothing was wrong with it, its pictures too, or nil.
func (m *memory) recall(path string, text []byte, set settings) *job {
	if m == nil {
		return nil
	}
	key := m.key(path, text, set)
	pictures, ok := m.Find(key)
	if !ok {
		return nil
	}
	file := source.NewFile(path, text)
	j := &job{path: path, key: key, remembered: true,
		Result: &pipeline.Result{Document: &model.Document{File: file}, Before: text, Text: text}}
	for _, p := range pictures {
		at := filepath.Join(filepath.Dir(path), p.Name)
		svg, err := readPicture(at)
		if err != nil || svg == nil || memo.Sum(svg) != p.Sum {
			return nil
		}
		j.pictures = append(j.pictures, &drawing{path: at, existing: svg,
			Picture: pipeline.Picture{Name: p.Name, Block: &model.Block{ID: p.Block}}})
	}
	return j
}

// remember keeps a document about which there is nothing to say, today or on any other day.
func (m *memory) remember(j *job, set settings, said []source.Diagnostic) {
	if m == nil || j.remembered || len(said) > 0 || j.changed() || set.config.Templates != "" || endsSomeDay(j) {
		return
	}
	if len(j.pictures) < len(j.Document.Blocks) {
		return // the pictures are what the ids of the blocks are remembered by
	}
	var pictures []memo.Picture
	for _, d := range j.pictures {
		pictures = append(pictures, memo.Picture{Name: d.Name, Block: d.Block.ID, Sum: memo.Sum(d.existing)})
	}
	m.Add(j.key, pictures)
}

// endsSomeDay reports whether a decision or an assumption of a document holds only for some time.
func endsSomeDay(j *job) bool {
	for _, a := range j.Analyses {
		if len(a.Graph.Assumptions) > 0 {
			return true
		}
		for _, d := range a.Graph.Decisions {
			if _, ok := d.Attrs.Find("until"); ok {
				return true
			}
		}
	}
	return false
}

// save keeps the memory for the next run. That it cannot be kept is no trouble of this one.
func (m *memory) save() {
	if m != nil {
		_ = m.Save()
	}
}
