package stride

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/trustseam/trustseam/graph"
)

// slots are the names that may stand in braces in a rule's sentences.
//
//	{to} {from}     the elements that are asked, and those that ask; for a rule on transfers, where data goes and comes from
//	{server}        what checks who asks: {to}, or what is behind it where a gateway hands on the proof of its callers
//	{serving}       {to}, or the processes behind it that serve what is asked where a gateway only forwards
//	{ends}          those of both that can act and are ours, where there are any
//	{target}        the elements that the threat is to
//	{flow}          the labels of the flows, in quotes
//	{boundary}      "the A → B boundary", or "the A zone" for flows that stay inside
//	{origin}        " from A" where all flows come from one zone and the target is in another, and nothing elsewhere
//	{zone}          "the A zone" of the target
//	{data}          what the flows carry or the target holds
//	{crown}         the crown jewels that the target can reach
//	{credential}    how the caller proves who it is, as declared
//	{endpoint}      "The `/path` endpoint of A", or "The A endpoint"
//	{signature}     the declared header, or "signature", over the body where the block says that there is none
//	{readers}       the elements that use the store under an identity of their own
//	{bearers}       those that use it with a signed address
//	{entitled}      the readers that may get its credentials
//	{parted}        those, unless one of the readers copies the whole store
//	{writers}       those of them that write to it
//	{neighbours}    the elements that the target asks
//	{consumers}     what goes by a configuration: those that use the store, or a target that is no store
//	{queue}         the queues that the messages come from
//	{dependency}    what the flows call, where it is one, and "a dependency" elsewhere
//	{with 401}      " with 401" where HTTP is spoken, " (401 over HTTP)" where some flows speak it, and nothing elsewhere
//
// The name of a number of the catalog is a slot too: {replay-window}. A slot with two words behind its name
// writes the first where it names one thing and the second where it names several: {to|is|are}, {target||Each of }.
//
// What stands in brackets is said only where each slot in it has something to name;
// what follows a bar in them is said otherwise: [to {neighbours}|to nothing].
var slots = []string{"to", "from", "server", "serving", "ends", "target", "flow", "boundary", "origin", "zone", "data", "crown", "credential", "endpoint", "signature", "readers", "bearers", "entitled", "parted", "writers", "neighbours", "consumers", "queue", "dependency"}

var slotPattern = regexp.MustCompile(`\{([^}]*)\}`)

var slotsOf sync.Map // by text, of which there are a few for each rule

func slotNames(text string) []string {
	if known, ok := slotsOf.Load(text); ok {
		return known.([]string)
	}
	names := findSlots(text)
	slotsOf.Store(text, slices.Clip(names))
	return slices.Clip(names)
}

func findSlots(text string) []string {
	var names []string
	for _, m := range slotPattern.FindAllStringSubmatch(text, -1) {
		name, _, _, _ := agreement(m[1])
		names = append(names, name)
	}
	return names
}

// agreement takes a slot apart that agrees with a number: {to|is|are}.
func agreement(slot string) (name, one, many string, ok bool) {
	parts := strings.Split(slot, "|")
	if len(parts) != 3 {
		return slot, "", "", false
	}
	return parts[0], parts[1], parts[2], true
}

// sentence fills the slots of a rule's text for a threat. The result is plain
// text in which backticks delimit code; text of the author's holds none.
func (c *Catalog) sentence(t *Threat, text string) string { return c.fill(t.focus(), text) }

// fill is the sentence about everything that a threat has.
func (c *Catalog) fill(t *Threat, text string) string {
	return slotPattern.ReplaceAllStringFunc(t.choose(text), func(slot string) string {
		name, one, many, agrees := agreement(strings.Trim(slot, "{}"))
		if agrees && t.several(name) {
			return many
		} else if agrees {
			return one
		}
		if number, ok := c.Numbers[name]; ok {
			return number
		}
		if code, ok := strings.CutPrefix(name, statusSlot); ok {
			return t.httpStatus(code)
		}
		return t.slot(name)
	})
}

