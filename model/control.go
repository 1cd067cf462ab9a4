package model

// Control is something that a rule asks about and that has no attribute of its
// own: has= states that it is in place, lacks= that it is known to be missing.
type Control struct {
	Name string
	// Phrase says what is in place.
	Phrase string
}

// controls are all that has= and lacks= take.
var controls = []Control{
	{"anonymity", "an observer cannot tell who talks to whom"},
	{"browser-headers", "a content security policy and anti-forgery tokens"},
	{"bypass", "the way around the gateway repeats its checks"},
	{"client-storage", "nothing sensitive is left on the client"},
	{"four-eyes", "a second person approves dangerous changes"},
	{"least", "the identity has only the rights that its job needs"},
	{"minimise", "only the fields that the receiver needs are sent"},
	{"phish-resistant", "sign-in cannot be relayed by a look-alike site"},
	{"prompt-guard", "instructions and content are kept apart"},
	{"redact", "secrets and personal data are kept out of records"},
	{"second-factor", "people sign in with a second factor"},
	{"server-auth", "the caller verifies the server"},
	{"server-recompute", "the server computes values itself"},
	{"session", "sessions are bound to their user and end"},
	{"token-checks", "issuer, audience, expiry and redirect address are checked"},
	{"wipe", "storage is wiped before the next user gets it"},
}

// Controls returns every control that has= and lacks= take.
func Controls() []Control { return append([]Control(nil), controls...) }

// controlValues are the controls as values of has= and lacks=.
func controlValues() []Value {
	values := make([]Value, len(controls))
	for i, c := range controls {
		values[i] = Value{Name: c.Name, Phrase: c.Phrase}
	}
	return values
}

// IsControl reports whether a name is one that has= and lacks= take.
func IsControl(name string) bool {
	for _, c := range controls {
		if c.Name == name {
			return true
		}
	}
	return false
}
