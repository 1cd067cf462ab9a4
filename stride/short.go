package stride

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// Requirement is a criterion as a document shows it: one sentence about places with the same
// wording, which makes sense on its own in a ticket.
type Requirement struct {
	// Threats are those that it answers: of one rule and one status, the gravest first.
	Threats []*Threat
	// Targets and Flows are those of its places only.
	Targets []*graph.Element
	Flows   []*graph.Flow
	// Severity is that of its gravest place: flows within a machine are less grave than those from outside that share their threat.
	Severity Severity
	// Named is true if the sentence names its flows, or both ends of its only one.
	Named bool
	// Text is one sentence, Test a few words, both plain text in which backticks delimit code.
	Text, Test string
	// Joined is what it adds to the line of another rule that it joins.
	Joined string
}

// form says how much a sentence names, so that a long list of names does not make it unreadable.
type form int

const (
	// longForm names a few and counts the rest.
	longForm form = iota
	// inFull names all elements, as long as they are a list that is read to its end, and a few flows.
	inFull
	// byName names everything: the implementer has only the sentence.
	byName
	// byNumber names elements and gives the numbers of flows.
	byNumber
	// byFlow refers to several elements as the ends of numbered flows.
	byFlow
)

// WordsInShort is the maximum number of words of a short sentence, as far as names allow: what a reader takes in at once.
const WordsInShort = 35

// Short writes the criteria of threats of one rule and one status in the form for
// a document: one for each wording. What others have to do is required of them by
// agreement. A place of which nothing can be required has none.
func (a *Analysis) Short(threats []*Threat) []Requirement {
	var parts shortParts
	for _, t := range threats {
		for _, alike := range t.strictly().worded(t.Rule.shortFor) {
			own, others := alike.byOwner()
			for i, part := range slices.Concat(own, others) {
				parts.add(&shortPart{Threat: part, threats: []*Threat{t}, foreign: i >= len(own)})
			}
		}
	}
	var out []Requirement
	gravest := parts.gravest()
	for _, part := range parts.list {
		severity := part.severity(gravest)
		if len(part.firings) > len(part.Firings) {
			part.Threat = part.only(part.firings...)
		}
		r := a.Catalog.requirement(part)
		r.Severity = severity
		out = append(out, r)
	}
	return out
}

// shortPart is the subject of one short sentence.
type shortPart struct {
	*Threat
	threats []*Threat
	// foreign is true if only others can ensure it.
	foreign bool
	// firings are those of all merged parts, about the elements that the sentence names.
	firings []Firing
	about   *parties
}

// shortParts finds the parts that a part might join: comparing all pairs would be
// quadratic.
type shortParts struct {
	list []*shortPart
	like map[string][]*shortPart
}

// add merges a part with the first that says the same elsewhere, so that a reader reads it once.
func (s *shortParts) add(next *shortPart) {
	if s.like == nil {
		s.like = make(map[string][]*shortPart)
	}
	next.firings = slices.Clone(next.Firings)
	if next.self != nil {
		s.list = append(s.list, next)
		return
	}
	next.about = next.parties()
	key := next.key()
	for _, part := range s.like[key] {
		if part.about.fitWith(next.about) {
			part.about.add(next.about)
			part.firings = append(part.firings, next.firings...)
			part.threats = appendNew(part.threats, next.threats...)
			return
		}
	}
	if sibling := s.sibling(next); sibling != nil {
		sibling.about.add(next.about)
		sibling.firings = append(sibling.firings, next.firings...)
		sibling.threats = appendNew(sibling.threats, next.threats...)
		return
	}
	s.list = append(s.list, next)
	s.like[key] = append(s.like[key], next)
}

// gravest returns the highest score that a place of each threat has in any part.
func (s *shortParts) gravest() map[*Threat]float64 {
	out := make(map[*Threat]float64)
	for _, part := range s.list {
		for _, t := range part.threats {
			out[t] = max(out[t], part.scoreOf(t))
		}
	}
	return out
}

// scoreOf returns the score of the gravest place of a threat that the part is about.
func (p *shortPart) scoreOf(t *Threat) float64 {
	score := 0.0
	for _, f := range t.Firings {
		if slices.ContainsFunc(p.firings, func(own Firing) bool { return own.Subject == f.Subject }) {
			score = max(score, f.score())
		}
	}
	return score
}

