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
		{"HTTP/S", "[]", "HTTP/S"},
		{"Websocket Secure", "[]", "Websocket Secure"},
		{"HTTP over TLS", "[]", "HTTP over TLS"},
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

func TestProtocolAttrs(t *testing.T) {
	for _, c := range []struct {
		protocol  string
		encrypted bool
		want      string
	}{
		{"", false, "[]"},
		{"", true, "[encryption=tls]"},
		{"HTTPS", false, "[https]"},
		{"https", true, "[https]"},
		{"HTTP", true, "[http encryption=tls]"},
		{"HTTP/S", true, "[protocol=HTTP/S encryption=tls]"},
		{"TCP 1234", false, `[protocol="TCP 1234"]`},
		{"AMQP/TLS", true, "[amqp encryption=tls]"},
		{"carrier pigeon", false, `[protocol="carrier pigeon"]`},
	} {
		if got := fmt.Sprint(ProtocolAttrs(c.protocol, c.encrypted)); got != c.want {
			t.Errorf("%q, %v: %s, want %s", c.protocol, c.encrypted, got, c.want)
		}
	}
}

func TestEncryption(t *testing.T) {
	for _, c := range []struct {
		protocol  string
		encrypted bool
		want      string
		ok        bool
	}{
		{"", true, "[encryption=tls]", true},
		{"", false, "[encryption=none]", true},
		{"https", true, "[https]", true},
		{"https", false, "[https]", false},
		{"http", true, "[http]", false},
		{"amqp", true, "[amqp encryption=tls]", true},
		{"AMQP/TLS", false, "[amqp encryption=tls]", false},
	} {
		attrs, ok := Encryption(ProtocolAttrs(c.protocol, false), c.encrypted)
		if got := fmt.Sprint(attrs); got != c.want || ok != c.ok {
			t.Errorf("%q, %v: %s, %v; want %s, %v", c.protocol, c.encrypted, got, ok, c.want, c.ok)
		}
	}
}
