package stride

import (
	"github.com/trustseam/trustseam/model"
)

// Stated is a control that a block states of a flow or an element of ours, and that answers threats there.
type Stated struct {
	Subject Subject
	// Key and Value are the attribute that states it: `replay` and `timestamp`; for a protocol, `protocol` and its name.
	Key, Value string
	// Threats are those that it answers.
	Threats []*Threat
	// Severity is that of the gravest of them if nobody had stated the control.
	Severity Severity
}

// Stated lists the controls that answer threats, in the order of the threats. What is public by design is no control.
func (a *Analysis) Stated() []Stated {
	type place struct {
		subject    Subject
		key, value string
	}
	var all []Stated
	at := make(map[place]int)
	for _, t := range a.Threats {
		for _, f := range t.Firings {
			severity := severityOf(f.score() - metShare(f))
			for _, p := range f.Places {
				key, value := controlOn(t.Rule.attribute(), p.Subject)
				if p.Status != Met || value == "" || byDesign(key, value) || !modelled(p.Subject) {
					continue
				}
				here := place{p.Subject, key, value}
				i, known := at[here]
				if !known {
					i = len(all)
					at[here] = i
					all = append(all, Stated{Subject: p.Subject, Key: key, Value: value})
				}
				all[i].Threats = appendNew(all[i].Threats, t)
				all[i].Severity = max(all[i].Severity, severity)
			}
		}
	}
	return all
}

// metShare is what the score of a firing has for its control.
func metShare(f Firing) float64 {
	if f.Status == Met {
		return controlMet
	}
	return 0
}

// modelled reports whether a place is not someone else's system, and covered by the model.
func modelled(s Subject) bool {
	return s.Element == nil || s.Element.Type != model.Actor && s.Element.Type != model.External && s.Element.Attrs.Value("scope") != "out"
}

// controlOn is the attribute of a flow or element that states a control there, or "" for one that is stated elsewhere.
func controlOn(control string, s Subject) (key, value string) {
	attrs, valued := model.Attrs(nil), ""
	if s.Element != nil {
		attrs = s.Element.Attrs
		valued = attrs.Value(control)
	} else {
		attrs = s.Flow.Attrs
		valued = s.Flow.Value(control)
	}
	switch _, written := attrs.Find(control); {
	case attrs.Has("has", control):
		return "has", control
	case valued == "":
		return "", ""
	case !written:
		return "protocol", attrs.Value("protocol")
	}
	return control, valued
}
