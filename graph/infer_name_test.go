package graph

import (
	"testing"

	"github.com/trustseam/trustseam/model"
)

func TestInferKindReadsTheNoun(t *testing.T) {
	words := model.Words{Kinds: []model.WordList{
		{Value: "admin-ui", On: []string{"process"}, Words: []string{"admin"}},
		{Value: "idp", On: []string{"process", "external"}, Words: []string{"sso", "identity provider", "keycloak", "oidc"}},
		{Value: "queue", On: []string{"process", "external"}, Words: []string{"kafka"}},
		{Value: "worker", On: []string{"process"}, Words: []string{"consumer"}},
		{Value: "log", On: []string{"external"}, Words: []string{"analytics", "siem"}},
		{Value: "code", On: []string{"external"}, Words: []string{"github", "gitlab"}},
		{Value: "log", On: []string{"store"}, Words: []string{"log"}},
	}}
	tests := []struct {
		typ        model.ElementType
		name, want string
	}{
		{model.Process, "Kafka", "queue"},
		{model.Process, "Kafka consumer", "worker"},
		{model.Process, "Admin app", "admin-ui"},
		{model.Process, "Admin workstation", ""},
		{model.Process, "Application behind Keycloak", ""},
		{model.External, "Identity provider (Keycloak)", "idp"},
		{model.External, "SSO application", ""},
		{model.External, "OIDC relying party with Keycloak", ""},
		{model.External, "Splunk (SIEM)", "log"},
		{model.External, "Google (Analytics, Search)", ""},
		{model.External, "GitHub and Slack", ""},
		{model.External, "GitHub and GitLab", "code"},
		{model.External, "GitHub and module sources", "code"},
		{model.Store, "Log of the Kafka consumer", "log"},
	}
	for _, test := range tests {
		if got := inferKind(words, &Element{Element: &model.Element{Type: test.typ}}, "the name", test.name).Value; got != test.want {
			t.Errorf("%s `%s`: kind `%s`, want `%s`", test.typ, test.name, got, test.want)
		}
	}
}
