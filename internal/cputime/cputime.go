// Package cputime tells how much CPU time a process has used. Whether a limit on it is
// exceeded does not depend on what else the machine does; for a limit on clock time, it does.
package cputime

import "time"

// Own returns the CPU time that this process has used so far: all its threads, in
// user mode and in the kernel. If the system does not tell, it is the time since
// the program began, which is never less for one thread.
func Own() time.Duration { return own() }

// Of returns the CPU time that another process has used so far, and whether the
// system shows it: Linux does if /proc is mounted, and Windows does. macOS shows
// it only to C programs, so there, and on the BSDs, a process has to look at
// itself.
func Of(pid int) (time.Duration, bool) { return of(pid) }
