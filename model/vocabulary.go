package model

import (
	"slices"
	"strings"
)

// Place is a set of statements on which an attribute is allowed.
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
	OnAssumption

	OnElement  = OnActor | OnExternal | OnProcess | OnStore
	OnDecision = OnAccept | OnTransfer | OnDismiss | OnMitigate
)

// placeNames maps each single statement to its word in the notation.
var placeNames = []struct {
	place Place
	name  string
}{
	{OnData, "data"}, {OnBoundary, "boundary"}, {OnActor, "actor"}, {OnExternal, "external"}, {OnProcess, "process"}, {OnStore, "store"}, {OnFlow, "flows"},
	{OnAccept, "accept"}, {OnTransfer, "transfer"}, {OnDismiss, "dismiss"}, {OnMitigate, "mitigate"}, {OnAssumption, "assume"},
}

// String lists the statements in the words of the notation: "process, store, flows".
func (p Place) String() string {
	var names []string
	for _, one := range placeNames {
		if p&one.place != 0 {
			names = append(names, one.name)
		}
	}
	return strings.Join(names, ", ")
}

// Attribute is one word of the notation's vocabulary.
type Attribute struct {
	Key string
	On  Place
	// Values are the allowed values; nil means free text.
	Values []Value
	// Words are the values that may also be written alone, without "key=".
	Words []string
	// Flag is the bare word that means the last of Values ("crown" for crown=yes), or empty.
	Flag string
	// List is true if several values may be given, separated by commas.
	List bool
	// Own is true if it states a property of an element that no flow changes.
	Own bool
	// BothWays is true if it describes an exchange in both directions, including its responses.
	BothWays bool
	// OfCaller is true if it states something about the caller, so that a response cannot have it.
	OfCaller bool
	// Help says in half a sentence what the attribute states.
	Help string
}

