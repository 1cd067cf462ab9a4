package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/config"
)

// printConfig prints the configuration that applies to the first path, with the
// source of each value. change applies the flags and returns their keys, with the
// name of the flag for each.
func printConfig(s streams, args []string, change func(*trustseam.Config) map[string]string) error {
	dir := "."
	if len(args) > 0 && args[0] != "-" {
		dir = args[0]
		if info, err := os.Stat(dir); err != nil {
			return err
		} else if !info.IsDir() {
			dir = filepath.Dir(dir)
		}
	}
	c, path, err := config.Find(dir)
	if err != nil {
		return err
	}
	origins := make(map[string]string)
	for _, key := range c.Set {
		origins[key] = path
	}
	for key, flag := range change(&c) {
		origins[key] = flag
	}
	c.FullElements, c.FullFlows = c.Divides()
	fmt.Fprintf(s.out, "# what counts in %s\n", filepath.ToSlash(filepath.Clean(dir)))
	return config.Print(s.out, c, origins)
}
