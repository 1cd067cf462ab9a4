package live

import (
	"fmt"
	"net/http"
	"time"
)

// reconnect is how long a page waits before it asks again, in milliseconds.
const reconnect = 500

// stuck is how long a page may take to read what it is told.
const stuck = 30 * time.Second

// tell tells a page of each edition, beginning with the one that there is: a page that was not there for a while, or that
// another server has made, learns that it is old. What follows faster than it reads is left out.
func (s *Server) tell(w http.ResponseWriter, r *http.Request) {
	select {
	case s.streams <- struct{}{}:
		defer func() { <-s.streams }()
	default:
		http.Error(w, "too many pages are open", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	out := http.NewResponseController(w)
	if _, err := fmt.Fprintf(w, "retry: %d\n", reconnect); err != nil {
		return
	}
	for {
		_, message, changed := s.latest()
		// A writer of a test has no deadline.
		_ = out.SetWriteDeadline(time.Now().Add(stuck))
		if _, err := fmt.Fprintf(w, "data: %s\n\n", message); err != nil || out.Flush() != nil {
			return
		}
		select {
		case <-changed:
		case <-s.closing:
			return
		case <-r.Context().Done():
			return
		}
	}
}
