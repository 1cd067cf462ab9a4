package stride

// Standing counts what is unanswered on one flow or element.
type Standing struct {
	// Open are the open threats there, of any severity.
	Open int
	// Asked are the threats of high or critical severity there that the block leaves undecided.
	Asked int
}

// Standing counts open threats and grave questions for each flow and element, by
// id. A lesser question is not counted: every diagram has some, and a picture
// that marks them all says nothing.
func (a *Analysis) Standing() map[string]Standing {
	out := make(map[string]Standing)
	for _, t := range a.Threats {
		for _, s := range t.Statuses() {
			at := out[s.Subject.ID()]
			switch {
			case s.Status == Open:
				at.Open++
			case s.Status == Ask && t.Severity >= High:
				at.Asked++
			default:
				continue
			}
			out[s.Subject.ID()] = at
		}
	}
	return out
}
