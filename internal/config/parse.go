package config

import (
	"fmt"

	"github.com/trustseam/trustseam/internal/limit"
)

// Parse reads the text of a configuration that stands in no file, such as one of an earlier commit.
// The error says what is wrong in it.
func Parse(text []byte) (Config, error) {
	if len(text) > limit.Beside {
		return Config{}, fmt.Errorf("larger than the limit of %d KiB", limit.Beside>>10)
	}
	return parse(string(text))
}
