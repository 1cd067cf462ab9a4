package stridetable

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// role is what a column holds.
type role int

const (
	other role = iota
	threat
	category
	element
	flow
	mitigation
	status
	severity
	owner
	roles // how many there are
)

// headers are the names of columns, as [model.Normalize] leaves them.
var headers = map[role][]string{
	threat: {"threat", "threats", "threat description", "threat scenario", "scenario", "description", "attack", "attack scenario", "attack vector", "vulnerability", "abuse case", "misuse case",
		"what can go wrong", "issue", "finding", "example", "examples", "threat event", "threat title", "threat name", "concern", "attack description"},
	category: {"category", "stride", "stride category", "threat category", "threat type", "type", "class", "stride type", "stride class", "stride element", "stride letter", "stride threat", "property", "property violated"},
	element: {"element", "elements", "component", "components", "affected component", "affected components", "affected", "asset", "assets", "affected asset", "affected assets", "target", "system", "service",
		"entry point", "boundary", "trust boundary", "subject", "location", "where", "surface", "attack surface", "dfd element", "process", "entity", "interface", "area", "node", "module", "part", "scope", "layer", "store", "data store", "actor"},
	flow: {"flow", "flows", "data flow", "data flows", "dataflow", "interaction", "dfd flow"},
	mitigation: {"mitigation", "mitigations", "control", "controls", "countermeasure", "countermeasures", "existing control", "existing controls", "current mitigation", "mitigation gap", "key mitigations", "response", "responses",
		"safeguard", "safeguards", "defense", "defence", "defenses", "what stops it", "security control", "security controls", "treatment", "remediation", "recommendation", "required controls", "how we prevent it"},
	status:   {"status", "state", "mitigation status", "implementation status", "implemented", "decision", "disposition", "resolution", "mitigated", "done", "outcome", "verdict", "risk status", "risk decision", "accepted"},
	severity: {"severity", "risk", "risk level", "risk rating", "impact", "likelihood", "probability", "priority", "rating", "score", "residual risk", "dread", "level", "cvss", "l", "i", "exposure"},
	owner:    {"owner", "owners", "responsible", "assignee", "assigned to", "team", "risk owner", "accountable", "by"},
}

// parts are words of longer headers, tried in this order when no whole name fits.
var parts = []struct {
	word string
	role role
}{
	{"residual", severity}, {"severity", severity}, {"likelihood", severity}, {"impact", severity}, {"rating", severity},
	{"mitigat", mitigation}, {"countermeasure", mitigation}, {"control", mitigation}, {"remediat", mitigation}, {"safeguard", mitigation},
	{"status", status}, {"owner", owner}, {"stride", category}, {"category", category},
	{"data flow", flow}, {"component", element}, {"element", element}, {"asset", element},
	{"vulnerabilit", threat}, {"attack", threat}, {"threat", threat},
}

// notThreats are words of headers that name something else about threats, such as who is behind them.
var notThreats = []string{"actor", "agent", "id", "source", "number", "ref", "level", "model"}

// roleOf says what a column holds by its header.
func roleOf(header string) role {
	name := model.Normalize(header)
	for r := threat; r < roles; r++ {
		if slices.Contains(headers[r], name) {
			return r
		}
	}
	for _, p := range parts {
		if !strings.Contains(name, p.word) {
			continue
		}
		if p.role == threat && model.HasWord(name, notThreats...) {
			return other
		}
		return p.role
	}
	return other
}

// columns says what each column of a table holds.
type columns struct {
	// of are the first columns of each role, -1 for none; more are further ones with mitigations.
	of   [roles]int
	more []int
	// matrix has the letter of a category for each column that is one; nil in a table with a threat in each row.
	matrix map[int]string
}

// fewest is how many columns make a table one with a column for each category: two may be about anything.
const fewest = 3

