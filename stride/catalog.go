package stride

import (
	"embed"
	"fmt"
	"maps"
	"sync"

	"github.com/BurntSushi/toml"

	"github.com/trustseam/trustseam/model"
)

//go:embed catalog/*.toml
var catalogFiles embed.FS

// catalogParts are the files of the catalog: one per STRIDE category, in the
// order of its letters, which is the order of the rules.
var catalogParts = []string{
	"numbers", "spoofing", "tampering", "repudiation", "information-disclosure", "denial-of-service", "elevation-of-privilege",
}

//go:embed words.toml
var wordsText string

// Catalog holds the rules and word lists of an analysis. It does not change after loading.
type Catalog struct {
	Rules []*Rule
	Words model.Words
	// Numbers are the values in criteria, such as "5 minutes", by the names of their slots.
	Numbers map[string]string
	// Off are the rules that are switched off, with the reasons.
	Off map[string]string

	byID map[string]*Rule
	// position is the index of a rule in Rules.
	position map[*Rule]int
	// hearers are the rules that hear a control, in catalog order.
	hearers map[string][]*Rule
}

// ruleFile is the content of a catalog file.
type ruleFile struct {
	Rules   []*Rule           `toml:"rule"`
	Numbers map[string]string `toml:"numbers"`
}

// Load returns the built-in catalog, which is read once and must not be changed. It fails only when the embedded data is
// wrong, which a test excludes.
func Load() (*Catalog, error) { return builtIn() }

var builtIn = sync.OnceValues(func() (*Catalog, error) {
	var all ruleFile
	for _, part := range catalogParts {
		text, err := catalogFiles.ReadFile("catalog/" + part + ".toml")
		if err != nil {
			return nil, err
		}
		file, err := parseRules(string(text))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", part, err)
		}
		all.Rules = append(all.Rules, file.Rules...)
		if file.Numbers != nil {
			all.Numbers = maps.Clone(file.Numbers)
		}
	}
	return newCatalog(all, wordsText)
})

func parseRules(text string) (ruleFile, error) {
	var file ruleFile
	if err := decodeStrict(text, &file); err != nil {
		return file, fmt.Errorf("rules: %w", err)
	}
	return file, nil
}

func newCatalog(file ruleFile, words string) (*Catalog, error) {
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

// decodeStrict reads TOML and refuses unknown keys.
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
