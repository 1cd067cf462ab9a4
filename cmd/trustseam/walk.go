package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// skippedDirectories hold other people's documents or fixtures that are broken on purpose.
var skippedDirectories = []string{"node_modules", "vendor", "testdata"}

var documentExtensions = []string{".md", ".markdown", ".mdx"}

// documents lists the files that the arguments name: a file always, whatever its
// name; of a directory, also written "dir/...", every markdown document below it.
// Paths are cleaned, use "/", and stand in the order of the arguments, walked ones sorted.
func documents(args []string) ([]string, error) {
	if len(args) == 0 {
		args = []string{"."}
	}
	var paths []string
	seen := make(map[string]bool)
	add := func(path string) {
		path = filepath.ToSlash(filepath.Clean(path))
		if !seen[path] {
			seen[path] = true
			paths = append(paths, path)
		}
	}
	for _, arg := range args {
		arg = strings.TrimSuffix(arg, "...")
		if arg == "" {
			arg = "."
		}
		info, err := os.Stat(arg)
		switch {
		case err != nil:
			return nil, err
		case info.IsDir():
			if err := walk(arg, add); err != nil {
				return nil, err
			}
		case !info.Mode().IsRegular():
			return nil, fmt.Errorf("%s: not a regular file or directory", arg)
		default:
			add(arg)
		}
	}
	return paths, nil
}

// walk adds every document below a directory, in lexical order. Links are not followed.
func walk(root string, add func(string)) error {
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path != root && (strings.HasPrefix(d.Name(), ".") || slices.Contains(skippedDirectories, d.Name())):
			return filepath.SkipDir
		case d.Type().IsRegular() && slices.Contains(documentExtensions, strings.ToLower(filepath.Ext(path))):
			add(path)
		}
		return nil
	})
}