// vocabulary holds all attributes, in the order of the documentation.
var vocabulary = []Attribute{
	{Key: "zone", On: OnBoundary, Values: Bare(levelNames[:]...), Words: levelNames[:], Help: "how much you trust what is inside"},

	{Key: "class", On: OnData | OnElement, Values: classValues, Help: "how sensitive the data is"},
	{Key: "crown", On: OnData | OnElement, Values: Bare("no", "yes"), Flag: "crown", Help: "a crown jewel: what an attacker is after"},

	{Key: "kind", On: OnElement, Values: kindValues, Help: "what it is; inferred from the name when absent"},
	{Key: "tenants", On: OnElement, Values: []Value{
		{Name: "single", Phrase: "one customer", Strength: 0},
		{Name: "multi", Phrase: "several customers share it", Strength: 0},
	}, Flag: "tenants", Help: "whether several customers share it"},
	{Key: "tech", On: OnBoundary | OnElement, Help: "the technology, shown in the picture"},
	{Key: "owner", On: OnBoundary | OnElement, Help: "who answers for it, a person or a team; a boundary answers for what is inside"},
	{Key: "code", On: OnElement, List: true, Help: "where it is built or run: files, folders that end in a slash, and a file with # and what is in it, such as compose.yaml#web"},
	{Key: "path", On: OnProcess | OnExternal | OnFlow, Help: "the path of the endpoint, named in criteria"},
	{Key: "part-of", On: OnProcess, Help: "the process in whose program it runs, with its account, its memory and its secrets"},
	{Key: "was", On: OnBoundary | OnElement | OnFlow, List: true, Help: "earlier ids, so that decisions survive a rename"},
	{Key: "scope", On: OnElement, Values: []Value{
		{Name: "in", Phrase: "the model covers it", Strength: 0},
		{Name: "out", Phrase: "the model shows it and does not cover it", Strength: 0},
	}, Help: "whether the model covers it"},
	{Key: "reason", On: OnElement, Help: "why the model leaves it out"},
	{Key: "audit", On: OnElement, Values: []Value{
		{Name: "none", Phrase: "nothing is recorded", Strength: 0, Weak: true},
		{Name: "local", Phrase: "records on the machine itself", Strength: 1},
		{Name: "central", Phrase: "records in a store of their own", Strength: 2},
		{Name: "immutable", Phrase: "records that nobody can change", Strength: 3},
	}, Help: "where it records who did what"},
	{Key: "runs-as", On: OnElement, Values: []Value{
		{Name: "root", Phrase: "all rights of the machine", Strength: 0, Weak: true},
		{Name: "service", Phrase: "an account of its own without special rights, as in a plain container", Strength: 1},
		{Name: "sandbox", Phrase: "a sandbox: a small machine, or a container with filtered system calls", Strength: 2},
	}, Help: "the rights it runs with"},
	{Key: "secrets", On: OnElement, Values: []Value{
		{Name: "none", Phrase: "its code or image", Strength: 0, Weak: true},
		{Name: "env", Phrase: "environment variables", Strength: 1, Weak: true},
		{Name: "file", Phrase: "a file", Strength: 1, Weak: true},
		{Name: "not-kept", Phrase: "nowhere: it has none, or gets each with the call that needs it", Strength: 2, ByDesign: true},
		{Name: "own-file", Phrase: "a file that only its own account can read, outside image and repository", Strength: 2},
		{Name: "vault", Phrase: "a secret manager", Strength: 3},
		{Name: "hsm", Phrase: "hardware keeps them and never gives them out", Strength: 4, Traits: []Trait{Rare}},
		{Name: "workload-identity", Phrase: "no stored secret: the platform gives it an identity", Strength: 4},
	}, Own: true, Help: "where it keeps its own credentials"},
	{Key: "artifact", On: OnElement | OnFlow, Values: []Value{
		{Name: "unsigned", Phrase: "nothing is checked", Strength: 0, Weak: true},
		{Name: "pinned", Phrase: "the digest is pinned", Strength: 1},
		{Name: "signed", Phrase: "signature and origin are verified", Strength: 2},
	}, Help: "how code or images that enter are checked"},
	{Key: "egress", On: OnElement, Values: []Value{
		{Name: "open", Phrase: "anywhere", Strength: 0, Weak: true},
		{Name: "public-only", Phrase: "any public address, and no private one", Strength: 1},
		{Name: "allowlist", Phrase: "only listed addresses", Strength: 2},
		{Name: "none", Phrase: "nowhere", Strength: 3},
	}, Help: "where it may connect to"},

	{Key: "holds", On: OnProcess | OnStore, List: true, Help: "the data it keeps"},
	{Key: "rest", On: OnStore, Values: []Value{
		{Name: "none", Phrase: "nothing, or the key lies beside it", Strength: 0, Weak: true},
		{Name: "memory", Phrase: "in memory only: nothing is written to a disk", Strength: 1, Traits: []Trait{Volatile}},
		{Name: "disk", Phrase: "the volume is encrypted", Strength: 1},
		{Name: "app", Phrase: "the application encrypts with keys of its own, or keeps only hashes", Strength: 2},
		{Name: "hsm", Phrase: "hardware keeps it and never gives it out", Strength: 3, Traits: []Trait{Rare}},
	}, Own: true, Help: "protection at rest: none, of the volume, by the application, or in hardware"},
	{Key: "access", On: OnStore, Values: []Value{
		{Name: "network", Phrase: "whoever is in the network", Strength: 0, Weak: true},
		{Name: "machine", Phrase: "every account of the machine", Strength: 0, Weak: true},
		{Name: "shared-account", Phrase: "one account that several share", Strength: 1, Weak: true},
		{Name: "per-service", Phrase: "an identity for each service", Strength: 2},
		{Name: "per-user", Phrase: "an identity for each user", Strength: 3},
	}, Help: "who can connect to it"},
	{Key: "isolation", On: OnProcess | OnStore, Values: []Value{
		{Name: "none", Phrase: "nothing", Strength: 0, Weak: true},
		{Name: "policy", Phrase: "a policy decides about each object", Strength: 1},
		{Name: "row", Phrase: "a filter on each row", Strength: 1},
		{Name: "schema", Phrase: "a schema for each tenant", Strength: 2},
		{Name: "folder", Phrase: "a folder or prefix for each tenant", Strength: 2},
		{Name: "instance", Phrase: "an instance for each tenant", Strength: 3},
	}, Help: "what keeps tenants apart"},
	{Key: "integrity", On: OnExternal | OnProcess | OnStore | OnFlow, Values: []Value{
		{Name: "none", Phrase: "a change is not noticed", Strength: 0, Weak: true},
		{Name: "checksum", Phrase: "checksums", Strength: 1},
		{Name: "append-only", Phrase: "nothing can be changed, only added", Strength: 2},
		{Name: "signed", Phrase: "signatures", Strength: 3},
	}, Help: "how a change behind its back is noticed"},
	{Key: "backup", On: OnStore, Values: []Value{
		{Name: "none", Phrase: "there is no copy", Strength: 0, Weak: true},
		{Name: "same-account", Phrase: "in the same account", Strength: 1, Weak: true},
		{Name: "rebuilt", Phrase: "nowhere: it is rebuilt from another store, or issued or built again", Strength: 1, ByDesign: true, Traits: []Trait{Derived}},
		{Name: "offsite", Phrase: "in another account", Strength: 2},
		{Name: "immutable", Phrase: "in another account, unchangeable", Strength: 3},
	}, Own: true, Help: "where copies are"},

	{Key: "redundancy", On: OnProcess | OnStore, Values: []Value{
		{Name: "none", Phrase: "a single instance", Strength: 0, Weak: true},
		{Name: "standby", Phrase: "a standby takes over", Strength: 1},
		{Name: "active", Phrase: "several instances share the load", Strength: 2},
	}, Own: true, Help: "what takes over when it fails"},

	{Key: "protocol", On: OnFlow, Words: protocolWords(), Help: "how it travels; decides encryption and server authentication"},
	{Key: "encryption", On: OnFlow, Values: []Value{
		{Name: "none", Phrase: "no encryption", Strength: 0, Weak: true},
		{Name: "tls", Phrase: "TLS", Strength: 1},
		{Name: "e2e", Phrase: "encryption of the message itself", Strength: 2},
	}, BothWays: true, Help: "follows from the protocol unless given"},
	{Key: "server-auth", On: OnFlow, Values: []Value{
		{Name: "none", Phrase: "the server is not verified", Strength: 0, Weak: true},
		{Name: "tls", Phrase: "its certificate is verified", Strength: 1},
		{Name: "pinned", Phrase: "its key is pinned", Strength: 2},
		{Name: "mtls", Phrase: "both ends show certificates", Strength: 3},
	}, Help: "how the caller knows the server; follows from the protocol unless given"},
	{Key: "auth", On: OnFlow, Values: authValues, OfCaller: true, Help: "how the caller proves who it is"},
	{Key: "authz", On: OnFlow, Values: []Value{
		{Name: "none", Phrase: "nothing is decided", Strength: 0, Weak: true},
		{Name: "role", Phrase: "by operation: a role allows it or not", Strength: 1},
		{Name: "object", Phrase: "by operation and object", Strength: 2},
		{Name: "tenant", Phrase: "by operation, object and tenant", Strength: 3},
	}, OfCaller: true, Help: "the finest level at which the callee decides"},
	{Key: "identity", On: OnFlow, Values: []Value{
		{Name: "service", Phrase: "the identity of the calling service", Strength: 0},
		{Name: "end-user", Phrase: "the identity of the end user", Strength: 1},
	}, Help: "whose identity the callee sees"},
	{Key: "sign", On: OnFlow, Values: []Value{
		{Name: "none", Phrase: "messages are not signed", Strength: 0, Weak: true},
		{Name: "hmac", Phrase: "a shared key signs each message", Strength: 1},
		{Name: "asymmetric", Phrase: "the private key of the sender signs each message", Strength: 2},
	}, Help: "how each message proves its sender"},
	{Key: "header", On: OnFlow, Help: "the header that carries the signature, named in criteria"},
	{Key: "replay", On: OnFlow, Values: []Value{
		{Name: "none", Phrase: "a second copy has its effect again", Strength: 0, Weak: true},
		{Name: "idempotency", Phrase: "a second copy has no second effect", Strength: 1, Synonyms: []string{"idempotent"}},
		{Name: "timestamp", Phrase: "old messages are refused", Strength: 2},
		{Name: "counter", Phrase: "a number or version that only rises", Strength: 3},
		{Name: "nonce", Phrase: "each message is accepted once", Strength: 3},
	}, Help: "what makes a second copy harmless"},
	{Key: "validate", On: OnFlow, Values: []Value{
		{Name: "none", Phrase: "nothing is checked", Strength: 0, Weak: true},
		{Name: "schema", Phrase: "a schema", Strength: 1},
		{Name: "allowlist", Phrase: "a list of what is allowed", Strength: 2},
	}, Help: "how input is checked"},
	{Key: "limit", On: OnFlow, Values: []Value{
		{Name: "none", Phrase: "nothing bounds it", Strength: 0, Weak: true},
		{Name: "rate", Phrase: "requests per time are bounded", Strength: 1},
		{Name: "quota", Phrase: "the total for each caller is bounded", Strength: 2},
	}, OfCaller: true, Help: "what bounds the number of requests"},
	{Key: "fails", On: OnFlow, Values: []Value{
		{Name: "open", Phrase: "a check that fails is skipped", Strength: 0, Weak: true},
		{Name: "none", Phrase: "nothing is foreseen", Strength: 0, Weak: true},
		{Name: "drop", Phrase: "what fails is dropped and logged, and the next is taken", Strength: 1, Traits: []Trait{Sender}},
		{Name: "retry", Phrase: "it is tried again", Strength: 2, Traits: []Trait{Sender}},
		{Name: "closed", Phrase: "the request is refused", Strength: 3},
		{Name: "fallback", Phrase: "a substitute answers", Strength: 4},
		{Name: "dead-letter", Phrase: "the message is put aside and reported", Strength: 5, Traits: []Trait{Sender}},
	}, Help: "what happens when the other side, or a check, fails"},
	{Key: "mode", On: OnFlow, Values: []Value{
		{Name: "sync", Phrase: "the sender waits", Strength: 0},
		{Name: "async", Phrase: "the sender does not wait", Strength: 1},
		{Name: "response", Phrase: "it answers another flow", Strength: 0},
		{Name: "pull", Phrase: "the receiver asks; the arrow shows the way of the data", Strength: 0},
	}, Words: []string{"async"}, Help: "whether the sender waits, and who asks"},
	{Key: "content", On: OnFlow, Values: []Value{
		{Name: "json", Phrase: "JSON"},
		{Name: "xml", Phrase: "XML"},
		{Name: "file", Phrase: "a file", Strength: 0},
		{Name: "html", Phrase: "HTML"},
		{Name: "serialized", Phrase: "serialised objects", Strength: 0},
		{Name: "prompt", Phrase: "text for a language model", Strength: 0},
	}, Help: "the form of the payload"},
	{Key: "data", On: OnFlow, List: true, Help: "what it carries"},
	{Key: "returns", On: OnFlow, List: true, Help: "what comes back to the end that asks"},

	{Key: "forwards", On: OnFlow, List: true, Help: "the flows to its sender that it passes on"},

	{Key: "has", On: OnElement | OnFlow, Values: controlValues(), List: true, Help: "controls that have no attribute of their own and are in place"},
	{Key: "lacks", On: OnElement | OnFlow, Values: controlValues(), List: true, Help: "controls that have no attribute of their own and are known to be missing"},

	{Key: "assumes", On: OnBoundary | OnElement | OnFlow | OnDecision, List: true, Help: "the assumptions that it relies on"},

	{Key: "by", On: OnDecision | OnAssumption, Help: "who answers for it"},
	{Key: "until", On: OnAccept | OnAssumption, Help: "the last day, as 2027-06-30"},
	{Key: "to", On: OnTransfer, Help: "who carries it now"},
	{Key: "with", On: OnMitigate, Help: "the control that answers it"},
	{Key: "covers", On: OnDecision, List: true, Help: "the elements and flows that the threat had when it was decided"},
}

