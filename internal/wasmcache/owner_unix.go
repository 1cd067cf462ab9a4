//go:build unix

package wasmcache

import (
	"io/fs"
	"os"
	"syscall"
)

// owned reports whether something belongs to the user who runs the program.
func owned(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Geteuid()
}
