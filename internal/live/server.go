// Package live serves the pages of a preview on this machine, and tells open pages of every change. What it serves is in
// memory: no address leads to a file, and none changes anything.
package live

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"log"
	"maps"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/preview"
	"github.com/trustseam/trustseam/render/site"
)

//go:embed live.js present.js live.css icon.svg error.svg
var assets embed.FS

// Addition is what every page needs in order to be live.
func Addition() site.Addition {
	return site.Addition{Style: asset("live.css"), Script: asset("live.js") + asset("present.js")}
}

// asset is an embedded file.
func asset(name string) string {
	text, err := assets.ReadFile(name)
	if err != nil {
		return "" // the compiler has embedded it
	}
	return string(text)
}

// Server serves the latest edition.
type Server struct {
	ready   chan struct{} // closed once there is an edition
	closing chan struct{} // closed when the server ends
	streams chan struct{} // a place for each page that is told of changes

	lock    sync.Mutex
	edition preview.Edition
	message []byte        // what pages are told of the edition
	changed chan struct{} // closed when there is another one
}

// New makes a server without an edition: requests wait for the first one.
func New() *Server {
	return &Server{
		ready: make(chan struct{}), closing: make(chan struct{}), changed: make(chan struct{}),
		streams: make(chan struct{}, limit.Streams),
	}
}

// message is what pages are told of an edition, as JSON.
type message struct {
	// Version differs if any page or problem does.
	Version  string            `json:"version"`
	Problems []preview.Problem `json:"problems"`
	More     int               `json:"more"`
}

// Publish replaces the edition. Its error is one of the program's own.
func (s *Server) Publish(e preview.Edition) error {
	m := message{Problems: append([]preview.Problem{}, e.Problems...), More: e.More}
	problems, err := json.Marshal(m)
	if err != nil {
		return err
	}
	m.Version = version(e, problems)
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.message == nil {
		close(s.ready)
	}
	same := string(s.message) == string(text)
	s.edition, s.message = e, text
	if !same {
		close(s.changed)
		s.changed = make(chan struct{})
	}
	return nil
}

// version is a hash over all that pages show.
func version(e preview.Edition, problems []byte) string {
	h := sha256.New()
	// Writing to a hash never fails.
	for _, name := range slices.Sorted(maps.Keys(e.Pages)) {
		sum := sha256.Sum256(e.Pages[name].Data)
		_, _ = io.WriteString(h, name)
		_, _ = h.Write(sum[:])
	}
	_, _ = h.Write(problems)
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// latest is the edition, what pages are told of it, and a channel that is closed when there is another.
func (s *Server) latest() (preview.Edition, []byte, <-chan struct{}) {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.edition, s.message, s.changed
}

// shutdown is how long answers on their way may take when the server ends.
const shutdown = 2 * time.Second

// Serve answers requests until ctx ends.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	server := newHTTP(newGuard(l.Addr().(*net.TCPAddr).Port, s))
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(newBounded(l, limit.Connections)) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	close(s.closing)
	end, cancel := context.WithTimeout(context.Background(), shutdown)
	defer cancel()
	if err := server.Shutdown(end); err != nil {
		return errors.Join(server.Close())
	}
	return nil
}

// newHTTP bounds what a request may take. There is no WriteTimeout: a page is told of changes for as long as it is open.
func newHTTP(handler http.Handler) *http.Server {
	return &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: limit.RequestTime,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    limit.RequestHeaders,
		ErrorLog:          log.New(io.Discard, "", 0),
	}
}

// ServeHTTP answers a request that the guard has let through.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/")
	switch name {
	case "-/icon.svg", "favicon.ico":
		s.image(w, r, "icon.svg")
		return
	case "-/error.svg":
		s.image(w, r, "error.svg")
		return
	}
	select {
	case <-s.ready:
	case <-s.closing:
		return
	case <-r.Context().Done():
		return
	}
	if name == "-/events" {
		s.tell(w, r)
		return
	}
	s.page(w, r, name)
}

func (s *Server) image(w http.ResponseWriter, r *http.Request, name string) {
	w.Header().Set("Content-Type", "image/svg+xml")
	http.ServeContent(w, r, "", time.Time{}, strings.NewReader(asset(name)))
}

// page answers with a page, or says where one is: "/" is that of the newest document, and below "/present" are the same
// pages in large type.
func (s *Server) page(w http.ResponseWriter, r *http.Request, name string) {
	e, _, _ := s.latest()
	first := e.First
	if first == "" {
		first = "index.html"
	}
	presented, presents := strings.CutPrefix(name, "present/")
	file, there := e.Pages[strings.TrimPrefix(name, "present/")]
	switch {
	case name == "":
		http.Redirect(w, r, "/"+first, http.StatusFound)
	case name == "present" || presents && presented == "":
		http.Redirect(w, r, "/"+first+"?present", http.StatusFound)
	case presents && there:
		http.Redirect(w, r, "/"+presented+"?present", http.StatusFound)
	case there:
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", file.Policy+"; frame-ancestors 'none'")
		_, _ = w.Write(file.Data) // whoever asked may be gone
	default:
		http.Error(w, "there is no such page; /index.html lists those that there are", http.StatusNotFound)
	}
}
