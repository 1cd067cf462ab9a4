package live

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/preview"
	"github.com/trustseam/trustseam/render/site"
)

// edition has one page.
func edition(text string) preview.Edition {
	return preview.Edition{Pages: map[string]site.File{"a.html": {Name: "a.html", Data: []byte(text), Policy: "default-src 'none'"}}, First: "a.html"}
}

// published is a server with an edition.
func published(t *testing.T, text string) *Server {
	t.Helper()
	s := New()
	publish(t, s, edition(text))
	return s
}

func publish(t *testing.T, s *Server, e preview.Edition) {
	t.Helper()
	if err := s.Publish(e); err != nil {
		t.Fatal(err)
	}
}

// Only pages of this server, and people, get an answer: not the page of a stranger, not one under a name that a
// stranger has made stand for this machine, and nothing but reading.
//
// Verifies: threat-model/T02@local
// Verifies: threat-model/T04@local
func TestGuard(t *testing.T) {
	guarded := newGuard(7317, published(t, "page"))
	for _, c := range []struct {
		method, host, path string
		header             string // name: value
		want               int
	}{
		{"GET", "127.0.0.1:7317", "/a.html", "", 200},
		{"HEAD", "localhost:7317", "/a.html", "", 200},
		{"GET", "[::1]:7317", "/a.html", "", 200},
		{"GET", "localhost:7317", "/a.html", "Origin: http://localhost:7317", 200},
		{"GET", "localhost:7317", "/a.html", "Sec-Fetch-Site: same-origin", 200},
		{"GET", "localhost:7317", "/a.html", "Sec-Fetch-Site: none", 200},

		{"GET", "attacker.example:7317", "/a.html", "", 403}, // DNS rebinding
		{"GET", "attacker.example", "/a.html", "", 403},
		{"GET", "127.0.0.1", "/a.html", "", 403},
		{"GET", "127.0.0.1:80", "/a.html", "", 403},
		{"GET", "localhost:7317.attacker.example", "/a.html", "", 403},
		{"GET", "", "/a.html", "", 403},
		{"GET", "localhost:7317", "/a.html", "Origin: https://attacker.example", 403},
		{"GET", "localhost:7317", "/a.html", "Origin: null", 403},
		{"GET", "localhost:7317", "/a.html", "Origin: http://127.0.0.1:7317", 403},
		{"GET", "localhost:7317", "/-/events", "Origin: http://localhost:3000", 403},
		{"GET", "localhost:7317", "/a.html", "Sec-Fetch-Site: cross-site", 403},
		{"GET", "localhost:7317", "/a.html", "Sec-Fetch-Site: same-site", 403},

		{"POST", "localhost:7317", "/a.html", "", 405},
		{"PUT", "localhost:7317", "/a.html", "", 405},
		{"DELETE", "localhost:7317", "/a.html", "", 405},
		{"OPTIONS", "localhost:7317", "/a.html", "", 405},

		{"GET", "localhost:7317", "/../../etc/passwd", "", 404},
		{"GET", "localhost:7317", "/..%2f..%2fetc%2fpasswd", "", 404},
		{"GET", "localhost:7317", "//a.html", "", 404},
		{"GET", "localhost:7317", "/a.md", "", 404},
		{"GET", "localhost:7317", "/-/live.js", "", 404},
		{"GET", "localhost:7317", "/present/../a.html", "", 404},
		{"GET", "localhost:7317", "/present//attacker.example", "", 404},
	} {
		r := httptest.NewRequest(c.method, "http://localhost:7317"+c.path, nil)
		r.Host = c.host
		if name, value, ok := strings.Cut(c.header, ": "); ok {
			r.Header.Set(name, value)
		}
		w := httptest.NewRecorder()
		guarded.ServeHTTP(w, r)
		if w.Code != c.want {
			t.Errorf("%s %s at %s with %q: %d, want %d", c.method, c.path, c.host, c.header, w.Code, c.want)
		}
		if got := w.Body.String() == "page"; got != (c.want == 200 && c.method == "GET") && c.method != "HEAD" {
			t.Errorf("%s %s at %s with %q: the page is in the answer: %v", c.method, c.path, c.host, c.header, got)
		}
		if csp := w.Header().Get("Content-Security-Policy"); !strings.HasPrefix(csp, "default-src 'none'") || !strings.Contains(csp, "frame-ancestors 'none'") {
			t.Errorf("%s: policy %q", c.path, csp)
		}
		for _, name := range []string{"X-Content-Type-Options", "Cross-Origin-Resource-Policy", "Referrer-Policy", "X-Frame-Options"} {
			if w.Header().Get(name) == "" {
				t.Errorf("%s: no %s", c.path, name)
			}
		}
		if w.Header().Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: others may read it", c.path)
		}
	}
}

// On the port of HTTP itself, browsers do not say it.
func TestGuardOfPort80(t *testing.T) {
	guarded := newGuard(80, published(t, "page"))
	for host, want := range map[string]int{"localhost": 200, "127.0.0.1:80": 200, "attacker.example": 403} {
		r := httptest.NewRequest(http.MethodGet, "/a.html", nil)
		r.Host = host
		w := httptest.NewRecorder()
		guarded.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("%s: %d, want %d", host, w.Code, want)
		}
	}
}
