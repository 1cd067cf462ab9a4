// Package watch says when something changes in directories. It asks the system to say so and looks by itself where that
// does not go: in directories that do not exist yet, and where there are more than the system or [limit.Watches] allows.
package watch

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"

	"github.com/trustseam/trustseam/internal/limit"
)

// Options say what counts as a change.
type Options struct {
	// Relevant reports whether a change of a file counts. New directories always do.
	Relevant func(path string) bool
	// Most is how many directories the system is asked about; default [limit.Watches].
	Most int
	// Settle is how long nothing more may happen before a change is told; default 20 milliseconds. Editors save
	// in several steps.
	Settle time.Duration
	// Poll is the time between two looks at directories that the system does not watch; default 2 seconds.
	Poll time.Duration
}

// The defaults of Options.
const (
	settle = 20 * time.Millisecond
	poll   = 2 * time.Second
)

// patience is how many times as long as to settle a change that never settles is kept back.
const patience = 10

// Watcher watches directories, never files: a file that an editor replaces is another one. Its methods may be called from
// several goroutines.
type Watcher struct {
	opt     Options
	changed chan struct{}
	stop    chan struct{}
	ended   sync.WaitGroup
	system  *fsnotify.Watcher // nil where there is none to be had

	lock    sync.Mutex
	watched map[string]bool
	polled  map[string]string // what was in a directory when it was looked at
}

// New makes a watcher of nothing.
func New(opt Options) *Watcher {
	if opt.Most == 0 {
		opt.Most = limit.Watches
	}
	if opt.Settle == 0 {
		opt.Settle = settle
	}
	if opt.Poll == 0 {
		opt.Poll = poll
	}
	w := &Watcher{opt: opt, changed: make(chan struct{}, 1), stop: make(chan struct{}), watched: make(map[string]bool), polled: make(map[string]string)}
	// Without one, for a user who has too many already, every directory is looked at.
	w.system, _ = fsnotify.NewWatcher()
	w.ended.Go(w.follow)
	return w
}

// Changed gets a value some time after something has changed; several changes may be one.
func (w *Watcher) Changed() <-chan struct{} { return w.changed }

// Close ends it.
func (w *Watcher) Close() {
	close(w.stop)
	w.ended.Wait()
	if w.system != nil {
		w.system.Close()
	}
}

// Set says which directories to watch, by their full names. added is true if some are new: what has changed in them before
// is not told. unwatched is how many existing ones have to be looked at instead.
func (w *Watcher) Set(directories []string) (added bool, unwatched int) {
	w.lock.Lock()
	defer w.lock.Unlock()
	wanted := make(map[string]bool)
	for _, dir := range directories {
		wanted[dir] = true
	}
	for dir := range w.watched {
		if !wanted[dir] {
			w.forget(dir)
		}
	}
	for dir := range w.polled {
		if !wanted[dir] {
			delete(w.polled, dir)
		}
	}
	for _, dir := range slices.Sorted(slices.Values(directories)) {
		if w.watched[dir] {
			continue
		}
		_, known := w.polled[dir]
		if w.watch(dir) {
			added = true
			continue
		}
		now := w.look(dir)
		if !known {
			w.polled[dir], added = now, true
		}
		if now != "" {
			unwatched++
		}
	}
	return added, unwatched
}

// watch asks the system about a directory. The lock is held.
func (w *Watcher) watch(dir string) bool {
	if w.system == nil || len(w.watched) >= w.opt.Most || w.system.Add(dir) != nil {
		return false
	}
	w.watched[dir] = true
	delete(w.polled, dir)
	return true
}

// forget ends the watch of a directory. The lock is held.
func (w *Watcher) forget(dir string) {
	delete(w.watched, dir)
	_ = w.system.Remove(dir) // it may have ended by itself
}

// follow waits for changes until they settle, and tells them.
func (w *Watcher) follow() {
	var events <-chan fsnotify.Event
	var errs <-chan error
	if w.system != nil {
		events, errs = w.system.Events, w.system.Errors
	}
	looks := time.NewTicker(w.opt.Poll)
	defer looks.Stop()
	var settled <-chan time.Time // nil as long as there is nothing to tell
	var first time.Time
	for {
		change := false
		select {
		case <-w.stop:
			return
		case e := <-events:
			change = w.counts(e)
		case <-errs:
			change = true // some were lost
		case <-looks.C:
			change = w.differs()
		case <-settled:
			settled = nil
			w.tell()
		}
		if !change {
			continue
		}
		now := time.Now()
		if settled == nil {
			first = now
		}
		settled = time.After(min(w.opt.Settle, max(0, first.Add(patience*w.opt.Settle).Sub(now))))
	}
}

// tell tells a change, unless one is told already.
func (w *Watcher) tell() {
	select {
	case w.changed <- struct{}{}:
	default:
	}
}

// counts reports whether an event is a change, and forgets directories that are gone.
func (w *Watcher) counts(e fsnotify.Event) bool {
	if e.Op == fsnotify.Chmod {
		return false
	}
	if e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename) {
		if w.gone(e.Name) {
			return true
		}
	}
	if w.opt.Relevant(e.Name) {
		return true
	}
	info, err := os.Lstat(e.Name)
	return err == nil && info.IsDir() && e.Has(fsnotify.Create)
}

// gone forgets a directory that has another name now, or none, with all below it: another may take its name.
func (w *Watcher) gone(dir string) bool {
	w.lock.Lock()
	defer w.lock.Unlock()
	known := w.watched[dir]
	for one := range w.watched {
		if one == dir || strings.HasPrefix(one, dir+string(filepath.Separator)) {
			w.forget(one)
		}
	}
	return known
}

// differs looks at the directories that the system does not watch.
func (w *Watcher) differs() bool {
	w.lock.Lock()
	defer w.lock.Unlock()
	differs := false
	for dir, before := range w.polled {
		if now := w.look(dir); now != before {
			w.polled[dir], differs = now, true
		}
	}
	return differs
}

// look returns what is in a directory as far as it counts, "" if there is none.
func (w *Watcher) look(dir string) string {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return ""
	}
	var b strings.Builder
	b.WriteString("directory\n")
	for _, e := range entries {
		if !e.IsDir() && !w.opt.Relevant(filepath.Join(dir, e.Name())) {
			continue
		}
		b.WriteString(e.Name())
		if info, err := e.Info(); err == nil && !e.IsDir() {
			b.WriteString(info.ModTime().String())
			b.WriteString(info.Mode().String())
			b.WriteString(strconv.FormatInt(info.Size(), 10))
		}
		b.WriteByte('\n')
	}
	return b.String()
}
