// Trustseam keeps the threat model inside the design document: it reads data
// flow diagrams from markdown and writes the picture, the threats, the acceptance
// criteria and the open questions back into the same file.
package main

import (
	"os"
	"runtime/debug"
)

// lazyCollection is how much memory may grow, in percent, before garbage is
// collected: a run is short, and a tenth of its time would go into collecting.
const lazyCollection = 400

// eagerCollection is the size in bytes from which garbage is collected as often as it takes to stay there.
const eagerCollection = 512 << 20

func main() {
	if isWorker(os.Args) {
		serve()
		return
	}
	debug.SetGCPercent(lazyCollection)
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(eagerCollection)
	}
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
