package live

import (
	"bufio"
	"context"
	"encoding/json"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/preview"
)

// started is a server that listens on a free port, its address, and a function that ends it and returns its error.
func started(t *testing.T, s *Server) (address string, end func() error) {
	t.Helper()
	l, taken, err := Listen(0, true)
	if err != nil || taken {
		t.Fatal(taken, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, l) }()
	end = func() error {
		cancel()
		return <-done
	}
	return "http://" + l.Addr().String() + "/", end
}

// stream reads what a page is told.
type stream struct {
	*bufio.Scanner
	close func() error
}

func listenTo(t *testing.T, address string) stream {
	t.Helper()
	answer, err := http.Get(address + "-/events")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { answer.Body.Close() })
	if got := answer.Header.Get("Content-Type"); got != "text/event-stream" || answer.StatusCode != http.StatusOK {
		t.Fatalf("%d, %s", answer.StatusCode, got)
	}
	return stream{bufio.NewScanner(answer.Body), answer.Body.Close}
}

// next is the next message, or false at the end.
func (s stream) next(t *testing.T) (m message, ok bool) {
	t.Helper()
	for s.Scan() {
		if data, ok := strings.CutPrefix(s.Text(), "data: "); ok {
			if err := json.Unmarshal([]byte(data), &m); err != nil {
				t.Fatal(err)
			}
			return m, true
		}
	}
	return m, false
}

// A page is told of what there is, then of every change, and of none that is no change; when the server ends, so does that.
func TestStream(t *testing.T) {
	s := published(t, "one")
	address, end := started(t, s)
	page := listenTo(t, address)
	first, _ := page.next(t)
	if first.Version == "" || first.Problems == nil {
		t.Errorf("%+v", first)
	}
	publish(t, s, edition("one"))
	broken := edition("one")
	broken.Problems = []preview.Problem{{Place: "a.md:1:2", Message: "`x`\n\ndata: no", Code: "TS001", Suggestion: "y", Line: "x"}}
	broken.More = 3
	publish(t, s, broken)
	second, _ := page.next(t)
	if second.Version == first.Version || len(second.Problems) != 1 || second.Problems[0] != broken.Problems[0] || second.More != 3 {
		t.Errorf("%+v", second)
	}
	publish(t, s, edition("two"))
	third, _ := page.next(t)
	publish(t, s, edition("one"))
	fourth, _ := page.next(t)
	if third.Version == first.Version || fourth.Version != first.Version {
		t.Errorf("%s, then %s, then %s", first.Version, third.Version, fourth.Version)
	}
	// Another server that has the same pages says the same, so that no page is renewed for nothing.
	if other, _, _ := published(t, "one").latest(); version(other, nil) != version(edition("one"), nil) {
		t.Error("the version depends on the server")
	}
	if err := end(); err != nil {
		t.Error(err)
	}
	if m, ok := page.next(t); ok {
		t.Errorf("told after the end: %+v", m)
	}
}

// There is a place for so many pages; one that is closed makes room.
func TestStreamsAreBounded(t *testing.T) {
	s := published(t, "one")
	for range cap(s.streams) {
		s.streams <- struct{}{}
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/-/events", nil))
	if w.Code != http.StatusServiceUnavailable {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	<-s.streams
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	w = httptest.NewRecorder()
	s.tell(w, httptest.NewRequest(http.MethodGet, "/-/events", nil).WithContext(ctx))
	if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "data: {") || len(s.streams) != cap(s.streams)-1 {
		t.Errorf("%d %s, %d taken", w.Code, w.Body, len(s.streams))
	}
}

// Which address leads where.
func TestPages(t *testing.T) {
	s := published(t, "text")
	empty := New()
	publish(t, empty, preview.Edition{})
	for _, c := range []struct {
		server     *Server
		path, want string // a location, or the beginning of the text
	}{
		{s, "/", "/a.html"},
		{s, "/present", "/a.html?present"},
		{s, "/present/", "/a.html?present"},
		{s, "/present/a.html", "/a.html?present"},
		{s, "/present/b.html", "there is no such page"},
		{s, "/a.html", "text"},
		{s, "/favicon.ico", "<svg"},
		{s, "/-/error.svg", "<svg"},
		{empty, "/", "/index.html"},
		{empty, "/index.html", "there is no such page"},
	} {
		w := httptest.NewRecorder()
		c.server.ServeHTTP(w, httptest.NewRequest(http.MethodGet, c.path, nil))
		if got := w.Header().Get("Location"); got != c.want && !strings.HasPrefix(w.Body.String(), c.want) {
			t.Errorf("%s: %d %q %.30s; want %s", c.path, w.Code, got, w.Body, c.want)
		}
	}
}

// A request waits for the first edition.
func TestFirstEdition(t *testing.T) {
	s := New()
	address, end := started(t, s)
	got := make(chan int, 1)
	go func() {
		answer, err := http.Get(address + "a.html")
		if err != nil {
			got <- 0
			return
		}
		answer.Body.Close()
		got <- answer.StatusCode
	}()
	publish(t, s, edition("one"))
	if code := <-got; code != http.StatusOK {
		t.Error(code)
	}
	if err := end(); err != nil {
		t.Error(err)
	}
}

// A port that is taken is an error where it was wished, and otherwise not used.
func TestListen(t *testing.T) {
	first, _, err := Listen(0, true)
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	address := first.Addr().(*net.TCPAddr)
	if !address.IP.IsLoopback() {
		t.Errorf("%s can be reached from elsewhere", address)
	}
	if _, taken, err := Listen(address.Port, true); err == nil || !taken || !strings.Contains(err.Error(), "is taken; without a port, a free one is chosen") {
		t.Errorf("%v, %v", taken, err)
	}
	second, taken, err := Listen(address.Port, false)
	if err != nil || !taken {
		t.Fatal(taken, err)
	}
	defer second.Close()
	if second.Addr().(*net.TCPAddr).Port == address.Port {
		t.Error("one port for two")
	}
}

// One connection more than there are places waits until another ends.
//
// Verifies: threat-model/D01@local
func TestConnectionsAreBounded(t *testing.T) {
	l, _, err := Listen(0, true)
	if err != nil {
		t.Fatal(err)
	}
	b := newBounded(l, 1)
	defer b.Close()
	accepted := make(chan net.Conn)
	go func() {
		for range 2 {
			c, err := b.Accept()
			if err != nil {
				return
			}
			accepted <- c
		}
	}()
	for range 2 {
		c, err := net.Dial("tcp", l.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
	}
	c := <-accepted
	if len(b.places) != 1 {
		t.Errorf("%d places taken", len(b.places))
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	_ = c.Close() // twice frees one place
	(<-accepted).Close()
}

// Headers are bounded in size and in time; nothing else is, for a page that is told of changes.
func TestRequestsAreBounded(t *testing.T) {
	address, end := started(t, published(t, "one"))
	r, err := http.NewRequest(http.MethodGet, address+"a.html", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("X-Long", strings.Repeat("x", 2*limit.RequestHeaders))
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Error(answer.Status)
	}
	if err := end(); err != nil {
		t.Error(err)
	}
	if s := newHTTP(nil); s.ReadHeaderTimeout != limit.RequestTime || s.WriteTimeout != 0 || s.IdleTimeout == 0 {
		t.Errorf("%+v", s)
	}
}
