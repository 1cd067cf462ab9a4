package model

import "strings"

// Protocol is what the name of a protocol tells about its transport.
type Protocol struct {
	Name string
	// Encryption is "tls", "none", or "" if the name does not tell.
	Encryption string
	// HTTP is true if responses carry an HTTP status.
	HTTP bool
	// Mutual is true when both ends prove who they are.
	Mutual bool
	// HostKeys is true when the server is known by a key that each caller has to know beforehand, and not by a certificate.
	HostKeys bool
	// Local is true when nothing leaves the machine.
	Local bool
}

// protocols are those that may be written as a bare word. protocol= takes any
// other text, which tells nothing. A name that merely often runs over TLS (sql,
// amqp, grpc) says nothing about encryption: that remains a question.
var protocols = []Protocol{
	{Name: "https", Encryption: "tls", HTTP: true}, {Name: "wss", Encryption: "tls", HTTP: true}, {Name: "grpcs", Encryption: "tls"},
	{Name: "tls", Encryption: "tls"}, {Name: "ssh", Encryption: "tls", HostKeys: true}, {Name: "sftp", Encryption: "tls", HostKeys: true},
	{Name: "ldaps", Encryption: "tls"}, {Name: "amqps", Encryption: "tls"}, {Name: "mqtts", Encryption: "tls"},
	{Name: "smtps", Encryption: "tls"}, {Name: "quic", Encryption: "tls"}, {Name: "wireguard", Encryption: "tls"},
	{Name: "mtls", Encryption: "tls", Mutual: true},
	{Name: "http", Encryption: "none", HTTP: true}, {Name: "ws", Encryption: "none", HTTP: true}, {Name: "h2c", Encryption: "none", HTTP: true}, {Name: "ftp", Encryption: "none"},
	{Name: "telnet", Encryption: "none"}, {Name: "can", Encryption: "none"},
	{Name: "grpc"}, {Name: "sql"}, {Name: "amqp"}, {Name: "kafka"}, {Name: "redis"}, {Name: "smtp"}, {Name: "mqtt"},
	{Name: "tcp"}, {Name: "udp"}, {Name: "ldap"}, {Name: "dns"}, {Name: "nats"}, {Name: "nfs"}, {Name: "smb"}, {Name: "rdp"},
	{Name: "imaps", Encryption: "tls"}, {Name: "pop3s", Encryption: "tls"}, {Name: "rtsps", Encryption: "tls"},
	{Name: "sips", Encryption: "tls"}, {Name: "webrtc", Encryption: "tls"},
	{Name: "imap"}, {Name: "pop3"}, {Name: "rtsp"}, {Name: "sip"}, {Name: "cql"}, {Name: "mysql"}, {Name: "postgres"}, {Name: "mongodb"},
	{Name: "file", Local: true}, {Name: "loopback", Local: true}, {Name: "ipc", Local: true}, {Name: "env", Local: true}, {Name: "unix", Local: true},
	{Name: "bus", Local: true}, {Name: "usb", Local: true}, {Name: "memory", Local: true},
}

// LookupProtocol returns what the name of a protocol tells, ignoring case.
func LookupProtocol(name string) (Protocol, bool) {
	name = strings.ToLower(name)
	for _, p := range protocols {
		if p.Name == name {
			return p, true
		}
	}
	return Protocol{}, false
}

// inProcess are words for a call that stays in one process.
var inProcess = []string{"function call", "function calls", "method call", "method calls", "library call", "library calls", "shared library", "in process", "in process call", "same process", "direct call", "subroutine call", "plugin call", "plug in call", "jni", "ffi"}

// InProcess reports whether the text of a protocol says that a call stays in one process: caller and callee share its
// memory, its rights and its account.
func InProcess(text string) bool {
	return Normalize(text) == "library" || text != "" && HasWord(text, inProcess...) && !HasWord(text, "remote")
}

// streams are words for what programs of one machine talk over: a stream, a pipe or a socket in its file system, or that one starts the other,
// also within a container of the machine.
var streams = []string{"stdout", "stderr", "stdin", "stdio", "journald", "named pipe", "unix socket", "unix domain socket", "domain socket", "unix pipe", "shared memory", "dbus", "d bus", "container start", "start container", "process start", "fork", "subprocess", "child process", "docker exec", "podman exec", "compose exec", "container exec", "nsenter"}

// OnMachine reports whether the text of a protocol says that nothing leaves the machine, whatever is spoken there.
func OnMachine(text string) bool {
	switch Normalize(text) {
	case "":
		return false
	case "pipe", "fifo", "journal":
		return true
	}
	return HasWord(text, streams...) && !HasWord(text, "remote")
}

// NamedProtocols returns the protocols that a free text names: http and https for "HTTP or HTTPS".
func NamedProtocols(text string) []Protocol {
	var named []Protocol
	for _, word := range strings.Fields(Normalize(text)) {
		if p, ok := LookupProtocol(word); ok {
			named = append(named, p)
		}
	}
	return named
}

func protocolWords() []string {
	words := make([]string, len(protocols))
	for i, p := range protocols {
		words[i] = p.Name
	}
	return words
}
