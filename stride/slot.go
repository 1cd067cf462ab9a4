package stride

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// slots are the names that may stand in braces in a rule's sentences.
//
//	{to} {from}     the elements that are asked, and those that ask; for a rule on transfers, where data goes and comes from
//	{ends}          those of both that can act and are ours, where there are any
//	{target}        the elements that the threat is to
//	{flow}          the labels of the flows, in quotes
//	{boundary}      "the A → B boundary", or "the A zone" for flows that stay inside
//	{zone}          "the A zone" of the target
//	{data}          what the flows carry or the target holds
//	{crown}         the crown jewels that the target can reach
//	{credential}    how the caller proves who it is, as declared
//	{endpoint}      "The `/path` endpoint of A", or "The A endpoint"
//	{signature}     the declared header, or "signature header"
//	{readers}       the elements that use the store
//	{writers}       those of them that write to it
//	{neighbours}    the elements that the target asks
//	{consumers}     what goes by a configuration: those that use the store, or a target that is no store
//	{queue}         the queues that the messages come from
//	{with 401}      " with 401" where HTTP is spoken, " (401 over HTTP)" where some flows speak it, and nothing elsewhere
//
// The name of a number of the catalog is a slot too: {replay-window}. A slot with two words behind its name
// writes the first where it names one thing and the second where it names several: {to|is|are}, {target||Each of }.
//
// What stands in brackets is said only where each slot in it has something to name;
// what follows a bar in them is said otherwise: [to {neighbours}|to nothing].
var slots = []string{"to", "from", "ends", "target", "flow", "boundary", "zone", "data", "crown", "credential", "endpoint", "signature", "readers", "writers", "neighbours", "consumers", "queue"}

var slotPattern = regexp.MustCompile(`\{([^}]*)\}`)

func slotNames(text string) []string {
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
		return labels(flows)
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
	}
	return ""
}

