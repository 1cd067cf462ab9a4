package wasmcache

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// cache makes a cache with one recorded file and returns the directory and the file.
func cache(t *testing.T) (dir, file string) {
	t.Helper()
	dir = t.TempDir()
	inner := filepath.Join(dir, engineDir, "wazero")
	if err := os.MkdirAll(inner, 0o700); err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(inner, "0123")
	write(t, file, "compiled code")
	record(dir)
	return dir, file
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestVerifyKeepsWhatIsSound(t *testing.T) {
	dir, file := cache(t)
	if sound, ok := verify(dir); sound != 1 || !ok {
		t.Fatalf("sound %d, %v; want 1", sound, ok)
	}
	if _, err := os.Stat(file); err != nil {
		t.Error(err)
	}
}

// What was altered is not loaded; it is compiled anew.
//
// Verifies: threat-model/T06@cache
func TestVerifyRemovesWhatIsDamaged(t *testing.T) {
	for name, damage := range map[string]func(t *testing.T, file string){
		"flipped":   func(t *testing.T, file string) { write(t, file, "compiled kode") },
		"truncated": func(t *testing.T, file string) { write(t, file, "compiled") },
		"empty":     func(t *testing.T, file string) { write(t, file, "") },
		"longer":    func(t *testing.T, file string) { write(t, file, "compiled code\x00") },
		"no sum":    func(t *testing.T, file string) { os.Remove(file + sumSuffix) },
		"other sum": func(t *testing.T, file string) { write(t, file+sumSuffix, "0 0\n") },
		"directory": func(t *testing.T, file string) {
			os.Remove(file)
			if err := os.MkdirAll(filepath.Join(file, "x"), 0o700); err != nil {
				t.Fatal(err)
			}
		},
		"link": func(t *testing.T, file string) {
			other := filepath.Join(t.TempDir(), "other")
			write(t, other, "compiled code")
			os.Remove(file)
			if err := os.Symlink(other, file); err != nil {
				t.Skip(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir, file := cache(t)
			damage(t, file)
			if sound, ok := verify(dir); sound != 0 || !ok {
				t.Errorf("sound %d, %v; want 0 and all removed", sound, ok)
			}
			if _, err := os.Lstat(file); !os.IsNotExist(err) {
				t.Errorf("the file is still there: %v", err)
			}
			write(t, file, "compiled again")
			record(dir)
			if sound, _ := verify(dir); sound != 1 {
				t.Error("a cache that was written again is not used")
			}
		})
	}
}

func TestVerifyLeavesWorkOfOthers(t *testing.T) {
	dir, file := cache(t)
	fresh, old := file+".1.tmp", file+".2.tmp"
	write(t, fresh, "half")
	write(t, old, "half")
	long := time.Now().Add(-2 * unfinished)
	if err := os.Chtimes(old, long, long); err != nil {
		t.Fatal(err)
	}
	if sound, ok := verify(dir); sound != 1 || !ok {
		t.Errorf("sound %d, %v", sound, ok)
	}
	if _, err := os.Stat(fresh); err != nil {
		t.Error("what another process writes was removed")
	}
	if _, err := os.Stat(old); err == nil {
		t.Error("what nobody finished is still there")
	}
}

func TestVerifyReplacesPlainFile(t *testing.T) {
	dir, file := cache(t)
	inner := filepath.Dir(file)
	if err := os.RemoveAll(inner); err != nil {
		t.Fatal(err)
	}
	write(t, inner, "no directory")
	if sound, ok := verify(dir); sound != 0 || !ok {
		t.Errorf("sound %d, %v", sound, ok)
	}
	if _, err := os.Lstat(inner); err == nil {
		t.Error("the plain file is still there")
	}
}

func BenchmarkVerify(b *testing.B) {
	dir := b.TempDir()
	inner := filepath.Join(dir, engineDir, "wazero")
	if err := os.MkdirAll(inner, 0o700); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(inner, "0123"), make([]byte, 6<<20), 0o600); err != nil {
		b.Fatal(err)
	}
	record(dir)
	for b.Loop() {
		if sound, _ := verify(dir); sound != 1 {
			b.Fatal("not sound")
		}
	}
}
