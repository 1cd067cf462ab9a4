package watch

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// watching watches some directories. Tests wait for changes as long as it takes, and look themselves often.
func watching(t *testing.T, opt Options, dirs ...string) *Watcher {
	t.Helper()
	opt.Relevant = func(path string) bool { return strings.HasSuffix(path, ".md") }
	opt.Settle = time.Millisecond
	opt.Poll = 5 * time.Millisecond
	w := New(opt)
	t.Cleanup(w.Close)
	if added, _ := w.Set(dirs); !added {
		t.Fatal("nothing was added")
	}
	return w
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// Every way in which a file changes is told, whether the system says so or not.
func TestChanges(t *testing.T) {
	for name, opt := range map[string]Options{"watched": {}, "polled": {Most: -1}} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			a := filepath.Join(dir, "a.md")
			write(t, a, "one")
			w := watching(t, opt, dir)
			for _, step := range []struct {
				name string
				do   func()
			}{
				{"written", func() { write(t, a, "three") }},
				{"replaced", func() {
					write(t, filepath.Join(dir, "4913"), "forty-two")
					must(t, os.Rename(filepath.Join(dir, "4913"), a))
				}},
				{"new", func() { write(t, filepath.Join(dir, "b.md"), "") }},
				{"renamed", func() { must(t, os.Rename(filepath.Join(dir, "b.md"), filepath.Join(dir, "c.md"))) }},
				{"deleted", func() { must(t, os.Remove(a)) }},
				{"a new directory", func() { must(t, os.Mkdir(filepath.Join(dir, "sub"), 0o755)) }},
			} {
				step.do()
				<-w.Changed()
				t.Log(step.name)
				drain(t, w, dir)
			}
		})
	}
}

// drain waits until nothing more is told of earlier changes: until one is told that was made after them.
func drain(t *testing.T, w *Watcher, dir string) {
	t.Helper()
	for i := range 3 {
		write(t, filepath.Join(dir, "mark.md"), strings.Repeat("x", i+1))
		<-w.Changed()
	}
	must(t, os.Remove(filepath.Join(dir, "mark.md")))
	<-w.Changed()
	select {
	case <-w.Changed():
	case <-time.After(20 * time.Millisecond): // a late one makes the next step pass early, and none fail
	}
}

// A directory that comes, goes and comes again is watched each time.
func TestDirectoryThatComesLater(t *testing.T) {
	dir := t.TempDir()
	later := filepath.Join(dir, "later")
	w := watching(t, Options{}, dir, later)
	watched := func() bool {
		w.lock.Lock()
		defer w.lock.Unlock()
		return w.watched[later]
	}
	for range 2 {
		for must(t, os.Mkdir(later, 0o755)); !watched(); w.Set([]string{dir, later}) {
			<-w.Changed()
		}
		write(t, filepath.Join(later, "a.md"), "")
		<-w.Changed()
		for must(t, os.RemoveAll(later)); watched(); {
			<-w.Changed()
		}
		w.Set([]string{dir, later})
	}
}

// More directories than may be watched are looked at, and counted.
func TestMost(t *testing.T) {
	a, b := t.TempDir(), t.TempDir()
	w := watching(t, Options{Most: 1}, a, b)
	added, unwatched := w.Set([]string{a, b})
	if added || unwatched != 1 {
		t.Errorf("%v, %d", added, unwatched)
	}
	for _, dir := range []string{a, b} {
		write(t, filepath.Join(dir, "a.md"), "")
		<-w.Changed()
	}
	if _, unwatched := w.Set([]string{b}); unwatched != 0 {
		t.Error("no room after one has gone")
	}
}

// A directory of another name takes its watches along; one that gets its name is another.
func TestRenamedDirectory(t *testing.T) {
	dir := t.TempDir()
	sub := filepath.Join(dir, "a", "deep")
	must(t, os.MkdirAll(sub, 0o755))
	all := []string{dir, filepath.Join(dir, "a"), sub}
	w := watching(t, Options{}, all...)
	must(t, os.Rename(filepath.Join(dir, "a"), filepath.Join(dir, "b")))
	<-w.Changed()
	must(t, os.MkdirAll(sub, 0o755))
	for i := range 3 { // the system may still tell of the first directory
		<-w.Changed()
		w.Set(all)
		write(t, filepath.Join(sub, "x.md"), strings.Repeat("x", i))
	}
	<-w.Changed()
}
