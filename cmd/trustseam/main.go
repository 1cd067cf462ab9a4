// Trustseam keeps the threat model inside the design document: it reads data
// flow diagrams from markdown and writes the picture, the threats, the acceptance
// criteria and the open questions back into the same file.
package main

import (
	"os"
	"runtime/debug"
)

// lazyCollection is how much memory may grow, in percent, before garbage is
// collected: a run is short, and collecting would take a tenth of its time.
const lazyCollection = 400

// eagerCollection is the heap size in bytes at which garbage is collected as often as it takes not to exceed it.
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