// columnsOf finds what the columns hold. Rows tell whether a column such as "Type" has categories.
func columnsOf(header []string, rows [][]cell) columns {
	c := columns{matrix: matrixOf(header)}
	for r := range c.of {
		c.of[r] = -1
	}
	for i, name := range header {
		r := roleOf(name)
		switch {
		case c.matrix[i] != "" || r == category && !filed(rows, i):
		case c.of[r] < 0:
			c.of[r] = i
		case r == mitigation:
			c.more = append(c.more, i)
		}
	}
	if c.of[threat] < 0 { // "Risk" names the threat where nothing else does, and has sentences
		if i := c.of[severity]; i >= 0 && model.Normalize(header[i]) == "risk" && sentences(rows, i) {
			c.of[threat], c.of[severity] = i, -1
		}
	}
	return c
}

// matrixOf returns the columns that are categories, if there are several.
func matrixOf(header []string) map[int]string {
	found := make(map[int]string)
	var letters string
	for i, name := range header {
		letter := loneCategory(name)
		if letter != "" && !strings.Contains(letters, letter) {
			found[i], letters = letter, letters+letter
		}
	}
	if len(found) < fewest {
		return nil
	}
	return found
}

// loneCategory is the category that a header names alone, or "".
func loneCategory(header string) string {
	if all := Categories(header); len(all) == 1 {
		return all
	}
	return ""
}

// filed reports whether a column has a category in half of its filled cells.
func filed(rows [][]cell, column int) bool {
	said, filled := 0, 0
	for _, cells := range rows {
		if column >= len(cells) || model.Normalize(cells[column].text) == "" {
			continue
		}
		filled++
		if Categories(cells[column].text) != "" {
			said++
		}
	}
	return said > 0 && 2*said >= filled
}

// sentences reports whether a column has texts rather than ratings.
func sentences(rows [][]cell, column int) bool {
	words := 0
	for _, cells := range rows {
		if column < len(cells) {
			words += len(strings.Fields(cells[column].text))
		}
	}
	return words >= 3*len(rows)
}

// threats reports whether a table is one of threats. above says that the heading names a category.
func (c columns) threats(above bool) bool {
	has := func(r role) bool { return c.of[r] >= 0 }
	switch {
	case c.matrix != nil:
		return true
	case has(threat):
		return above || has(category) || has(mitigation) || has(status) || has(severity)
	}
	return has(mitigation) && (above || has(category))
}

// read returns the threats of a row.
func (c columns) read(cells []cell, at source.Span) []Threat {
	get := func(r role) string {
		if i := c.of[r]; i >= 0 && i < len(cells) {
			return cells[i].text
		}
		return ""
	}
	one := Threat{At: at, Element: get(element), Text: get(threat), Mitigation: get(mitigation), Owner: get(owner), Category: Categories(get(category))}
	if text := get(flow); text != "" {
		one.Flow = true
		if one.Element == "" || c.of[flow] < c.of[element] {
			one.Element = text
		}
	}
	for _, i := range c.more {
		if i < len(cells) && !saysNothing(cells[i].text) {
			one.Mitigation = strings.TrimPrefix(one.Mitigation+"; "+cells[i].text, "; ")
		}
	}
	if c.matrix == nil {
		one.judge(get(status))
		return []Threat{one}
	}
	return c.cross(cells, one)
}

// cross returns the threats of a row with a column for each category, in their order.
func (c columns) cross(cells []cell, row Threat) []Threat {
	if c.of[element] < 0 { // whatever the first column is called, it names what the row is about
		if _, isCategory := c.matrix[0]; !isCategory && len(cells) > 0 {
			row.Element = cells[0].text
		}
	}
	var all []Threat
	for i, one := range cells {
		letter := c.matrix[i]
		if letter == "" {
			continue
		}
		t := row
		t.Category, t.Text = letter, one.text
		if one.at.End > one.at.Start {
			t.At = one.at
		}
		t.judge("")
		all = append(all, t)
	}
	return all
}
