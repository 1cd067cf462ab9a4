package parser

import (
	"testing"

	"github.com/trustseam/trustseam/model"
)

// A synonym means its value, wherever it is written.
func TestSynonyms(t *testing.T) {
	for _, a := range model.Vocabulary() {
		for _, v := range a.Values {
			for _, synonym := range v.Synonyms {
				written := parseBlock(t, "actor a: A\nprocess b: B\na -> b: x | "+a.Key+"="+synonym)
				named := parseBlock(t, "actor a: A\nprocess b: B\na -> b: x | "+a.Key+"="+v.Name)
				if got := written.Flows[0].Attrs.Value(a.Key); got != v.Name || !Same(written, named) {
					t.Errorf("%s=%s is read as %s, want %s", a.Key, synonym, got, v.Name)
				}
			}
		}
	}
}

func TestAttributesErrors(t *testing.T) {
	checkErrors(t, []errorCase{
		{
			name:  "unknown key",
			block: "actor a: A\nprocess b: B\na -> b: x | atuh=none",
			want:  "4:13: error: unknown attribute `atuh` on a flow; allowed are path, was, artifact, integrity, protocol, encryption, server-auth, auth, authz, identity, sign, header, replay, validate, limit, fails, mode, content, data, returns, forwards, has, lacks, assumes; did you mean `auth`? [TS009]",
		},
		{
			name:  "unknown key without a suggestion",
			block: "actor a: A\nprocess b: B\na -> b: x | colour=red",
			want:  "4:13: error: unknown attribute `colour` on a flow; allowed are path, was, artifact, integrity, protocol, encryption, server-auth, auth, authz, identity, sign, header, replay, validate, limit, fails, mode, content, data, returns, forwards, has, lacks, assumes [TS009]",
		},
		{
			name:  "unknown value",
			block: "actor a: A\nprocess b: B\na -> b: x | auth=kerberos",
			want:  "4:18: error: `auth` takes none, client-id, public, yes, codename, passphrase, password, api-key, client-secret, credentials, link, ssh-key, session, token, oauth, sso, iam, service-account, signed-url, signature, password+2fa, session+2fa, token+2fa, oauth+2fa, sso+2fa, mfa, passkey, mtls; not `kerberos` [TS010]",
		},
		{
			name:  "one slip in a value",
			block: "actor a: A\nprocess b: B\na -> b: x | auth=tokn",
			want:  "4:18: error: `auth` takes none, client-id, public, yes, codename, passphrase, password, api-key, client-secret, credentials, link, ssh-key, session, token, oauth, sso, iam, service-account, signed-url, signature, password+2fa, session+2fa, token+2fa, oauth+2fa, sso+2fa, mfa, passkey, mtls; not `tokn`; did you mean `token`? [TS010]",
		},
		{
			name:  "no value",
			block: "actor a: A\nprocess b: B\na -> b: x | auth=",
			want:  "4:18: error: `auth` has no value: none, client-id, public, yes, codename, passphrase, password, api-key, client-secret, credentials, link, ssh-key, session, token, oauth, sso, iam, service-account, signed-url, signature, password+2fa, session+2fa, token+2fa, oauth+2fa, sso+2fa, mfa, passkey, mtls [TS013]",
		},
		{
			name:  "key alone",
			block: "actor a: A\nprocess b: B\na -> b: x | auth",
			want:  "4:13: error: `auth` needs a value: none, client-id, public, yes, codename, passphrase, password, api-key, client-secret, credentials, link, ssh-key, session, token, oauth, sso, iam, service-account, signed-url, signature, password+2fa, session+2fa, token+2fa, oauth+2fa, sso+2fa, mfa, passkey, mtls [TS013]",
		},
		{
			name:  "value alone",
			block: "actor a: A\nprocess b: B\na -> b: x | =none",
			want:  "4:13: error: `=none` has no key before `=` [TS013]",
		},
		{
			name:  "unknown word",
			block: "actor a: A\nprocess b: B\na -> b: x | htps",
			want:  "4:13: error: unknown word `htps` on a flow; an unlisted protocol is written `protocol=htps`; did you mean `https`? [TS009]",
		},
		{
			name:  "unlisted protocol",
			block: "actor a: A\nprocess b: B\na -> b: x | gopher",
			want:  "4:13: error: unknown word `gopher` on a flow; an unlisted protocol is written `protocol=gopher` [TS009]",
		},
		{
			name:  "encrypted",
			block: "actor a: A\nprocess b: B\na -> b: x | encrypted=yes",
			want:  "4:13: error: unknown attribute `encrypted`; for the transport write https, tls or mtls [TS009]",
		},
		{
			name:  "quote not closed",
			block: "actor a: A\nprocess b: B\na -> b: x | path=\"/v1",
			want:  "4:18: error: the quote in `path=\"/v1` is not closed [TS013]",
		},
		{
			name:  "quote in the middle",
			block: "actor a: A\nprocess b: B\na -> b: x | path=/v\"1\"",
			want:  "4:18: error: `path=/v\"1\"` has a quote in its middle; quote the whole value [TS013]",
		},
		{
			name:  "text behind a quote",
			block: "actor a: A\nprocess b: B\na -> b: x | path=\"/v1\"x",
			want:  "4:18: error: a blank must follow the closing quote in `path=\"/v1\"x` [TS013]",
		},
		{
			name:  "blank in a list",
			block: "actor a: A\nprocess b: B\na -> b: x | data=card, name",
			want:  "4:18: error: `data=card, name` has a blank in its list; write it without, or in quotes [TS013]",
		},
		{
			name:  "empty entry",
			block: "actor a: A\nprocess b: B\na -> b: x | data=card,,name",
			want:  "4:18: error: `data=card,,name` has an empty entry [TS013]",
		},
		{
			name:  "unknown control",
			block: "actor a: A\nprocess b: B\na -> b: x | has=firewall",
			want:  "4:17: error: `has` takes anonymity, anti-forgery, browser-headers, bypass, client-storage, csp, erasure, four-eyes, hardened-setup, least, minimise, output-guard, phish-resistant, prompt-guard, redact, second-factor, server-auth, server-recompute, session, token-checks, wipe; not `firewall` [TS010]",
		},
		{
			name:  "unknown class of free data",
			block: "actor a: A\nprocess b: B\na -> b: x | data=card(money)",
			want:  "4:18: error: a class is public, internal, confidential, pii, payment, health, credentials, secret, code, control, log; not `money` [TS010]",
		},
		{
			name:  "data without a name",
			block: "actor a: A\nprocess b: B\na -> b: x | data=(pii)",
			want:  "4:18: error: `(pii)` names no data [TS013]",
		},
	})
}
