package cputime

import (
	"syscall"
	"time"
)

// queryLimitedInformation is PROCESS_QUERY_LIMITED_INFORMATION of winnt.h, the least
// right with which GetProcessTimes answers.
const queryLimitedInformation = 0x1000

func own() time.Duration {
	self, err := syscall.GetCurrentProcess()
	if err != nil {
		return 0
	}
	used, _ := times(self)
	return used
}

func of(pid int) (time.Duration, bool) {
	process, err := syscall.OpenProcess(queryLimitedInformation, false, uint32(pid))
	if err != nil {
		return 0, false
	}
	defer func() { _ = syscall.CloseHandle(process) }()
	return times(process)
}

// times returns the sum of the two times of a process, which Windows gives in units of 100 ns.
func times(process syscall.Handle) (time.Duration, bool) {
	var created, exited, kernel, user syscall.Filetime
	if err := syscall.GetProcessTimes(process, &created, &exited, &kernel, &user); err != nil {
		return 0, false
	}
	return units(kernel) + units(user), true
}

// units converts a duration. Filetime.Nanoseconds would take it for a date.
func units(t syscall.Filetime) time.Duration {
	return time.Duration(int64(t.HighDateTime)<<32|int64(t.LowDateTime)) * 100
}
