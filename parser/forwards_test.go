package parser

import "testing"

func TestForwards(t *testing.T) {
	b := parseBlock(t, "actor u: U\nprocess p: P | kind=gateway\nprocess w: W\n1. u -> p: Ask | https\n2. w -> p: Fetch | mode=pull\n3. p -> w: Forward | http forwards=1,2\n4. p -> u: News | mode=pull\n5. p -> w: Forward news | http forwards=4")
	named := func(i int) string {
		out := ""
		for _, f := range b.Flows[i].Forwards {
			out += f.ID + " "
		}
		return out
	}
	if named(2) != "1 2 " || named(4) != "4 " || named(0) != "" {
		t.Errorf("forwards %q, %q, %q", named(2), named(4), named(0))
	}
}

func TestForwardsOfOneInFront(t *testing.T) {
	b := parseBlock(t, "actor u: U\nprocess p: P | kind=gateway\nprocess q: Q | kind=gateway\nprocess w: W\n1. u -> p: Ask | https\n2. p -> q: Forward | http\n3. q -> w: Forward | http forwards=1")
	if named := b.Flows[2].Forwards; len(named) != 1 || named[0].ID != "1" {
		t.Errorf("forwards %v, want flow 1", named)
	}
}

func TestForwardsErrors(t *testing.T) {
	const head = "actor u: U\nprocess p: P\nprocess w: W\nask. u -> p: Ask | https\nown. u -> w: Ask | https\n"
	checkErrors(t, []errorCase{
		{
			name:  "no such flow",
			block: head + "on. p -> w: Forward | http forwards=asks",
			want:  "7:37: error: no flow `asks`; `forwards` names flows to `p`; did you mean `ask`? [TS008]",
		},
		{
			name:  "a flow to another element",
			block: head + "on. p -> w: Forward | http forwards=ask,own",
			want: "7:41: error: flow `own` does not reach `p`, which cannot pass it on [TS008]\n" +
				"6:1: note: flow `own` is here",
		},
		{
			name:  "itself",
			block: head + "on. p -> w: Forward | http forwards=on",
			want: "7:37: error: flow `on` does not reach `p`, which cannot pass it on [TS008]\n" +
				"7:1: note: flow `on` is here",
		},
		{
			name:  "on an element",
			block: "process p: P | forwards=1",
			want:  "2:16: error: `forwards` belongs on a flow, not on a process [TS011]",
		},
	})
}
