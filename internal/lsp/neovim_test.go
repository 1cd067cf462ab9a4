package lsp

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"
)

// Neovim answers a question by a code action, renames an id by its own command, and saves: the flows, the decision and
// the columns follow, and the earlier id is written down.
func TestNeovimChangesADocument(t *testing.T) {
	nvim := testenv.Needs(t, "nvim")
	script, err := filepath.Abs("testdata/editors/change.lua")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("testdata/editors/design.md")
	if err != nil {
		t.Fatal(err)
	}
	// One document with the line ends of each kind of system, each as Neovim reads it by itself.
	for name, end := range map[string]string{"LF": "\n", "CRLF": "\r\n"} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "design.md")
			if err := os.WriteFile(path, []byte(strings.ReplaceAll(string(text), "\n", end)), 0o644); err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command(nvim, "--clean", "--headless", "-n", "-S", script, "design.md")
			cmd.Dir, cmd.Env = dir, append(os.Environ(), "TRUSTSEAM="+os.Args[0], as+"="+asServer, "XDG_STATE_HOME="+dir, "XDG_CACHE_HOME="+dir)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			want := strings.NewReplacer(
				"actor   user: Customer 🙂", "actor   buyer: Customer 🙂 | was=user",
				"process web:  Web", "process web:   Web",
				"user -> web:  Order 🙂  | https data=order", "buyer -> web:   Order 🙂  | https data=order limit=rate",
				"web  -> user: Answer", "web   -> buyer: Answer",
				"covers=web,user,user-web", "covers=web,buyer,buyer-web",
				"\n", end,
			).Replace(string(text))
			got, err := os.ReadFile(path)
			if err != nil || string(got) != want {
				t.Errorf("%v\n%q\n%q", err, got, want)
			}
		})
	}
}
