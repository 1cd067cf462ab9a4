package inventory

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/lazy"
)

// Proposal is an element that a block may have for what nothing claims.
type Proposal struct {
	// Line is the statement.
	Line string
	// Of are the indices of the resources that it is about.
	Of []int
}

// Propose returns an element for each name that unclaimed resources have: a service that a compose file and a deployment
// run is one. Ids are none that elements have.
func Propose(all []Claimed, elements []Element) []Proposal {
	taken := make(map[string]bool)
	for _, e := range elements {
		taken[e.ID] = true
	}
	var out []Proposal
	of := make(map[string]int)
	for i, c := range all {
		if c.By != nil {
			continue
		}
		name := c.called()
		key := string(c.Type) + " " + plain(name)
		if at, known := of[key]; known {
			out[at].Of = append(out[at].Of, i)
			continue
		}
		of[key] = len(out)
		out = append(out, Proposal{Of: []int{i}})
	}
	for i, p := range out {
		out[i].Line = line(all, p.Of, taken)
	}
	return out
}

// called is what an element for a resource is called: its name, with its type if the name says nothing.
func (c Claimed) called() string {
	kind, name, ok := strings.Cut(c.ID, ".")
	if !placeholder(c.Name) || !ok {
		return c.Name
	}
	_, kind, _ = strings.Cut(kind, "_")
	return strings.ReplaceAll(kind+"_"+name, "_", " ")
}

// mostCode is how many places a proposed line names.
const mostCode = 5

// line is the statement for resources of one name.
func line(all []Claimed, of []int, taken map[string]bool) string {
	c := all[of[0]]
	id := freeID(c.called(), taken)
	var attrs []string
	if c.Kind != "" {
		attrs = append(attrs, "kind="+c.Kind)
	}
	var code []string
	for _, i := range of[:min(len(of), mostCode)] {
		if key := all[i].Key(); bare().MatchString(key) {
			code = append(code, key)
		}
	}
	if len(code) > 0 {
		attrs = append(attrs, "code="+strings.Join(code, ","))
	}
	text := fmt.Sprintf("%s %s: %s", c.Type, id, spoken(c.called()))
	if len(attrs) > 0 {
		text += " | " + strings.Join(attrs, " ")
	}
	return text
}

// bare is a value that needs no quotes, and that a list may have.
var bare = lazy.Regexp(`^[A-Za-z0-9_./:#@+-]+$`)

// notID is what an id does not have.
var notID = lazy.Regexp(`[^a-z0-9_]+`)

// longestID leaves room for a number.
const longestID = 60

// freeID makes an id of a name that no element has.
func freeID(name string, taken map[string]bool) string {
	id := strings.Trim(notID().ReplaceAllString(strings.ToLower(name), "-"), "-_")
	if id = strings.Trim(id[:min(len(id), longestID)], "-_"); id == "" {
		id = "element"
	}
	if strings.Trim(id, "0123456789") == "" {
		id = "element-" + id
	}
	free := id
	for n := 2; taken[free]; n++ {
		free = id + "-" + strconv.Itoa(n)
	}
	taken[free] = true
	return free
}

// spoken makes a name of an identifier.
func spoken(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune("-_. ", r) })
	text := strings.NewReplacer("|", "/", "#", "", `\`, "").Replace(draft.Quoted(strings.Join(words, " ")))
	if text == "" {
		return "Unnamed"
	}
	return strings.ToUpper(text[:1]) + text[1:]
}
