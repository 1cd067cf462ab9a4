package git

import (
	"io"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/limit"
)

// What a commit may cost is bounded.
func TestBounds(t *testing.T) {
	const entry = "100644 blob 0123456789012345678901234567890123456789\t"
	any := func(string) bool { return true }
	for _, c := range []struct {
		name, text, says string
		most, files      int
	}{
		{"as many as may be", entry + "a\x00" + entry + "b\x00", "", 2, 2},
		{"too many", entry + "a\x00" + entry + "b\x00", "the commit has more files than the limit of 1", 1, 0},
		{"a long path", entry + strings.Repeat("a", limit.GitPath) + "\x00", "the commit has a path that is longer than the limit of 64 KiB", 2, 0},
		{"cut off", entry + "a", io.ErrUnexpectedEOF.Error(), 2, 0},
		{"others than files", "120000 blob 01\ta\x00160000 commit 01\tb\x00040000 tree 01\tc\x00nonsense\x00", "", 9, 0},
	} {
		files, err := readEntries(strings.NewReader(c.text), c.most, any)
		said := ""
		if err != nil {
			said = err.Error()
		}
		if said != c.says || len(files) != c.files {
			t.Errorf("%s: %v %q, want %d %q", c.name, files, said, c.files, c.says)
		}
	}
	r, err := Open(repository(t))
	if err != nil {
		t.Fatal(err)
	}
	r.patience = 0
	if _, err := r.Commit("HEAD"); err == nil || err.Error() != "git rev-parse takes longer than 0s" {
		t.Errorf("%v", err)
	}
}
