package parser

import "testing"

func TestPartOf(t *testing.T) {
	b := parseBlock(t, "process jobs: Jobs | part-of=web\nprocess web: Web")
	if b.Elements[0].PartOf != b.Elements[1] || b.Elements[1].PartOf != nil {
		t.Errorf("jobs is part of %v, web of %v", b.Elements[0].PartOf, b.Elements[1].PartOf)
	}
}

func TestPartOfErrors(t *testing.T) {
	checkErrors(t, []errorCase{
		{
			name:  "no such process",
			block: "process web: Web\nprocess jobs: Jobs | part-of=wep",
			want:  "3:30: error: no process `wep`; `part-of` names the process in whose program `jobs` runs; did you mean `web`? [TS008]",
		},
		{
			name:  "a store",
			block: "store db: Database\nprocess jobs: Jobs | part-of=db",
			want:  "3:30: error: `db` is a store; `part-of` names a process [TS008]\n2:1: note: `db` is declared here",
		},
		{
			name:  "itself",
			block: "process jobs: Jobs | part-of=jobs",
			want:  "2:30: error: process `jobs` is part of itself; name the process in whose program it runs [TS008]",
		},
		{
			name:  "a part of a part",
			block: "process web: Web\nprocess jobs: Jobs | part-of=web\nprocess mail: Mails | part-of=jobs",
			want:  "4:31: error: process `jobs` is itself part of `web`; name that one [TS008]\n3:1: note: `jobs` is declared here",
		},
		{
			name:  "on a store",
			block: "store db: Database | part-of=web",
			want:  "2:22: error: `part-of` belongs on a process, not on a store [TS011]",
		},
	})
}
