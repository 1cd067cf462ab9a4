package memo

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"sync"
	"testing"
)

func TestSum(t *testing.T) {
	seen := make(map[Key]string)
	for _, parts := range [][]string{{}, {""}, {"", ""}, {"ab"}, {"a", "b"}, {"b", "a"}, {"a", "b", ""}} {
		var all [][]byte
		for _, p := range parts {
			all = append(all, []byte(p))
		}
		k := Sum(all...)
		if other, ok := seen[k]; ok {
			t.Errorf("%q has the key of %s", parts, other)
		}
		seen[k] = fmt.Sprintf("%q", parts)
	}
}

var pictures = []Picture{{Name: "a b\t\n%.svg", Block: "x.y", Sum: Sum([]byte("1"))}, {Name: "ü.svg", Sum: Sum([]byte("2"))}}

// saved is a memory of three documents.
func saved(t *testing.T) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "memo")
	m := Open(path)
	m.Add(Sum([]byte("none")), nil)
	m.Add(Sum([]byte("one")), pictures[:1])
	m.Add(Sum([]byte("two")), pictures)
	if err := m.Save(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestRoundTrip(t *testing.T) {
	m := Open(saved(t))
	for name, want := range map[string][]Picture{"none": {}, "one": pictures[:1], "two": pictures} {
		if got, ok := m.Find(Sum([]byte(name))); !ok || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, %v", name, got, ok)
		}
	}
	if got, ok := m.Find(Sum([]byte("three"))); ok {
		t.Errorf("found %v", got)
	}
}

// Whatever is wrong with the file, it is as if it were empty, and it can be written again.
func TestDamage(t *testing.T) {
	path := saved(t)
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	empty := func(what string) {
		t.Helper()
		m := Open(path)
		if len(m.known) > 0 {
			t.Fatalf("%s: %d documents", what, len(m.known))
		}
	}
	for i := range good {
		bad := append([]byte(nil), good...)
		bad[i] ^= 1
		write(t, path, bad)
		empty(fmt.Sprintf("byte %d", i))
		write(t, path, good[:i])
		empty(fmt.Sprintf("%d bytes", i))
	}
	write(t, path, append(good, '\n'))
	empty("one byte more")
	m := Open(path)
	m.Add(Sum([]byte("new")), nil)
	if err := m.Save(); err != nil || len(Open(path).known) != 1 {
		t.Errorf("%v, %v", err, Open(path).known)
	}
}

func write(t *testing.T, path string, text []byte) {
	t.Helper()
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestOtherFiles(t *testing.T) {
	dir := t.TempDir()
	if m := Open(dir); len(m.known) > 0 {
		t.Error("a directory is remembered")
	}
	link := filepath.Join(dir, "link")
	if err := os.Symlink(saved(t), link); err != nil {
		t.Skip(err)
	}
	if m := Open(link); len(m.known) > 0 {
		t.Error("a link is followed")
	}
	m := Open(filepath.Join(dir, "none", "memo"))
	m.Add(Sum(), nil)
	if err := m.Save(); err == nil {
		t.Error("saved into a directory that does not exist")
	}
}

// Without anything new nothing is written, and of too many documents the latest stay.
func TestSave(t *testing.T) {
	path := filepath.Join(t.TempDir(), "memo")
	if err := Open(path).Save(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("an empty memory was written")
	}
	m := Open(path)
	for i := range maxDocuments {
		m.Add(Sum(fmt.Append(nil, i)), nil)
	}
	if err := m.Save(); err != nil {
		t.Fatal(err)
	}
	m = Open(path)
	m.Add(Sum([]byte("new")), nil)
	m.Find(Sum([]byte("7")))
	if err := m.Save(); err != nil {
		t.Fatal(err)
	}
	m = Open(path)
	for _, name := range []string{"new", "7"} {
		if _, ok := m.Find(Sum([]byte(name))); !ok {
			t.Errorf("%s was forgotten", name)
		}
	}
	if len(m.known) != maxDocuments {
		t.Errorf("%d documents", len(m.known))
	}
}

// Runs that save at once leave one of their memories, whole.
func TestConcurrentSaves(t *testing.T) {
	path := filepath.Join(t.TempDir(), "memo")
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			m := Open(path)
			for k := range 100 {
				m.Add(Sum(fmt.Append(nil, i, k)), pictures)
			}
			if err := m.Save(); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if n := len(Open(path).known); n < 100 {
		t.Errorf("%d documents", n)
	}
	if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 1 {
		t.Errorf("%v, %v", entries, err)
	}
}
