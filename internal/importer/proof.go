package importer

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/model"
)

// proofs are the values of auth= for the ways in which formats say that a caller proves who it is.
var proofs = map[string]string{
	"none": "none", "api-key": "api-key", "basic": "password", "bearer": "token", "certificate": "mtls", "challenge_response": "yes", "digest": "password",
	"eap": "yes", "fido2": "passkey", "form": "password", "hmac": "signature", "jwt": "token", "kerberos": "sso", "ldap": "password", "magic-link": "yes",
	"mtls": "mtls", "ntlm": "password", "oauth1": "oauth", "oauth2": "oauth", "oidc": "oauth", "password": "password", "pin": "password", "psk": "credentials",
	"public_key": "ssh-key", "radius": "password", "saml": "sso", "scram": "password", "session-cookie": "session", "social": "oauth", "ssh": "ssh-key",
	"sso": "sso", "token": "token",
}

// seconds are what people show besides another proof.
var seconds = []string{"biometric", "biometrics", "otp", "push", "totp"}

// Proof is auth= for the methods that a format lists; ok is false if the notation has none of them. A list of several
// does not say whether one of them is enough, so the weakest counts, together with a second factor if there is one.
func Proof(methods []string) (attr draft.Attr, ok bool) {
	second, found := false, ""
	for _, m := range methods {
		m = strings.ToLower(m)
		second = second || slices.Contains(seconds, m)
		if value := proofs[m]; value != "" && (found == "" || strength(value) < strength(found)) {
			found = value
		}
	}
	both := model.LookupValue("auth", found+"+2fa").Name
	switch {
	case second && both != "":
		found = both
	case second && found == "":
		found = "mfa"
	}
	return draft.Attr{Key: "auth", Value: found}, found != ""
}

func strength(proof string) int { return model.LookupValue("auth", proof).Strength }

// Right is authz= for the ways in which a format says that the callee decides; ok is false if there is none, or if they
// contradict each other.
func Right(methods []string) (attr draft.Attr, ok bool) {
	level := ""
	for _, m := range methods {
		one := right(strings.ToLower(m))
		switch {
		case level == "" || level == "role" && one == "object":
			level = one
		case (level == "none") != (one == "none"):
			return draft.Attr{}, false
		}
	}
	return draft.Attr{Key: "authz", Value: level}, level != ""
}

// right is the level at which a method decides: roles know no objects, all others do.
func right(method string) string {
	switch method {
	case "":
		return ""
	case "none":
		return "none"
	case "rbac":
		return "role"
	}
	return "object"
}
