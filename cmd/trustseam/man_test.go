package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"github.com/trustseam/trustseam/internal/testenv"
)

// manPages are the man pages of the program and its subcommands, by file name.
// They are made here, so that the program itself needs no converter.
func manPages(t *testing.T) map[string][]byte {
	t.Helper()
	pages := make(map[string][]byte)
	root := newRoot(streams{})
	root.InitDefaultCompletionCmd()
	addManPages(t, pages, root)
	return pages
}

func addManPages(t *testing.T, pages map[string][]byte, cmd *cobra.Command) {
	t.Helper()
	cmd.DisableAutoGenTag = true
	cmd.Long = manText(cmd.Long)
	var page bytes.Buffer
	never := time.Time{}
	header := &doc.GenManHeader{Section: "1", Date: &never, Source: "trustseam", Manual: "trustseam"}
	if err := doc.GenMan(cmd, header, &page); err != nil {
		t.Fatal(err)
	}
	pages[strings.ReplaceAll(cmd.CommandPath(), " ", "-")+".1"] = tidyPage(page.Bytes())
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			addManPages(t, pages, c)
		}
	}
}

// manText is a text of --help as markdown: what is indented there is a list.
func manText(help string) string {
	return strings.ReplaceAll(help, "\n  ", "\n      ")
}

var flagParagraph = regexp.MustCompile(`(?m)^(?:\.PP\n)?(\\fB-.*)\n\t`)

// tidyPage leaves out the date, which would change with every release and say
// nothing, and that switches are off; it sets flags as man pages do: what one means
// hangs below it.
func tidyPage(page []byte) []byte {
	page = bytes.Replace(page, []byte(`"Jan 0001"`), []byte(`""`), 1)
	page = bytes.ReplaceAll(page, []byte("[=false]"), nil)
	return flagParagraph.ReplaceAll(page, []byte(".TP\n$1\n"))
}

// docs/man holds the man pages as they are: -update writes them.
func TestManPages(t *testing.T) {
	dir := filepath.Join("..", "..", "docs", "man")
	pages := manPages(t)
	if *update {
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		for name, page := range pages {
			if err := os.WriteFile(filepath.Join(dir, name), page, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	there, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(there) != len(pages) {
		t.Errorf("docs/man has %d pages, want %d", len(there), len(pages))
	}
	for name, page := range pages {
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || !bytes.Equal(got, page) {
			t.Errorf("docs/man/%s is missing or not what --help says; go test ./cmd/trustseam -run TestManPages -update writes it", name)
		}
	}
}

// Programs that read man pages have nothing to say about ours, but that there is no date.
func TestManPagesAreRead(t *testing.T) {
	for _, reader := range [][]string{
		{"groff", "-man", "-ww", "-z", "-Kutf8", "-Tutf8"},
		{"mandoc", "-Tlint", "-Wwarning"},
	} {
		t.Run(reader[0], func(t *testing.T) {
			testenv.Needs(t, reader[0])
			pages, err := filepath.Glob(filepath.Join("..", "..", "docs", "man", "*.1"))
			if err != nil || len(pages) == 0 {
				t.Fatalf("%d pages, %v", len(pages), err)
			}
			for _, page := range pages {
				out, _ := exec.Command(reader[0], append(reader[1:], page)...).CombinedOutput()
				for line := range strings.Lines(string(out)) {
					if !strings.Contains(line, `missing date, using ""`) {
						t.Error(strings.TrimSpace(line))
					}
				}
			}
		})
	}
}
