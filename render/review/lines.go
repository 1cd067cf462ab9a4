package review

import (
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/compare"
)

// What one line may name, and how many lines a part may have, before the rest is counted.
const (
	mostNamed = 6
	mostLines = 3
	mostFlows = 12
)

// changed are the lines about a block that is in both states, in the order in which a reviewer asks.
func changed(c compare.BlockChange, shown func(path string) string) []line {
	lines := slices.Concat(
		seamLines(c.Change), controlLines(c.Change), threatLines(c.Change, func(compare.ThreatChange) bool { return true }),
		wayLines(c.Change), decisionLines(c.Change), assumptionLines(c.Change), criterionLines(c.Change),
		partLines(c.Elements), flowLines(c.Change), renameLines(c, shown),
	)
	return lines
}

// joined puts several things of one kind into a line.
func joined(subject string, all []string) string { return subject + ": " + few(all) }

// few lists the first of several things, and counts the others.
func few(all []string) string {
	named := all
	if len(all) > mostNamed {
		named = append(slices.Clone(all[:mostNamed-1]), fmt.Sprintf("%d more", len(all)-mostNamed+1))
	}
	return strings.Join(named, "; ")
}

// bounded keeps the first lines and counts the others. A regression is never only counted.
func bounded(lines []line, noun string) []line {
	var out []line
	left := 0
	for _, l := range lines {
		if l.regress || len(out) < mostLines {
			out = append(out, l)
		} else {
			left++
		}
	}
	if left > 0 {
		out = append(out, line{false, "and " + count(left, "more "+noun)})
	}
	return out
}

// code quotes an id or a value that no backtick of its own can end.
func code(s string) string { return "`" + plain(s) + "`" }

// plain is an author's text without what would begin or end code.
func plain(s string) string { return strings.ReplaceAll(s, "`", "'") }

func flow(f compare.FlowID) string {
	return fmt.Sprintf("flow %s %s -> %s: %s", code(f.Number), plain(f.From), plain(f.To), plain(f.Label))
}

// seamLines have a line for each flow, or, where one kind has many, one for each pair of levels.
func seamLines(c compare.Change) []line {
	var lines []line
	for _, kind := range []compare.Kind{compare.Opened, compare.Changed, compare.Closed} {
		var levels []string
		flows := make(map[string][]compare.FlowID)
		all := 0
		for _, s := range c.Seams {
			if s.Kind != kind {
				continue
			}
			between := s.Trust.From + " → " + s.Trust.To
			if s.Was != nil {
				between += ", was " + s.Was.From + " → " + s.Was.To
			}
			if flows[between] == nil {
				levels = append(levels, between)
			}
			flows[between] = append(flows[between], s.Flow)
			all++
		}
		for _, between := range levels {
			lines = append(lines, seamsBetween("seam "+string(kind)+": "+between, flows[between], all <= mostLines)...)
		}
	}
	return lines
}

// seamsBetween names flows between two levels, in full or by their numbers.
func seamsBetween(head string, flows []compare.FlowID, full bool) []line {
	var lines []line
	var numbers []string
	for _, f := range flows {
		numbers = append(numbers, f.Number)
		lines = append(lines, line{false, head + ", " + flow(f)})
	}
	if full || len(flows) == 1 {
		return lines
	}
	return []line{{false, head + ", flows " + named(numbers, mostFlows)}}
}

// states is a control as an author writes it.
func states(key, value string) string {
	_, name, named := strings.Cut(key, "has=")
	switch {
	case named && value != "":
		return code(value + "=" + name)
	case key == "protocol":
		return code(value)
	}
	return code(key + "=" + value)
}

func controlPlace(c compare.ControlChange) string {
	if c.Flow != nil {
		return flow(*c.Flow)
	}
	return code(c.Element)
}

