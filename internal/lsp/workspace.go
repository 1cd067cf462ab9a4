package lsp

import (
	"cmp"
	"encoding/json"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/config"
	"github.com/trustseam/trustseam/internal/memo"
	"github.com/trustseam/trustseam/internal/repofile"
)

// workspace is what is around the documents: the folders of the editor, and the configurations in them.
type workspace struct {
	base *trustseam.Project // without a configuration

	lock     sync.Mutex
	roots    []string             // absolute paths
	settings map[string]*settings // by the path of the configuration file
}

// settings are those of one configuration file.
type settings struct {
	key     memo.Key // of everything that it says
	project *trustseam.Project
	problem string // why the file cannot be used, "" if it can
}

// place is where a document is.
type place struct {
	// file is its absolute path, "" for a document that is in no file.
	file string
	// shown is its path in messages: from the folder of the editor that contains it.
	shown string
	// around is what it shares with other documents: its repository, or else the folder of the editor, or its own directory.
	around string
}

// pathOf returns the path of a file with a URI, "" for any other URI.
func pathOf(uri string) string {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" || u.Path == "" {
		return ""
	}
	path := u.Path
	if len(path) > 2 && path[0] == '/' && path[2] == ':' { // a drive of Windows
		path = path[1:]
	}
	if u.Host != "" && u.Host != "localhost" {
		path = "//" + u.Host + path
	}
	return filepath.Clean(filepath.FromSlash(path))
}

// uriOf returns the URI of a file.
func uriOf(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// open sets the folders of the editor.
func (w *workspace) open(uris []string) {
	w.lock.Lock()
	defer w.lock.Unlock()
	w.roots = nil
	for _, uri := range uris {
		if path := pathOf(uri); path != "" {
			w.roots = append(w.roots, path)
		}
	}
}

// change adds folders of the editor and removes some.
func (w *workspace) change(p foldersParams) {
	w.lock.Lock()
	defer w.lock.Unlock()
	for _, f := range p.Event.Removed {
		w.roots = slices.DeleteFunc(w.roots, func(root string) bool { return root == pathOf(f.URI) })
	}
	for _, f := range p.Event.Added {
		if path := pathOf(f.URI); path != "" && !slices.Contains(w.roots, path) {
			w.roots = append(w.roots, path)
		}
	}
}

// place says where a document is.
func (w *workspace) place(uri string) place {
	file := pathOf(uri)
	if file == "" {
		_, name, _ := strings.Cut(uri, ":")
		return place{shown: strings.TrimLeft(name, "/")}
	}
	w.lock.Lock()
	defer w.lock.Unlock()
	p := place{file: file, shown: filepath.ToSlash(file), around: repofile.Root(filepath.Dir(file))}
	for _, root := range w.roots {
		if rel, err := filepath.Rel(root, file); err == nil && filepath.IsLocal(rel) {
			p.shown, p.around = filepath.ToSlash(rel), cmp.Or(p.around, root)
			break
		}
	}
	p.around = cmp.Or(p.around, filepath.Dir(file))
	return p
}

// project is that of a document. It reads the configuration each time, so that no client has to tell when one has
// changed. While a configuration is wrong, what it said before applies, or else what applies without one.
func (w *workspace) project(p place) *trustseam.Project {
	if p.file == "" {
		return w.base
	}
	c, shown, err := config.Find(filepath.Dir(p.file))
	if shown == "" {
		return w.base
	}
	path, absErr := filepath.Abs(shown)
	if absErr != nil {
		return w.base
	}
	w.lock.Lock()
	defer w.lock.Unlock()
	known := w.settings[path]
	if known == nil {
		known = &settings{project: w.base}
		w.settings[path] = known
	}
	if err == nil {
		err = w.renew(known, c, shown)
	}
	known.problem = ""
	if err != nil {
		known.problem = strings.TrimPrefix(err.Error(), shown+": ")
	}
	return known.project
}

// renew brings settings in line with a configuration. The error says why that is not possible.
func (w *workspace) renew(s *settings, c trustseam.Config, shown string) error {
	own, err := config.Templates(c, shown)
	if err != nil {
		return err
	}
	text, err := json.Marshal(c)
	if err != nil {
		return err
	}
	key := memo.Sum(text)
	for _, file := range own {
		key = memo.Sum(key[:], []byte(file.Path), []byte(file.Text))
	}
	if key == s.key {
		return nil
	}
	project, err := w.base.With(c)
	if err == nil {
		project, err = project.WithTemplates(own...)
	}
	if err == nil {
		s.key, s.project = key, project
	}
	return err
}

// forgive forgets what was wrong with the configurations: one may be gone, and the others are read again.
func (w *workspace) forgive() {
	w.lock.Lock()
	defer w.lock.Unlock()
	for _, s := range w.settings {
		s.problem = ""
	}
}

// problems are what is wrong with the configurations that were read, by the path of the file; "" where nothing is.
func (w *workspace) problems() map[string]string {
	w.lock.Lock()
	defer w.lock.Unlock()
	all := make(map[string]string)
	for path, s := range w.settings {
		all[path] = s.problem
	}
	return all
}
