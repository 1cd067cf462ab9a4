package brief

import (
	"cmp"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
)

// joined makes one line of the criteria that a reader takes for one: what is missing at one place, and what the same work answers. The
// line stays where its gravest part is.
func joined(list []Criterion) []Criterion {
	host := hosts(list)
	var out []Criterion
	done := make(map[int]bool)
	for i := range list {
		at := host[i]
		if done[at] {
			continue
		}
		done[at] = true
		var members []int
		for j := range list {
			if host[j] == at {
				members = append(members, j)
			}
		}
		out = append(out, line(list, at, members))
	}
	return out
}

// hosts returns for each criterion the one whose line it is part of: itself, unless it joins another.
func hosts(list []Criterion) []int {
	host := make([]int, len(list))
	for i := range list {
		host[i] = i
	}
	for i := range list {
		best := -1
		for j := range list {
			if list[i].Rule == list[j].Rule || root(host, j) == i || !list[i].Joins(&list[j].Requirement) {
				continue
			}
			if best < 0 || list[i].JoinOrder(&list[j].Requirement) < list[i].JoinOrder(&list[best].Requirement) {
				best = j
			}
		}
		if best >= 0 {
			host[i] = best
		}
	}
	joinEqual(list, host)
	for i := range list {
		host[i] = root(host, i)
	}
	return host
}

// joinEqual makes one line of those of one rule that are in none of another rule.
func joinEqual(list []Criterion, host []int) {
	for i := range list {
		for j := range i {
			if host[i] == i && host[j] == j && list[i].Joins(&list[j].Requirement) {
				host[i] = j
			}
		}
	}
}

// root follows a criterion to the line in which it ends.
func root(host []int, i int) int {
	for host[i] != i {
		i = host[i]
	}
	return i
}

// line is one criterion of several: the title of the gravest, what the host says, and what the others add.
func line(list []Criterion, host int, members []int) Criterion {
	if len(members) == 1 {
		return list[host]
	}
	slices.SortStableFunc(members, func(i, j int) int {
		return cmp.Or(cmp.Compare(list[j].Severity, list[i].Severity), cmp.Compare(hosted(i, host), hosted(j, host)))
	})
	out := Criterion{Rule: list[members[0]].Rule}
	var texts, tests, remedies []string
	for _, i := range members {
		c := list[i]
		out.parts = append(out.parts, c)
		out.Threats = add(out.Threats, c.Threats...)
		out.Targets, out.Flows, out.Met = add(out.Targets, c.Targets...), add(out.Flows, c.Flows...), add(out.Met, c.Met...)
		out.Severity = max(out.Severity, c.Severity)
		remedies = add(remedies, c.Remedy)
		if i != host && c.Repeats(&list[host].Requirement) {
			continue
		}
		text := c.Joined
		if c.Rule == list[host].Rule {
			text = c.Text // in the line of its own rule all of it is said
		}
		if text != "" {
			texts, tests = add(texts, text), add(tests, strings.TrimSuffix(c.Test, "."))
		}
	}
	out.Named = len(out.Numbered()) == 0
	out.Text, out.Test = strings.Join(texts, " "), strings.Join(tests, "; ")
	if len(remedies) == 1 {
		out.Remedy = remedies[0] // with others, each part needs its own
	}
	return out
}

// hosted orders the host before the others.
func hosted(i, host int) int {
	if i == host {
		return 0
	}
	return 1
}

// add appends the items that a short list does not contain.
func add[T comparable](list []T, items ...T) []T {
	for _, item := range items {
		if !slices.Contains(list, item) {
			list = append(list, item)
		}
	}
	return list
}

// Numbered returns the flows that its sentences do not name.
func (c Criterion) Numbered() []*graph.Flow {
	if len(c.parts) == 0 && !c.Named {
		return c.Flows
	}
	var out []*graph.Flow
	for _, part := range c.parts {
		out = add(out, part.Numbered()...)
	}
	return out
}

// Remedies returns what to write once it is implemented, one for each of its parts that need something else.
func (c Criterion) Remedies() []string {
	var out []string
	for _, part := range c.parts {
		out = add(out, part.Remedies()...)
	}
	if len(c.parts) == 0 && c.Remedy != "" {
		out = []string{c.Remedy}
	}
	return out
}
