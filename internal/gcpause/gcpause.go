// Package gcpause stops the garbage collector while the layout engine starts.
//
// The engine's start, before main, allocates twenty million bytes of which nothing can be given back before it is over:
// collecting meanwhile takes a tenth of the time of a check and finds nothing. This package stops the collector while packages
// are initialised, and render/graphviz calls [End] as soon as the engine has started, so that no program notices.
//
// It is apart from wasmcache, which must be initialised before the engine and therefore imports next to nothing. Where
// Go initialises this package after the engine, the start is slower and nothing is wrong.
package gcpause

import "runtime/debug"

// percent is the user's own setting, as [debug.SetGCPercent] returns it.
var percent int

// paused is true until End.
var paused bool

func init() { percent, paused = debug.SetGCPercent(-1), true }

// End gives the garbage collector the user's own setting back. Later calls do nothing.
func End() {
	if paused {
		paused = false
		debug.SetGCPercent(percent)
	}
}
