package match

import (
	"math"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
)

// What a word or a name tells of a rule. The sum for a row has to reach [enough].
const (
	named      = 6.0 // the threat has a name of what the rule is about
	precise    = 0.5 // for each further word of the name: "prompt injection" is more than "injection"
	leads      = 1.5 // and begins with it: what follows is what comes of it
	answered   = 2.0 // so has the mitigation
	inTitle    = 2.5 // a word of the threat is in the title of the rule, if no other rule has it
	inShort    = 1.6 // or in its short criterion
	inText     = 1.0 // or in what else the rule says
	ofAnswer   = 0.3 // the part of that which a word of the mitigation counts
	mostShared = 5   // words that count; a long text has some of every rule
)

// vocabulary knows the words of all rules of a catalog.
type vocabulary struct {
	rules []*stride.Rule
	// weights say for each rule how much each of its words tells.
	weights map[*stride.Rule]map[string]float64
	// names are the phrases for each rule, as words.
	names map[*stride.Rule][][]string
}

func newVocabulary(c *stride.Catalog) *vocabulary {
	v := &vocabulary{rules: c.Rules, weights: make(map[*stride.Rule]map[string]float64), names: make(map[*stride.Rule][][]string)}
	in := make(map[string]int)
	for _, r := range v.rules {
		v.weights[r] = wordsOf(r)
		for word := range v.weights[r] {
			in[word]++
		}
	}
	rare := math.Log(1 + float64(len(v.rules)))
	for _, words := range v.weights {
		for word := range words {
			words[word] *= math.Log(1+float64(len(v.rules))/float64(in[word])) / rare
		}
	}
	for _, p := range phrases {
		for _, id := range p.rules {
			if r := c.Rule(id); r != nil {
				for _, words := range p.words {
					v.names[r] = append(v.names[r], strings.Fields(words))
				}
			}
		}
	}
	return v
}

// wordsOf are the words of a rule's texts with the weight of the best place they are in.
func wordsOf(r *stride.Rule) map[string]float64 {
	words := make(map[string]float64)
	add := func(weight float64, texts ...string) {
		for _, text := range texts {
			for _, w := range draft.Significant(text) {
				words[draft.Stem(w)] = max(words[draft.Stem(w)], weight)
			}
		}
	}
	add(inTitle, r.Title, r.Name)
	add(inTitle, r.Mechanisms...)
	add(inShort, r.Short)
	add(inText, r.Why, r.Criterion, r.Question)
	add(inText, r.Controls...)
	return words
}

// evidence says how much a row tells of a rule, and by which words of the threat, or else of the mitigation.
type evidence struct {
	score float64
	words []string
}

// text is a text of a row, prepared.
type text struct {
	all   []string // every word
	words []string // those that say something, each once
}

func newText(s string) text {
	return text{strings.Fields(model.Normalize(s)), draft.Significant(s)}
}

// between is how many other words may be among those of a phrase, so that "log tamper" is in "tampering with audit logs".
const between = 2

// find returns the index of the first word of a phrase in the text, or -1. Its words may be in any order, near each
// other, unless one of them is short: "at rest" is a phrase, "rest … at" is none.
func (t text) find(phrase []string) int {
	if slices.ContainsFunc(phrase, func(w string) bool { return len(w) < 3 }) {
		for i := 0; i+len(phrase) <= len(t.all); i++ {
			if slices.EqualFunc(t.all[i:i+len(phrase)], phrase, begins) {
				return i
			}
		}
		return -1
	}
	for i, w := range t.all {
		if slices.ContainsFunc(phrase, func(p string) bool { return begins(w, p) }) && t.near(i, phrase) {
			return i
		}
	}
	return -1
}

// near reports whether all words of a phrase are in the text from an index on, with few others among them.
func (t text) near(i int, phrase []string) bool {
	window := t.all[i:min(len(t.all), i+len(phrase)+between)]
	if len(phrase) == 1 {
		window = window[:1]
	}
	used := make([]bool, len(window))
	for _, p := range phrase {
		at := -1
		for j, w := range window {
			if !used[j] && begins(w, p) {
				at = j
				break
			}
		}
		if at < 0 {
			return false
		}
		used[at] = true
	}
	return true
}

// begins reports whether a word of a text is one of a phrase, in any ending if that is long enough to tell.
func begins(word, part string) bool {
	return word == part || len(part) > 3 && strings.HasPrefix(word, part) || word == part+"s"
}

// evidence is what a threat and its mitigation tell of a rule.
func (v *vocabulary) evidence(r *stride.Rule, threat, mitigation text) evidence {
	e := v.of(r, threat, named, 1)
	back := v.of(r, mitigation, answered, ofAnswer)
	if len(e.words) == 0 {
		e.words = back.words
	}
	e.score += back.score
	return e
}

// of is what one text tells of a rule.
func (v *vocabulary) of(r *stride.Rule, t text, name, part float64) evidence {
	var e evidence
	longest := ""
	for _, words := range v.names[r] {
		phrase := strings.Join(words, " ")
		if len(phrase) <= len(longest) {
			continue
		}
		at := t.find(words)
		if at < 0 {
			continue
		}
		longest = phrase
		if e.score = name + precise*float64(len(words)-1); at == 0 {
			e.score += leads
		}
	}
	if longest != "" {
		e.words = []string{longest}
	}
	type shared struct {
		word   string
		weight float64
	}
	var all []shared
	for _, w := range t.words {
		if weight := v.weights[r][draft.Stem(w)]; weight > 0 {
			all = append(all, shared{w, weight})
		}
	}
	slices.SortStableFunc(all, func(a, b shared) int {
		switch {
		case a.weight > b.weight:
			return -1
		case a.weight < b.weight:
			return 1
		}
		return 0
	})
	for _, s := range all[:min(len(all), mostShared)] {
		e.score += part * s.weight
		if !strings.Contains(" "+longest, " "+s.word) {
			e.words = append(e.words, s.word)
		}
	}
	return e
}
