package parser

import (
	"strings"
	"testing"
)

func TestElementErrors(t *testing.T) {
	checkErrors(t, []errorCase{
		{
			name:  "no id",
			block: "process",
			want:  "2:8: error: process has no id; write `process id: Name` [TS004]",
		},
		{
			name:  "no id before the colon",
			block: "process : API",
			want:  "2:9: error: process has no id before `:`; write `process id: Name` [TS004]",
		},
		{
			name:  "blank in id",
			block: "process my api: API",
			want:  "2:9: error: `my api` is not an id; ids are letters, digits, `-` and `_` [TS004]",
		},
		{
			name:  "no colon",
			block: "store db",
			want:  "2:9: error: no `:` after the id; write `store id: Name` [TS005]",
		},
		{
			name:  "no name",
			block: "store db:   | kind=db",
			want:  "2:10: error: store `db` has no name [TS006]",
		},
		{
			name:  "dash at the start",
			block: "actor -a: A",
			want:  "2:7: error: id `-a` must begin with a letter or digit and not end with `-` [TS004]",
		},
		{
			name:  "dash at the end",
			block: "actor a-: A",
			want:  "2:7: error: id `a-` must begin with a letter or digit and not end with `-` [TS004]",
		},
		{
			name:  "non-ASCII id",
			block: "actor pr\u00fcfer: Pr\u00fcfer",
			want:  "2:7: error: `pr\u00fcfer` is not an id; ids are letters, digits, `-` and `_` [TS004]",
		},
		{
			name:  "id twice",
			block: "process db: API\nstore db: Orders",
			want:  "3:7: error: id `db` is already used on line 2 [TS007]\n2:9: note: process `db` was declared here",
		},
		{
			name:  "attribute before the pipe",
			block: "store db: Orders rest=none",
			want:  "2:18: error: no ` | ` before `rest=none`; attributes come after ` | ` [TS014]",
		},
		{
			name:  "attribute of a store",
			block: "process p: P | rest=disk",
			want:  "2:16: error: `rest` belongs on a store, not on a process [TS011]",
		},
		{
			name:  "attribute of a flow",
			block: "store db: DB | auth=none",
			want:  "2:16: error: `auth` belongs on a flow, not on a store [TS011]",
		},
		{
			name:  "flag elsewhere",
			block: "store db: DB | async",
			want:  "2:16: error: `async` belongs on a flow, not on a store [TS011]",
		},
		{
			name:  "trust level elsewhere",
			block: "process p: P | internal",
			want:  "2:16: error: `internal` belongs on a boundary, not on a process [TS011]",
		},
		{
			name:  "other notation",
			block: "queue events: Events",
			want:  "2:1: error: unknown statement `queue`; a line is `title:`, `data`, `boundary`, `actor`, `external`, `process`, `store`, a flow `from -> to: label`, a decision, or `assume`; did you mean `store`? [TS001]",
		},
		{
			name:  "other notation with a slip",
			block: "proces api: API",
			want:  "2:1: error: unknown statement `proces`; a line is `title:`, `data`, `boundary`, `actor`, `external`, `process`, `store`, a flow `from -> to: label`, a decision, or `assume`; did you mean `process`? [TS001]",
		},
		{
			name:  "unknown word",
			block: "process p: P | blue",
			want:  "2:16: error: unknown word `blue` on a process; allowed are crown, tenants, and `key=value` with class, crown, kind, tenants, tech, owner, code, path, part-of, was, scope, reason, audit, runs-as, secrets, artifact, egress, holds, isolation, integrity, redundancy, has, lacks, assumes [TS009]",
		},
		{
			name:  "hidden character",
			block: "process p: P\u202e",
			want:  "2:13: error: character U+202E is not allowed: it is invisible or changes the order of the text [TS024]",
		},
		{
			name:  "name too long",
			block: "process p: " + strings.Repeat("x", 501),
			want:  "2:12: error: name of process `p` is longer than 500 bytes [TS023]",
		},
		{
			name:  "id too long",
			block: "process " + strings.Repeat("p", 81) + ": P",
			want:  "2:9: error: id `pppppppppppppppppppppppppppppppppppppppppppppppppppppppppppp\u2026` is longer than 80 characters [TS004]",
		},
		{
			name:  "holds undeclared data",
			block: "data card: Card\nstore db: DB | holds=crad",
			want:  "3:22: error: data `crad` is not declared; this block declares its data; did you mean `card`? [TS008]",
		},
	})
}
