package annotation

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/render"
)

// AppendText writes a line for each part of a block with code, or that lacks it, `path:line:
// BLOCK/ID: anchored`, below it one for each place, and then the other findings.
func (r *Report) AppendText(b *strings.Builder) {
	for _, p := range r.Parts {
		state := "anchored"
		if len(p.Places) == 0 {
			state = "no code"
		}
		fmt.Fprintf(b, "%s:%d: %s/%s: %s: %s\n", reporter.Path(p.File.Path), p.line(), p.Block, p.ID, state, p.Noun)
		for _, at := range p.Places {
			fmt.Fprintf(b, "  %s:%d%s\n", reporter.Path(at.Source.File.Path), at.Line(), prefixed(": ", reporter.Path(at.States)))
		}
	}
	for _, f := range r.Findings {
		if f.Kind == Unanchored { // a line above says so
			continue
		}
		d := f.Diagnostic
		fmt.Fprintf(b, "%s:%d: %s: %s%s\n", reporter.Path(d.Path), d.Pos.Line, f.Kind, reporter.Path(d.Message), f.where())
	}
}

func prefixed(prefix, text string) string {
	if text == "" {
		return ""
	}
	return prefix + text
}

// line is where a part is in its document, from 1.
func (p Part) line() int { return p.File.Position(p.Span.Start).Line }

// where is a suggestion, or the other place of a finding.
func (f Finding) where() string {
	text := ""
	if f.Diagnostic.Suggestion != "" {
		text = "; did you mean `" + reporter.Path(f.Diagnostic.Suggestion) + "`?"
	}
	for _, n := range f.Diagnostic.Notes {
		text += fmt.Sprintf(" (%s:%d)", reporter.Path(n.Path), n.Pos.Line)
	}
	return text
}

// Summary counts places and findings, or is "" where there is no anchor.
func (r *Report) Summary() string {
	places := 0
	for _, p := range r.Parts {
		places += len(p.Places)
	}
	if places == 0 && len(r.Findings) == 0 {
		return ""
	}
	text := counted(places, "place", "places") + " in the code"
	for _, of := range []struct {
		kind      Kind
		one, many string
	}{
		{Dangling, "anchor dangling", "anchors dangling"}, {Contradiction, "contradiction", "contradictions"}, {Proposed, "proposal", "proposals"},
		{Unbacked, "control unbacked", "controls unbacked"}, {Unanchored, "element without code", "elements without code"}, {Lost, "place lost", "places lost"},
	} {
		n := 0
		for _, f := range r.Findings {
			if f.Kind == of.kind {
				n++
			}
		}
		if n > 0 {
			text += ", " + counted(n, of.one, of.many)
		}
	}
	return text
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// AppendMarkdown writes the parts with their code as a table, and then the other findings as a list.
func (r *Report) AppendMarkdown(b *strings.Builder) {
	if len(r.Parts) > 0 {
		b.WriteString("\n| Element or flow | Code |\n| --- | --- |\n")
	}
	for _, p := range r.Parts {
		var places []string
		for _, at := range p.Places {
			place := render.Code(fmt.Sprintf("%s:%d", at.Source.File.Path, at.Line()))
			if at.States != "" {
				place += " " + render.Code(at.States)
			}
			places = append(places, place)
		}
		if len(places) == 0 {
			places = []string{"**none**"}
		}
		fmt.Fprintf(b, "| %s | %s |\n", render.Code(p.Block+"/"+p.ID), strings.Join(places, "; "))
	}
	separator := "\n"
	for _, f := range r.Findings {
		if f.Kind != Unanchored {
			d := f.Diagnostic
			fmt.Fprintf(b, "%s- **%s** at %s: %s%s\n", separator, f.Kind, render.Code(fmt.Sprintf("%s:%d", d.Path, d.Pos.Line)), render.Sentence(d.Message), render.Sentence(f.where()))
			separator = ""
		}
	}
}

// JSON is what the matrix for programs has under `anchors`; see docs/json.md. Keys are only ever added.
type JSON struct {
	Parts    []jsonPart    `json:"parts"`
	Findings []jsonFinding `json:"findings"`
}

type jsonPart struct {
	ID     string      `json:"id"`
	Block  string      `json:"block"`
	Part   string      `json:"part"`
	Kind   string      `json:"kind"`
	Path   string      `json:"path"`
	Line   int         `json:"line"`
	Places []jsonPlace `json:"places"`
}

type jsonPlace struct {
	Path   string `json:"path"`
	Line   int    `json:"line"`
	States string `json:"states"`
}

type jsonFinding struct {
	Kind       string     `json:"kind"`
	Code       string     `json:"code"`
	Severity   string     `json:"severity"`
	Block      string     `json:"block"`
	Part       string     `json:"part"`
	Path       string     `json:"path"`
	Line       int        `json:"line"`
	Message    string     `json:"message"`
	Suggestion string     `json:"suggestion"`
	Notes      []jsonNote `json:"notes"`
}

type jsonNote struct {
	Path    string `json:"path"`
	Line    int    `json:"line"`
	Message string `json:"message"`
}

// JSON returns the report for programs. shown names files.
func (r *Report) JSON(shown func(path string) string) JSON {
	out := JSON{Parts: []jsonPart{}, Findings: []jsonFinding{}}
	for _, p := range r.Parts {
		part := jsonPart{p.Block + "/" + p.ID, p.Block, p.ID, p.Noun, shown(p.File.Path), p.line(), []jsonPlace{}}
		for _, at := range p.Places {
			part.Places = append(part.Places, jsonPlace{shown(at.Source.File.Path), at.Line(), at.States})
		}
		out.Parts = append(out.Parts, part)
	}
	for _, f := range r.Findings {
		d := f.Diagnostic
		finding := jsonFinding{string(f.Kind), string(d.Code), "", f.Block, f.ID, shown(d.Path), d.Pos.Line, d.Message, d.Suggestion, []jsonNote{}}
		if f.Kind == Unbacked {
			finding.Severity = f.Severity.String()
		}
		for _, n := range d.Notes {
			finding.Notes = append(finding.Notes, jsonNote{shown(n.Path), n.Pos.Line, n.Message})
		}
		out.Findings = append(out.Findings, finding)
	}
	return out
}
