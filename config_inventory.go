package trustseam

import (
	"fmt"
	"io/fs"
)

// Inventory says which manifests of compose, Kubernetes and Terraform a check reads.
type Inventory struct {
	// Paths are patterns, as in .gitignore and from the file's own directory, of the manifests; none are read without.
	Paths []string `toml:"paths,omitempty"`
	// Baseline is a file, relative to the file's own directory, that lists what may stay unclaimed.
	Baseline string `toml:"baseline,omitempty"`
}

func (i Inventory) check() error {
	if i.Baseline != "" && (!fs.ValidPath(i.Baseline) || i.Baseline == ".") {
		return fmt.Errorf("`inventory.baseline` is a file below that of the configuration, such as \"inventory.txt\", not `%s`", i.Baseline)
	}
	if i.Baseline != "" && len(i.Paths) == 0 {
		return fmt.Errorf("`inventory.baseline` needs `inventory.paths`, which says what is read")
	}
	return nil
}
