package lsp

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"
)

// A real editor with the real program. What its guide says for this version is in the script.
func TestNeovim(t *testing.T) {
	nvim := testenv.Needs(t, "nvim")
	program := testenv.Program(t)
	script, err := filepath.Abs("testdata/nvim.lua")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	const text = "# Shop 🙂\n\n```dfd\nactor user: Customer\nprocess web: Web\n1. user -> web: Order 🙂 | htps\n```\n"
	if err := os.WriteFile(filepath.Join(dir, "design.md"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(nvim, "--clean", "--headless", "-n", "design.md", "-S", script)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "TRUSTSEAM="+program, "XDG_STATE_HOME="+dir, "XDG_CACHE_HOME="+dir, "XDG_DATA_HOME="+dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	} else {
		t.Logf("%s", out)
	}
}
