package threagile

import (
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/tree"
)

// statuses are what the words of the format say of a threat.
var statuses = map[string]draft.Status{
	"unchecked": draft.Open, "in-discussion": draft.Open, "in-progress": draft.Open, "accepted": draft.Accepted, "mitigated": draft.Mitigated, "false-positive": draft.NotApplicable,
}

// categories are the letters of STRIDE for the format's words.
var categories = map[string]string{
	"spoofing": "S", "tampering": "T", "repudiation": "R", "information-disclosure": "I", "denial-of-service": "D", "elevation-of-privilege": "E",
}

// ruleCategories are the letters of STRIDE for the rules of the tool.
var ruleCategories = map[string]string{
	"accidental-secret-leak": "I", "code-backdooring": "T", "container-baseimage-backdooring": "T", "container-platform-escape": "E",
	"cross-site-request-forgery": "S", "cross-site-scripting": "T", "dos-risky-access-across-trust-boundary": "D", "incomplete-model": "I",
	"ldap-injection": "T", "missing-authentication": "E", "missing-authentication-second-factor": "E", "missing-build-infrastructure": "T",
	"missing-cloud-hardening": "T", "missing-file-validation": "S", "missing-hardening": "T", "missing-identity-propagation": "E",
	"missing-identity-provider-isolation": "E", "missing-identity-store": "S", "missing-network-segmentation": "E", "missing-vault": "I",
	"missing-vault-isolation": "E", "missing-waf": "T", "mixed-targets-on-shared-runtime": "E", "path-traversal": "I",
	"push-instead-of-pull-deployment": "T", "search-query-injection": "T", "server-side-request-forgery": "I", "service-registry-poisoning": "S",
	"sql-nosql-injection": "T", "unchecked-deployment": "T", "unencrypted-asset": "I", "unencrypted-communication": "I",
	"unguarded-access-from-internet": "E", "unguarded-direct-datastore-access": "E", "unnecessary-communication-link": "E",
	"unnecessary-data-asset": "E", "unnecessary-data-transfer": "E", "unnecessary-technical-asset": "E", "untrusted-deserialization": "T",
	"wrong-communication-link-content": "I", "wrong-trust-boundary-content": "E", "xml-external-entity": "I",
}

// tracked reads what people have said about risks. A key is a rule and what the risk is about: "rule@asset>link@other".
func (c *converter) tracked(model *tree.Value) {
	for _, m := range c.fields.Entries(model, "risk_tracking") {
		rule, about, _ := strings.Cut(m.Name(), "@")
		status, ok := statuses[c.fields.Text(m.Value, "status")]
		if !ok {
			c.unknown(m.Value, "status")
		}
		j := draft.Judgement{Category: ruleCategories[rule], Title: rule, Status: status, Reason: c.because(m.Value), Owner: c.fields.Text(m.Value, "checked_by"), At: m.Key.At()}
		j.Node, j.Flow = c.subject(m, about)
		c.Judgements = append(c.Judgements, j)
	}
}

// because is the justification, with the ticket and the day in brackets.
func (c *converter) because(v *tree.Value) string {
	var beside []string
	for _, key := range []string{"ticket", "date"} {
		if text := c.fields.Text(v, key); text != "" {
			beside = append(beside, text)
		}
	}
	reason := strings.TrimSpace(c.fields.Text(v, "justification"))
	if len(beside) > 0 {
		reason = strings.TrimSpace(reason + " (" + strings.Join(beside, ", ") + ")")
	}
	return reason
}

// subject finds the flow or the element that a key is about; "*" stands for any.
func (c *converter) subject(m tree.Member, about string) (*draft.Node, *draft.Flow) {
	var node *draft.Node
	for part := range strings.SplitSeq(about, "@") {
		if f := c.flows[part]; f != nil {
			return nil, f
		}
		switch {
		case node != nil || part == "" || strings.Contains(part, "*"):
		case c.nodes[part] != nil:
			node = c.nodes[part]
		case c.data[part] == nil && c.zones[part] == nil:
			c.Report.Lose(m.Key.At(), "the risk is about `%s`, which nothing in the model has as its id", tree.Quoted(part))
		}
	}
	return node, nil
}

// identified reads the risks that people have added: a map of old models, a list of new ones.
func (c *converter) identified(model *tree.Value) {
	for _, m := range c.fields.Entries(model, "individual_risk_categories") {
		c.category(m.Value)
	}
	for _, v := range c.fields.Maps(model, "custom_risk_categories") {
		c.category(v)
	}
}

func (c *converter) category(v *tree.Value) {
	letter, ok := categories[c.fields.Text(v, "stride")]
	if !ok {
		c.unknown(v, "stride")
	}
	for _, m := range c.fields.Entries(v, "risks_identified") {
		j := draft.Judgement{Category: letter, Title: m.Name(), Reason: c.fields.Text(v, "mitigation"), At: m.Key.At()}
		j.Node = c.nodes[c.fields.Text(m.Value, "most_relevant_technical_asset")]
		if j.Flow = c.flows[c.fields.Text(m.Value, "most_relevant_communication_link")]; j.Flow != nil {
			j.Node = nil
		}
		c.Judgements = append(c.Judgements, j)
	}
}

// slug is the part of a link's id that the tool makes of its title.
func slug(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9') })
	return strings.Join(words, "-")
}
