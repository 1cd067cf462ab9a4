package folder

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/render/site"
)

// complete is a folder with every file.
func complete() fstest.MapFS {
	all := make(fstest.MapFS)
	for _, name := range site.PlaygroundFiles() {
		all[name] = &fstest.MapFile{Data: []byte("of " + name)}
	}
	return all
}

func TestRead(t *testing.T) {
	all := complete()
	all["other.txt"] = &fstest.MapFile{Data: []byte("left alone")}
	files, err := read(all)
	if err != nil || len(files) != len(site.PlaygroundFiles()) {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, f := range files {
		if string(f.Data) != "of "+f.Name || !site.IsPage(f.Name) {
			t.Errorf("%s: %q", f.Name, f.Data)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	missing := complete()
	delete(missing, "playground.wasm.gz")
	directory := complete()
	delete(directory, "playground.js")
	directory["playground.js/x"] = &fstest.MapFile{}
	large := complete()
	large["playground.css"] = &fstest.MapFile{Data: make([]byte, limit.PlaygroundFile+1)}
	for _, c := range []struct {
		from fstest.MapFS
		want string
	}{
		{missing, "`playground.wasm.gz` is missing; `make playground` makes this directory"},
		{large, "`playground.css` is larger than the limit of 64 MiB"},
		{directory, "`playground.js` is not a regular file"},
	} {
		if files, err := read(c.from); err == nil || err.Error() != c.want || files != nil {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
	if _, err := read(nil); err == nil || !strings.HasSuffix(err.Error(), "name the directory, as in --playground=DIR") {
		t.Errorf("a program without it: %v", err)
	}
}

// A directory is named in what is wrong with it.
func TestReadDirectory(t *testing.T) {
	dir := t.TempDir()
	if _, err := Read(dir); err == nil || !strings.Contains(err.Error(), "is missing") || !strings.Contains(err.Error(), filepath.ToSlash(dir)) {
		t.Errorf("an empty directory: %v", err)
	}
	for name, f := range complete() {
		if err := os.WriteFile(filepath.Join(dir, name), f.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if files, err := Read(dir); err != nil || len(files) == 0 {
		t.Errorf("%d files, %v", len(files), err)
	}
}
