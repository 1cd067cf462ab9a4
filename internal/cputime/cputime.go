// Package cputime tells how much a process has computed. A limit on that is met or
// missed whatever else the machine does; a limit on the time of a clock is not.
package cputime

import "time"

// Own returns the CPU time that this process has used so far: all its threads, in
// user mode and in the kernel. Where a system does not tell, it is the time since
// the program began, which is never less for one thread.
func Own() time.Duration { return own() }

// Of returns the CPU time that another process has used so far, and whether the
// system shows that: Linux does where /proc is mounted, and Windows does. macOS
// shows it to C programs only, so there, and on the BSDs, a process has to look at
// itself.
func Of(pid int) (time.Duration, bool) { return of(pid) }
