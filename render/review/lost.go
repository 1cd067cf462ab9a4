package review

import (
	"fmt"

	"github.com/trustseam/trustseam/compare"
)

// lostLines are the criteria of some blocks that no test holds any longer.
func lostLines(r compare.Report, blocks []compare.BlockName) []line {
	var lines []line
	for _, l := range r.Lost {
		for _, b := range blocks {
			if l.BlockName == b {
				lines = append(lines, line{true, "criterion lost: " + lost(l)})
			}
		}
	}
	return lines
}

// lost says which test held a criterion and what is known now.
func lost(l compare.Lost) string {
	text := fmt.Sprintf("%s (%s)", code(l.Threat), l.Severity)
	if len(l.Before) > 0 {
		text += fmt.Sprintf(", held by %s in %s", code(l.Before[0].Name), code(l.Before[0].Path))
		if more := len(l.Before) - 1; more > 0 {
			text += fmt.Sprintf(" and %d more", more)
		}
	}
	return text + ", is " + l.State + " now"
}

// lostElsewhere are sections for the lost criteria of blocks in which nothing else differs.
func lostElsewhere(r compare.Report, shown func(path string) string) []section {
	told := make(map[compare.BlockName]bool)
	for _, c := range r.Blocks {
		for _, b := range c.After {
			told[b] = true
		}
	}
	var out []section
	for _, l := range r.Lost {
		if told[l.BlockName] {
			continue
		}
		told[l.BlockName] = true
		lines := lostLines(r, []compare.BlockName{l.BlockName})
		out = append(out, section{place: shown(l.Document) + ": " + l.ID, head: count(len(lines), "regression"), lines: lines})
	}
	return out
}