// severity returns that of the gravest place of the part; the gravest part of a threat has the severity of the threat.
func (p *shortPart) severity(gravest map[*Threat]float64) Severity {
	severity := Low
	for _, t := range p.threats {
		own := p.scoreOf(t)
		if own >= gravest[t] {
			severity = max(severity, t.Severity)
		} else {
			severity = max(severity, min(t.Severity, severityOf(own)))
		}
	}
	return severity
}

// sibling returns the part that says the same of another database or cache of one server, if the same programs use both: whom a sentence
// about both names has an account there anyway.
func (s *shortParts) sibling(next *shortPart) *shortPart {
	e := next.Targets()[0]
	key := fmt.Sprintf("server|%s|%t|%s|%s", next.text, next.foreign, e.Zone().ID(), e.Attrs.Value("tech"))
	for _, part := range s.like[key] {
		if oneServer(part.Targets(), next.Targets()) && part.about.fitWith(next.about) {
			return part
		}
	}
	if e.Type == model.Store {
		s.like[key] = append(s.like[key], next)
	}
	return nil
}

// oneServer reports whether stores are parts of one server, as a block draws them: in one zone, with one product and one kind of access,
// and used by the same programs.
func oneServer(a, b []*graph.Element) bool {
	first := a[0]
	users := setOf(callers([]*graph.Element{first}))
	return !slices.ContainsFunc(slices.Concat(a, b), func(e *graph.Element) bool {
		same := e.Zone() == first.Zone() && e.Kind.Value == first.Kind.Value && e.Attrs.Value("tech") == first.Attrs.Value("tech") && e.Attrs.Value("access") == first.Attrs.Value("access")
		return e.Type != model.Store || files(e) || e.Attrs.Value("tech") == "" || !same || !maps.Equal(setOf(callers([]*graph.Element{e})), users)
	})
}

// partySlots name elements related to a target. One sentence about several targets would give each
// the rights of all.
var partySlots = []string{"readers", "bearers", "putters", "takers", "entitled", "allowed", "users", "writers", "neighbours", "granted", "consumers", "queue", "crown"}

// key is the same for parts with one text that name the same parties.
func (p *shortPart) key() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s|%t", p.text, p.foreign)
	for _, slot := range slotNames(p.text) {
		if slot == "signature" { // one header for several would be asked of messages that have another one
			b.WriteString("|" + signature(p.Flows()))
		}
		if !slices.Contains(partySlots, slot) {
			continue
		}
		elements, _ := p.named(slot)
		b.WriteByte('|')
		for _, e := range elements {
			b.WriteString(e.ID)
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func (c *Catalog) requirement(part *shortPart) Requirement {
	out := Requirement{Threats: part.threats, Targets: part.Targets(), Flows: part.Flows()}
	out.Text = c.shortest(part.Threat, part.text)
	out.Joined = c.joined(part)
	out.Named = part.namesFlows(out.Text)
	switch named := strings.HasPrefix(part.text, "{") || strings.HasPrefix(part.text, "["); {
	case part.foreign && !named:
		out.Text = "By agreement, " + strings.ToLower(out.Text[:1]) + out.Text[1:]
	case part.foreign:
		out.Text = "By agreement, " + out.Text
	case strings.HasPrefix(out.Text, "each "):
		out.Text = "E" + out.Text[1:]
	}
	var checks unique[string]
	for _, alike := range part.worded(part.Rule.checkFor) {
		checks.add(c.shortest(alike, alike.text))
	}
	out.Test = strings.Join(checks.list, "; ")
	return out
}

// namesFlows reports whether a sentence tells a reader its flows without their numbers.
func (p *shortPart) namesFlows(sentence string) bool {
	said := slotNames(p.choose(p.text))
	if slices.Contains(said, "flow") || slices.Contains(said, "few") {
		return true
	}
	flows := p.Flows()
	return len(flows) == 1 && strings.Contains(sentence, plain(flows[0].From.Name)) && strings.Contains(sentence, plain(flows[0].To.Name))
}

// shortest fills a short sentence, with as many names as keep it readable.
func (c *Catalog) shortest(t *Threat, text string) string {
	filled := ""
	for _, t.form = range []form{byName, byNumber, byFlow} {
		if filled = onceOnly(c.fill(t, text), Numbered(t.Flows())); CountWords(filled) <= WordsInShort {
			break
		}
	}
	return filled
}

// onceOnly gives a list of flows once, and calls them "these flows" from then on.
func onceOnly(text, flows string) string {
	first, rest, found := strings.Cut(text, flows)
	if !found {
		return text
	}
	return first + flows + strings.ReplaceAll(strings.ReplaceAll(rest, "each receiver of "+flows, "their receivers"), flows, "these flows")
}

// CountWords counts the words of a text as a reader does: fields that contain a letter or a digit.
func CountWords(text string) int {
	n := 0
	for _, field := range strings.Fields(text) {
		if strings.ContainsFunc(field, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			n++
		}
	}
	return n
}

// readInFull is how many names a question gives, for each of which it is answered.
const readInFull = 12

// list joins names in the form of a threat's sentence.
func (t *Threat) list(slot string, items []string) string {
	end := map[string]string{"to": "receiver", "from": "sender", "ends": "end"}[slot]
	if _, to := t.ends(); slot == "target" && sameElements(t.Targets(), to) {
		end = "receiver"
	}
	switch {
	case t.form == longForm || t.form == inFull && len(items) > readInFull:
		return join(items)
	case t.form == byFlow && end != "" && len(items) > 1 && len(t.Flows()) > 0:
		return "each " + end + " of " + Numbered(t.Flows())
	}
	return joinAll(items)
}

func sameElements(a, b []*graph.Element) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(e *graph.Element) bool { return !slices.Contains(b, e) })
}

