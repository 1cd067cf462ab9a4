package inventory

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/source"
)

// Report is an inventory: what runs, who claims it, and what to write.
type Report struct {
	Manifests []*Manifest
	Claimed   []Claimed
	Proposals []Proposal
	// Idle are values of `code=` that name a manifest, or something in one, and cover nothing that runs.
	Idle []Idle
}

// Idle is a value of `code=` that covers nothing.
type Idle struct {
	Element Element
	Code    string
}

// New compares manifests with the elements of blocks.
func New(manifests []*Manifest, elements []Element) *Report {
	all := Claims(manifests, elements)
	return &Report{manifests, all, Propose(all, elements), idle(all, elements)}
}

// idle lists what covers nothing: a slip, or a resource that is gone.
func idle(all []Claimed, elements []Element) []Idle {
	runs := make(map[string]bool)
	for _, c := range all {
		runs[c.Key()], runs[c.Manifest.Path] = true, true
	}
	var out []Idle
	for _, e := range elements {
		for _, code := range e.Code {
			key := cleaned(code)
			file, _, _ := strings.Cut(key, "#")
			if Reads(file) && !runs[key] {
				out = append(out, Idle{e, code})
			}
		}
	}
	return out
}

// Unclaimed counts what no element claims.
func (r *Report) Unclaimed() int {
	n := 0
	for _, c := range r.Claimed {
		if c.By == nil {
			n++
		}
	}
	return n
}

// Lines returns the report for a terminal: a summary, a line for each resource that nothing claims, with the element
// that is proposed for it, and one for each file that was not read.
func (r *Report) Lines() []string {
	out := []string{r.summary()}
	of := make(map[int]Proposal)
	for _, p := range r.Proposals {
		of[p.Of[0]] = p
	}
	for i, c := range r.Claimed {
		if c.By != nil {
			continue
		}
		out = append(out, fmt.Sprintf("%s:%d:%d: unclaimed: `%s`", c.Manifest.Shown, c.Line, c.Col, draft.Quoted(c.ID)))
		if p, ok := of[i]; ok {
			out = append(out, "    "+p.Line)
		}
	}
	for _, m := range r.Manifests {
		if m.Skipped != "" {
			out = append(out, m.Shown+": skipped: "+m.Skipped)
		}
	}
	for _, i := range r.Idle {
		out = append(out, fmt.Sprintf("`code=%s` of `%s/%s` covers nothing of what was read", draft.Quoted(i.Code), i.Element.Block, i.Element.ID))
	}
	return out
}

func (r *Report) summary() string {
	by, files, skipped := make(map[string]int), 0, 0
	for _, c := range r.Claimed {
		by[c.How]++
	}
	for _, m := range r.Manifests {
		if len(m.Resources) > 0 {
			files++
		}
		if m.Skipped != "" {
			skipped++
		}
	}
	unclaimed := r.Unclaimed()
	text := fmt.Sprintf("%s in %s: %d claimed", count(len(r.Claimed), "resource"), count(files, "file"), len(r.Claimed)-unclaimed)
	var parts []string
	for _, how := range []struct{ how, says string }{{"code", "by `code=`"}, {"anchor", "by an anchor"}, {"name", "by name"}} {
		if n := by[how.how]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, how.says))
		}
	}
	if len(parts) > 0 {
		text += " (" + strings.Join(parts, ", ") + ")"
	}
	text += fmt.Sprintf(", %d unclaimed", unclaimed)
	if skipped > 0 {
		text += fmt.Sprintf("; %s not read", count(skipped, "file"))
	}
	return text
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// Remarks are what a check says of resources and files that are neither claimed nor in a baseline, which is the file of
// that name.
func (r *Report) Remarks(known Baseline, name string) []source.Diagnostic {
	var ds []source.Diagnostic
	if name == "" {
		name = "FILE"
	}
	for _, m := range r.Manifests {
		if m.Skipped != "" && !known[m.Path] {
			ds = append(ds, m.file().Diagnose(source.Span{}, source.UnreadManifest, "what runs here is unknown: %s", m.Skipped))
		}
	}
	var f *source.File
	for _, c := range r.Claimed {
		if c.By != nil || known[c.Key()] {
			continue
		}
		if f == nil || f.Path != c.Manifest.Shown {
			f = c.Manifest.file()
		}
		at := f.Offset(source.Position{Line: c.Line, Col: c.Col})
		ds = append(ds, f.Diagnose(source.Span{Start: at, End: at + 1}, source.UnclaimedResource,
			"no element of a block claims `%s`; write `code=%s` on its element, or write the baseline anew with `trustseam import inventory --baseline %s`", draft.Quoted(c.ID), draft.Quoted(c.Key()), name))
	}
	return ds
}

// Files are the manifests with remarks, for excerpts.
func (r *Report) Files() []*source.File {
	var all []*source.File
	for _, m := range r.Manifests {
		if m.Counts() {
			all = append(all, m.file())
		}
	}
	return all
}

func (m *Manifest) file() *source.File { return source.NewFile(m.Shown, m.Text) }

// jsonReport is the report for programs; docs/json.md describes it.
type jsonReport struct {
	Unclaimed int            `json:"unclaimed"`
	Resources []jsonResource `json:"resources"`
	Proposals []string       `json:"proposals"`
	Skipped   []jsonSkipped  `json:"skipped"`
	Idle      []jsonIdle     `json:"idle"`
}

type jsonIdle struct {
	Block string `json:"block"`
	ID    string `json:"id"`
	Code  string `json:"code"`
}

type jsonResource struct {
	Path   string `json:"path"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	ID     string `json:"id"`
	Name   string `json:"name"`
	Type   string `json:"type"`
	Kind   string `json:"kind,omitempty"`
	Block  string `json:"block,omitempty"`
	By     string `json:"by,omitempty"`
	How    string `json:"how,omitempty"`
}

type jsonSkipped struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

// JSON writes the report for programs.
func (r *Report) JSON(w io.Writer) error {
	out := jsonReport{Unclaimed: r.Unclaimed(), Resources: []jsonResource{}, Proposals: []string{}, Skipped: []jsonSkipped{}, Idle: []jsonIdle{}}
	for _, c := range r.Claimed {
		one := jsonResource{Path: c.Manifest.Path, Line: c.Line, Column: c.Col, ID: c.ID, Name: c.Name, Type: string(c.Type), Kind: c.Kind, How: c.How}
		if c.By != nil {
			one.Block, one.By = c.By.Block, c.By.ID
		}
		out.Resources = append(out.Resources, one)
	}
	for _, p := range r.Proposals {
		out.Proposals = append(out.Proposals, p.Line)
	}
	for _, m := range r.Manifests {
		if m.Skipped != "" {
			out.Skipped = append(out.Skipped, jsonSkipped{m.Path, m.Skipped})
		}
	}
	for _, i := range r.Idle {
		out.Idle = append(out.Idle, jsonIdle{i.Element.Block, i.Element.ID, i.Code})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}
