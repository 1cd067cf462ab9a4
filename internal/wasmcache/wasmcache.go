// Package wasmcache decides where the compiled layout engine is kept between two
// runs of the program.
//
// The engine compiles itself while its package is initialised, long before main,
// and keeps the result in the temporary directory: a shared place with a name that
// everybody knows, from which it would load and execute what another user has put
// there. It has no option for the place, and it panics when the file is damaged,
// belongs to somebody else or cannot be written. All that can be done about it is
// to change the environment before it looks: this package has a directory of the
// user's own ready by then, or none at all, and gives the environment back in Settle, which
// render/graphviz calls as soon as the engine has started. So every program that links the engine
// through that package is spared the panic, whoever wrote it.
//
// The order of initialisation makes that work: Go initialises the first package
// by path among those whose imports are ready. This one imports little and is
// therefore ready while the engine still waits for packages of the standard
// library. After adding an import here, run the test that checks where the
// cache is.
package wasmcache

import "os"

// version names the format of the cache: the versions of go-graphviz and of the
// compiler in it, see go.mod. A new version gets its own directory.
const version = "0.2.10-1.10.1"

// settings are the environment variables that say where temporary files go, on Unix and on Windows.
var settings = [...]string{"TMPDIR", "TMP", "TEMP"}

// before is the user's own environment, kept from init to Settle.
var before struct {
	dir    string // the directory of the cache, "" for none
	values [len(settings)]string
	set    [len(settings)]bool
	// settled is true when the environment was given back: it may be changed from then on.
	settled bool
}

// There is no other moment between the start of the process and that of the engine. The init that
// belongs to this one, after the engine, is in render/graphviz; the only other is that of gcpause.
func init() {
	dir := prepare()
	before.dir = dir
	if dir == "" {
		// A place where nothing can be created: the engine then compiles without a cache, silently.
		dir = os.DevNull + string(os.PathSeparator) + "none"
	}
	for i, name := range settings {
		before.values[i], before.set[i] = os.LookupEnv(name)
		// It cannot fail: the name is fine and no path of ours has a zero byte.
		_ = os.Setenv(name, dir)
	}
}

// Settle gives the rest of the program the user's own temporary directory back,
// and notes the checksum of a cache that has just been written: by now the engine
// has started from it. Later calls do nothing.
func Settle() {
	if before.settled {
		return
	}
	before.settled = true
	for i, name := range settings {
		if before.set[i] {
			_ = os.Setenv(name, before.values[i])
		} else {
			_ = os.Unsetenv(name)
		}
	}
	if before.dir != "" {
		record(before.dir)
	}
}

// Dir returns the directory of the cache, or "" when there is none.
func Dir() string { return before.dir }
