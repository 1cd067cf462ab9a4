package importer

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/model"
)

// spellings are names of protocols that people write otherwise than the notation.
var spellings = map[string]string{
	"ssl": "tls", "jdbc": "sql", "odbc": "sql", "tds": "sql", "postgres": "sql", "postgresql": "sql", "mysql": "sql",
	"websocket": "ws", "websockets": "ws", "amqp091": "amqp",
}

// Protocol takes a protocol from the beginning of a label, such as "HTTPS: POST /orders" or "AMQP/TLS", and returns
// the attributes that state it and the rest of the label. A label that is nothing else stays as it is, and one that
// names two protocols, such as "HTTP(S)", states none.
func Protocol(label string) (attrs []draft.Attr, rest string) {
	token, rest := firstToken(label)
	named := protocols(token)
	tls := slices.Contains(named, "tls")
	if len(named) > 1 && tls {
		named = slices.DeleteFunc(named, func(p string) bool { return p == "tls" || p == "tcp" })
	}
	switch {
	case slices.Contains(named, "mtls"):
		return []draft.Attr{{Value: "mtls"}}, orAll(rest, label)
	case len(named) == 0 && tls:
		return []draft.Attr{{Value: "tls"}}, orAll(rest, label)
	case len(named) != 1:
		return nil, label
	}
	if known, _ := model.LookupProtocol(named[0]); known.Encryption == "none" && model.HasWord(rest, "secure", "tls", "ssl", "encrypted") {
		return nil, label // "WebSocket Secure" is no ws
	}
	attrs = []draft.Attr{{Value: named[0]}}
	if known, _ := model.LookupProtocol(named[0]); tls && known.Encryption == "" {
		attrs = append(attrs, draft.Attr{Key: "encryption", Value: "tls"})
	}
	return attrs, orAll(rest, label)
}

// ProtocolAttrs are the attributes that state what a source gives as the protocol of a flow, a word or a text of its own,
// and that the flow is encrypted if the source says so.
func ProtocolAttrs(protocol string, encrypted bool) []draft.Attr {
	protocol = strings.TrimSpace(protocol)
	attrs, rest := Protocol(protocol)
	if rest != protocol || len(attrs) == 0 && protocol != "" {
		attrs = []draft.Attr{{Key: "protocol", Value: protocol}}
	}
	if !encrypted {
		return attrs
	}
	for _, a := range attrs {
		if known, _ := model.LookupProtocol(a.Value); a.Key == "encryption" || a.Key == "" && known.Encryption == "tls" {
			return attrs
		}
	}
	return append(attrs, draft.Attr{Key: "encryption", Value: "tls"})
}

// Encryption adds to the attributes of a flow that it is encrypted, or that it is not, unless its protocol says as much; ok
// is false if the protocol says the opposite, and then nothing is added.
func Encryption(attrs []draft.Attr, encrypted bool) (out []draft.Attr, ok bool) {
	value, implied := "none", ""
	if encrypted {
		value = "tls"
	}
	for _, a := range attrs {
		switch known, _ := model.LookupProtocol(a.Value); {
		case a.Key == "encryption":
			implied = a.Value
		case a.Key == "" && implied == "":
			implied = known.Encryption
		}
	}
	if implied == "" {
		return append(attrs, draft.Attr{Key: "encryption", Value: value}), true
	}
	return attrs, implied == value
}

// protocols lists the protocols in a token; a word that also is plain English, such as "file" or "can", is none.
func protocols(token string) []string {
	if strings.EqualFold(token, "http/s") {
		token = "http(s)"
	}
	var out []string
	if strings.EqualFold(token, "http/s") { // either, as "HTTP(S)"
		token = "http(s)"
	}
	for _, word := range strings.FieldsFunc(strings.ToLower(token), func(r rune) bool { return strings.ContainsRune("/+|;.[]", r) }) {
		if word == "http(s)" {
			out = append(out, "http", "https")
			continue
		}
		word = strings.Trim(word, "()")
		if other, ok := spellings[word]; ok {
			word = other
		}
		if p, ok := model.LookupProtocol(word); ok && !p.Local && word != "can" && !slices.Contains(out, p.Name) {
			out = append(out, p.Name)
		}
	}
	return out
}

// firstToken splits a label after its first word, and takes away what separates the two.
func firstToken(label string) (token, rest string) {
	label = strings.TrimSpace(label)
	at := strings.IndexAny(label, " \t:,")
	if at < 0 {
		return label, ""
	}
	return label[:at], strings.Trim(label[at:], " \t:,-–")
}

func orAll(rest, label string) string {
	if rest == "" {
		return label
	}
	return rest
}

// Word is the attribute that states a protocol: a bare word if the notation has it, else protocol=.
func Word(protocol string) draft.Attr {
	if p, ok := model.LookupProtocol(protocol); ok {
		return draft.Attr{Value: p.Name}
	}
	return draft.Attr{Key: "protocol", Value: protocol}
}
