package brief

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/stride"
)

// From manyWays on, a crown jewel is shown with only fewWays of them.
const (
	manyWays = 8
	fewWays  = 2
)

// Ways returns the crown jewels with the ways to them, only a few for each if there are many.
func (b *Brief) Ways() []stride.Jewel {
	total := 0
	for _, j := range b.Jewels {
		total += max(1, len(j.Ways))
	}
	if total < manyWays {
		return b.Jewels
	}
	var out []stride.Jewel
	for _, j := range b.Jewels {
		out = append(out, stride.Jewel{Element: j.Element, Ways: j.Ways[:min(fewWays, len(j.Ways))]})
	}
	return out
}

// namesInReach is how many names the sentence about reach gives.
const namesInReach = 3

// Reach says which processes reach the most crown jewels when taken over, and which flows pass the edge.
func (b *Brief) Reach() []string {
	var out []string
	if text := b.takeover(); text != "" {
		out = append(out, text)
	}
	var to []*graph.Element
	at := make(map[*graph.Element][]*graph.Flow)
	for _, f := range b.Intrusions {
		if at[f.To] == nil {
			to = append(to, f.To)
		}
		at[f.To] = append(at[f.To], f)
	}
	for _, e := range to[:min(fewWays, len(to))] {
		come := "comes"
		if len(at[e]) > 1 {
			come = "come"
		}
		numbers := stride.Numbered(at[e])
		out = append(out, fmt.Sprintf("%s %s from outside past the edge, so %s must make its checks itself.", strings.ToUpper(numbers[:1])+numbers[1:], come, plain(e.Name)))
	}
	return out
}

func (b *Brief) takeover() string {
	most := 0
	for _, r := range b.Reaches {
		most = max(most, len(r.Jewels))
	}
	var from []string
	var jewels []*graph.Element
	for _, r := range b.Reaches {
		if len(r.Jewels) == most {
			from, jewels = append(from, plain(r.Process.Name)), r.Jewels
		}
	}
	switch {
	case most == 0:
		return ""
	case len(from) > namesInReach:
		from = []string{fmt.Sprintf("any of %d processes, such as %s,", len(from), from[0])}
	}
	what := "every crown jewel"
	if most == 1 {
		what = plain(jewels[0].Name)
	} else if most < len(b.Jewels) {
		what = fmt.Sprintf("%d of %d crown jewels", most, len(b.Jewels))
	}
	return "Whoever takes over " + either(from) + " reaches " + what + "."
}

// plain makes an author's text safe inside a sentence: a backtick would start code.
func plain(text string) string { return strings.ReplaceAll(text, "`", "'") }
