package model

// The strengths of proofs of identity, by which ways to crown jewels are judged.
const (
	NoProof     = iota // no proof at all
	CopiedProof        // a fixed secret that can be guessed or copied
	FreshProof         // a proof that expires, or that a platform issues to one workload
	BoundProof         // a proof that its owner cannot hand over, or two proofs at once
)

// UnknownProof is the strength where nothing is stated: more than no proof, less than any.
const UnknownProof = 0.5

// authValues are the ways in which a caller proves who it is.
var authValues = []Value{
	{Name: "none", Phrase: "no authentication", Strength: NoProof, Weak: true},
	{Name: "client-id", Phrase: "a client id, which is no secret", Strength: NoProof, Weak: true},
	{Name: "public", Phrase: "nothing: anybody may call, by design", Strength: NoProof, ByDesign: true, Synonyms: []string{"anonymous"}},

	{Name: "yes", Phrase: "a way that is not named", Strength: CopiedProof, Vague: true, Synonyms: []string{"authenticated"}},
	{Name: "codename", Phrase: "codename", Strength: CopiedProof, Traits: []Trait{Rare, People, Secret, Guessable}, Denies: []string{"second-factor"}},
	{Name: "passphrase", Phrase: "passphrase", Strength: CopiedProof, Traits: []Trait{Rare, People, Secret, Guessable}, Denies: []string{"second-factor"}},
	{Name: "password", Phrase: "password", Strength: CopiedProof, Traits: []Trait{People, Secret, Guessable, Bearer}, Denies: []string{"second-factor"}, Synonyms: []string{"basic"}},
	{Name: "api-key", Phrase: "API key", Strength: CopiedProof, Traits: []Trait{Machines, Secret, Bearer}, Denies: []string{"second-factor"}, Synonyms: []string{"apikey"}},
	{Name: "client-secret", Phrase: "client secret", Strength: CopiedProof, Traits: []Trait{Rare, Machines, Secret, Bearer}, Denies: []string{"second-factor"}},
	{Name: "credentials", Phrase: "credential", Strength: CopiedProof, Traits: []Trait{Rare, Secret, Bearer}, Denies: []string{"second-factor"}},
	{Name: "link", Phrase: "unguessable link", Strength: CopiedProof, Traits: []Trait{Rare, Machines, Bearer}, Denies: []string{"second-factor"}, Synonyms: []string{"share-link"}},
	{Name: "ssh-key", Phrase: "SSH key", Strength: CopiedProof, Traits: []Trait{Rare, Secret}, Denies: []string{"second-factor"}},

	{Name: "session", Phrase: "session", Strength: FreshProof, Traits: []Trait{People, Session}, Synonyms: []string{"cookie"}},
	{Name: "token", Phrase: "token", Strength: FreshProof, Traits: []Trait{Session, Bearer}, Synonyms: []string{"jwt", "bearer"}},
	{Name: "oauth", Phrase: "OAuth token", Strength: FreshProof, Traits: []Trait{Session, Bearer}, Synonyms: []string{"oauth2", "oidc"}},
	{Name: "sso", Phrase: "single sign-on session", Strength: FreshProof, Traits: []Trait{People, Session}, Synonyms: []string{"saml"}},
	{Name: "iam", Phrase: "IAM identity", Strength: FreshProof, Traits: []Trait{Machines}},
	{Name: "service-account", Phrase: "service account token", Strength: FreshProof, Traits: []Trait{Machines, Bearer}, Synonyms: []string{"workload-identity", "spiffe"}},
	{Name: "signed-url", Phrase: "signed URL", Strength: FreshProof, Traits: []Trait{Rare, Machines, Bearer}},

	{Name: "signature", Phrase: "signature", Strength: BoundProof, Traits: []Trait{Rare, Machines}},
	{Name: "password+2fa", Phrase: "password with second factor", Strength: BoundProof, Traits: []Trait{Rare, People}, States: []string{"second-factor"}},
	{Name: "session+2fa", Phrase: "session with second factor", Strength: BoundProof, Traits: []Trait{People, Session}, States: []string{"second-factor"}},
	{Name: "token+2fa", Phrase: "token with second factor", Strength: BoundProof, Traits: []Trait{Rare, People, Session}, States: []string{"second-factor"}},
	{Name: "oauth+2fa", Phrase: "OAuth token with second factor", Strength: BoundProof, Traits: []Trait{Rare, People, Session}, States: []string{"second-factor"}},
	{Name: "sso+2fa", Phrase: "single sign-on with second factor", Strength: BoundProof, Traits: []Trait{People, Session}, States: []string{"second-factor"}},
	{Name: "mfa", Phrase: "second factor", Strength: BoundProof, Traits: []Trait{People}, States: []string{"second-factor"}, Synonyms: []string{"2fa"}},
	{Name: "passkey", Phrase: "passkey", Strength: BoundProof, Traits: []Trait{People}, States: []string{"second-factor", "phish-resistant"}, Synonyms: []string{"webauthn", "fido2"}},
	{Name: "mtls", Phrase: "client certificate", Strength: BoundProof, Traits: []Trait{Machines}, States: []string{"second-factor"}, Synonyms: []string{"client-certificate"}},
}
