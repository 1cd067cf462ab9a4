package brief

import (
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/stride"
)

// Values returns what to write: values that answer, then values that answer but open a
// threat. The function marks a text as code in the target format.
func (q Question) Values(code func(string) string) string {
	strong, weak := q.answers(code)
	if q.More {
		strong = append(strong, "another")
	}
	text := either(strong)
	if len(weak) > 0 {
		text += "; weak: " + strings.Join(weak, ", ")
	}
	return text
}

// Strong returns only the values that answer.
func (q Question) Strong(code func(string) string) string {
	strong, _ := q.answers(code)
	if q.More {
		return strings.Join(strong, ", ") + " or another"
	}
	return either(strong)
}

// answers separates the values that answer from those that admit a gap.
func (q Question) answers(code func(string) string) (strong, weak []string) {
	for _, o := range q.Options {
		text := code(o.Text)
		switch {
		case o.Part:
			weak = append(weak, text+" (leaves "+code(o.Opens)+" open)")
		case o.Opens != "":
			strong = append(strong, text+" (opens "+code(o.Opens)+")")
		case o.Answers:
			strong = append(strong, text)
		default:
			weak = append(weak, text)
		}
	}
	return strong, weak
}

// On names the places of a question as an author finds them in the block: flows with a number by
// it, other flows by their ends, elements and boundaries by their ids.
func (q Question) On() string {
	var numbered []*graph.Flow
	var parts []string
	for _, f := range q.Flows {
		if f.Written {
			numbered = append(numbered, f)
		} else {
			parts = append(parts, Code(f.From.ID+" -> "+f.To.ID))
		}
	}
	if len(numbered) > 0 {
		parts = append([]string{stride.Numbered(numbered)}, parts...)
	}
	for _, e := range q.Elements {
		parts = append(parts, Code(e.ID))
	}
	for _, b := range q.Boundaries {
		parts = append(parts, "boundary "+Code(b.ID))
	}
	if len(parts) == 0 {
		return "the system"
	}
	return strings.Join(parts, ", ")
}

// Code marks a text as code with backticks; a backtick in it would end that.
func Code(text string) string { return "`" + plain(text) + "`" }

// either writes "a", "a or b" or "a, b or c".
func either(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " or " + items[last]
}