// A few flows with short labels are named by label, others by number.
const (
	labelsNamed = 3
	labelWords  = 12
)

// labels names flows by label, which makes sense on its own in a ticket, and in a short sentence many flows by number.
func (t *Threat) labels(flows []*graph.Flow) string {
	list := labelList(flows)
	switch {
	case t.form <= inFull || len(flows) == 0:
		return labels(flows)
	case t.form == byName && few(list):
		return joinAll(list)
	}
	return Numbered(flows)
}

// few reports whether a short sentence has room for all these labels.
func few(labels []string) bool {
	return len(labels) == 1 || len(labels) > 0 && len(labels) <= labelsNamed && CountWords(joinAll(labels)) <= labelWords
}

// joinAll writes "a", "a and b" or "a, b and c". Where a name has an "and" of its own, a comma shows where the last one begins.
func joinAll(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	own := func(name string) bool { return !strings.HasPrefix(name, `"`) && strings.Contains(name, " and ") }
	if own(items[0]) || last > 1 && slices.ContainsFunc(items, own) {
		return strings.Join(items[:last], ", ") + ", and " + items[last]
	}
	return strings.Join(items[:last], ", ") + " and " + items[last]
}

// Numbered names flows by their numbers, runs as ranges: "flow 3", "flows 1, 4–6 and 9".
func Numbered(flows []*graph.Flow) string {
	inOrder := slices.Clone(flows)
	slices.SortStableFunc(inOrder, func(f, g *graph.Flow) int {
		x, errX := strconv.Atoi(f.Number)
		y, errY := strconv.Atoi(g.Number)
		if errX == nil && errY == nil {
			return x - y
		}
		return f.Span.Start - g.Span.Start
	})
	var numbers unique[string]
	for _, f := range inOrder {
		numbers.add(f.Number)
	}
	if len(numbers.list) == 1 {
		return "flow " + plain(numbers.list[0])
	}
	return "flows " + joinAll(Ranges(numbers.list))
}

// runLength is how many consecutive numbers make a range.
const runLength = 3

// Ranges shortens runs of numbers: 1, 4, 5, 6 becomes 1, 4–6. Non-numbers stay where they are.
func Ranges(numbers []string) []string {
	var out []string
	for i := 0; i < len(numbers); {
		end := i + 1
		for end < len(numbers) && follows(numbers[end-1], numbers[end]) {
			end++
		}
		if end-i >= runLength {
			out = append(out, plain(numbers[i])+"–"+plain(numbers[end-1]))
			i = end
			continue
		}
		out = append(out, plain(numbers[i]))
		i++
	}
	return out
}

func follows(a, b string) bool {
	x, errX := strconv.Atoi(a)
	y, errY := strconv.Atoi(b)
	return errX == nil && errY == nil && y == x+1
}

// ShortName returns the threat of a rule in a few words.
func (r *Rule) ShortName() string {
	if r.Name != "" {
		return r.Name
	}
	return r.Title
}
