package model

import "slices"

// Place is a set of statements that an attribute may stand on.
type Place uint

// The statements that take attributes.
const (
	OnData Place = 1 << iota
	OnBoundary
	OnActor
	OnExternal
	OnProcess
	OnStore
	OnFlow
	OnAccept
	OnTransfer
	OnDismiss
	OnMitigate

	OnElement  = OnActor | OnExternal | OnProcess | OnStore
	OnDecision = OnAccept | OnTransfer | OnDismiss | OnMitigate
)

// Attribute is one word of the notation's vocabulary.
type Attribute struct {
	Key string
	On  Place
	// Values are those allowed, worst first where there is an order; nil means free text.
	Values []string
	// Words are the values that may also stand alone, without "key=".
	Words []string
	// Flag is the word that stands alone for the first of Values[len-1] ("crown" for crown=yes), or empty.
	Flag string
	// List is true where several values may be given, separated by commas.
	List bool
	// Help says in half a sentence what the attribute states.
	Help string
}

// vocabulary is the whole of it. The order is the one of the documentation.
var vocabulary = []Attribute{
	{Key: "zone", On: OnBoundary, Values: levelNames[:], Words: levelNames[:], Help: "how much you trust what is inside"},

	{Key: "class", On: OnData | OnElement, Values: []string{"public", "internal", "confidential", "pii", "payment", "health", "credentials", "secret", "code", "control", "log"}, Help: "how sensitive the data is"},
	{Key: "crown", On: OnData | OnElement, Values: []string{"no", "yes"}, Flag: "crown", Help: "a crown jewel: what an attacker is after"},

	{Key: "kind", On: OnElement, Values: []string{"human", "web-ui", "mobile", "cli", "gateway", "web-app", "api", "webhook", "worker", "controller", "lambda", "idp", "admin-ui", "ci", "agent", "llm", "plugin", "runtime", "device", "db", "queue", "cache", "object", "file", "log", "config", "secrets", "code", "registry", "vector-db"}, Help: "what it is; inferred from the name when absent"},
	{Key: "tenants", On: OnElement, Values: []string{"single", "multi"}, Flag: "tenants", Help: "whether several customers share it"},
	{Key: "tech", On: OnBoundary | OnElement, Help: "the technology, shown in the picture"},
	{Key: "path", On: OnProcess | OnExternal | OnFlow, Help: "the path of the endpoint, named in criteria"},
	{Key: "was", On: OnBoundary | OnElement | OnFlow, List: true, Help: "earlier ids, so that decisions survive a rename"},
	{Key: "audit", On: OnElement, Values: []string{"none", "local", "central", "immutable"}, Help: "where it records who did what"},
	{Key: "runs-as", On: OnElement, Values: []string{"root", "service", "sandbox"}, Help: "the rights it runs with"},
	{Key: "secrets", On: OnElement, Values: []string{"none", "env", "file", "vault", "workload-identity"}, Help: "where it keeps its own credentials"},
	{Key: "artifact", On: OnElement | OnFlow, Values: []string{"unsigned", "pinned", "signed"}, Help: "how code or images that enter are checked"},
	{Key: "egress", On: OnElement, Values: []string{"open", "allowlist", "none"}, Help: "where it may connect to"},

	{Key: "holds", On: OnProcess | OnStore, List: true, Help: "the data it keeps"},
	{Key: "rest", On: OnStore, Values: []string{"none", "disk", "app"}, Help: "encryption at rest: none, of the volume, or by the application"},
	{Key: "access", On: OnStore, Values: []string{"network", "shared-account", "per-service", "per-user"}, Help: "who can connect to it"},
	{Key: "isolation", On: OnProcess | OnStore, Values: []string{"none", "row", "schema", "instance"}, Help: "what keeps tenants apart"},
	{Key: "integrity", On: OnExternal | OnProcess | OnStore | OnFlow, Values: []string{"none", "checksum", "signed", "append-only"}, Help: "how a change behind its back is noticed"},
	{Key: "backup", On: OnStore, Values: []string{"none", "same-account", "offsite", "immutable"}, Help: "where copies are"},

	{Key: "protocol", On: OnFlow, Words: protocolWords(), Help: "how it travels; decides encryption and server authentication"},
	{Key: "encryption", On: OnFlow, Values: []string{"none", "tls", "e2e"}, Help: "follows from the protocol unless given"},
	{Key: "server-auth", On: OnFlow, Values: []string{"none", "tls", "pinned", "mtls"}, Help: "how the caller knows the server; follows from the protocol unless given"},
	{Key: "auth", On: OnFlow, Values: []string{"none", "client-id", "codename", "passphrase", "password", "api-key", "client-secret", "credentials", "ssh-key", "service-account", "signed-url", "session", "token", "oauth", "sso", "iam", "signature", "password+2fa", "token+2fa", "oauth+2fa", "mfa", "mtls"}, Help: "how the caller proves who it is"},
	{Key: "authz", On: OnFlow, Values: []string{"none", "role", "object", "tenant"}, Help: "the finest level at which the callee decides"},
	{Key: "identity", On: OnFlow, Values: []string{"service", "end-user"}, Help: "whose identity the callee sees"},
	{Key: "sign", On: OnFlow, Values: []string{"none", "hmac", "asymmetric"}, Help: "how each message proves its sender"},
	{Key: "header", On: OnFlow, Help: "the header that carries the signature, named in criteria"},
	{Key: "replay", On: OnFlow, Values: []string{"none", "timestamp", "nonce", "idempotency"}, Help: "what makes a second copy harmless"},
	{Key: "validate", On: OnFlow, Values: []string{"none", "schema", "allowlist"}, Help: "how input is checked"},
	{Key: "limit", On: OnFlow, Values: []string{"none", "rate", "quota"}, Help: "what bounds the number of requests"},
	{Key: "fails", On: OnFlow, Values: []string{"open", "retry", "closed", "dead-letter", "fallback"}, Help: "what happens when the other side, or a check, fails"},
	{Key: "mode", On: OnFlow, Values: []string{"sync", "async", "response"}, Words: []string{"async"}, Help: "whether the sender waits; a response belongs to its request"},
	{Key: "content", On: OnFlow, Values: []string{"json", "xml", "file", "html", "serialized", "prompt"}, Help: "the form of the payload"},
	{Key: "data", On: OnFlow, List: true, Help: "what it carries"},

	{Key: "has", On: OnElement | OnFlow, Values: controlNames, List: true, Help: "controls that have no attribute of their own and are in place"},
	{Key: "lacks", On: OnElement | OnFlow, Values: controlNames, List: true, Help: "controls that have no attribute of their own and are known to be missing"},

	{Key: "by", On: OnDecision, Help: "who decided"},
	{Key: "until", On: OnAccept, Help: "the last day, as 2027-06-30"},
	{Key: "to", On: OnTransfer, Help: "who carries it now"},
	{Key: "with", On: OnMitigate, Help: "the control that answers it"},
	{Key: "covers", On: OnDecision, List: true, Help: "the elements and flows that the threat had when it was decided"},
}