// named are the elements that a slot names, in the order of the sentence. It is
// false for slots that name something else.
func (t *Threat) named(slot string) (elements []*graph.Element, ok bool) {
	targets := t.Targets()
	from, to := t.ends()
	switch slot {
	case "to":
		return to, true
	case "from":
		return from, true
	case "ends":
		return able(slices.Concat(from, to)), true
	case "target":
		return targets, true
	case "crown":
		return reachableCrowns(targets), true
	case "readers":
		return callers(targets), true
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
func (t *Threat) choose(text string) string {
	if !strings.Contains(text, "[") {
		return text
	}
	return optionalPattern.ReplaceAllStringFunc(text, func(part string) string {
		m := optionalPattern.FindStringSubmatch(part)
		if slices.ContainsFunc(slotNames(m[1]), t.nameless) {
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

// focus is the threat narrowed to the places that have its status: a sentence
// about what is open speaks of nothing that is answered, and of no boundary that only that crosses.
func (t *Threat) focus() *Threat {
	out := &Threat{ID: t.ID, Rule: t.Rule, Subject: t.Subject, Status: t.Status}
	for _, f := range t.Firings {
		if f.Status != t.Status {
			continue
		}
		if onFlows(f.Rule.Control) {
			f.Flows = filter(f.Flows, func(flow *graph.Flow) bool { return f.StatusOn(flow) == t.Status })
		}
		out.Firings = append(out.Firings, f)
	}
	if len(out.Firings) == 0 {
		return t
	}
	out.collect()
	return out
}

// ends are the elements at one end of what a threat comes along, in the direction
// that its rule looks at. A threat that comes along no flow ends at its targets.
func (t *Threat) ends() (from, to []*graph.Element) {
	var sources, sinks unique[*graph.Element]
	for _, f := range t.byNeed() {
		if f.Subject.Transfer != nil {
			source, sink := f.Subject.ends()
			sources.add(source)
			sinks.add(sink)
			continue
		}
		if f.Heard && f.Subject.Element != nil && ours(f.Target) {
			here, there := &sinks, &sources
			if f.Rule.bySender() {
				here, there = there, here
			}
			here.add(f.Target)
			there.add(f.others()...)
			continue
		}
		for _, flow := range f.Flows {
			sources.add(flow.Initiator())
			sinks.add(flow.Responder())
		}
		if len(f.Flows) == 0 {
			sources.add(f.Target)
			sinks.add(f.Target)
		}
	}
	return sources.list, sinks.list
}

// listed is how many names a sentence gives before it counts the rest. One more is named rather than counted.
const listed = 3

// join writes "a", "a and b", "a, b, c and d" or "a, b, c and 2 more".
func join(items []string) string {
	switch n := len(items); {
	case n == 0:
		return ""
	case n == 1:
		return items[0]
	case n <= listed+1:
		return strings.Join(items[:n-1], ", ") + " and " + items[n-1]
	}
	return fmt.Sprintf("%s and %d more", strings.Join(items[:listed], ", "), len(items)-listed)
}

// plain makes an author's text safe inside a sentence: backticks would open code.
func plain(text string) string { return strings.ReplaceAll(text, "`", "'") }

func names(elements []*graph.Element) string {
	var list unique[string]
	for _, e := range elements {
		list.add(plain(e.Name))
	}
	return join(list.list)
}

// nameAll names the elements of a slot. What asks itself is "itself" where it is asked.
func (t *Threat) nameAll(slot string, elements []*graph.Element) string {
	if t.self == nil || slices.Contains(acting(t.choose(t.text)), slot) {
		return names(elements)
	}
	var list unique[string]
	for _, e := range elements {
		if e == t.self {
			list.add("itself")
		} else {
			list.add(plain(e.Name))
		}
	}
	return join(list.list)
}

func labels(flows []*graph.Flow) string {
	var list unique[string]
	for _, f := range flows {
		list.add(`"` + plain(f.Label) + `"`)
	}
	if len(list.list) == 0 {
		return "any request"
	}
	return join(list.list)
}

// seam names the zones that a flow joins, in the direction that the rule looks at.
type seam struct{ from, to graph.Zone }

func (t *Threat) seams() []seam {
	var out unique[seam]
	for _, f := range t.byNeed() {
		if f.Subject.Transfer != nil {
			from, to := f.Subject.ends()
			out.add(seam{from.Zone(), to.Zone()})
			continue
		}
		for _, flow := range f.Flows {
			out.add(seam{flow.Initiator().Zone(), flow.Responder().Zone()})
		}
	}
	return out.list
}

// boundaries names the boundaries that the flows of a threat cross.
func boundaries(t *Threat) string {
	var crossed unique[string]
	for _, s := range t.seams() {
		if s.from != s.to {
			crossed.add(plain(s.from.Name()) + " → " + plain(s.to.Name()))
		}
	}
	switch len(crossed.list) {
	case 0:
		return zones(t.Targets())
	case 1:
		return "the " + crossed.list[0] + " boundary"
	}
	return "the " + join(crossed.list) + " boundaries"
}

func zones(elements []*graph.Element) string {
	var names unique[string]
	for _, e := range elements {
		names.add(plain(e.Zone().Name()))
	}
	list := names.list
	switch {
	case len(list) == 0:
		return "any zone"
	case len(list) == 1 && model.HasWord(list[0], "zone", "boundary"):
		return "the " + list[0]
	case len(list) == 1:
		return "the " + list[0] + " zone"
	}
	return "the " + join(list) + " zones"
}

// dataNames are what the flows carry or, without flows, what the targets hold or get, by
// name; flows that name nothing are called by their labels.
func dataNames(targets []*graph.Element, flows []*graph.Flow) []string {
	var list unique[string]
	for _, f := range flows {
		for _, d := range f.Data {
			list.add(plain(d.Name))
		}
	}
	if len(flows) == 0 {
		for _, e := range targets {
			for _, d := range e.Holds {
				list.add(plain(d.Name))
			}
			for _, move := range e.Receives {
				if len(e.Holds) > 0 || move.Query {
					continue
				}
				for _, d := range move.Data {
					list.add(plain(d.Name))
				}
			}
		}
	}
	if len(list.list) == 0 && len(flows) > 0 {
		return []string{labels(flows)}
	}
	return list.list
}

// reachableCrowns are the crown jewels that can be reached from the elements, nearest first.
func reachableCrowns(from []*graph.Element) []*graph.Element {
	var found []*graph.Element
	seen := make(map[*graph.Element]bool)
	for layer := from; len(layer) > 0; {
		var next []*graph.Element
		for _, e := range layer {
			if seen[e] {
				continue
			}
			seen[e] = true
			if e.Crown.Known() {
				found = append(found, e)
			}
			if e.CrownDistance == graph.Far {
				continue
			}
			for _, f := range e.Outbound {
				next = append(next, f.Responder())
			}
		}
		layer = next
	}
	return found
}

// credential names what all the flows use to authenticate, when they use one thing.
func credential(flows []*graph.Flow) string {
	var used []string
	for _, f := range flows {
		used = appendNew(used, f.Auth.Value)
	}
	if len(used) != 1 || used[0] == "yes" || model.LookupValue("auth", used[0]).Strength == model.NoProof {
		return "credential"
	}
	return model.Phrase("auth", used[0])
}

func endpoint(targets []*graph.Element, flows []*graph.Flow) string {
	var paths []string
	for _, f := range flows {
		if p := f.Attrs.Value("path"); p != "" {
			paths = appendNew(paths, p)
		}
	}
	for _, e := range targets {
		if p := e.Attrs.Value("path"); p != "" && len(paths) == 0 {
			paths = append(paths, p)
		}
	}
	if len(paths) == 1 && len(targets) == 1 {
		return "The `" + plain(paths[0]) + "` endpoint of " + names(targets)
	}
	return "The " + names(targets) + " endpoint"
}

func signature(flows []*graph.Flow) string {
	var headers []string
	for _, f := range flows {
		if h := f.Attrs.Value("header"); h != "" {
			headers = appendNew(headers, "`"+plain(h)+"`")
		}
	}
	if len(headers) == 0 {
		return "signature"
	}
	return join(headers) + " header"
}

// callers are the elements that ask any of the given ones.
func callers(elements []*graph.Element) []*graph.Element {
	var out unique[*graph.Element]
	for _, e := range elements {
		for _, f := range e.Inbound {
			out.add(f.Initiator())
		}
	}
	return out.list
}

// writers are the elements from which data goes to any of the given ones. Who says
// that it reads and writes does both.
func writers(elements []*graph.Element) []*graph.Element {
	var out unique[*graph.Element]
	for _, e := range elements {
		for _, t := range e.Receives {
			if !t.Query && t.From != e {
				out.add(t.From)
			}
		}
		for _, f := range e.Inbound {
			// An arrow from the store shows what is read, whatever its label says. Who may write
			// and does not say so is not locked out.
			if f.From != e && (f.Brings() || !f.Asks()) {
				out.add(f.Initiator())
			}
		}
	}
	return out.list
}

// able are those of some elements that the design can change and that can act: processes, else
// stores with a server of their own. Where there is none of them, all are.
func able(elements []*graph.Element) []*graph.Element {
	of := func(can func(*graph.Element) bool) []*graph.Element {
		return filter(elements, func(e *graph.Element) bool { return ours(e) && can(e) })
	}
	if processes := of(func(e *graph.Element) bool { return e.Type == model.Process }); len(processes) > 0 {
		return processes
	}
	if stores := of(func(e *graph.Element) bool { return e.Type == model.Store && !files(e) }); len(stores) > 0 {
		return stores
	}
	return elements
}

// callees are the elements that any of the given ones asks.
func callees(elements []*graph.Element) []*graph.Element {
	var out unique[*graph.Element]
	for _, e := range elements {
		for _, f := range e.Outbound {
			if f.Responder() != e {
				out.add(f.Responder())
			}
		}
	}
	return out.list
}

// consumers are those that get something from stores, and of the elements that are none they themselves.
func consumers(elements []*graph.Element) []*graph.Element {
	var out unique[*graph.Element]
	for _, e := range elements {
		if e.Type != model.Store {
			out.add(e)
			continue
		}
		for _, t := range e.Sends {
			out.add(t.To)
		}
	}
	return out.list
}

// queues are those at either end of the flows of a threat.
func (t *Threat) queues() []*graph.Element {
	var out unique[*graph.Element]
	for _, f := range t.Flows() {
		for _, e := range []*graph.Element{f.From, f.To} {
			if kindIs(e, "queue") {
				out.add(e)
			}
		}
	}
	return out.list
}
