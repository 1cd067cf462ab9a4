package stride

import (
	"strings"

	"github.com/trustseam/trustseam/graph"
)

// answeredBy says what answers a threat at a place that does not state the control itself, or "": a value of another attribute, a fact that is as
// good, or what other hops of the request state.
func (r *Rule) answeredBy(s Subject) string {
	for _, text := range r.Or {
		if key, _, _ := strings.Cut(text, "="); meets(s, text) && key != "has" {
			return "`" + key + "=" + valueOf(key, s) + "`"
		} else if meets(s, text) {
			return "`" + text + "`"
		}
	}
	for _, c := range r.instead {
		if c.holds(s) {
			return "`" + c.name + "` (" + predicates[c.name].help + ")"
		}
	}
	if s.Element != nil && r.impliedByAll(s.Element) {
		return "what each caller shows"
	}
	if s.Flow == nil {
		return ""
	}
	var said unique[string]
	for _, f := range r.statedOnPath(s.exchange()) {
		said.add(r.saidOn(f))
	}
	return join(said.list)
}

// saidOn is what a flow states of the control, and the flow.
func (r *Rule) saidOn(f *graph.Flow) string {
	value := r.attribute()
	if v := valueOf(value, Subject{Flow: f}); v != "" {
		value += "=" + v
	}
	return "`" + value + "` on " + Numbered([]*graph.Flow{f})
}

// statedOnPath returns the hops in front of a flow and behind it that state the control, as alongPath looks for them.
func (r *Rule) statedOnPath(f *graph.Flow) []*graph.Flow {
	var out, seen unique[*graph.Flow]
	next := inFrontOf(f)
	if from := f.Initiator(); len(next) == 0 && passThrough(from) {
		next = requestsInto(from)
	}
	if concerned := r.concerned(next); len(concerned) > 0 {
		next = concerned
	}
	seen.add(next...)
	for i := 0; i < len(seen.list); i++ {
		if in := seen.list[i]; r.judgeHere(Subject{Flow: in}) == Met {
			out.add(in)
		} else {
			seen.add(inFrontOf(in)...)
		}
	}
	if len(out.list) == 0 && r.attribute() == "session" && passThrough(f.Initiator()) {
		out.add(filter(signInsOfProgram(f), func(in *graph.Flow) bool { return namedStatus(r.attribute(), Subject{Flow: in}) == Met })...)
	}
	if len(out.list) > 0 {
		return out.list
	}
	var behind unique[*graph.Flow]
	behind.add(forwards(f.Responder())...)
	for i := 0; i < len(behind.list); i++ {
		if on := behind.list[i]; r.statedBehind(on) {
			out.add(on)
		} else if handsOn(on.Responder()) {
			behind.add(forwards(on.Responder())...)
		}
	}
	return out.list
}
