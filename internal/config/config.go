// Package config reads trustseam.toml. The nearest file from a document upward
// counts; the search stops at the root of the repository.
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/BurntSushi/toml"
)

// FileName is the name of the configuration file.
const FileName = "trustseam.toml"

// Config is what a project can set.
type Config struct {
	// Insert is "after-block" or "never": whether a block without regions gets them.
	Insert string `toml:"insert"`
	// Markers is "comment" or "link": how markers of new regions are spelled.
	Markers string `toml:"markers"`
	// Link stands before a picture's name in links, for sites that move pages, such as "/docs/".
	Link string `toml:"link"`
	// FullElements and FullFlows are how many elements and flows one picture may
	// hold; a bigger model gets an overview and a picture for each boundary. 0 is the default.
	FullElements int `toml:"full-elements"`
	FullFlows    int `toml:"full-flows"`
}

// Default is what counts without a file.
func Default() Config { return Config{Insert: "after-block", Markers: "comment"} }

// Find returns the configuration for documents in a directory and the file that it
// came from, "" for the default. The error names the file and what is wrong in it.
func Find(dir string) (Config, string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return Config{}, "", err
	}
	for {
		path := filepath.Join(dir, FileName)
		text, err := os.ReadFile(path)
		switch {
		case err == nil:
			c, err := parse(string(text))
			if err != nil {
				return Config{}, path, fmt.Errorf("%s: %w", path, err)
			}
			return c, path, nil
		case !errors.Is(err, fs.ErrNotExist):
			return Config{}, path, err
		}
		if _, err := os.Stat(filepath.Join(dir, ".git")); err == nil {
			return Default(), "", nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return Default(), "", nil
		}
		dir = parent
	}
}

func parse(text string) (Config, error) {
	c := Default()
	meta, err := toml.Decode(text, &c)
	if err != nil {
		return Config{}, err
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return Config{}, fmt.Errorf("unknown key `%s`; allowed are insert, markers, link, full-elements and full-flows", unknown[0])
	}
	for _, choice := range []struct{ key, value, allowed string }{
		{"insert", c.Insert, "after-block never"},
		{"markers", c.Markers, "comment link"},
	} {
		if !oneOf(choice.value, choice.allowed) {
			return Config{}, fmt.Errorf("`%s` is %s, not `%s`", choice.key, strings.Join(strings.Fields(choice.allowed), " or "), choice.value)
		}
	}
	if c.FullElements < 0 || c.FullFlows < 0 {
		return Config{}, errors.New("`full-elements` and `full-flows` are numbers from 1, or 0 for the default")
	}
	if strings.ContainsAny(c.Link, " \t\r\n()<>") {
		return Config{}, fmt.Errorf("`link` is put before a file name in a link; it must not hold blanks or brackets")
	}
	return c, nil
}

func oneOf(value, allowed string) bool {
	for _, a := range strings.Fields(allowed) {
		if a == value {
			return true
		}
	}
	return false
}
