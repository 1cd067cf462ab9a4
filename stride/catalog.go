// Package stride is the knowledge: the catalog of rules, and the steps from a
// graph to threats, criteria and questions. Rules and word lists are data;
// predicates are small functions.
//
// STRIDE is the threat classification of Kohnfelder and Garg (1999): spoofing,
// tampering, repudiation, information disclosure, denial of service, elevation
// of privilege.
package stride

import (
	_ "embed"
	"fmt"

	"github.com/BurntSushi/toml"

	"github.com/trustseam/trustseam/model"
)

//go:embed catalog.toml
var catalogText string

//go:embed words.toml
var wordsText string

// Catalog is the rules and word lists that an analysis goes by. It is not changed once it is loaded.
type Catalog struct {
	Rules []*Rule
	Words model.Words
	// Numbers are the values that criteria are measured by, such as "5 minutes", by the name of their slot.
	Numbers map[string]string
	// Off are the rules that are switched off, with the reason.
	Off map[string]string

	byID map[string]*Rule
	// position is where a rule is in Rules.
	position map[*Rule]int
	// hearers are the rules that hear a control, in the order of the catalog.
	hearers map[string][]*Rule
}

// Load returns the built-in catalog. It fails only when the embedded data is wrong, which a test excludes.
func Load() (*Catalog, error) {
	return parseCatalog(catalogText, wordsText)
}

func parseCatalog(rules, words string) (*Catalog, error) {
	var file struct {
		Rules   []*Rule           `toml:"rule"`
		Numbers map[string]string `toml:"numbers"`
	}
	if err := decodeStrict(rules, &file); err != nil {
		return nil, fmt.Errorf("rules: %w", err)
	}
	c := &Catalog{Rules: file.Rules, Numbers: file.Numbers, byID: make(map[string]*Rule)}
	var lists WordLists
	if err := decodeStrict(words, &lists); err != nil {
		return nil, fmt.Errorf("words: %w", err)
	}
	c.Words = model.Words{Kinds: lists.Kind, Classes: lists.Class, Zones: lists.Zone}
	return c, c.compile()
}

// compile checks every rule and indexes them.
func (c *Catalog) compile() error {
	c.position, c.hearers = make(map[*Rule]int), make(map[string][]*Rule)
	for i, r := range c.Rules {
		c.position[r] = i
		if c.byID[r.ID] != nil {
			return fmt.Errorf("rule %s: the id is used twice", r.ID)
		}
		if err := r.compile(c.Numbers); err != nil {
			return err
		}
		c.byID[r.ID] = r
		if len(r.hears) > 0 {
			c.hearers[r.attribute()] = append(c.hearers[r.attribute()], r)
		}
	}
	return nil
}

// decodeStrict reads TOML and refuses keys that mean nothing.
func decodeStrict(text string, into any) error {
	meta, err := toml.Decode(text, into)
	if err != nil {
		return err
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return fmt.Errorf("unknown key `%s`", unknown[0])
	}
	return nil
}

// Rule returns the rule with an id, or nil.
func (c *Catalog) Rule(id string) *Rule { return c.byID[id] }
