//go:build playground

package folder

import (
	"embed"
	"io/fs"
)

// Releases are built with the tag playground, after `make playground DIR=internal/playground/folder/files`.
//
//go:embed files
var files embed.FS

var builtin = sub(files)

func sub(f embed.FS) fs.FS {
	inside, err := fs.Sub(f, "files")
	if err != nil {
		panic(err) // the name is valid
	}
	return inside
}