// controlNames are the controls that a rule asks about and that have no attribute of their own.
var controlNames = []string{
	"anonymity", "browser-headers", "bypass", "client-storage", "four-eyes", "least", "minimise", "phish-resistant",
	"prompt-guard", "redact", "server-auth", "server-recompute", "session", "token-checks", "wipe",
}

// Vocabulary returns every attribute of the notation, in the order of the documentation.
func Vocabulary() []Attribute { return slices.Clone(vocabulary) }

// LookupAttribute returns the attribute with a key.
func LookupAttribute(key string) (Attribute, bool) {
	for _, a := range vocabulary {
		if a.Key == key {
			return a, true
		}
	}
	return Attribute{}, false
}

// LookupWord returns the attribute and value that a bare word stands for on a
// statement: "crown" is crown=yes, "https" is protocol=https.
func LookupWord(word string, on Place) (key, value string, ok bool) {
	for _, a := range vocabulary {
		if a.On&on == 0 {
			continue
		}
		if a.Flag == word && word != "" {
			return a.Key, a.Values[len(a.Values)-1], true
		}
		if slices.Contains(a.Words, word) {
			return a.Key, word, true
		}
	}
	return "", "", false
}

// IsControl reports whether a name is one that has= and lacks= take.
func IsControl(name string) bool { return slices.Contains(controlNames, name) }

// Place returns the place that stands for a type of element.
func (t ElementType) Place() Place {
	return map[ElementType]Place{Actor: OnActor, External: OnExternal, Process: OnProcess, Store: OnStore}[t]
}

// Place returns the place that stands for a decision.
func (v Verb) Place() Place {
	return map[Verb]Place{Accept: OnAccept, Transfer: OnTransfer, Dismiss: OnDismiss, Mitigate: OnMitigate}[v]
}
