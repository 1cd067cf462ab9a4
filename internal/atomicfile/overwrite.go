package atomicfile

import (
	"fmt"
	"os"
)

// overwrite writes to an open file. The part longer than the old text goes first:
// on a full disk that fails while the old text is still whole. After a later
// failure, the old text is written back. Only a process that is killed, or a
// machine that stops, within these few calls leaves a mixture.
func overwrite(f *os.File, old, data []byte) error {
	if len(data) > len(old) {
		_, err := f.WriteAt(data[len(old):], int64(len(old)))
		if err == nil {
			err = f.Sync()
		}
		if err != nil {
			return restored(f, nil, len(old), err)
		}
	}
	if _, err := f.WriteAt(data[:min(len(old), len(data))], 0); err != nil {
		return restored(f, old, len(old), err)
	}
	if err := f.Truncate(int64(len(data))); err != nil {
		return restored(f, old, len(old), err)
	}
	return f.Sync()
}

// restored undoes a failed write: it writes the first bytes again and restores the length. It
// returns the cause, and says so if the file could not be restored.
func restored(f *os.File, head []byte, length int, cause error) error {
	_, err := f.WriteAt(head, 0)
	if err == nil {
		err = f.Truncate(int64(length))
	}
	if err != nil {
		return fmt.Errorf("%w; the old text could not be written back: %w", cause, err)
	}
	return cause
}
