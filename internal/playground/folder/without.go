//go:build !playground

package folder

import "io/fs"

// builtin are the files in the program: none without the tag playground.
var builtin fs.FS
