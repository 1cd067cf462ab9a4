package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/trustseam/trustseam/internal/memo"
	"github.com/trustseam/trustseam/internal/repofile"
	"github.com/trustseam/trustseam/internal/wasmcache"
	"github.com/trustseam/trustseam/source"
)

// checkCache is what earlier checks found no fault with. A nil one knows nothing.
type checkCache struct {
	*memo.Memo
	program []byte // what a check depends on apart from files and configuration
}

// openCache returns the cache for checks with these flags, or nil where none is
// kept. In CI every check is made in full: what another run says it has seen
// proves nothing.
func openCache(failOn string) *checkCache {
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
	// Only the user can access the directory above the engine's; see wasmcache.
	return &checkCache{memo.Open(filepath.Join(filepath.Dir(wasmcache.Dir()), "checks")), []byte(about)}
}

// key returns the key of a document. It includes the path, because messages and pictures depend on it.
func (c *checkCache) key(d *document) memo.Key {
	if c == nil {
		return memo.Key{}
	}
	path := d.path
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	return memo.Sum(c.program, d.settings.key[:], []byte(path), d.text)
}

// recall returns a document if neither it nor its pictures changed since it had no findings, else nil.
func (c *checkCache) recall(d *document) *job {
	if c == nil {
		return nil
	}
	j := &job{document: *d, key: c.key(d)}
	pictures, ok := c.Find(j.key)
	if !ok {
		return nil
	}
	for _, p := range pictures {
		file := pictureFile{name: p.Name, path: filepath.Join(filepath.Dir(d.path), p.Name), block: p.Block}
		svg, err := repofile.ReadPicture(file.path)
		if err != nil || svg == nil || memo.Sum(svg) != p.Sum {
			return nil
		}
		file.existing = svg
		j.files = append(j.files, file)
	}
	return j
}

// remember stores a document that has no findings, today or on any other day.
func (c *checkCache) remember(j *job, said []source.Diagnostic) {
	if c == nil || j.result == nil || len(said) > 0 || j.result.Changed() || j.settings.project.Config().Templates != "" || j.result.EndsSomeDay() {
		return
	}
	if len(j.files) < len(j.result.Document.Blocks) {
		return // the ids of the blocks are known by the pictures
	}
	var pictures []memo.Picture
	for _, f := range j.files {
		pictures = append(pictures, memo.Picture{Name: f.name, Block: f.block, Sum: memo.Sum(f.existing)})
	}
	c.Add(j.key, pictures)
}

// save keeps the cache for the next run. If that fails, this run does not.
func (c *checkCache) save() {
	if c != nil {
		_ = c.Save()
	}
}
