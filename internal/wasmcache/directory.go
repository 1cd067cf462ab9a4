package wasmcache

import (
	"io/fs"
	"os"
	"runtime"
)

// room is how many bytes must be free before the engine may write: its file has
// six to seven million, twice for a moment, and it panics on a full disk.
const room = 16 << 20

// prepare returns a directory that is the user's alone and holds nothing that is
// damaged, or "" when there can be none.
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
// interprets itself and keeps nothing.
func compiles(system, processor string) bool {
	switch system {
	case "linux", "darwin", "freebsd", "netbsd", "dragonfly", "windows":
		return processor == "amd64" || processor == "arm64"
	case "solaris", "illumos":
		return processor == "amd64"
	}
	return false
}

// ours reports whether a directory belongs to the user, made if it is not there.
// Without this a program run with the rights of another user, but in the home of
// this one, would leave directories that this one cannot use.
func ours(dir string) bool {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		// It may be there on a read-only disk, with a cache in it.
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			return false
		}
	}
	info, err := os.Stat(dir)
	return err == nil && info.IsDir() && owned(info)
}

// private makes a directory that nobody else can enter, or makes sure that the
// one that is there is such. What others could have written is thrown away.
func private(dir string) bool {
	if err := os.Mkdir(dir, 0o700); err == nil {
		return true
	}
	info, err := os.Lstat(dir) // a link could be turned to another place at any time
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

// roomy reports whether the engine can write its file, by writing as much.
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

// join is filepath.Join for names that are clean; see the package comment for why it is not that.
func join(dir, name string) string { return dir + string(os.PathSeparator) + name }

// regular reports whether an entry is a plain file of the user.
func regular(info fs.FileInfo) bool { return info.Mode().IsRegular() && owned(info) }
