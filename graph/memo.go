package graph

import "sync/atomic"

// Memo keeps what those who read a graph have worked out about one element or flow, by the number of
// the question. A hub is asked the same for each of its flows, and looks through all of them to answer: without
// a memory that is the square of their number. Only what a finished graph decides may be kept.
type Memo struct {
	answers [Questions]atomic.Pointer[any]
}

// Questions is how many there may be.
const Questions = 40

// Remember returns the answer to a question, which is worked out when it is asked first. Without a memo,
// as in a copy that With makes, it is worked out each time.
func Remember[T any](m *Memo, question int, answer func() T) T {
	if m == nil {
		return answer()
	}
	if known := m.answers[question].Load(); known != nil {
		return (*known).(T)
	}
	var found any = answer()
	m.answers[question].Store(&found)
	return found.(T)
}
