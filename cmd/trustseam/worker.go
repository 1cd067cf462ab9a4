package main

import (
	"os"
	"os/exec"

	"github.com/trustseam/trustseam/internal/layoutpool"
	"github.com/trustseam/trustseam/render/graphviz"
)

// workerArg is the whole command line of a layout worker. It is no subcommand:
// what it reads and writes is private, and may change.
const workerArg = "__layout"

func isWorker(args []string) bool { return len(args) == 2 && args[1] == workerArg }

// serve lays out incoming graphs until the program that started this one is done.
func serve() {
	out := os.Stdout
	// Any other output would look like an answer.
	os.Stdout = os.Stderr
	layoutpool.Serve(os.Stdin, out, graphviz.Layout, os.Exit)
}

// workerCommand starts this program again as a worker.
func workerCommand() *exec.Cmd {
	path, err := os.Executable()
	if err != nil {
		path = os.Args[0]
	}
	cmd := exec.Command(path, workerArg)
	cmd.Args[0] = os.Args[0]
	return cmd
}
