package difference

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/compare"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// Remarks are the regressions as diagnostics, for formats that show places, and with seams the seams
// that were opened, too. shown is how messages name a document, whose path is from the root.
func (d *Difference) Remarks(seams bool, shown func(file string) string) []source.Diagnostic {
	var ds []source.Diagnostic
	base := d.base
	for _, file := range d.Report.LeftOut {
		ds = append(ds, atTop(shown(file), source.LoosenedConfig, fmt.Sprintf("since `%s`, document is left out, and nothing that it holds is checked", base)))
	}
	for _, l := range d.Report.Loosened {
		ds = append(ds, atTop(shown(l.File), source.LoosenedConfig, fmt.Sprintf("since `%s`, %s; a person has to agree to what that lets pass", base, l.Message)))
	}
	for _, b := range d.Report.Blocks {
		ds = append(ds, d.blockRemarks(b, seams, shown)...)
	}
	for i, r := range d.unproven {
		lost := r.LostFinding()
		lost.Path, lost.Notes = shown(d.Report.Lost[i].Document), nil
		ds = append(ds, lost)
	}
	source.SortDiagnostics(ds)
	return ds
}

// atTop is a remark about a file as a whole.
func atTop(path string, code source.Code, message string) source.Diagnostic {
	return source.Diagnostic{Path: path, Pos: source.Position{Line: 1, Col: 1}, Severity: code.Severity(), Code: code, Message: message}
}

func (d *Difference) blockRemarks(b compare.BlockChange, seams bool, shown func(file string) string) []source.Diagnostic {
	base := d.base
	if b.Kind == compare.Removed {
		if b.Regressions == 0 {
			return nil
		}
		name := b.Before[0]
		return []source.Diagnostic{atTop(shown(name.Document), source.DroppedCriterion,
			fmt.Sprintf("block `%s` of `%s` is gone, with %s that it met", name.ID, base, criteria(b.Regressions)))}
	}
	var ds []source.Diagnostic
	say := func(code source.Code, ids []string, format string, args ...any) {
		ds = append(ds, d.diagnose(b, code, ids, shown, fmt.Sprintf(format, args...)))
	}
	for _, k := range b.Controls {
		if id := placeID(k); k.Regress && k.Kind == compare.Gone {
			say(source.WeakenedControl, []string{id}, "%s no longer states `%s`, which it did at `%s`", on(k), controlText(k.Key, k.Before), base)
		} else if k.Regress {
			say(source.WeakenedControl, []string{id}, "%s states `%s`, which is weaker than `%s` at `%s`", on(k), controlText(k.Key, k.After), controlText(k.Key, k.Before), base)
		}
	}
	for _, t := range b.Threats {
		switch {
		case !t.Regress:
		case t.Kind == compare.Hidden:
			say(source.HiddenThreat, t.Places, "threat `%s` was open (%s) at `%s` and %s, although nothing answers it", t.ID, t.SeverityBefore, base, hidden(t))
		case t.Before == "":
			say(source.WorsenedThreat, t.Places, "threat `%s` is %s (%s), and was none at `%s`", t.ID, statusOf(t.After), t.Severity, base)
		default:
			say(source.WorsenedThreat, t.Places, "threat `%s` is %s (%s), and was %s (%s) at `%s`", t.ID, statusOf(t.After), t.Severity, statusOf(t.Before), t.SeverityBefore, base)
		}
	}
	for _, k := range b.Criteria {
		if k.Regress {
			say(source.DroppedCriterion, k.Places, "criterion of `%s` was met at `%s` and is no longer met", k.ID, base)
		}
	}
	for _, decision := range b.Decisions {
		if decision.Regress && decision.Was != "" {
			say(source.DroppedCriterion, []string{decision.Threat}, "decision about `%s` is `%s` and was `%s` at `%s`; no control is stated instead", decision.Threat, decision.Verb, decision.Was, base)
		} else if decision.Regress {
			say(source.DroppedCriterion, nil, "%s of `%s` at `%s` is withdrawn, and no control is stated instead", decision.Verb, decision.Threat, base)
		}
	}
	for _, s := range b.Seams {
		if seams && s.Kind == compare.Opened {
			say(source.OpenedSeam, []string{s.Flow.ID}, "flow `%s` crosses from %s to %s, and there was none at `%s`", s.Flow.ID, s.Trust.From, s.Trust.To, base)
		}
	}
	return ds
}

// criteria counts criteria in words.
func criteria(n int) string {
	if n == 1 {
		return "1 criterion"
	}
	return fmt.Sprintf("%d criteria", n)
}

func placeID(k compare.ControlChange) string {
	if k.Flow != nil {
		return k.Flow.ID
	}
	return k.Element
}

// statusOf is a status as a sentence has it.
func statusOf(status string) string {
	if status == stride.Ask.String() {
		return "asked"
	}
	return status
}

// hidden says what became of an open threat that nothing answers.
func hidden(t compare.ThreatChange) string {
	if t.After == "" {
		return "is gone"
	}
	return fmt.Sprintf("is %s (%s)", statusOf(t.After), t.Severity)
}

// on names the flow or element that states a control.
func on(k compare.ControlChange) string {
	if k.Flow != nil {
		return "flow `" + k.Flow.ID + "`"
	}
	return "`" + k.Element + "`"
}

// controlText is a control as an author writes it.
func controlText(key, value string) string {
	_, name, named := strings.Cut(key, "has=")
	switch {
	case named && value != "":
		return value + "=" + name
	case key == "protocol" && value != "":
		return value
	case value == "":
		return "nothing"
	}
	return key + "=" + value
}

// diagnose puts a remark at the first of some flows, elements or decided threats, or else at the fence of the block.
func (d *Difference) diagnose(b compare.BlockChange, code source.Code, ids []string, shown func(file string) string, message string) source.Diagnostic {
	name, at := d.place(b, ids)
	remark := d.Files[name.Document].Diagnose(at, code, "%s", message)
	remark.Path = shown(name.Document)
	return remark
}

// place is the block and the place in it of the first of some flows, elements or decided threats that is there.
func (d *Difference) place(b compare.BlockChange, ids []string) (compare.BlockName, source.Span) {
	for _, id := range ids {
		for _, name := range b.After {
			g := d.analyses[name].Graph
			if f := g.Flow(id); f != nil {
				return name, f.Span
			}
			if e := g.Element(id); e != nil {
				return name, e.Span
			}
			for _, decision := range g.Decisions {
				for _, ref := range decision.Threats {
					if ref.ID == id {
						return name, ref.Span
					}
				}
			}
		}
	}
	return b.After[0], d.analyses[b.After[0]].Graph.Fence.Info
}
