package stride

import (
	"github.com/trustseam/trustseam/graph"
)

// focus returns the threat narrowed to the places that have its status: a sentence about what is
// open or asked must not mention what is answered, or boundaries that only answered flows cross.
// What has to hold where something is open also has to hold where nothing is known.
func (t *Threat) focus() *Threat { return t.narrowed(t.concerns) }

// strictly returns the threat narrowed to the places that have exactly its status: the short form lists each place under the status that
// it has there.
func (t *Threat) strictly() *Threat {
	return t.narrowed(func(s Status) bool { return s == t.Status })
}

// narrowed returns the threat with only the places that have some statuses, or all of it if none has.
func (t *Threat) narrowed(concerns func(Status) bool) *Threat {
	out := &Threat{ID: t.ID, Rule: t.Rule, Subject: t.Subject, Status: t.Status, form: t.form, known: new(naming)}
	for _, f := range t.Firings {
		if !concerns(f.Status) {
			continue
		}
		if onFlows(f.Rule.Control) {
			statusOn := f.statusOn()
			f.Flows = filter(f.Flows, func(flow *graph.Flow) bool { return concerns(statusOn(flow)) })
		}
		out.Firings = append(out.Firings, f)
	}
	if len(out.Firings) == 0 {
		return t
	}
	out.collect()
	return out
}

// concerns reports whether the sentences of a threat cover places with a status.
func (t *Threat) concerns(s Status) bool { return s == t.Status || t.Status == Open && s == Ask }

// ends returns the elements at both ends of a threat's flows, in the direction
// that its rule looks at. A threat without flows ends at its targets.
func (t *Threat) ends() (from, to []*graph.Element) {
	if t.known == nil {
		return t.findEnds()
	}
	if !t.known.ends {
		t.known.from, t.known.to = t.findEnds()
		t.known.ends = true
	}
	return t.known.from, t.known.to
}

func (t *Threat) findEnds() (from, to []*graph.Element) {
	var sources, sinks unique[*graph.Element]
	for _, f := range t.byNeed() {
		if f.Subject.Transfer != nil {
			source, sink := f.Subject.ends()
			if f.Subject.Transfer.Answer {
				sources.add(source)
			} else {
				sources.add(senders(f.Subject.Transfer.Exchange)...)
			}
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
			sources.add(senders(flow)...)
			sinks.add(flow.Responder())
		}
		if len(f.Flows) == 0 {
			sources.add(f.Target)
			sinks.add(f.Target)
		}
	}
	return sources.list, sinks.list
}
