package importer

import (
	"fmt"
	"testing"
)

func TestProtocol(t *testing.T) {
	for _, c := range []struct{ label, attrs, rest string }{
		{"HTTPS: POST /orders", "[https]", "POST /orders"},
		{"HTTPS", "[https]", "HTTPS"},
		{"AMQP/TLS publish", "[amqp encryption=tls]", "publish"},
		{"TCP/TLS", "[tls]", "TCP/TLS"},
		{"mTLS gRPC", "[mtls]", "gRPC"},
		{"gRPC+mTLS, charge", "[mtls]", "charge"},
		{"SQL over TLS", "[sql]", "over TLS"},
		{"HTTP(S) page", "[]", "HTTP(S) page"},
		{"HTTP/S", "[]", "HTTP/S"},
		{"HTTP/HTTPS", "[]", "HTTP/HTTPS"},
		{"File upload", "[]", "File upload"},
		{"Can read", "[]", "Can read"},
		{"WebSocket - live prices", "[ws]", "live prices"},
		{"", "[]", ""},
	} {
		attrs, rest := Protocol(c.label)
		if got := fmt.Sprint(attrs); got != c.attrs || rest != c.rest {
			t.Errorf("%q: %s, %q; want %s, %q", c.label, got, rest, c.attrs, c.rest)
		}
	}
}
