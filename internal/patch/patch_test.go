package patch

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"
)

// Patches of any name do what they say, with git apply and with patch.
func TestUnifiedIsApplied(t *testing.T) {
	for _, tool := range [][]string{{"git", "apply", "-p1"}, {"patch", "-p1"}} {
		t.Run(tool[0], func(t *testing.T) {
			testenv.Needs(t, tool[0])
			for _, name := range []string{"plain.md", "with space.md", "d e/f g.md", " lead.md", "trail .md", "tab\there.md", "line\nfeed.md", `quo"te.md`, `back\slash.md`, "ümläut 設計.md", "-x.md", "a\x1b[1m.md", "::error::x.md", "##[error]x.md", "nbsp\u00a0.md"} {
				for what, c := range map[string]struct{ old, new []byte }{
					"changed": {[]byte("a\nb\nc\n"), []byte("a\nB\nc\n")}, "made": {nil, []byte("a\n")}, "unterminated": {[]byte("a\nb"), []byte("a\nc")},
				} {
					dir := t.TempDir()
					path := filepath.Join(dir, name)
					if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
						t.Fatal(err)
					}
					if c.old != nil {
						if err := os.WriteFile(path, c.old, 0o644); err != nil {
							t.Skip(err) // a name that this system does not have
						}
					}
					cmd := exec.Command(tool[0], tool[1:]...)
					cmd.Dir, cmd.Stdin = dir, strings.NewReader(string(Unified(filepath.ToSlash(name), c.old, c.new)))
					out, err := cmd.CombinedOutput()
					if got, _ := os.ReadFile(path); err != nil || string(got) != string(c.new) {
						t.Errorf("%v, %q %s: %q, %v\n%s", tool, name, what, got, err, out)
					}
				}
			}
		})
	}
}
