package walk

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/limit"
)

// A text in memory becomes what its file would.
func TestTextIsAsRead(t *testing.T) {
	filler := strings.Repeat("Text without anything of ours.\n", limit.Document/16)
	for name, text := range map[string]string{
		"small": "Text.\n", "large": filler, "large with a block": filler + "```dfd\nprocess p: P\n```\n", "largest": strings.Repeat("x", limit.Scan+1),
	} {
		path := filepath.Join(t.TempDir(), "a.md")
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		read, wrong := Read(path)
		whole := []byte(text)
		if len(whole) > limit.Scan {
			whole = nil
		}
		got, err := Text(whole)
		if !bytes.Equal(got, read) || (err == nil) != (wrong == nil) || err != nil && !strings.HasSuffix(wrong.Error(), err.Error()) {
			t.Errorf("%s: %d bytes, %v; want %d, %v", name, len(got), err, len(read), wrong)
		}
	}
}