func controlLines(c compare.Change) []line {
	var lines []line
	more := make(map[compare.Kind][]string)
	for _, k := range c.Controls {
		before := states(k.Key, k.Before) + " on " + controlPlace(k)
		switch {
		case k.Kind == compare.Gone:
			lines = append(lines, line{k.Regress, "control gone: " + before})
		case k.Kind == compare.Weaker:
			lines = append(lines, line{k.Regress, "control weaker: " + before + " is " + states(k.Key, k.After) + " now"})
		case k.Kind == compare.Unstated:
			lines = append(lines, line{false, "weakness no longer stated: " + before})
		case k.Before == "" || k.Kind == compare.Stronger:
			place := code(k.Element)
			if k.Flow != nil {
				place = "flow " + code(k.Flow.Number)
			}
			more[k.Kind] = append(more[k.Kind], states(k.Key, k.After)+" on "+place)
		default:
			lines = append(lines, line{false, "control changed: " + before + " is " + states(k.Key, k.After) + " now"})
		}
	}
	for _, kind := range []struct {
		kind    compare.Kind
		subject string
	}{{compare.Worse, "stated to be weak"}, {compare.Added, "controls stated"}, {compare.Stronger, "controls stronger"}} {
		if all := more[kind.kind]; len(all) > 0 {
			lines = append(lines, line{false, joined(kind.subject, all)})
		}
	}
	return lines
}

// threatLines have a line for each kind, those that are regressions first.
func threatLines(c compare.Change, wanted func(compare.ThreatChange) bool) []line {
	var lines []line
	for _, kind := range []compare.Kind{compare.New, compare.Worse, compare.Hidden, compare.Grown, compare.Better, compare.Gone} {
		for _, regress := range []bool{true, false} {
			var all []string
			for _, t := range c.Threats {
				if t.Kind == kind && t.Regress == regress && wanted(t) {
					all = append(all, threat(t))
				}
			}
			if len(all) > 0 {
				lines = append(lines, line{regress, joined("threats "+string(kind), all)})
			}
		}
	}
	return lines
}

// threat is `S01@edge` with what became of it.
func threat(t compare.ThreatChange) string {
	var words []string
	switch {
	case t.Kind == compare.Gone:
		words = append(words, t.Severity, t.Before)
	case t.Kind == compare.Hidden && t.SeverityBefore != t.Severity && t.Before != t.After:
		words = append(words, t.SeverityBefore+" → "+t.Severity, t.Before+" → "+t.After)
	case t.Kind == compare.New:
		words = append(words, t.Severity, t.After)
	case t.Before == t.After && t.SeverityBefore != t.Severity:
		words = append(words, t.SeverityBefore+" → "+t.Severity, t.After)
	case t.Before == t.After:
		words = append(words, t.Severity, t.After)
	case t.After == "":
		words = append(words, t.Severity, t.Before+" → gone")
	default:
		words = append(words, t.Severity, t.Before+" → "+t.After)
	}
	at := ""
	if len(t.Places) > 0 && t.Kind != compare.New {
		at = " at " + places(t.Places)
	}
	return code(t.ID) + " " + strings.Join(words, ", ") + at
}

func places(ids []string) string { return named(ids, mostLines) }

// named lists the first of some ids, and counts the others.
func named(ids []string, most int) string {
	text := strings.Join(codes(ids[:min(len(ids), most)]), ", ")
	if more := len(ids) - most; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

func codes(ids []string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = code(id)
	}
	return out
}

func wayLines(c compare.Change) []line {
	var lines []line
	for _, w := range c.Ways {
		text := fmt.Sprintf("way to %s %s: from %s over %s, weakest proof: %s", code(w.Jewel), w.Kind, code(w.From), places(w.Flows), plain(w.After))
		switch w.Kind {
		case compare.Weaker:
			text += ", was " + plain(w.Before)
		case compare.Shorter:
			text += ", was " + count(len(w.Was), "flow")
		}
		lines = append(lines, line{false, text})
	}
	return bounded(lines, "way")
}

func decisionLines(c compare.Change) []line {
	var lines []line
	for _, d := range c.Decisions {
		text := fmt.Sprintf("decision %s: %s %s", d.Kind, d.Verb, code(d.Threat))
		if d.Was != "" {
			text += ", was " + d.Was + ","
		}
		if d.By != "" {
			text += " by " + plain(d.By)
		}
		if d.Until != "" {
			text += " until " + d.Until
		}
		lines = append(lines, line{d.Regress, text + ": " + plain(d.Reason)})
	}
	return bounded(lines, "decision")
}

