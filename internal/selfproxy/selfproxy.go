// Package selfproxy serves the working tree to the go command as a released module,
// so that tests can install the program as users do, before there is a release.
package selfproxy

import (
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"golang.org/x/mod/module"
	"golang.org/x/mod/zip"
)

// Path and Version identify the working tree as a module.
const (
	Path    = "github.com/trustseam/trustseam"
	Version = "v0.1.0"
)

// Write writes a module proxy into a directory and returns its URL for GOPROXY.
// The module contains the files below root that git tracks or would add, as they
// are on disk; nested modules are left out, as in every module.
func Write(dir, root string) (goproxyURL string, err error) {
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return "", err
	}
	files, err := tree(root)
	if err != nil {
		return "", err
	}
	at := filepath.Join(dir, filepath.FromSlash(Path), "@v")
	if err := os.MkdirAll(at, 0o755); err != nil {
		return "", err
	}
	for name, text := range map[string]string{
		"list":            Version + "\n",
		Version + ".info": fmt.Sprintf("{\"Version\":%q}\n", Version),
		Version + ".mod":  string(mod),
	} {
		if err := os.WriteFile(filepath.Join(at, name), []byte(text), 0o644); err != nil {
			return "", err
		}
	}
	archive, err := os.Create(filepath.Join(at, Version+".zip"))
	if err != nil {
		return "", err
	}
	defer archive.Close()
	if err := zip.Create(archive, module.Version{Path: Path, Version: Version}, files); err != nil {
		return "", err
	}
	return fileURL(dir)
}

// Env returns the variables with which the go command takes the module from the
// proxy at a URL. Modules go to a separate cache below dir, because the tree
// changes but its version does not. Other modules on the machine are used, and only
// missing ones come from its configured proxies.
func Env(dir, goproxyURL string) ([]string, error) {
	out, err := exec.Command("go", "env", "GOMODCACHE", "GOCACHE", "GOPROXY").Output()
	if err != nil {
		return nil, err
	}
	machine := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	downloaded, err := fileURL(filepath.Join(machine[0], "cache", "download"))
	if err != nil {
		return nil, err
	}
	return []string{
		"GOPROXY=" + strings.Join([]string{goproxyURL, downloaded, machine[2]}, ","),
		"GOMODCACHE=" + filepath.Join(dir, "mod"),
		"GOCACHE=" + machine[1],
		// Any of these would bypass the proxy, or ask a database that does not know this version.
		"GOPRIVATE=", "GONOPROXY=", "GONOSUMDB=", "GOSUMDB=off", "GOWORK=off",
		// Without paths in the output, the build cache serves every run; a writable cache can be removed. The linker takes a
		// third less time when it writes nothing for a debugger.
		"GOFLAGS=-trimpath -modcacherw -buildvcs=false -ldflags=-w",
	}, nil
}

// Checkout copies the working tree at root into a directory, as a separate git
// repository with one commit that is tagged with the version.
func Checkout(dir, root string) error {
	files, err := tree(root)
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := copyFile(filepath.Join(dir, filepath.FromSlash(f.Path())), f); err != nil {
			return err
		}
	}
	for _, args := range [][]string{
		{"init", "-q"}, {"add", "--force", "."}, {"commit", "-q", "-m", "The working tree"}, {"tag", Version},
	} {
		cmd := exec.Command("git", args...)
		cmd.Dir, cmd.Env = dir, append(os.Environ(), GitEnv()...)
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("git %s: %w\n%s", args[0], err, out)
		}
	}
	return nil
}

// GitEnv returns the variables with which git commits on any machine, with a
// neutral author and no hooks.
func GitEnv() []string {
	return []string{
		"GIT_CONFIG_GLOBAL=" + os.DevNull, "GIT_CONFIG_SYSTEM=" + os.DevNull,
		"GIT_AUTHOR_NAME=Test", "GIT_AUTHOR_EMAIL=test@example.com",
		"GIT_COMMITTER_NAME=Test", "GIT_COMMITTER_EMAIL=test@example.com",
	}
}

// copyFile copies one file with its mode, creating its directory.
func copyFile(to string, f zip.File) error {
	info, err := f.Lstat()
	if err != nil {
		return err
	}
	in, err := f.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	text, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, text, info.Mode().Perm())
}

// tree lists the files of a working tree.
func tree(root string) ([]zip.File, error) {
	cmd := exec.Command("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("git ls-files in %s: %w", root, err)
	}
	var files []zip.File
	for name := range strings.SplitSeq(strings.TrimSuffix(string(out), "\x00"), "\x00") {
		f := file{root, name}
		if info, err := f.Lstat(); err == nil && info.Mode().IsRegular() { // git also lists deleted files
			files = append(files, f)
		}
	}
	return files, nil
}

// file is a file of the tree by its path with slashes.
type file struct{ root, path string }

func (f file) Path() string                 { return f.path }
func (f file) Lstat() (os.FileInfo, error)  { return os.Lstat(f.onDisk()) }
func (f file) Open() (io.ReadCloser, error) { return os.Open(f.onDisk()) }
func (f file) onDisk() string               { return filepath.Join(f.root, filepath.FromSlash(f.path)) }

// fileURL returns the URL of a directory; on Windows it has three slashes before the drive.
func fileURL(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	path := filepath.ToSlash(dir)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String(), nil
}
