package live

import (
	"errors"
	"fmt"
	"net"
	"strconv"
	"sync"
	"syscall"
)

// Port is the port that is taken without a wish: the same one each time, so that an open page finds the next server.
const Port = 7317

// Listen listens on a port of this machine, where nobody else on the network can reach it. If it is wished, a port that
// is taken is an error; otherwise a free one takes its place, and taken is true.
func Listen(port int, wished bool) (l net.Listener, taken bool, err error) {
	l, err = listen(port)
	if err == nil {
		return l, false, nil
	}
	if errors.Is(err, syscall.EADDRINUSE) && !wished {
		l, err = listen(0)
		return l, true, err
	}
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, true, fmt.Errorf("port %d is taken; without a port, a free one is chosen", port)
	}
	return nil, false, fmt.Errorf("port %d: %w", port, err)
}

func listen(port int) (net.Listener, error) {
	return net.Listen("tcp4", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
}

// bounded is a listener with a number of places. Whoever connects while all are taken waits.
type bounded struct {
	net.Listener
	places chan struct{}
}

func newBounded(l net.Listener, places int) *bounded {
	return &bounded{l, make(chan struct{}, places)}
}

// Accept waits for a place, and then for a connection. Closing the listener ends the second alone, and
// the first goes with the connections.
func (b *bounded) Accept() (net.Conn, error) {
	b.places <- struct{}{}
	c, err := b.Listener.Accept()
	if err != nil {
		<-b.places
		return nil, err
	}
	return &placed{Conn: c, free: sync.OnceFunc(func() { <-b.places })}, nil
}

// placed is a connection that has a place until it is closed.
type placed struct {
	net.Conn
	free func()
}

// Close closes the connection and frees its place.
func (p *placed) Close() error {
	defer p.free()
	return p.Conn.Close()
}
