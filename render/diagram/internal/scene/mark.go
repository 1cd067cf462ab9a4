package scene

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/compare"
)

// ChangeScene is the scene of a drawing that shows two states of a model in one.
const ChangeScene = "change"

// Mark is what became of a part in a picture of a change. It is empty in every other picture.
type Mark struct {
	Kind compare.Kind `json:",omitempty"` // added, removed or changed
	// Says is what a changed part says otherwise than before, in words.
	Says []string `json:",omitempty"`
}

// markSigns are put before the words, for readers who look for one of them in a big picture.
var markSigns = map[compare.Kind]string{compare.Added: "+", compare.Removed: "−", compare.Changed: "±"}

// Word is the word by which a marked part is told apart, such as "+ added".
func (m Mark) Word() string {
	if m.Kind == "" {
		return ""
	}
	return markSigns[m.Kind] + " " + string(m.Kind)
}

// Lines is the word as lines of text: one, or none.
func (m Mark) Lines() []string {
	if m.Kind == "" {
		return nil
	}
	return []string{m.Word()}
}

// words say what became of a part: "changed: auth session → nothing". It is empty for nothing.
func (m Mark) words() string {
	if len(m.Says) == 0 {
		return string(m.Kind)
	}
	return string(m.Kind) + ": " + strings.Join(m.Says, "; ")
}

// aside is the words after a description, "" for nothing.
func (m Mark) aside() string {
	if m.Kind == "" {
		return ""
	}
	return " (" + m.words() + ")"
}

// title is the word that begins a sentence about a marked part, and end what it says otherwise.
func (m Mark) title() string { return strings.ToUpper(string(m.Kind[:1])) + string(m.Kind[1:]) + ": " }

func (m Mark) end() string {
	if len(m.Says) == 0 {
		return ""
	}
	return " (" + strings.Join(m.Says, "; ") + ")"
}

// markOf puts a mark into words.
func markOf(m compare.Mark) Mark {
	out := Mark{Kind: m.Kind}
	for _, d := range m.Differences {
		out.Says = append(out.Says, Clean(strings.TrimSpace(fmt.Sprintf("%s %s → %s", d.What, orNothing(d.Before), orNothing(d.After)))))
	}
	return out
}

func orNothing(s string) string {
	if s == "" {
		return "nothing"
	}
	return s
}
