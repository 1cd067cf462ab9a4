package pytm

import (
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/tree"
)

// responses are the words by which people begin to say what they did about a finding.
var responses = []struct {
	word   string
	status draft.Status
}{
	{"mitigated", draft.Mitigated}, {"transferred", draft.Transferred}, {"avoided", draft.NotApplicable}, {"accepted", draft.Accepted},
}

// findings counts what pytm has generated, and takes over what people have said about it.
func (c *converter) findings(model *tree.Value) {
	list := c.fields.Maps(model, "findings")
	said := 0
	for _, v := range list {
		if text := c.fields.Text(v, "response"); text != "" {
			c.Judgements = append(c.Judgements, c.judgement(v, text))
			said++
		}
	}
	if n := len(list) - said; n > 0 {
		c.Report.Lose(model.Get("findings").At(), "`findings` has %s; the block gets its own", importer.Count(n, "threat that pytm generated", "threats that pytm generated"))
	}
	if excluded := c.fields.Maps(model, "excluded_findings"); len(excluded) > 0 {
		c.Report.Lose(model.Get("excluded_findings").At(), "`excluded_findings` has %s", importer.Count(len(excluded), "threat that an assumption excludes", "threats that assumptions exclude"))
	}
}

// judgement is what people say about a finding. Its number changes with the model, so the rule is its name.
func (c *converter) judgement(v *tree.Value, said string) draft.Judgement {
	target := c.fields.Text(v, "target")
	j := draft.Judgement{Title: strings.TrimSpace(c.fields.Text(v, "threat_id") + " " + c.fields.Text(v, "description")), Reason: said, At: v.At()}
	for _, r := range responses {
		if strings.HasPrefix(strings.ToLower(strings.TrimSpace(said)), r.word) {
			j.Status = r.status
		}
	}
	if j.Node = c.nodes[target]; j.Node == nil {
		j.Flow = c.flows[target]
	}
	if j.Node == nil && j.Flow == nil {
		c.Report.Lose(v.At(), "finding `%s` is about %s, which there is not", tree.Quoted(j.Title), called(target))
	}
	return j
}

// assumptions are those of the model and of its parts: a text, or an object with a name and a description.
func (c *converter) assumptions(model *tree.Value) {
	seen := make(map[string]bool)
	groups := []*tree.Value{model}
	for _, key := range []string{"boundaries", "elements", "flows"} {
		groups = append(groups, c.fields.Maps(model, key)...)
	}
	for _, group := range groups {
		for _, v := range c.fields.List(group, "assumptions") {
			text := v.Text
			if v.Kind == tree.Map {
				text = c.fields.Text(v, "name")
				if more := c.fields.Text(v, "description"); more != "" && more != text {
					text = strings.TrimSpace(text + ": " + more)
				}
			}
			if text != "" && !seen[text] {
				c.Assumptions = append(c.Assumptions, draft.Assumption{Text: text, At: v.At()})
			}
			seen[text] = true
		}
	}
}
