package grammar

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/assist"
	"github.com/trustseam/trustseam/internal/testenv"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
)

// groups are the syntax groups in which Vim may show a word of each kind. It cannot know what a value names.
var groups = map[assist.TokenKind]string{
	assist.StatementToken:  "dfdStatement",
	assist.ElementToken:    "dfdElement dfdName",
	assist.BoundaryToken:   "dfdBoundary dfdName",
	assist.FlowToken:       "dfdFlow dfdName",
	assist.DataToken:       "dfdName dfdText",
	assist.AssumptionToken: "dfdAssumption dfdName",
	assist.ThreatToken:     "dfdThreat",
	assist.ArrowToken:      "dfdArrow",
	assist.TextToken:       "dfdLabel dfdEscape",
	assist.KeyToken:        "dfdKey dfdKnown",
	assist.ValueToken:      "dfdWord dfdBare dfdText",
	assist.FreeToken:       "dfdText dfdName",
	assist.CommentToken:    "dfdComment",
}

// In every example, Vim and Neovim show each word of a block as what our own parser takes it for, at its first byte and at
// its last.
func TestVimShowsWhatTheParserReads(t *testing.T) {
	for _, editor := range []struct {
		program string
		args    []string
	}{
		{"vim", []string{"-u", "NONE", "-N", "--not-a-term"}},
		{"nvim", []string{"--clean", "--headless", "-n"}},
	} {
		t.Run(editor.program, func(t *testing.T) {
			program := testenv.Needs(t, editor.program)
			dir := t.TempDir()
			script := vimScript(t, dir)
			cmd := exec.Command(program, append(editor.args, "-S", script)...)
			cmd.Env = append(os.Environ(), "XDG_STATE_HOME="+dir, "TERM=dumb")
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
			wrong, err := os.ReadFile(filepath.Join(dir, "wrong"))
			if err != nil || len(wrong) > 0 {
				t.Errorf("%v\n%s", err, wrong)
			}
		})
	}
}

// vimScript writes a document with all blocks of the repository, and a script that opens it and writes to a file what is
// shown as something else.
func vimScript(t *testing.T, dir string) string {
	t.Helper()
	runtime, err := filepath.Abs(filepath.Join("..", "..", "editors", "vim"))
	if err != nil {
		t.Fatal(err)
	}
	document := filepath.Join(dir, "blocks.md")
	text := blocks(t)
	project, err := trustseam.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := assist.New(project, "blocks.md", []byte(text))
	var script strings.Builder
	fmt.Fprintf(&script, before, runtime, document)
	tokens := s.Tokens()
	if len(tokens) < 1000 {
		t.Fatalf("%d words", len(tokens))
	}
	for _, token := range tokens {
		at := s.File.Position(token.Span.Start)
		fmt.Fprintf(&script, "call Shown(%d, %d, '%s')\ncall Shown(%d, %d, '%[3]s')\n", at.Line, at.Col, groups[token.Kind], at.Line, at.Col+token.Span.Len()-1)
	}
	fmt.Fprintf(&script, "call writefile(g:wrong, '%s')\nqall!\n", filepath.Join(dir, "wrong"))
	path := filepath.Join(dir, "check.vim")
	write(t, document, text)
	write(t, path, script.String())
	return path
}

const before = `set runtimepath^=%s
let g:markdown_fenced_languages = ['dfd']
let g:wrong = []
syntax on
edit %s
setlocal synmaxcol=0
setfiletype markdown
function Shown(line, column, groups)
  let name = synIDattr(synID(a:line, a:column, 1), 'name')
  if index(split(a:groups), name) < 0
    call add(g:wrong, printf('%%d:%%d: %%s, not %%s: %%s', a:line, a:column, name, a:groups, getline(a:line)))
  endif
endfunction
`

// blocks are the different blocks of the repository, one after the other.
func blocks(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	seen := make(map[string]bool)
	for _, root := range []string{"docs", "examples"} {
		err := filepath.WalkDir(filepath.Join("..", "..", root), func(path string, _ fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".md" {
				return err
			}
			text, err := os.ReadFile(path)
			doc, _ := parser.Parse(source.NewFile(path, text))
			for _, b := range doc.Blocks {
				var body strings.Builder
				for _, line := range b.Fence.Body {
					body.WriteString(line.Text + "\n")
				}
				if block := "```dfd\n" + body.String() + "```\n\n"; !seen[block] {
					seen[block] = true
					all.WriteString(block)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
