package stride

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/lazy"
)

// slots are the names that may be used in braces in a rule's sentences.
//
//	{to} {from}     the elements that are asked, and those that ask; for a rule on transfers, where data goes and comes from
//	{server}        what checks the caller: {to}, or what is behind it if a gateway passes on the proof of its callers
//	{serving}       {to}, or the processes behind it that serve what is asked if a gateway only forwards
//	{ends}          those of both that can act and are ours, if there are any
//	{target}        the elements that the threat is to
//	{flow}          the labels of the flows, in quotes
//	{few}           those labels if a sentence has room for all of them, otherwise nothing; calls that a gateway hands on are named as its callers ask them
//	{boundary}      "the A → B boundary", or "the A zone" for flows that stay inside
//	{origin}        " from A" if all flows come from one zone and the target is in another, otherwise nothing
//	{zone}          "the A zone" of the target
//	{data}          what the flows carry or the target holds
//	{crown}         the crown jewels that the target can reach
//	{credential}    how the caller proves its identity, as declared
//	{endpoint}      "The `/path` endpoint of A", or "The A endpoint"
//	{signature}     the declared header, or "signature"; "signature over the whole request" if the block states that there is none
//	{readers}       the elements that use the store with their own identity
//	{bearers}       those that use it with a signed address
//	{putters}       those of them that write to it
//	{takers}        those that take out messages which a queue or a cache delivers to them
//	{entitled}      the readers that may get its credentials
//	{allowed}       those, or a list with them in it if others use the store too
//	{users}         the readers, and the parts of programs that use the store
//	{writers}       the elements that write to it
//	{neighbours}    the elements that the target asks
//	{granted}       what the target uses under an account whose rights matter
//	{rights}        "what A may do at X, and what B may do at Y", for each target where its rights matter
//	{consumers}     what uses a configuration: the users of the store, or a target that is not a store
//	{queue}         the queues that the messages come from
//	{dependency}    what the flows call: "A, B or C", or "what is called in flows 3–9" if it is more
//	{callers}       {from}, or "the senders of flows 3–9" if they are many
//	{admitted}      {from}, and all others that the block draws as callers of {to} over a network
//	{limiting}      {target}, or what it passes a stream to without a look into it
//	{called}        {to}, or what {callers} call in flows 3–9 if they are many
//	{use}           "parsing" if a header carries the proof of each flow, so that it is checked first, otherwise "acting on"
//	{with 401}      " with 401" over HTTP, " (401 over HTTP)" if only some flows speak it, otherwise nothing
//
// The name of a number of the catalog is a slot too: {replay-window}. A slot with two words after its name writes
// the first if it names one thing and the second if it names several: {to|is|are}, {target||Each of }.
//
// Bracketed text is used only if each slot in it has something to name; text after
// a bar in the brackets is used otherwise: [to {neighbours}|to nothing].
var slots = []string{"to", "from", "server", "serving", "ends", "target", "flow", "few", "boundary", "origin", "zone", "data", "crown", "credential", "endpoint", "signature", "use", "readers", "bearers", "putters", "takers", "entitled", "allowed", "users", "writers", "neighbours", "granted", "rights", "consumers", "queue", "dependency", "callers", "admitted", "called", "limiting"}

var slotPattern = lazy.Regexp(`\{([^}]*)\}`)

var slotsOf sync.Map // by text; each rule has a few

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
	for _, m := range slotPattern().FindAllStringSubmatch(text, -1) {
		name, _, _, _ := agreement(m[1])
		names = append(names, name)
	}
	return names
}

// agreement parses a slot that agrees with a number: {to|is|are}.
func agreement(slot string) (name, one, many string, ok bool) {
	parts := strings.Split(slot, "|")
	if len(parts) != 3 {
		return slot, "", "", false
	}
	return parts[0], parts[1], parts[2], true
}

// sentence fills the slots of a rule's text for a threat. The result is plain
// text in which backticks delimit code; the author's own text contains none.
func (c *Catalog) sentence(t *Threat, text string) string { return c.fill(t.focus(), text) }

