package repofile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/trustseam/trustseam/internal/limit"
)

// ReadPicture reads a file that trustseam may have written, such as a picture. It must be a
// regular file and no larger than a picture may be; nil and no error mean that there is none.
func ReadPicture(path string) ([]byte, error) {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errors.New("not a regular file")
	}
	megabytes := fmt.Sprintf("%d MiB", limit.Picture>>20)
	if info.Size() > limit.Picture {
		return nil, errors.New("larger than the limit of " + megabytes)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readTo(f, limit.Picture, megabytes)
}
