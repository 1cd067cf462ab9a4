package render

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/model"
)

// maxShown is how many lines a message about an edited region quotes, maxQuoted how many characters of each.
const (
	maxShown  = 3
	maxQuoted = 80
)

// staleMessage quotes the first line of a region that differs from what the block says.
func staleMessage(old []bodyLine, want []string) string {
	want = nonBlank(want)
	for i, line := range old {
		if i >= len(want) {
			return fmt.Sprintf("line %d is %s, which the block does not say", line.number, quoteLine(line.text))
		}
		if normalizeLine(line.text) != normalizeLine(want[i]) {
			return lineMessage(line, want[i])
		}
	}
	if len(old) == 0 {
		return "it is empty, the block says " + quoteLine(want[0])
	}
	if len(old) < len(want) {
		return fmt.Sprintf("it ends at line %d, the block says %s next", old[len(old)-1].number, quoteLine(want[len(old)]))
	}
	for i, line := range old {
		if foldLine(line.text) != foldLine(want[i]) {
			return "it shows something else; the first line that is spelled otherwise: " + lineMessage(line, want[i])
		}
	}
	return "its lines are divided or indented differently"
}

// lineMessage says what a line is and what it should be.
func lineMessage(line bodyLine, want string) string {
	is, says := quoteDifference(line.text, want)
	return fmt.Sprintf("line %d is %s, the block says %s", line.number, is, says)
}

// editMessage quotes the lines of a region that the block does not say, or else the lines that are missing.
func editMessage(old []bodyLine, want []string) string {
	have := map[string]bool{}
	for _, l := range old {
		have[normalizeLine(l.text)] = true
	}
	said := map[string]bool{}
	var missing []string
	for _, line := range nonBlank(want) {
		said[normalizeLine(line)] = true
		if !have[normalizeLine(line)] {
			missing = append(missing, quoteLine(line)+" is missing")
		}
	}
	var added []string
	for _, l := range old {
		if !said[normalizeLine(l.text)] {
			added = append(added, fmt.Sprintf("line %d is %s", l.number, quoteLine(l.text)))
		}
	}
	shown := added
	if len(shown) == 0 {
		shown = missing
	}
	if len(shown) == 0 {
		return "its lines are in another order"
	}
	more := ""
	if len(shown) > maxShown {
		more = fmt.Sprintf(" and %d more", len(shown)-maxShown)
		shown = shown[:maxShown]
	}
	return strings.Join(shown, ", ") + more
}

// sumMessage says what is wrong with the checksum of a region whose body is correct.
func sumMessage(r *model.Region, sum string) string {
	if r.Sum == "" {
		return fmt.Sprintf("region `%s %s` has no checksum; it is `%s`", r.Kind, r.BlockID, sum)
	}
	return fmt.Sprintf("region `%s %s` has the checksum `%s`; it is `%s`", r.Kind, r.BlockID, r.Sum, sum)
}

// otherKinds names the regions that a message has not mentioned.
func otherKinds(bodies []Body) string {
	var names []string
	for _, b := range bodies {
		names = append(names, "`"+string(b.Kind)+"`")
	}
	if len(names) == 0 {
		return ""
	}
	return ", and the same for " + strings.Join(names, ", ")
}

// nonBlank returns the lines that are not blank.
func nonBlank(lines []string) []string {
	var all []string
	for _, line := range lines {
		if !isBlank(line) {
			all = append(all, line)
		}
	}
	return all
}

// quoteDifference quotes two lines, starting shortly before the first difference.
func quoteDifference(a, b string) (string, string) {
	const before = 24
	left, right := []rune(a), []rune(b)
	same := 0
	for same < len(left) && same < len(right) && left[same] == right[same] {
		same++
	}
	if same <= before || max(len(left), len(right)) <= maxQuoted {
		return quoteLine(a), quoteLine(b)
	}
	from := same - before
	return quoteLine("…" + string(left[from:])), quoteLine("…" + string(right[from:]))
}

// quoteLine shortens a line and puts it in backticks.
func quoteLine(line string) string {
	runes := []rune(strings.Trim(line, " \t\r\n"))
	if len(runes) > maxQuoted {
		runes = append(runes[:maxQuoted:maxQuoted], '…')
	}
	return "`" + string(runes) + "`"
}
