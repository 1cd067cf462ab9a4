package repofile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// PlainFolder makes sure that the folder for pictures is a directory below that of
// the document, as far as it is there. A link could lead anywhere on the machine,
// and a repository may hold what a stranger has put there.
func PlainFolder(dir, folder string) error {
	if folder == "" {
		return nil
	}
	// "workflows" has a meaning only in ".github".
	if full, err := filepath.Abs(dir); err == nil && strings.EqualFold(filepath.Base(full), ".github") {
		if err := CheckFolder(path.Join(path.Base(filepath.ToSlash(full)), folder)); err != nil {
			return fmt.Errorf("%s: `pictures` is a directory for pictures alone: %w", filepath.ToSlash(filepath.Join(dir, folder)), err)
		}
	}
	for part := range strings.SplitSeq(folder, "/") {
		dir = filepath.Join(dir, part)
		info, err := os.Lstat(dir)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case !info.IsDir():
			return fmt.Errorf("%s: not a directory; `pictures` follows no link", filepath.ToSlash(dir))
		}
	}
	return nil
}
