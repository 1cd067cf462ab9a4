package assist

import (
	"bytes"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// Definition returns where what is named at an offset is declared. For a threat, in a decision, in prose or in a region,
// that is each line that causes it: where a weakness is stated or, if none is, where something is asked or
// answered. It returns nothing where nothing is named.
func (s *Snapshot) Definition(offset int) []source.Span {
	use, b, ok := s.use(offset)
	switch {
	case !ok:
		return nil
	case use.Kind == ThreatTarget:
		return s.causes(b, use.ID)
	}
	uses := of(b.uses(), use.Target)
	declared := slices.DeleteFunc(slices.Clone(uses), func(u Use) bool { return !u.Declares })
	if len(declared) == 0 { // a free word of a block that declares no data
		declared = uses[:min(1, len(uses))]
	}
	return spans(declared)
}

// References returns every place that names what is named at an offset, in the order of the document: in its block, and
// threats and numbers of flows in regions, threats in prose, too. Declarations are left out unless asked for.
func (s *Snapshot) References(offset int, declarations bool) []source.Span {
	return spans(slices.DeleteFunc(s.Uses(offset), func(u Use) bool { return u.Declares && !declarations }))
}

// Uses returns every place that names what is named at an offset, in the order of the document.
func (s *Snapshot) Uses(offset int) []Use {
	use, b, ok := s.use(offset)
	if !ok {
		return nil
	}
	uses := of(b.uses(), use.Target)
	switch use.Kind {
	case ThreatTarget:
		uses = append(uses, s.mentions(b, use.ID)...)
	case FlowTarget:
		for _, r := range s.Document().Regions {
			if r.BlockID == b.ID {
				uses = append(uses, of(s.numbers(b, r), use.Target)...)
			}
		}
	}
	slices.SortStableFunc(uses, func(u, v Use) int { return u.Span.Start - v.Span.Start })
	return uses
}

// use finds what is named at an offset, in a block or elsewhere, and the block that it is of. The subject of a
// threat counts as the threat.
func (s *Snapshot) use(offset int) (Use, Block, bool) {
	c := s.At(offset)
	switch {
	case c.Kind == Mention, c.Kind == Threat && c.Text != "":
		return Use{Target: Target{ThreatTarget, c.Text}, Span: c.Span}, *c.Block, true
	case c.Line != nil:
		use, ok := at(c.Block.uses(), offset)
		return use, *c.Block, ok
	case c.Region != nil:
		return s.useInRegion(c)
	}
	return Use{}, Block{}, false
}

// useInRegion finds the number of a flow, or a rule with a single threat, which regions name without its place.
func (s *Snapshot) useInRegion(c Cursor) (Use, Block, bool) {
	i := slices.IndexFunc(s.Blocks(), func(b Block) bool { return b.ID == c.Region.BlockID })
	if i < 0 {
		return Use{}, Block{}, false
	}
	b := s.Blocks()[i]
	if use, ok := at(s.numbers(b, c.Region), c.Offset); ok {
		return use, b, true
	}
	span := s.wordAround(c.Offset)
	id := s.onlyThreat(b, string(s.File.Slice(span)))
	return Use{Target: Target{ThreatTarget, id}, Span: span}, b, id != ""
}

// onlyThreat is the id of the only threat of a rule, or "".
func (s *Snapshot) onlyThreat(b Block, rule string) string {
	a := s.Analysis(b.ID)
	if a == nil {
		return ""
	}
	id := ""
	for _, t := range a.Threats {
		if t.Rule.ID == rule && id != "" {
			return ""
		}
		if t.Rule.ID == rule {
			id = t.ID
		}
	}
	return id
}

// causes are the lines that cause a threat, or the declaration of what it is about if it does not exist.
func (s *Snapshot) causes(b Block, id string) []source.Span {
	t := s.Threat(b.ID, id)
	if t == nil {
		_, subject, _ := strings.Cut(id, "@")
		return spans(slices.DeleteFunc(b.uses(), func(u Use) bool {
			return !u.Declares || u.ID != subject || u.Kind.set() != ElementTarget
		}))
	}
	var out []source.Span
	for _, status := range []stride.Status{stride.Open, stride.Ask, t.Status} {
		for _, f := range t.Firings {
			for _, p := range f.Places {
				if p.Status == status && !slices.Contains(out, p.Span()) {
					out = append(out, p.Span())
				}
			}
		}
		if len(out) > 0 {
			break
		}
	}
	slices.SortFunc(out, func(a, b source.Span) int { return a.Start - b.Start })
	return out
}

// mentions are the places outside of blocks that name a threat of a block; in a document of several blocks, those that
// may mean another one are left out.
func (s *Snapshot) mentions(b Block, id string) []Use {
	var out []Use
	for from := 0; ; {
		i := bytes.Index(s.File.Text[from:], []byte(id))
		if i < 0 {
			return out
		}
		at := from + i
		span := s.wordAround(at)
		from = max(span.End, at+1) // what is within a longer word is no mention
		if word := string(s.File.Slice(span)); word != id && word != b.ID+"/"+id {
			continue
		}
		if c := s.At(at); c.Kind == Mention && c.Block.ID == b.ID && (c.Region == nil || c.Region.BlockID == b.ID) {
			out = append(out, Use{Target: Target{ThreatTarget, id}, Span: c.Span})
		}
	}
}

// numberWord is what may be the number of a flow.
var numberWord = lazy.Regexp(`[\pL\pN_][\pL\pN_-]*`)

// numbers are the flows that a region names by their numbers.
func (s *Snapshot) numbers(b Block, r *model.Region) []Use {
	flows := make(map[string]string, len(b.Flows))
	for _, f := range b.Flows {
		flows[f.Number] = f.ID
	}
	var out []Use
	for start := r.Body.Start; start < r.Body.End; {
		line := s.File.LineSpan(start)
		out = append(out, numbersIn(string(s.File.Slice(line)), line.Start, flows)...)
		start = line.End
	}
	return out
}

// numbersIn are the flows that a line names: after "flow" or "flows", beside an arrow between flows, at the beginning of
// a row, or in a list after one that counts.
func numbersIn(line string, start int, flows map[string]string) []Use {
	var out []Use
	last := 0 // the end of the last number that counts
	for _, m := range numberWord().FindAllStringIndex(line, -1) {
		from, to := m[0], m[1]
		id, known := flows[line[from:to]]
		if !known || !namesFlow(line[:from], line[to:], line[last:from]) {
			continue
		}
		last = to
		out = append(out, Use{Target: Target{FlowTarget, id}, Span: source.Span{Start: start + from, End: start + to}})
	}
	return out
}

// namesFlow reports whether a word names a flow; between is what precedes it from the last one that does.
func namesFlow(before, after, between string) bool {
	lower := strings.ToLower(before)
	return strings.HasSuffix(lower, "flow ") || strings.HasSuffix(lower, "flows ") || strings.HasSuffix(before, "→ ") || before == "| " ||
		strings.HasPrefix(after, " →") || slices.Contains([]string{", ", " and ", "–"}, between)
}

// spans are the places of uses.
func spans(uses []Use) []source.Span {
	var out []source.Span
	for _, u := range uses {
		out = append(out, u.Span)
	}
	return out
}
