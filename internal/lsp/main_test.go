package lsp

import (
	"fmt"
	"os"
	"os/exec"
	"testing"

	"github.com/trustseam/trustseam/internal/layoutpool"
	"github.com/trustseam/trustseam/internal/testenv"
	"github.com/trustseam/trustseam/render/graphviz"
)

// as is the variable that makes this test program something else, so that tests need no other one.
const as = "TRUSTSEAM_TEST_AS"

// What the test program can be.
const (
	asWorker = "worker" // a layout worker
	asServer = "server" // the server, on standard input and output
)

func TestMain(m *testing.M) {
	switch os.Getenv(as) {
	case asWorker:
		out := os.Stdout
		os.Stdout = os.Stderr
		layoutpool.Serve(os.Stdin, out, graphviz.Layout, os.Exit)
	case asServer:
		if _, err := Serve(os.Stdin, os.Stdout, Options{Version: "test", Today: day, Log: os.Stderr}); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	default:
		os.Exit(testenv.Main{M: m}.Run())
	}
}

// testProgram is this program as something else.
func testProgram(what string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), as+"="+what)
	return cmd
}
