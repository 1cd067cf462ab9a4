package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam/internal/testenv"
	"github.com/trustseam/trustseam/render/diagram"
)

var update = flag.Bool("update", false, "rewrite what the scripts compare with")

func TestMain(m *testing.M) {
	if isWorker(os.Args) {
		serve()
		return
	}
	testscript.Main(testenv.Main{M: m}, map[string]func(){
		"trustseam": main,
		"bareend":   bareEnd,
		"restamp":   restamp,
		"tempdir":   func() { fmt.Println(os.TempDir()) },
	})
}

// scripts are the files of TestScript: in short mode those that are named after a subcommand.
func scripts(t *testing.T) []string {
	t.Helper()
	all, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	root := newRoot(streams{})
	for _, file := range all {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		if !testing.Short() || slices.ContainsFunc(root.Commands(), func(c *cobra.Command) bool { return c.Name() == name }) {
			files = append(files, file)
		}
	}
	return files
}

// TestScript runs every behaviour of the command: one script each.
func TestScript(t *testing.T) {
	// One cache for all scripts: the engine is compiled once and not in every one of them.
	cache := t.TempDir()
	testscript.Run(t, testscript.Params{
		Files:               scripts(t),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits,
		},
		Setup: func(env *testscript.Env) error {
			for _, name := range []string{"XDG_CACHE_HOME", "HOME", "LocalAppData"} {
				env.Setenv(name, cache)
			}
			// A repository root, so that no configuration above the work directory counts.
			return os.Mkdir(env.WorkDir+"/.git", 0o755)
		},
	})
}

// bareEnd copies a text file with CRLF and without its last line feed: bareend FROM TO
func bareEnd() {
	text, err := os.ReadFile(os.Args[1])
	if err == nil {
		text = bytes.ReplaceAll(bytes.TrimSuffix(text, []byte("\n")), []byte("\n"), []byte("\r\n"))
		err = os.WriteFile(os.Args[2], text, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// exits runs a command and requires an exit code: exits 2 trustseam check missing.md
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARG...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// restamp edits a picture and makes its checksum right, as a forger would: restamp SED FROM TO
func restamp() {
	text, err := exec.Command("sed", os.Args[1], os.Args[2]).Output()
	if err == nil {
		_, body, _ := diagram.Hashes(text)
		text = bytes.Replace(text, []byte(body), []byte(diagram.BodyHash(text)), 1)
		err = os.WriteFile(os.Args[3], text, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
