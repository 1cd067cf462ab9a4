// Command build makes the folder of the playground: go run ./internal/playground/build DIR, at the root of the
// repository. It needs Go and npm, and network for npm unless its cache has the layout engine.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/render/site"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "playground:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 1 {
		return errors.New("one argument, the directory to write")
	}
	work, err := os.MkdirTemp("", "trustseam-playground")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if err := os.MkdirAll(args[0], 0o777); err != nil {
		return err
	}
	for _, name := range site.PlaygroundFiles() {
		data, err := makers[name](work)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := os.WriteFile(filepath.Join(args[0], name), data, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// web is where the page is; a maker gets a directory of its own for what it builds.
const web = "internal/playground/web"

var makers = map[string]func(work string) ([]byte, error){
	"playground-examples.json": func(string) ([]byte, error) { return examples() },
	"playground-editor.js":     copied("editor.js"),
	"playground-graphviz.js":   graphviz,
	"playground-link.js":       copied("link.js"),
	"playground-model.js":      func(string) ([]byte, error) { return []byte(site.ContentScript()), nil },
	"playground-notice.txt":    notice,
	"playground-wasm-exec.js":  func(string) ([]byte, error) { return wasmExec() },
	"playground-worker.js":     copied("worker.js"),
	"playground.css":           style,
	site.PlaygroundName:        copied("playground.html"),
	"playground.js":            copied("playground.js"),
	"playground.wasm.gz":       program,
}

func copied(name string) func(string) ([]byte, error) {
	return func(string) ([]byte, error) { return os.ReadFile(filepath.Join(web, name)) }
}

// style is the style sheet of a site's pages, and what the playground adds.
func style(string) ([]byte, error) {
	own, err := os.ReadFile(filepath.Join(web, "playground.css"))
	return append([]byte(site.ContentStyle()+"\n"), own...), err
}

// program builds the pipeline. Compressed by ourselves, it is as small on hosts that compress nothing.
func program(work string) ([]byte, error) {
	wasm := filepath.Join(work, "playground.wasm")
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", wasm, "./cmd/playground")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return nil, err
	}
	data, err := os.ReadFile(wasm)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err = w.Close()
	return out.Bytes(), err
}

// wasmExec is the glue of the Go that builds the program: one of another Go refuses to start it.
func wasmExec() ([]byte, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"))
}

// engine is the package of the layout engine. package-lock.json holds its version and what its bytes hash to.
const engine = "node_modules/@hpcc-js/wasm-graphviz"

// install gets the layout engine from npm and returns its directory.
func install(work string) (string, error) {
	for _, name := range []string{"package.json", "package-lock.json"} {
		data, err := os.ReadFile(filepath.Join(web, name))
		if err != nil {
			return "", err
		}
		if err := os.WriteFile(filepath.Join(work, name), data, 0o666); err != nil {
			return "", err
		}
	}
	npm := exec.Command("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
	npm.Dir = work
	if out, err := npm.CombinedOutput(); err != nil {
		return "", fmt.Errorf("npm ci: %w\n%s", err, out)
	}
	return filepath.Join(work, filepath.FromSlash(engine)), nil
}

func graphviz(work string) ([]byte, error) {
	dir, err := install(work)
	if err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(dir, "dist", "index.js"))
}

// notice says what the page contains of others. It runs after graphviz, whose licence it repeats.
func notice(work string) ([]byte, error) {
	var out []byte
	for _, name := range []string{filepath.Join(web, "notice.txt"), filepath.Join(work, filepath.FromSlash(engine), "LICENSE"), "NOTICE"} {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		out = append(append(out, data...), '\n')
	}
	return out, nil
}

// starts are the documents that a page offers to start from, small ones first.
var starts = []string{"examples/start/design.md", "examples/newsletter/newsletter.md", "examples/webhooks/webhooks.md", "examples/payments/payments.md"}

// example is a document to start from.
type example struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	Text  string `json:"text"`
}

// examples are the blocks of the documents without their prose and regions, which the page makes anew.
func examples() ([]byte, error) {
	project, err := trustseam.Load()
	if err != nil {
		return nil, err
	}
	var all []example
	for _, path := range starts {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		r, err := project.Analyze(path, text)
		if err != nil {
			return nil, err
		}
		e := example{Name: filepath.Base(path)}
		for _, b := range r.Document.Blocks {
			e.Title = b.Title
			if e.Title == "" {
				e.Title = strings.TrimSuffix(e.Name, ".md")
			}
			e.Text += "# " + e.Title + "\n\n" + site.BlockSource(r.Document.File, b)
		}
		all = append(all, e)
	}
	return json.MarshalIndent(all, "", "  ")
}