func (t *Threat) slot(name string) string {
	if elements, ok := t.named(name); ok {
		return t.nameAll(name, elements)
	}
	targets, flows := t.Targets(), t.Flows()
	switch name {
	case "flow":
		return t.labels(flows)
	case "origin":
		return origin(t)
	case "boundary":
		return boundaries(t)
	case "zone":
		return zones(targets)
	case "data":
		return cmp.Or(join(dataNames(targets, flows)), "its content")
	case "credential":
		return credential(flows)
	case "endpoint":
		return endpoint(targets, flows)
	case "signature":
		return signature(flows)
	case "dependency":
		if _, to := t.ends(); len(to) == 1 {
			return t.nameAll(name, to)
		}
		return "a dependency"
	}
	return ""
}

// named are the elements that a slot names, in the order of the sentence. It is
// false for slots that name something else.
func (t *Threat) named(slot string) (elements []*graph.Element, ok bool) {
	if t.known == nil || !slices.Contains(slots, slot) {
		return t.findNamed(slot)
	}
	if elements, known := t.known.slots[slot]; known {
		return elements, true
	}
	elements, ok = t.findNamed(slot)
	if ok {
		if t.known.slots == nil {
			t.known.slots = make(map[string][]*graph.Element)
		}
		t.known.slots[slot] = slices.Clip(elements)
	}
	return elements, ok
}

func (t *Threat) findNamed(slot string) (elements []*graph.Element, ok bool) {
	targets := t.Targets()
	from, to := t.ends()
	switch slot {
	case "to":
		return to, true
	case "from":
		return from, true
	case "server":
		if asked := t.exchanges(); len(asked) > 0 {
			return checkers(asked), true
		}
		return to, true
	case "serving":
		if asked := t.exchanges(); len(asked) > 0 {
			return serving(asked), true
		}
		return to, true
	case "ends":
		return able(slices.Concat(from, to)), true
	case "target":
		return targets, true
	case "crown":
		return reachableCrowns(targets), true
	case "readers":
		return readers(targets), true
	case "bearers":
		return bearers(targets), true
	case "entitled":
		return entitled(targets), true
	case "parted":
		return parted(targets), true
	case "writers":
		return writers(targets), true
	case "neighbours":
		return callees(targets), true
	case "consumers":
		return oursOf(consumers(targets)), true
	case "queue":
		return t.queues(), true
	}
	return nil, false
}

// optionalPattern finds a part of a sentence in brackets, with what is said in its place.
var optionalPattern = regexp.MustCompile(`\[((?:[^\[\]|{]|\{[^}]*\})*)(?:\|((?:[^\[\]{]|\{[^}]*\})*))?\]`)

// choose keeps of each part in brackets what can be said.
func (t *Threat) choose(text string) string { return chooseBy(text, t.nameless) }

func chooseBy(text string, nameless func(slot string) bool) string {
	if !strings.Contains(text, "[") {
		return text
	}
	return optionalPattern.ReplaceAllStringFunc(text, func(part string) string {
		m := optionalPattern.FindStringSubmatch(part)
		if slices.ContainsFunc(slotNames(m[1]), nameless) {
			return m[2]
		}
		return m[1]
	})
}

// nameless reports whether a slot has nothing to name.
func (t *Threat) nameless(slot string) bool {
	if elements, ok := t.named(slot); ok {
		return len(elements) == 0
	}
	switch slot {
	case "data":
		return len(dataNames(t.Targets(), t.Flows())) == 0
	case "flow", "boundary":
		return len(t.Flows()) == 0
	}
	return false
}

// several reports whether a slot names more than one thing.
func (t *Threat) several(name string) bool {
	var list unique[string]
	elements, named := t.named(name)
	for _, e := range elements {
		list.add(e.Name)
	}
	if !named {
		for _, f := range t.Flows() {
			list.add(f.Label)
		}
	}
	return len(list.list) > 1
}
