package render

import (
	"strings"

	"github.com/trustseam/trustseam/stride"
)

type questionView struct {
	Add, Where, Text, Values, Settles string
}

func questionsView(a *stride.Analysis) any {
	var questions []questionView
	for _, q := range a.Questions {
		questions = append(questions, questionView{
			Add:     addition(q),
			Where:   places(q),
			Text:    Sentence(q.Text),
			Values:  values(q),
			Settles: settled(a, q),
		})
	}
	return struct {
		Questions []questionView
		NoJewel   bool
	}{questions, len(a.Jewels) == 0}
}

// addition is the exact text to add to the block.
func addition(q stride.Question) string {
	if q.Control != "" {
		return "**" + Code("has="+q.Control) + "** or **" + Code("lacks="+q.Control) + "**"
	}
	return "**" + Code(q.Attribute+"=") + "**"
}

// places names flows by what the author can find in the block: the written id, else both ends.
func places(q stride.Question) string {
	var flows, elements []string
	for _, f := range q.Flows {
		if f.Written {
			flows = append(flows, Text(f.ID))
		} else {
			flows = append(flows, Code(f.From.ID+" -> "+f.To.ID))
		}
	}
	for _, e := range q.Elements {
		elements = append(elements, Code(e.ID))
	}
	var parts []string
	switch len(flows) {
	case 0:
	case 1:
		parts = append(parts, "flow "+flows[0])
	default:
		parts = append(parts, "flows "+strings.Join(flows, ", "))
	}
	if len(elements) > 0 {
		parts = append(parts, strings.Join(elements, ", "))
	}
	if len(parts) == 0 {
		parts = append(parts, "the system")
	}
	return strings.Join(parts, " and ") + " (" + Text(q.Zone) + ")"
}

func values(q stride.Question) string {
	if len(q.Values) == 0 {
		return ""
	}
	var list []string
	for _, v := range q.Values {
		list = append(list, Code(v))
	}
	return "One of " + strings.Join(list, ", ") + "."
}

func settled(a *stride.Analysis, q stride.Question) string {
	var ids []string
	for _, t := range q.Threats {
		ids = append(ids, "["+Code(t.ID)+"](#"+anchor(a, t)+")")
	}
	return strings.Join(ids, ", ")
}
