package graph

import "sync/atomic"

// Memo keeps the answers of analyses about one element or flow, by question number. A hub gets the same
// question for each of its flows and looks through all of them to answer: without a memo the cost is quadratic.
// Only facts of a finished graph may be kept.
type Memo struct {
	answers [Questions]atomic.Pointer[any]
}

// Questions is the maximum number of questions.
const Questions = 64

// Remember returns the answer to a question and computes it on the first call. Without a memo, as in a
// copy made by With, it computes it every time.
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