// Vocabulary returns every attribute of the notation, in the order of the documentation.
func Vocabulary() []Attribute { return slices.Clone(vocabulary) }

// attributes holds the vocabulary by key: conditions look words up for every flow, many times.
var attributes = func() map[string]Attribute {
	byKey := make(map[string]Attribute, len(vocabulary))
	for _, a := range vocabulary {
		byKey[a.Key] = a
	}
	return byKey
}()

// LookupAttribute returns the attribute with a key.
func LookupAttribute(key string) (Attribute, bool) {
	a, ok := attributes[key]
	return a, ok
}

// LookupWord returns the attribute and value that a bare word means on a
// statement: "crown" is crown=yes, "https" is protocol=https.
func LookupWord(word string, on Place) (key, value string, ok bool) {
	for _, a := range vocabulary {
		if a.On&on == 0 {
			continue
		}
		if a.Flag == word && word != "" {
			return a.Key, a.Values[len(a.Values)-1].Name, true
		}
		if slices.Contains(a.Words, word) {
			return a.Key, word, true
		}
	}
	return "", "", false
}

// Place returns the place for a type of element.
func (t ElementType) Place() Place {
	return map[ElementType]Place{Actor: OnActor, External: OnExternal, Process: OnProcess, Store: OnStore}[t]
}

// Place returns the place for a decision.
func (v Verb) Place() Place {
	return map[Verb]Place{Accept: OnAccept, Transfer: OnTransfer, Dismiss: OnDismiss, Mitigate: OnMitigate}[v]
}
