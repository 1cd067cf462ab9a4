package stride

import (
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// listed is how many names a sentence gives before it counts the rest. A single remaining name is given, not counted.
const listed = 3

// join writes "a", "a and b", "a, b, c and d" or "a, b, c and 2 more".
func join(items []string) string {
	switch n := len(items); {
	case n == 0:
		return ""
	case n == 1:
		return items[0]
	case n <= listed+1:
		return joinAll(items)
	}
	return fmt.Sprintf("%s and %d more", strings.Join(items[:listed], ", "), len(items)-listed)
}

// rights writes what elements may do where: those with rights at the same places are named together.
func rights(elements []*graph.Element) string {
	var places unique[string]
	at := make(map[string][]string)
	for _, e := range elements {
		place := joinAll(nameList(unlimited([]*graph.Element{e})))
		places.add(place)
		at[place] = append(at[place], plain(e.Name))
	}
	var parts []string
	for _, place := range places.list {
		part := "what " + joinAll(at[place]) + " may do"
		if place != "" {
			part += " at " + place
		}
		parts = append(parts, part)
	}
	if last := len(parts) - 1; last > 0 {
		return strings.Join(parts[:last], ", ") + ", and " + parts[last]
	}
	return strings.Join(parts, "")
}

// plain makes an author's text safe inside a sentence: a backtick would start code.
func plain(text string) string { return strings.ReplaceAll(text, "`", "'") }

func names(elements []*graph.Element) string { return join(nameList(elements)) }

func nameList(elements []*graph.Element) []string {
	var list unique[string]
	for _, e := range elements {
		list.add(plain(e.Name))
	}
	return list.list
}

// nameAll names the elements of a slot. An element that asks itself is "itself" as the callee.
func (t *Threat) nameAll(slot string, elements []*graph.Element) string {
	if t.self == nil || slices.Contains(acting(t.choose(t.text)), slot) {
		return t.list(slot, nameList(elements))
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
	if len(flows) == 0 {
		return "any request"
	}
	return join(labelList(flows))
}

func labelList(flows []*graph.Flow) []string {
	var list unique[string]
	for _, f := range flows {
		list.add(`"` + plain(f.Label) + `"`)
	}
	return list.list
}

// origin returns the only zone that the flows of a threat come from, after "from", if its targets are in another.
func origin(t *Threat) string {
	seams := t.seams()
	for _, s := range seams {
		if s.from != seams[0].from || s.from == s.to {
			return ""
		}
	}
	within := func(e *graph.Element) bool { return e.Zone() == seams[0].from }
	if len(seams) == 0 || slices.ContainsFunc(t.Targets(), within) {
		return ""
	}
	if seams[0].from == outside {
		return " from outside"
	}
	return " from " + plain(seams[0].from.Name())
}

// outside is the zone of what is in no boundary and not ours. In a sentence it is no name.
var outside graph.Zone

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

// boundaries names the boundaries that the flows of a threat cross and, for flows that
// cross none, the zones that they stay in.
func boundaries(t *Threat) string {
	var crossed, within unique[string]
	for _, s := range t.seams() {
		if s.from != s.to {
			crossed.add(plain(s.from.Name()) + " → " + plain(s.to.Name()))
		} else {
			within.add(plain(s.from.Name()))
		}
	}
	inside := ""
	if len(within.list) > 0 {
		inside = " or " + zoneList(within.list)
	}
	switch len(crossed.list) {
	case 0:
		return zones(t.Targets())
	case 1:
		return "the " + crossed.list[0] + " boundary" + inside
	}
	return "the " + join(crossed.list) + " boundaries" + inside
}

func zones(elements []*graph.Element) string {
	var names unique[string]
	for _, e := range elements {
		names.add(plain(e.Zone().Name()))
	}
	return zoneList(names.list)
}

func zoneList(list []string) string {
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

// dataNames returns what the flows carry or, without flows, what the targets hold or
// get, by name; flows that name nothing are represented by their labels.
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

// credential names what all the flows use to authenticate, if it is the same.
func credential(flows []*graph.Flow) string {
	var used []string
	for _, f := range flows {
		used = appendNew(used, f.Auth.Value)
	}
	if len(used) != 1 || used[0] == "yes" || model.LookupValue("auth", used[0]).Strength == model.NoProof {
		return "credential"
	}
	if all(flows, func(f *graph.Flow) bool { return lastsBehind(f, used[0]) }) {
		return map[string]string{"oauth": "client secret", "service-account": "password"}[used[0]]
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

// signature names the header of a signature. If a header carries something other than a signature, it is a secret, which proves nothing
// about the rest of the request.
func signature(flows []*graph.Flow) string {
	var headers []string
	for _, f := range flows {
		if f.Value("sign") == "none" {
			return "signature over the whole request"
		}
		if h := f.Attrs.Value("header"); h != "" {
			headers = appendNew(headers, "`"+plain(h)+"`")
		}
	}
	if len(headers) == 0 {
		return "signature"
	}
	return join(headers) + " header"
}

// use says before what a signature must be checked: one beside the body before the body is parsed, one that may be inside it before
// anything is done with it.
func use(flows []*graph.Flow) string {
	beside := func(f *graph.Flow) bool {
		return f.Attrs.Value("header") != "" || f.Value("sign") == "none" && speaksHTTP(f) && f.Value("content") != "xml"
	}
	if all(flows, beside) {
		return "parsing"
	}
	return "acting on"
}
