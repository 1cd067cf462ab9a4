package importer

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/model"
)

func TestProof(t *testing.T) {
	for methods, want := range map[string]string{
		"": "", "none": "none", "sso": "sso", "OAuth2": "oauth", "password sso": "password", "password otp": "password+2fa", "session-cookie totp": "session+2fa",
		"form session-cookie": "password", "push": "mfa", "fido2 push": "passkey", "none mtls": "none", "carrier-pigeon": "", "carrier-pigeon jwt": "token", "certificate": "mtls",
	} {
		got, ok := Proof(strings.Fields(methods))
		if got.Value != want || ok != (want != "") {
			t.Errorf("%q is %q, %v, want %q", methods, got.Value, ok, want)
		}
	}
	for method, value := range proofs {
		if model.LookupValue("auth", value).Name != value {
			t.Errorf("%s is %s, which auth= does not take", method, value)
		}
	}
}

func TestRight(t *testing.T) {
	for methods, want := range map[string]string{
		"": "", "none": "none", "rbac": "role", "ACL": "object", "rbac acl": "object", "acl rbac": "object", "none rbac": "", "rbac none": "", "none none": "none",
	} {
		got, ok := Right(strings.Fields(methods))
		if got.Value != want || ok != (want != "") {
			t.Errorf("%q is %q, %v, want %q", methods, got.Value, ok, want)
		}
	}
}
