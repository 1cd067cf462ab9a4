package live

import (
	"net"
	"net/http"
	"strconv"
)

// guard answers those requests alone that come from a page of this server, or from nobody's: a page on the network can
// make a browser ask for any address, also under a name that it has made stand for this machine.
type guard struct {
	hosts map[string]bool
	next  http.Handler
}

// newGuard guards a handler that listens on a port of this machine.
func newGuard(port int, next http.Handler) *guard {
	g := &guard{hosts: make(map[string]bool), next: next}
	for _, name := range []string{"127.0.0.1", "localhost", "::1"} {
		g.hosts[net.JoinHostPort(name, strconv.Itoa(port))] = true
	}
	if port == 80 { // browsers leave this one out
		g.hosts["127.0.0.1"], g.hosts["localhost"], g.hosts["[::1]"] = true, true, true
	}
	return g
}

func (g *guard) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	secure(w.Header())
	switch {
	case !g.hosts[r.Host]:
		http.Error(w, "this server is for 127.0.0.1 and localhost alone", http.StatusForbidden)
	case !own(r):
		http.Error(w, "this server is for its own pages alone; enter the address by hand", http.StatusForbidden)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		w.Header().Set("Connection", "close") // what the request says is not read
		http.Error(w, "this server only reads", http.StatusMethodNotAllowed)
	default:
		g.next.ServeHTTP(w, r)
	}
}

// own reports whether a request comes from a page of this server, or from no page.
func own(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host {
		return false
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "none", "same-origin":
		return true
	}
	return false
}

// secure says what holds for every answer. A page has a policy that allows what it includes.
func secure(h http.Header) {
	h.Set("Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
}
