package stride

import (
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
//	{ends}          both together
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
//	{ours}          those of both ends that the design can change
//	{with 401}      " with 401" where HTTP is spoken, " (401 over HTTP)" where some flows speak it, and nothing elsewhere
//
// The name of a number of the catalog is a slot too: {replay-window}. A slot with two words behind its name
// writes the first where it names one thing and the second where it names several: {to|is|are}, {target||Each of }.
var slots = []string{"to", "from", "ends", "target", "flow", "boundary", "zone", "data", "crown", "credential", "endpoint", "signature", "readers", "writers", "neighbours", "consumers", "queue", "ours"}

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
func (c *Catalog) sentence(t *Threat, text string) string {
	t = t.focus()
	return slotPattern.ReplaceAllStringFunc(text, func(slot string) string {
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
	targets, flows := t.Targets(), t.Flows()
	if elements, none := t.cast(name); none != "" {
		return names(elements, none)
	}
	switch name {
	case "flow":
		return labels(flows)
	case "boundary":
		return boundaries(t)
	case "zone":
		return zones(targets)
	case "data":
		return dataNames(targets, flows)
	case "credential":
		return credential(flows)
	case "endpoint":
		return endpoint(targets, flows)
	case "signature":
		return signature(flows)
	}
	return ""
}

// cast are the elements that a slot names, and what it says where there are none. A slot of another kind says nothing.
func (t *Threat) cast(name string) (elements []*graph.Element, none string) {
	targets := t.Targets()
	from, to := t.ends()
	switch name {
	case "to":
		return to, "the callee"
	case "from":
		return from, "the sender"
	case "ends":
		return slices.Concat(from, to), "both ends"
	case "ours":
		return ours(slices.Concat(from, to)), "both ends"
	case "target":
		return targets, "the system"
	case "crown":
		return reachableCrowns(targets), "any stored data"
	case "readers":
		return callers(targets), "its own service"
	case "writers":
		return writers(targets), "whoever maintains it"
	case "neighbours":
		return callees(targets), "nothing else"
	case "consumers":
		return consumers(targets), "whatever reads it"
	case "queue":
		return t.queues(), "its queue"
	}
	return nil, ""
}

// several reports whether a slot names more than one thing.
func (t *Threat) several(name string) bool {
	var list unique[string]
	elements, none := t.cast(name)
	for _, e := range elements {
		list.add(e.Name)
	}
	if none == "" {
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
		for _, flow := range f.Flows {
			sources.add(flow.Initiator())
			sinks.add(flow.Responder())
		}
		if len(f.Flows) == 0 {
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

func names(elements []*graph.Element, none string) string {
	var list unique[string]
	for _, e := range elements {
		list.add(plain(e.Name))
	}
	if len(list.list) == 0 {
		return none
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

func dataNames(targets []*graph.Element, flows []*graph.Flow) string {
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
		}
	}
	switch {
	case len(list.list) > 0:
		return join(list.list)
	case len(flows) > 0:
		return labels(flows)
	}
	return "its content"
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
		return "The `" + plain(paths[0]) + "` endpoint of " + names(targets, "")
	}
	return "The " + names(targets, "receiving") + " endpoint"
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
			if !t.Query {
				out.add(t.From)
			}
		}
		for _, f := range e.Inbound {
			if f.Brings() {
				out.add(f.Initiator())
			}
		}
	}
	return out.list
}

// ours are the elements that the design can change and that can act: processes, else
// stores with a server of their own. What others run and use it cannot change.
func ours(elements []*graph.Element) []*graph.Element {
	of := func(can func(*graph.Element) bool) []*graph.Element {
		return slices.DeleteFunc(slices.Clone(elements), func(e *graph.Element) bool { return !can(e) })
	}
	if processes := of(func(e *graph.Element) bool { return e.Type == model.Process }); len(processes) > 0 {
		return processes
	}
	return of(func(e *graph.Element) bool { return e.Type == model.Store && !files(e) })
}

// callees are the elements that any of the given ones asks.
func callees(elements []*graph.Element) []*graph.Element {
	var out unique[*graph.Element]
	for _, e := range elements {
		for _, f := range e.Outbound {
			out.add(f.Responder())
		}
	}
	return out.list
}

// consumers are the users of those elements that are stores, and the others themselves.
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
