package model

import "slices"

// Control is something that a rule asks about and that has no attribute of its
// own: has= states that it is in place, lacks= that it is known to be missing.
type Control struct {
	Name string
	// Phrase says what is in place.
	Phrase string
	// Synonyms are other spellings that an author may use.
	Synonyms []string
	// OfCaller is true if a flow that states it makes a statement about the caller, not the callee.
	OfCaller bool
	// Parts are the facts that it states together, each of which is a control too.
	Parts []string
}

// controls are all values of has= and lacks=.
var controls = []Control{
	{Name: "anonymity", Phrase: "an observer cannot tell who talks to whom"},
	{Name: "anti-forgery", Phrase: "a request that changes something needs a token of its page, or shows no cookie", Synonyms: []string{"csrf-tokens"}},
	{Name: "browser-headers", Phrase: "a content security policy and anti-forgery tokens", Parts: []string{"csp", "anti-forgery"}},
	{Name: "bypass", Phrase: "there is no way around the gateway, or it repeats the checks of the gateway"},
	{Name: "client-storage", Phrase: "nothing sensitive is left on the client"},
	{Name: "csp", Phrase: "pages have a content security policy that forbids inline script", Synonyms: []string{"content-security-policy"}},
	{Name: "erasure", Phrase: "what is recorded of people is erased after an agreed time, in copies too", Synonyms: []string{"retention"}},
	{Name: "four-eyes", Phrase: "a second person approves dangerous changes"},
	{Name: "hardened-setup", Phrase: "set-up leaves no shipped account, password or key, and no page makes a visitor an administrator"},
	{Name: "least", Phrase: "the identity has only the rights that its job needs", Synonyms: []string{"least-privilege"}, OfCaller: true},
	{Name: "minimise", Phrase: "only the fields that the receiver needs are sent", Synonyms: []string{"minimize"}},
	{Name: "output-guard", Phrase: "what a model answers is encoded and checked like input of strangers"},
	{Name: "phish-resistant", Phrase: "sign-in cannot be relayed by a look-alike site", Synonyms: []string{"phishing-resistant"}},
	{Name: "prompt-guard", Phrase: "instructions and content are kept apart"},
	{Name: "redact", Phrase: "secrets and personal data are kept out of records"},
	{Name: "second-factor", Phrase: "people sign in with a second factor", Synonyms: []string{"mfa", "2fa"}},
	{Name: "server-auth", Phrase: "the caller verifies the server"},
	{Name: "server-recompute", Phrase: "the server computes values itself"},
	{Name: "session", Phrase: "sessions are bound to their user and end"},
	{Name: "token-checks", Phrase: "end, revocation, issuer, audience and redirect address are checked"},
	{Name: "wipe", Phrase: "storage is wiped before the next user gets it"},
}

// Controls returns every control that has= and lacks= take.
func Controls() []Control { return append([]Control(nil), controls...) }

// controlValues returns the controls as values of has= and lacks=.
func controlValues() []Value {
	values := make([]Value, len(controls))
	for i, c := range controls {
		values[i] = Value{Name: c.Name, Phrase: c.Phrase, Synonyms: c.Synonyms}
	}
	return values
}

// LookupControl returns the control of a name.
func LookupControl(name string) (Control, bool) {
	for _, c := range controls {
		if c.Name == name {
			return c, true
		}
	}
	return Control{}, false
}

// WholeOf returns the control that states a fact together with others, or "".
func WholeOf(name string) string {
	for _, c := range controls {
		if slices.Contains(c.Parts, name) {
			return c.Name
		}
	}
	return ""
}

// IsControl reports whether has= and lacks= take a name.
func IsControl(name string) bool {
	_, ok := LookupControl(name)
	return ok
}
