package lsp

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"
)

// A real editor shows what is wrong while its author writes, in the right place, completes and explains.
func TestEditorWhileWriting(t *testing.T) {
	nvim := testenv.Needs(t, "nvim")
	dir := t.TempDir()
	const text = "# Shop 🙂\n\n```dfd\nactor user: Customer\nprocess web: Web\n1. user -> web: Order 🙂 | htps\n```\n"
	if err := os.WriteFile(filepath.Join(dir, "design.md"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	// It is set up as the guide says: with a program of this name on the path.
	if err := os.Symlink(os.Args[0], filepath.Join(dir, "trustseam")); err != nil {
		t.Fatal(err)
	}
	settings := filepath.Join(dir, "init.lua")
	if err := os.WriteFile(settings, []byte(guideSettings(t, "neovim")), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(nvim, "-u", settings, "--headless", "-n", "design.md", "-S", told(t, "write.lua"))
	cmd.Dir = dir
	path := "PATH=" + dir + string(os.PathListSeparator) + os.Getenv("PATH")
	cmd.Env = append(os.Environ(), path, as+"="+asServer, "XDG_STATE_HOME="+dir, "XDG_CONFIG_HOME="+dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// guideSettings are the settings of an editor in the guide.
func guideSettings(t *testing.T, editor string) string {
	t.Helper()
	guide, err := os.ReadFile("../../docs/guides/editors.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(guide), "<!-- tried: "+editor+" -->\n\n```lua\n")
	settings, _, closed := strings.Cut(rest, "```")
	if !found || !closed {
		t.Fatalf("the guide has no settings for %s", editor)
	}
	return settings
}

// Real editors answer a question by a code action, rename an id by their own command, and save: the flows, the decision and
// the columns follow, and the earlier id is written down.
func TestEditors(t *testing.T) {
	t.Run("nvim", func(t *testing.T) {
		checkEditor(t, testenv.Needs(t, "nvim"), "--clean", "--headless", "-n", "-S", told(t, "change.lua"), "design.md")
	})
	// An Emacs alone has neither eglot nor a mode for markdown, so it is tested where somebody says that it has.
	t.Run("emacs", func(t *testing.T) {
		emacs := os.Getenv("TRUSTSEAM_EMACS")
		if emacs == "" {
			t.Skip("TRUSTSEAM_EMACS names no Emacs with eglot and markdown-mode")
		}
		checkEditor(t, emacs, "--batch", "-l", told(t, "change.el"))
	})
}

// told is the path of what an editor is told to do.
func told(t *testing.T, name string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("testdata", "editors", name))
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// checkEditor runs an editor beside a document, once with the line ends of each kind of system.
func checkEditor(t *testing.T, program string, args ...string) {
	text, err := os.ReadFile("testdata/editors/design.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, end := range []string{"\n", "\r\n"} {
		dir := t.TempDir()
		path := filepath.Join(dir, "design.md")
		if err := os.WriteFile(path, []byte(strings.ReplaceAll(string(text), "\n", end)), 0o644); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(program, args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "TRUSTSEAM="+os.Args[0], as+"="+asServer, "XDG_STATE_HOME="+dir)
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
	}
}
