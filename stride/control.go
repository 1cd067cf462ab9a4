package stride

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/model"
)

// onFlows reports whether an element's control stands on the flows that reach or leave it.
func onFlows(control string) bool {
	return strings.HasSuffix(control, "-in") || strings.HasSuffix(control, "-out")
}

// status decides a firing by the rule's control. A control that stands on several
// flows takes the worst of them: it is met only where all of them say so. Asked
// lists where nothing is said.
func (r *Rule) status(f Firing) (Status, []Subject) {
	places := r.places(f)
	worst := Met
	var asked []Subject
	for _, p := range places {
		s := r.judge(p)
		worst = min(worst, s)
		if s == Ask {
			asked = append(asked, p)
		}
	}
	if len(places) == 0 {
		return Ask, []Subject{f.Subject}
	}
	return worst, asked
}

// places are the flows or elements on which the control is stated for a firing.
func (r *Rule) places(f Firing) []Subject {
	if !onFlows(r.Control) {
		return []Subject{f.Subject}
	}
	var places []Subject
	for _, flow := range f.Flows {
		places = append(places, Subject{Flow: flow})
	}
	return places
}

// judge puts what one flow or element states into a status.
func (r *Rule) judge(p Subject) Status {
	name := r.attribute()
	if model.IsControl(name) {
		if s := stated(name, p); s != Ask {
			return s
		}
	}
	switch value := valueOf(name, p); {
	case slices.Contains(r.Met, value):
		return Met
	case slices.Contains(r.Open, value):
		return Open
	}
	return Ask
}

// stated looks a control up in has= and lacks= of a flow and both its ends, or of an element.
func stated(name string, p Subject) Status {
	attrs := []model.Attrs{}
	if p.Flow != nil {
		attrs = append(attrs, p.Flow.Attrs, p.Flow.Responder().Attrs, p.Flow.Initiator().Attrs)
	} else {
		attrs = append(attrs, p.Element.Attrs)
	}
	for _, a := range attrs {
		if a.Has("lacks", name) {
			return Open
		}
		if a.Has("has", name) {
			return Met
		}
	}
	return Ask
}

// valueOf returns the value of an attribute, "" when it is not known. On a flow,
// an attribute that only elements have is that of the element asked.
func valueOf(name string, p Subject) string {
	if p.Element != nil {
		return p.Element.Attrs.Value(name)
	}
	switch name {
	case "encryption":
		return p.Flow.Encryption.Value
	case "server-auth":
		return p.Flow.ServerAuth.Value
	case "auth":
		return p.Flow.Auth.Value
	}
	if v := p.Flow.Attrs.Value(name); v != "" {
		return v
	}
	if a, _ := model.LookupAttribute(name); a.On&model.OnElement != 0 {
		return p.Flow.To.Attrs.Value(name)
	}
	return ""
}
