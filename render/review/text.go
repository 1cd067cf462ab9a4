package review

import "github.com/trustseam/trustseam/compare"

// Text writes a report as lines for a terminal: one where there is one thing to say of a block, else
// one for the block and one for each thing. A regression has a "!" before it. shown says how a path is
// named. A line may hold whatever an author wrote.
func Text(r compare.Report, shown func(path string) string) []string {
	var out []string
	for _, s := range sections(r, shown) {
		if len(s.lines) == 1 {
			l := s.lines[0]
			out = append(out, marked("! ", "", line{l.regress, s.place + ": " + l.text}))
			continue
		}
		out = append(out, s.place+": "+s.head)
		for _, l := range s.lines {
			out = append(out, marked("! ", "  ", l))
		}
	}
	return out
}

func marked(regress, other string, l line) string {
	if l.regress {
		return regress + l.text
	}
	return other + l.text
}
