package draft

import (
	"fmt"
	"strings"
)

// String counts what a block keeps.
func (k Kept) String() string {
	var parts []string
	for _, n := range []struct {
		n    int
		one  string
		many string
	}{{k.Elements, "element", "elements"}, {k.Flows, "flow", "flows"}, {k.Boundaries, "boundary", "boundaries"}, {k.Data, "kind of data", "kinds of data"}} {
		switch n.n {
		case 0:
		case 1:
			parts = append(parts, "1 "+n.one)
		default:
			parts = append(parts, fmt.Sprintf("%d %s", n.n, n.many))
		}
	}
	if len(parts) == 0 {
		return "nothing"
	}
	return strings.Join(parts, ", ")
}

// Lines returns the report for a terminal, one line for each remark, with the path of the source.
func (r *Report) Lines(path string) []string {
	out := []string{fmt.Sprintf("%s: kept %s; %d inferred, %d proposed, %d lost", path, r.Kept, r.Count(Inferred), r.Count(Proposed), r.Count(Lost))}
	for _, remark := range r.Remarks {
		line := fmt.Sprintf("%s:%s: %s: %s", path, remark.At, remark.Kind, remark.Text)
		if remark.At == "" {
			line = fmt.Sprintf("%s: %s: %s", path, remark.Kind, remark.Text)
		}
		out = append(out, line)
		if remark.Line != "" {
			out = append(out, "    "+remark.Line)
		}
	}
	return out
}

// titles head the parts of a report in markdown.
var titles = map[Kind]string{Inferred: "Inferred", Proposed: "Proposed", Lost: "Lost"}

// Markdown returns the report as a document. Texts of the source are code, in which nothing has a meaning.
func (r *Report) Markdown(path string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Import of %s\n\nKept %s.\n", Code(path), r.Kept)
	for _, kind := range []Kind{Inferred, Proposed, Lost} {
		if r.Count(kind) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n## %s\n\n", titles[kind])
		for _, remark := range r.Remarks {
			if remark.Kind != kind {
				continue
			}
			fmt.Fprintf(&b, "- %s: %s\n", Code(string(remark.At)), remark.Text)
			if remark.Line != "" {
				fmt.Fprintf(&b, "\n  %s\n\n", Code(remark.Line))
			}
		}
	}
	return b.String()
}

// Code delimits a text by more backticks than are in it.
func Code(text string) string {
	longest, run := 0, 0
	for _, c := range text {
		if run++; c != '`' {
			run = 0
		}
		longest = max(longest, run)
	}
	ticks := strings.Repeat("`", longest+1)
	if longest > 0 {
		text = " " + text + " "
	}
	return ticks + text + ticks
}
