package trustseam

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/BurntSushi/toml"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/repofile"
	"github.com/trustseam/trustseam/stride"
)

// Config is what a project can set: the keys of trustseam.toml. Begin with
// [DefaultConfig], or with what [ParseConfig] makes of a file. LayoutTimeout, Templates and Exclude are
// for programs that run layouts and find files, as the command does; this package does neither.
type Config struct {
	// Insert is "after-block" or "never": whether a block without regions gets them.
	Insert string `toml:"insert"`
	// Markers is "comment" or "link": the spelling of markers of new regions.
	Markers string `toml:"markers"`
	// Detail is "short" or "full": how much the regions say.
	Detail string `toml:"detail"`
	// Link is put before a picture's name in links, for sites that move pages, such as "/docs/".
	Link string `toml:"link"`
	// Pictures is the directory for pictures, relative to that of each document, such as "images"; "" is the document's own.
	Pictures string `toml:"pictures"`
	// LayoutTimeout is the CPU time that the layout of one picture may take.
	LayoutTimeout time.Duration `toml:"layout-timeout"`
	// MaxElements and MaxFlows limit what is drawn in a picture.
	MaxElements int `toml:"max-elements"`
	MaxFlows    int `toml:"max-flows"`
	// FullElements and FullFlows are how many elements and flows one picture may
	// hold; a bigger model gets an overview and a picture for each boundary. 0 is the default.
	FullElements int `toml:"full-elements"`
	FullFlows    int `toml:"full-flows"`
	// Templates is a directory of templates that replace built-in ones, relative to the file's own directory.
	Templates string `toml:"templates"`
	// Exclude holds patterns, as in .gitignore and relative to the file's own directory, of what a walk skips.
	Exclude []string `toml:"exclude"`
	Gate    Gate     `toml:"gate"`
	Trace   Trace    `toml:"trace,omitempty"`
	Source  Source   `toml:"source,omitempty"`
	// Inventory says which manifests have to be claimed by blocks.
	Inventory Inventory `toml:"inventory,omitempty"`
	// Decisions says who may accept a threat, and how early the end of a decision is a warning.
	Decisions Decisions `toml:"decisions,omitempty"`
	// Rules switches off rules of the catalog; Own adds rules in the catalog's own schema.
	Rules Rules          `toml:"rules"`
	Own   []*stride.Rule `toml:"rule"`
	// Numbers override those of the catalog, such as replay-window = "2 minutes".
	Numbers map[string]string `toml:"numbers"`
	// Classes are the project's own data classes, such as c3 = "pii".
	Classes map[string]string `toml:"classes"`
	// Words say what names mean; they are tried before those of the catalog.
	Words stride.WordLists `toml:"words"`

	// Set holds the keys that a file has set, such as "gate.fail-on".
	Set []string `toml:"-"`
}

// Gate says what makes check fail.
type Gate struct {
	// FailOn says which threats do so, such as "open:high,ask:critical".
	FailOn stride.FailOn `toml:"fail-on"`
}

// Rules holds a project's decisions about the catalog.
type Rules struct {
	// Off holds the reason for each rule that is switched off.
	Off map[string]string `toml:"off"`
}

// DefaultConfig is what applies without a file. Questions fail nothing, so that a first draft can
// be merged with them.
func DefaultConfig() Config {
	return Config{
		Insert: "after-block", Markers: "comment", Detail: "short",
		Gate:          Gate{FailOn: stride.DefaultFailOn()},
		LayoutTimeout: limit.Layout, MaxElements: limit.PictureElements, MaxFlows: limit.PictureFlows,
	}
}

// The range of a timeout: a number without a unit would be nanoseconds.
const (
	minTimeout = time.Millisecond
	maxTimeout = limit.LongestLayout
)

// Extension is what the configuration makes of the rule catalog.
func (c Config) Extension() stride.Extension {
	return stride.Extension{Rules: c.Own, Off: c.Rules.Off, Numbers: c.Numbers, Words: c.Words, Classes: c.Classes}
}

