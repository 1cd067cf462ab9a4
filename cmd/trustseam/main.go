// Trustseam keeps the threat model inside the design document: it reads data
// flow diagrams from markdown and writes the picture, the threats, the acceptance
// criteria and the open questions back into the same file.
package main

import (
	"os"

	"github.com/trustseam/trustseam/internal/wasmcache"
)

func main() {
	wasmcache.Settle()
	if isWorker(os.Args) {
		serve()
		return
	}
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
