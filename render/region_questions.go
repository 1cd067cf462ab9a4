package render

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/brief"
	"github.com/trustseam/trustseam/stride"
)

type questionView struct {
	Add, Where, Text, Values, Settles string
}

// questionLine is one question of the short form, all of it markdown.
type questionLine struct {
	Text, On, Values, Names, IDs, Severity string
	// Grave is true for high or critical severity.
	Grave, NoJewel bool
	// Met are flows on which it is already stated.
	Met string
}

type questionsData struct {
	Now, Later []questionLine
	Together   string
	// Questions and NoJewel are for templates of earlier versions.
	Questions []questionView
	NoJewel   bool
}

func questionsView(b *brief.Brief, own bool) questionsData {
	view := questionsData{
		Now:      questionLines(b.Now, brief.Question.Values),
		Later:    questionLines(joined(b.Later), brief.Question.Strong),
		Together: Code(b.Together()),
	}
	if own {
		view.Questions, view.NoJewel = questionViews(b.Analysis), len(b.Jewels) == 0
	}
	return view
}

// joined merges questions that a short list would show alike except for their places.
func joined(questions []brief.Question) []brief.Question {
	at := make(map[string]int)
	var out []brief.Question
	for _, q := range questions {
		key := q.Names() + "|" + idList(q.Threats) + "|" + q.Strong(Code)
		i, ok := at[key]
		if !ok || len(q.Threats) == 0 {
			at[key] = len(out)
			out = append(out, q)
			continue
		}
		out[i].Flows = slices.Concat(out[i].Flows, q.Flows)
		out[i].Elements = slices.Concat(out[i].Elements, q.Elements)
	}
	return out
}

// questionLines writes questions, with the values that are offered for each.
func questionLines(questions []brief.Question, offered func(brief.Question, func(string) string) string) []questionLine {
	var out []questionLine
	for _, q := range questions {
		line := questionLine{NoJewel: q.NoJewel}
		if !q.NoJewel {
			line.Text, line.On, line.Values = Sentence(q.Text), Sentence(q.On()), offered(q, Code)
		}
		if len(q.Threats) > 0 {
			line.Names, line.IDs, line.Severity = Text(q.Names()), idList(q.Threats), q.Severity.String()
			line.Grave = q.Severity >= stride.High
			if flows := q.Met(); len(flows) > 0 {
				line.Met = numbered(flows)
			}
		}
		out = append(out, line)
	}
	return out
}

func questionViews(a *stride.Analysis) []questionView {
	var questions []questionView
	shown := a.Shown()
	for _, q := range a.Questions {
		questions = append(questions, questionView{
			Add:     addition(q),
			Where:   places(q),
			Text:    Sentence(q.Text),
			Values:  values(q),
			Settles: settled(a, shown, q),
		})
	}
	return questions
}

// addition returns the exact text to add to the block.
func addition(q stride.Question) string {
	if q.Control != "" {
		return "**" + Code("has="+q.Control) + "** or **" + Code("lacks="+q.Control) + "**"
	}
	if len(q.Boundaries) > 0 {
		return "**a trust level**"
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
	for _, b := range q.Boundaries {
		elements = append(elements, "boundary "+Code(b.ID))
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

// values lists what may be written and what it does.
func values(q stride.Question) string {
	var answers, partly, parted, opens []string
	rule, left := "", ""
	for _, o := range q.Options {
		switch text := Code(o.Text); {
		case o.Part:
			parted, left = append(parted, text), o.Opens
		case o.Opens != "":
			partly, rule = append(partly, text), o.Opens
		case o.Answers:
			answers = append(answers, text)
		default:
			opens = append(opens, text)
		}
	}
	var parts []string
	if len(answers) > 0 {
		text := strings.Join(answers, ", ")
		if q.More {
			text += " or another"
		}
		parts = append(parts, text+verb(len(answers), q.More, " answers it", " answer it"))
	}
	if len(partly) > 0 {
		parts = append(parts, strings.Join(partly, ", ")+verb(len(partly), false, " answers it and opens ", " answer it and open ")+Code(rule))
	}
	if len(parted) > 0 {
		parts = append(parts, strings.Join(parted, ", ")+verb(len(parted), false, " answers a part and leaves ", " answer a part and leave ")+Code(left)+" open")
	}
	if len(opens) > 0 {
		parts = append(parts, strings.Join(opens, ", ")+verb(len(opens), false, " leaves it open", " leave it open"))
	}
	var text strings.Builder
	text.WriteString(strings.Join(parts, ", ") + ".")
	for _, t := range q.Together {
		text.WriteString(" On " + place(t.Place) + " several are asked: write those that are true in one list, as in " + Code(t.Text) + ".")
	}
	return text.String()
}

func verb(n int, more bool, one, many string) string {
	if n == 1 && !more {
		return one
	}
	return many
}

// place names one flow or element.
func place(s stride.Subject) string {
	switch {
	case s.Element != nil:
		return Code(s.Element.ID)
	case s.Flow.Written:
		return "flow " + Text(s.Flow.ID)
	}
	return "flow " + Code(s.Flow.From.ID+" -> "+s.Flow.To.ID)
}

func settled(a *stride.Analysis, shown map[*stride.Threat]bool, q stride.Question) string {
	if len(q.Threats) == 0 {
		return "which seams are there"
	}
	var ids []string
	for _, t := range q.Threats {
		id := Code(t.ID)
		if shown[t] { // a threat that the table omits has none
			id = "[" + id + "](#" + anchor(a, t) + ")"
		}
		ids = append(ids, id)
	}
	return strings.Join(ids, ", ")
}
