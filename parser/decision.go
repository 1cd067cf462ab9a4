package parser

import (
	"strings"
	"time"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

func isVerb(word string) bool { return model.Verb(word).Place() != 0 }

// decision reads `accept RULE@SUBJECT, …: reason | attributes`, and the same for the other three verbs.
func (n *notation) decision(st statement, verb model.Verb, rest piece) {
	attrs := n.attributes(st.attrs, verb.Place(), string(verb))
	raw := rest.text()
	colon := indexByte(raw, ':')
	switch {
	case colon < 0:
		n.report(rest.endSpan(), source.MissingSeparator, "no `:` and reason after `%s`; write `%s RULE@SUBJECT: reason`", verb, verb)
		return
	case strings.TrimSpace(raw[:colon]) == "":
		n.report(rest.at(0).span(), source.BadID, "%s names no threat; write `%s RULE@SUBJECT: reason`", verb, verb)
		return
	}
	threats := n.threatRefs(rest.upTo(colon))
	reason, ok := n.text(string(verb), "reason", rest.from(colon+1))
	complete := n.checkOwner(st, string(verb), neededAttributes[verb], attrs)
	if len(threats) == 0 || !ok || !complete {
		return
	}
	n.block.Decisions = append(n.block.Decisions, &model.Decision{
		Verb: verb, Threats: threats, Reason: reason, Attrs: attrs, Span: st.head.span(),
	})
}

// threatRefs reads a list of threat ids.
func (n *notation) threatRefs(list piece) []model.ThreatRef {
	var refs []model.ThreatRef
	start := 0
	text := list.text()
	for start <= len(text) {
		end := start + strings.IndexByte(text[start:]+",", ',')
		ref := newPiece(list.line, list.start+start, list.start+end)
		start = end + 1
		switch {
		case ref.empty():
			n.report(ref.span(), source.BadID, "a threat id is missing beside a comma")
		case !isThreatID(ref.text()):
			n.report(ref.span(), source.BadID, "`%s` is not a threat id; write `RULE@SUBJECT` as in the table of threats, such as `S02@webhook`", shorten(ref.text()))
		case n.decided[ref.text()].Len() > 0:
			first := n.decided[ref.text()].Start
			n.reportWithNote(ref.span(), source.RepeatedThreat, n.file.Note(first, "threat `%s` is decided here", ref.text()),
				"threat `%s` is already decided on line %d", ref.text(), n.file.Position(first).Line)
		default:
			refs = append(refs, model.ThreatRef{ID: ref.text(), Span: ref.span()})
			n.decided[ref.text()] = ref.span()
		}
	}
	return refs
}

func isThreatID(text string) bool {
	rule, subject, ok := strings.Cut(text, "@")
	return ok && rule != "" && subject != "" && idLength(rule) == len(rule) && idLength(subject) == len(subject)
}

// neededAttributes are those without which a decision is worth nothing.
var neededAttributes = map[model.Verb][]string{
	model.Accept:   {"by", "until"},
	model.Transfer: {"to"},
	model.Mitigate: {"with"},
}

// checkOwner reports what is missing from a statement that people have to answer for, and an invalid day.
func (n *notation) checkOwner(st statement, noun string, needed []string, attrs model.Attrs) bool {
	ok := true
	for _, key := range needed {
		if _, given := attrs.Find(key); !given {
			n.report(st.head.span(), source.MissingAttribute, "%s needs `%s=`: %s", noun, key, helpFor(key))
			ok = false
		}
	}
	if until, given := attrs.Find("until"); given {
		if _, err := time.Parse(time.DateOnly, until.Values[0]); err != nil {
			n.report(until.ValueSpans[0], source.UnknownValue, "`until` takes a day such as `2027-06-30`, not `%s`", shorten(until.Values[0]))
			ok = false
		}
	}
	return ok
}

func helpFor(key string) string {
	a, _ := model.LookupAttribute(key)
	return a.Help
}
