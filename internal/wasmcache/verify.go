package wasmcache

import (
	"hash/crc32"
	"io"
	"os"
	"time"
)

// engineDir is go-graphviz's directory in the temporary one. In it, the compiler makes one
// for each of its versions, with one file for each kind of processor.
const engineDir = "go-graphviz"

// sumSuffix marks the file with the checksum of another.
const sumSuffix = ".sum"

// unfinished is the age from which an unfinished file is certainly abandoned.
const unfinished = time.Hour

// verify removes everything from a cache that has changed since an engine started
// from it, and returns how many files are left. ok is false if something bad could
// not be removed: then the cache must not be used.
//
// A checksum is enough, and a signature would be no better: anybody who can write
// here can also replace the program.
func verify(dir string) (sound int, ok bool) {
	ok = true
	for _, path := range entries(join(dir, engineDir)) {
		if !private(path) {
			ok = remove(path) && ok
			continue
		}
		for _, file := range entries(path) {
			switch {
			case hasSuffix(file, sumSuffix):
			case checked(file):
				sound++
			default:
				ok = discard(file) && ok
			}
		}
	}
	return sound, ok
}

// discard removes a file that is not known to be good. A file that another process is
// writing has a name that the engine does not look for, and stays for a while.
func discard(file string) bool {
	if hasSuffix(file, ".tmp") {
		info, err := os.Lstat(file)
		if err != nil || time.Since(info.ModTime()) < unfinished {
			return true
		}
	}
	_ = os.Remove(file + sumSuffix)
	return remove(file)
}

func remove(path string) bool {
	_ = os.RemoveAll(path)
	_, err := os.Lstat(path)
	return os.IsNotExist(err)
}

// checked reports whether a file is the user's and has its recorded checksum.
func checked(file string) bool {
	want, err := os.ReadFile(file + sumSuffix)
	if err != nil {
		return false
	}
	got, ok := sum(file)
	return ok && string(want) == got
}

// record notes the checksums of files that have none yet.
func record(dir string) {
	for _, path := range entries(join(dir, engineDir)) {
		for _, file := range entries(path) {
			if hasSuffix(file, sumSuffix) || hasSuffix(file, ".tmp") {
				continue
			}
			if _, err := os.Lstat(file + sumSuffix); err == nil {
				continue
			}
			if text, ok := sum(file); ok {
				// Without the note the next run compiles again; there is nobody to tell.
				_ = os.WriteFile(file+sumSuffix, []byte(text), 0o600)
			}
		}
	}
}

// sum returns the checksum of a plain file of the user as text. It finds what
// disks, copies and full disks do to a file: every single flipped bit, and every cut.
func sum(file string) (string, bool) {
	info, err := os.Lstat(file)
	if err != nil || !regular(info) {
		return "", false
	}
	f, err := os.Open(file)
	if err != nil {
		return "", false
	}
	defer f.Close()
	hash := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	size, err := io.CopyBuffer(hash, f, make([]byte, 256<<10))
	if err != nil {
		return "", false
	}
	return hexadecimal(uint64(size)) + " " + hexadecimal(uint64(hash.Sum32())) + "\n", true
}

func hexadecimal(n uint64) string {
	text := make([]byte, 16)
	for i := range text {
		text[15-i] = "0123456789abcdef"[n>>(4*i)&15]
	}
	return string(text)
}

// entries lists the paths in a directory; none if it cannot be read.
func entries(dir string) []string {
	list, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	paths := make([]string, 0, len(list))
	for _, e := range list {
		paths = append(paths, join(dir, e.Name()))
	}
	return paths
}

func hasSuffix(text, end string) bool {
	return len(text) >= len(end) && text[len(text)-len(end):] == end
}