// ParseConfig reads the text of a trustseam.toml. A key that it does not set has its default. The
// error says what is wrong, and in which line; it does not name the file, and shows nothing of a
// text that is not TOML.
func ParseConfig(text string) (Config, error) {
	if err := checkShape(text); err != nil {
		return Config{}, err
	}
	c := DefaultConfig()
	keys := []string{"insert", "markers", "detail", "link", "pictures", "layout-timeout", "max-elements", "max-flows", "full-elements", "full-flows", "templates", "exclude", "gate", "trace", "source", "inventory", "decisions", "rules", "rule", "numbers", "classes", "words"}
	meta, err := toml.Decode(text, &c)
	var bad toml.ParseError
	switch {
	case errors.As(err, &bad):
		return Config{}, unreadable(bad)
	case err != nil: // one of our keys with a value of the wrong type, which is not shown
		return Config{}, err
	}
	for _, key := range meta.Keys() {
		c.Set = append(c.Set, strings.Join(key, "."))
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return Config{}, fmt.Errorf("unknown key `%s`; allowed are %s and %s", unknown[0], strings.Join(keys[:len(keys)-1], ", "), keys[len(keys)-1])
	}
	for _, table := range [][]string{{"rules", "off"}, {"numbers"}, {"classes"}} {
		// The library accepts anything as a map, and leaves the map empty.
		if meta.IsDefined(table...) && meta.Type(table...) != "Hash" {
			return Config{}, fmt.Errorf("`%s` is a table of keys with strings, not a value", strings.Join(table, "."))
		}
	}
	if err := c.check(); err != nil {
		return Config{}, err
	}
	return c, nil
}

// check refuses values that a key does not take.
func (c Config) check() error {
	for _, choice := range []struct{ key, value, allowed string }{
		{"insert", c.Insert, "after-block never"},
		{"markers", c.Markers, "comment link"},
		{"detail", c.Detail, "short full"},
	} {
		if !slices.Contains(strings.Fields(choice.allowed), choice.value) {
			return fmt.Errorf("`%s` is %s, not `%s`", choice.key, strings.Join(strings.Fields(choice.allowed), " or "), choice.value)
		}
	}
	if c.FullElements < 0 || c.FullFlows < 0 {
		return errors.New("`full-elements` and `full-flows` are numbers from 1, or 0 for the default")
	}
	for _, list := range []struct {
		key      string
		patterns []string
	}{{"exclude", c.Exclude}, {"trace.tests", c.Trace.Tests}, {"trace.results", c.Trace.Results}, {"source.roots", c.Source.Roots}, {"inventory.paths", c.Inventory.Paths}} {
		for _, pattern := range list.patterns {
			if strings.ContainsAny(pattern, "\r\n") {
				return fmt.Errorf("`%s` holds one pattern in each string; %q has a line break", list.key, pattern)
			}
		}
	}
	if strings.ContainsAny(c.Link, " \t\r\n()<>") {
		return fmt.Errorf("`link` is put before a file name in a link; it must not hold blanks or brackets")
	}
	if err := repofile.CheckFolder(c.Pictures); c.Pictures != "" && err != nil {
		return fmt.Errorf("`pictures` is a directory for pictures alone: %w", err)
	}
	if c.Pictures != "" && (!fs.ValidPath(c.Pictures) || c.Pictures == "." || strings.ContainsFunc(c.Pictures, badInFolder)) {
		return fmt.Errorf("`pictures` is a directory below that of each document, such as \"images\", not `%s`", c.Pictures)
	}
	if err := c.Inventory.check(); err != nil {
		return err
	}
	if err := c.checkDecisions(); err != nil {
		return err
	}
	return c.checkLimits()
}

// badInFolder reports whether some system gives a character a special meaning in names.
func badInFolder(r rune) bool { return strings.ContainsRune(`\:*?"<>|`, r) || unicode.IsControl(r) }

// checkLimits refuses limits that make no sense.
func (c Config) checkLimits() error {
	if c.LayoutTimeout < minTimeout || c.LayoutTimeout > maxTimeout {
		return errTimeout
	}
	for _, limit := range []struct {
		key   string
		value int
	}{{"max-elements", c.MaxElements}, {"max-flows", c.MaxFlows}} {
		if limit.value < 1 {
			return fmt.Errorf("`%s` is a number above 0, not %d", limit.key, limit.value)
		}
	}
	return nil
}
