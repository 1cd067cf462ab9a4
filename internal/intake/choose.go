package intake

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Choose returns the diagram that a number, counted from 1, or a name chooses. Without a choice it is the preferred one, or
// there must be only one.
func Choose(path string, all []Diagram, choice string) (Diagram, error) {
	d, err := choose(path, all, choice)
	if err == nil && d.Finish != nil {
		d.Finish(choice != "")
	}
	return d, err
}

func choose(path string, all []Diagram, choice string) (Diagram, error) {
	if at := slices.IndexFunc(all, func(d Diagram) bool { return d.Preferred }); choice == "" && at >= 0 {
		return all[at], nil
	}
	if choice == "" && len(all) == 1 {
		return all[0], nil
	}
	if n, err := strconv.Atoi(choice); err == nil && n >= 1 && n <= len(all) {
		return all[n-1], nil
	}
	var found []Diagram
	for _, d := range all {
		if choice != "" && strings.EqualFold(strings.TrimSpace(d.Name), strings.TrimSpace(choice)) {
			found = append(found, d)
		}
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case choice == "":
		return Diagram{}, fmt.Errorf("%s has %d diagrams; choose one with --diagram: %s", path, len(all), listed(all))
	}
	return Diagram{}, fmt.Errorf("%s has no diagram `%s`; there are %s", path, choice, listed(all))
}

// mostListed is how many diagrams a message lists.
const mostListed = 20

// listed names diagrams with their numbers and sizes.
func listed(all []Diagram) string {
	var parts []string
	for i, d := range all[:min(len(all), mostListed)] {
		name := ""
		if d.Name != "" {
			name = " `" + strings.Join(strings.Fields(strings.ReplaceAll(d.Name, "`", "'")), " ") + "`"
		}
		parts = append(parts, fmt.Sprintf("%d%s (%d elements, %d flows)", i+1, name, len(d.Nodes), len(d.Flows)))
	}
	if len(all) > mostListed {
		parts = append(parts, "…")
	}
	return strings.Join(parts, ", ")
}
