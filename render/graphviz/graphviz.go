// Package graphviz runs the dot layout engine. It is the only package that knows which build of Graphviz is
// used, so that a worker process can be put in front of it unnoticed by other packages.
//
// Importing it starts the engine, before main: that takes 25 milliseconds with the engine's compiled code in
// the user's cache directory, and a second or more without. Where no cache can be kept, the engine compiles
// itself every time; it does not fail. While packages are initialised, the variables TMPDIR, TMP and TEMP
// point into that cache. They are the user's own again when main begins.
//
// The engine never gives memory back, about half a megabyte for each layout, cannot be
// interrupted, and may damage its own heap for a bad graph, after which every layout of the process
// may be wrong. A program that draws for strangers, or for days, calls Layout in a process of its own
// that it can throw away, as trustseam does.
//
// # What is promised
//
// [Layout] stays, and is a layout function for the root package.
package graphviz

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"sync"

	engine "github.com/goccy/go-graphviz"
	"github.com/goccy/go-graphviz/gvc"

	"github.com/trustseam/trustseam/internal/gcpause"
	"github.com/trustseam/trustseam/internal/wasmcache"
)

// The engine has started by now, because this package imports it: the environment that wasmcache has changed for it,
// and the garbage collector that gcpause has stopped, are given back before anyone else looks.
func init() {
	wasmcache.Settle()
	gcpause.End()
}

// one lets a single layout run at a time. The engine is one WebAssembly instance
// for the whole process with one heap and no lock of its own: two layouts at
// once corrupt each other, sometimes without an error.
var one sync.Mutex

// start makes the engine's context, once: each would take memory that is never
// returned. It takes the plugins that the engine offers although none of them is
// used, because the engine reads beyond the end of an empty plugin list.
var start = sync.OnceValues(func() (*gvc.Context, error) { return gvc.New(context.Background()) })

// Layout places the graph given in DOT and returns Graphviz's json0: positions in
// points with the y axis upwards, as text in JSON strings. It may be called from
// several goroutines; calls wait for each other.
//
// Text that is not DOT is an error, and so is an empty answer. An answer that
// merely lacks a node or an edge is not noticed here: Graphviz swallows its own
// errors, so the caller has to check that everything has come back.
func Layout(dot []byte) (json0 []byte, err error) {
	one.Lock()
	defer one.Unlock()
	// After a crash inside the engine its Go side dereferences nil. That says
	// nothing about our own state, so it is reported like any other failure.
	defer func() {
		if p := recover(); p != nil {
			json0, err = nil, fmt.Errorf("graphviz failed: %v", p)
		}
	}()
	// An image or a style sheet named in the DOT could otherwise be read from the working directory.
	engine.SetFileSystem(noFiles{})
	return render(context.Background(), dot)
}

// render never frees the graph or its layout. Graphviz 12 writes to freed memory
// while it frees the layout of some graphs with clusters, and every later graph
// of the process is then wrong. The memory, about half a megabyte for a dozen
// nodes, is returned when the process ends. The context is never cancellable:
// cancelling would close the engine for good.
func render(ctx context.Context, dot []byte) ([]byte, error) {
	graph, err := engine.ParseBytes(dot)
	if err != nil {
		return nil, fmt.Errorf("graphviz cannot read the graph: %w", err)
	}
	if graph == nil {
		return nil, errors.New("graphviz found no graph")
	}
	gv, err := start()
	if err != nil {
		return nil, fmt.Errorf("graphviz did not start: %w", err)
	}
	if err := gv.Layout(ctx, graph, "dot"); err != nil {
		return nil, fmt.Errorf("graphviz cannot place the graph: %w", err)
	}
	var out bytes.Buffer
	if err := gv.RenderData(ctx, graph, "json0", &out); err != nil {
		return nil, fmt.Errorf("graphviz cannot write the coordinates: %w", err)
	}
	if len(bytes.TrimSpace(out.Bytes())) == 0 {
		return nil, errors.New("graphviz wrote no coordinates")
	}
	return out.Bytes(), nil
}

// noFiles is a file system without files.
type noFiles struct{}

// Open implements [fs.FS]; it always fails.
func (noFiles) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}