func assumptionLines(c compare.Change) []line {
	var lines []line
	for _, a := range c.Assumptions {
		text := fmt.Sprintf("assumption %s: %s %s", a.Kind, code(a.ID), plain(a.Text))
		if a.Before != "" {
			text += ", was: " + plain(a.Before)
		}
		lines = append(lines, line{false, text})
	}
	return bounded(lines, "assumption")
}

func criterionLines(c compare.Change) []line {
	var lines []line
	for _, kind := range []compare.Kind{compare.Dropped, compare.Added, compare.Reworded} {
		for _, regress := range []bool{true, false} {
			var all []string
			for _, k := range c.Criteria {
				if k.Kind != kind || k.Regress != regress {
					continue
				}
				text := code(k.ID)
				if len(k.Places) > 0 {
					text += " at " + places(k.Places)
				}
				if k.Proof != nil {
					text += ", " + k.Proof.State + codeOf(k)
				}
				all = append(all, text)
			}
			if len(all) > 0 {
				lines = append(lines, line{regress, joined("criteria "+string(kind), all)})
			}
		}
	}
	return lines
}

// codeOf is where the code of a criterion is, after a comma, or "" where nothing is known of it.
func codeOf(k compare.CriterionChange) string {
	p := k.Proof
	if p == nil || len(p.Code) == 0 {
		return ""
	}
	var all []string
	for _, c := range p.Code {
		all = append(all, c.Place())
	}
	text := ", code in " + strings.Join(codes(all), ", ")
	if p.MoreCode > 0 {
		text += fmt.Sprintf(" and %d more", p.MoreCode)
	}
	return text
}

// partLines have a line for what is added, one for what is removed, and one for each thing that differs.
func partLines(parts []compare.PartChange) []line {
	var lines []line
	for _, kind := range []compare.Kind{compare.Added, compare.Removed} {
		var all []string
		for _, p := range parts {
			if p.Kind == kind {
				all = append(all, p.What+" "+code(p.ID)+" "+plain(p.Name))
			}
		}
		if len(all) > 0 {
			lines = append(lines, line{false, joined(string(kind), all)})
		}
	}
	var differing []line
	for _, p := range parts {
		if p.Kind == compare.Changed {
			differing = append(differing, line{false, "changed: " + p.What + " " + code(p.ID) + ", " + differs(p)})
		}
	}
	return append(lines, bounded(differing, "change")...)
}

func differs(p compare.PartChange) string {
	return p.Fact + " " + orNothing(p.Before) + " → " + orNothing(p.After)
}

func orNothing(s string) string {
	if s == "" {
		return "nothing"
	}
	return plain(s)
}

// flowLines leaves out flows shown as seams.
func flowLines(c compare.Change) []line {
	told := func(id string, kind compare.Kind) bool {
		return slices.ContainsFunc(c.Seams, func(s compare.SeamChange) bool { return s.Flow.ID == id && s.Kind == kind })
	}
	var lines []line
	for _, f := range c.Flows {
		switch {
		case f.Kind == compare.Added && !told(f.ID, compare.Opened), f.Kind == compare.Removed && !told(f.ID, compare.Closed):
			lines = append(lines, line{false, string(f.Kind) + ": " + flow(*f.Flow)})
		case f.Kind == compare.Changed:
			lines = append(lines, line{false, "changed: " + flow(*f.Flow) + ", " + differs(f)})
		}
	}
	return bounded(lines, "flow")
}

func renameLines(c compare.BlockChange, shown func(path string) string) []line {
	var all []string
	for _, r := range c.Renames {
		text := r.What + " " + code(r.Before) + " → " + code(r.After)
		if !r.Claimed && r.What != "data" {
			text += " without " + code("was="+r.Before)
		}
		all = append(all, text)
	}
	var lines []line
	if len(all) > 0 {
		lines = append(lines, line{false, joined("renamed", all)})
	}
	switch {
	case !c.Moved():
	case len(c.Before) > 1:
		lines = append(lines, line{false, "merged from " + few(blocks(c.Before, shown))})
	case len(c.After) > 1:
		lines = append(lines, line{false, "divided into " + few(blocks(c.After, shown))})
	default:
		lines = append(lines, line{false, "moved from " + blocks(c.Before, shown)[0]})
	}
	return lines
}

func blocks(names []compare.BlockName, shown func(path string) string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = code(n.ID) + " of " + plain(shown(n.Document))
	}
	return out
}