// fill writes the sentence about everything in a threat.
func (c *Catalog) fill(t *Threat, text string) string {
	return replaceParts(t.choose(text), slotPattern(), &slotParts, func(slot string) string {
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

// slotParts and optionalParts are where the slots and the bracketed parts of a text are, by text: the catalog has few texts.
var slotParts, optionalParts sync.Map

// replaceParts is ReplaceAllStringFunc for texts of the catalog, in each of which the parts are found once.
func replaceParts(text string, pattern *regexp.Regexp, known *sync.Map, by func(part string) string) string {
	found, ok := known.Load(text)
	if !ok {
		found = pattern.FindAllStringIndex(text, -1)
		known.Store(text, found)
	}
	var b strings.Builder
	at := 0
	for _, part := range found.([][]int) {
		b.WriteString(text[at:part[0]])
		b.WriteString(by(text[part[0]:part[1]]))
		at = part[1]
	}
	b.WriteString(text[at:])
	return b.String()
}

func (t *Threat) slot(name string) string {
	if elements, ok := t.named(name); ok && name == "allowed" && unnamedReaders(t.Targets()) {
		return "what is listed for it, " + t.nameAll(name, elements) + " among them,"
	} else if ok {
		return t.nameAll(name, elements)
	}
	targets, flows := t.Targets(), t.Flows()
	switch name {
	case "flow":
		return t.labels(flows)
	case "few":
		return joinAll(labelList(asAsked(flows)))
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
	case "rights":
		return rights(targets)
	case "use":
		return use(flows)
	case "signature":
		return signature(flows)
	case "callers":
		return t.callers()
	case "called":
		return t.called()
	case "dependency":
		return t.dependency(name)
	}
	return ""
}

// dependency names what is called, any of which may fail.
func (t *Threat) dependency(slot string) string {
	_, to := t.ends()
	list := nameList(to)
	switch last := len(list) - 1; {
	case last <= 0:
		return t.nameAll(slot, to)
	case last < labelsNamed && t.form <= byName:
		return strings.Join(list[:last], ", ") + " or " + list[last]
	}
	return "what is called in " + Numbered(t.Flows())
}

// callers names those that ask, all of them: a question that hides a name cannot be answered for it.
func (t *Threat) callers() string {
	from, _ := t.ends()
	if list := nameList(from); len(list) <= listed+1 {
		return joinAll(list)
	}
	return "the senders of " + Numbered(t.Flows())
}

// called names what is asked, all of it, or the flows in which it is.
func (t *Threat) called() string {
	from, to := t.ends()
	list, askers := nameList(to), nameList(from)
	switch {
	case len(list) == 1:
		return list[0]
	case len(askers) > listed+1:
		return "what they call"
	case len(list) <= listed+1:
		return "any of " + joinAll(list)
	case len(askers) == 1:
		return "what it calls in " + Numbered(t.Flows())
	}
	return "what they call in " + Numbered(t.Flows())
}

// named returns the elements that a slot names, in the order of the sentence.
// It returns false for slots that name something else.
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
		if t.Rule.Fuse == "caller" { // a part shows who its program is
			return programs(from), true
		}
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
	case "admitted":
		return programs(admitted(from, to)), true
	case "ends":
		return able(slices.Concat(from, t.streamed(to))), true
	case "limiting":
		return t.streamed(targets), true
	case "target":
		return targets, true
	case "crown":
		return reachableCrowns(targets), true
	case "readers":
		return readers(targets), true
	case "granted":
		return unlimited(targets), true
	case "bearers":
		return bearers(targets), true
	case "putters":
		return putters(targets), true
	case "takers":
		return takers(targets), true
	case "entitled", "allowed":
		return entitled(targets), true
	case "users":
		return users(targets), true
	case "writers":
		return programs(writers(targets)), true
	case "neighbours":
		return callees(targets), true
	case "consumers":
		return oursOf(consumers(targets)), true
	case "queue":
		return t.queues(), true
	}
	return nil, false
}

// optionalPattern finds a bracketed part of a sentence, with its alternative.
var optionalPattern = lazy.Regexp(`\[((?:[^\[\]|{]|\{[^}]*\})*)(?:\|((?:[^\[\]{]|\{[^}]*\})*))?\]`)

// choose resolves each bracketed part to what can be said.
func (t *Threat) choose(text string) string { return chooseBy(text, t.nameless) }

func chooseBy(text string, nameless func(slot string) bool) string {
	if !strings.Contains(text, "[") {
		return text
	}
	return replaceParts(text, optionalPattern(), &optionalParts, func(part string) string {
		m := optionalPattern().FindStringSubmatch(part)
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
	case "few":
		return t.form != byName || !few(labelList(asAsked(t.Flows())))
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
