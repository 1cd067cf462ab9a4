package trustseam_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/model"
)

// Whatever words of the notation a block joins, and in whatever circles its flows go, it is processed.
func TestAnyWordsOfTheNotation(t *testing.T) {
	blocks := 300
	if testing.Short() {
		blocks = 50
	}
	project, err := trustseam.Load()
	if err != nil {
		t.Fatal(err)
	}
	changed := 0
	for seed := range blocks {
		text := "```dfd\n" + anyBlock(rand.New(rand.NewPCG(uint64(seed), 0))) + "```\n"
		result, err := project.Process("design.md", []byte(text))
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if result.Changed() {
			changed++
		}
	}
	if changed < blocks*9/10 {
		t.Errorf("only %d of %d blocks are blocks of the notation", changed, blocks)
	}
}

// anyBlock writes a block of up to a dozen elements in a few zones, with random kinds, flows and attributes.
func anyBlock(r *rand.Rand) string {
	var b strings.Builder
	for i := range 4 {
		fmt.Fprintf(&b, "data d%d: Data %d | %s\n", i, i, anyAttributes(r, model.OnData, 2))
	}
	n := 4 + r.IntN(8)
	stores := make([]bool, n)
	var programs []int // the processes that are no part of another
	for i := range n {
		name := anyOf(r, "Gateway", "Proxy", "Web app", "Worker", "Identity provider", "Job queue", "Database", "Docker engine", "Plug-in", "Renderer", "Mail server", "Log file")
		switch {
		case i < 2:
			fmt.Fprintf(&b, "%s e%d: %s %d\n", anyOf(r, "actor", "external"), i, name, i)
			continue
		case i%3 == 2:
			fmt.Fprintf(&b, "boundary z%d: Zone %d | %s\n", i, i, anyOf(r, "edge", "internal", "restricted", "partner", "public"))
		}
		kind, on := "process", model.OnProcess
		if stores[i] = r.IntN(3) == 0; stores[i] {
			kind, on = "store", model.OnStore
		}
		partOf := ""
		switch {
		case stores[i]:
		case len(programs) > 0 && r.IntN(4) == 0:
			partOf = fmt.Sprintf(" part-of=e%d", programs[r.IntN(len(programs))])
		default:
			programs = append(programs, i)
		}
		fmt.Fprintf(&b, "  %s e%d: %s %d | crown=%s %s%s\n", kind, i, name, i, anyOf(r, "yes", "no"), anyAttributes(r, on, 4), partOf)
	}
	reaching := make([][]int, n) // the flows to each element
	for i := range 4 + r.IntN(14) {
		from, to := r.IntN(n), r.IntN(n)
		if stores[from] && stores[to] {
			to = 0 // data moves between stores only through what is no store
		}
		forwards := ""
		if there := reaching[from]; len(there) > 0 && r.IntN(3) == 0 {
			forwards = fmt.Sprintf(" forwards=%d", there[r.IntN(len(there))])
		}
		reaching[to] = append(reaching[to], i+1)
		label := anyOf(r, "Sign in", "Upload file", "Query records", "Forward request", "Change configuration", "Subscribe to changes", "Fetch preview", "Start container", "Join with one-time token", "Source stream")
		fmt.Fprintf(&b, "%d. e%d %s e%d: %s | data=d%d %s%s\n", i+1, from, anyOf(r, "->", "<->"), to, label, r.IntN(4), anyAttributes(r, model.OnFlow, 5), forwards)
	}
	return b.String()
}

// anyAttributes draws up to most attributes that a line may have, with any of their values.
func anyAttributes(r *rand.Rand, on model.Place, most int) string {
	all := slices.DeleteFunc(model.Vocabulary(), func(a model.Attribute) bool {
		return a.On&on == 0 || len(a.Values) == 0 || slices.Contains([]string{"scope", "mode", "crown"}, a.Key)
	})
	var out []string
	for _, i := range r.Perm(len(all))[:1+r.IntN(min(most, len(all)))] {
		out = append(out, all[i].Key+"="+all[i].Values[r.IntN(len(all[i].Values))].Name)
	}
	return strings.Join(out, " ")
}

func anyOf(r *rand.Rand, words ...string) string { return words[r.IntN(len(words))] }
