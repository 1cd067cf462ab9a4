package wasmcache

import (
	"io/fs"
	"os"
	"runtime"
)

// room is how many bytes must be free before the engine may write: its file has six
// to seven million, twice that for a moment, and the engine panics on a full disk.
const room = 16 << 20

// prepare returns a directory that only the user can access and that contains
// nothing damaged, or "" if that is impossible.
func prepare() string {
	if !compiles(runtime.GOOS, runtime.GOARCH) {
		return ""
	}
	base, err := os.UserCacheDir()
	if err != nil || !ours(base) {
		return ""
	}
	own := join(base, "trustseam")
	dir := join(own, version+"-"+runtime.GOOS+"-"+runtime.GOARCH)
	if !private(own) || !private(dir) || !private(join(dir, engineDir)) {
		return ""
	}
	sound, ok := verify(dir)
	if !ok || sound == 0 && !roomy(dir) {
		return ""
	}
	return dir
}

// compiles reports whether the engine compiles for a system at all. Elsewhere it
// is interpreted and keeps nothing.
func compiles(system, processor string) bool {
	switch system {
	case "linux", "darwin", "freebsd", "netbsd", "dragonfly", "windows":
		return processor == "amd64" || processor == "arm64"
	case "solaris", "illumos":
		return processor == "amd64"
	}
	return false
}

// ours reports whether a directory belongs to the user, creating it if
// necessary. Otherwise a program run with the rights of another user, but in the
// home of this one, would leave directories that this one cannot use.
func ours(dir string) bool {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		// It may be on a read-only disk, with a cache in it.
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			return false
		}
	}
	info, err := os.Stat(dir)
	return err == nil && info.IsDir() && owned(info)
}

// private creates a directory that nobody else can enter, or ensures that an
// existing one is like that. Anything that others could have written is discarded.
func private(dir string) bool {
	if err := os.Mkdir(dir, 0o700); err == nil {
		return true
	}
	info, err := os.Lstat(dir) // a link could be redirected at any time
	if err != nil || !info.IsDir() || !owned(info) {
		return false
	}
	mode := info.Mode().Perm()
	if runtime.GOOS == "windows" || mode == 0o700 {
		return true
	}
	if os.Chmod(dir, 0o700) != nil {
		return false
	}
	return mode&0o022 == 0 || os.RemoveAll(dir) == nil && os.Mkdir(dir, 0o700) == nil
}

// roomy reports whether the engine can write its file, by writing as many bytes.
func roomy(dir string) bool {
	f, err := os.CreateTemp(dir, "room.*")
	if err != nil {
		return false
	}
	defer os.Remove(f.Name())
	defer f.Close()
	chunk := make([]byte, 1<<20)
	for range room / len(chunk) {
		if _, err := f.Write(chunk); err != nil {
			return false
		}
	}
	return true
}

// join is filepath.Join for clean names; the package comment says why not filepath.Join.
func join(dir, name string) string { return dir + string(os.PathSeparator) + name }

// regular reports whether an entry is a plain file of the user.
func regular(info fs.FileInfo) bool { return info.Mode().IsRegular() && owned(info) }
