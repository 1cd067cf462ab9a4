package parser

import (
	"strings"
	"testing"
)

func TestRepeatedAttributeErrors(t *testing.T) {
	many := strings.TrimSuffix(strings.Repeat("d,", 50), ",")
	checkErrors(t, []errorCase{
		{
			name:  "protocol twice",
			block: "actor a: A\nprocess b: B\na -> b: x | https mtls",
			want:  "4:19: error: `protocol` is already given as `https` [TS012]",
		},
		{
			name:  "key twice",
			block: "actor a: A\nprocess b: B\na -> b: x | auth=none auth=token",
			want:  "4:23: error: `auth` is already given as `none` [TS012]",
		},
		{
			name:  "synonyms of one value",
			block: "actor a: A\nprocess b: B\na -> b: x | auth=jwt auth=bearer",
			want:  "4:22: error: `auth` is already given as `token` [TS012]",
		},
		{
			name:  "list twice",
			block: "actor a: A\nprocess b: B\na -> b: x | has=session has=four-eyes,session",
			want:  "4:25: error: `has` is already given as `session`; write `has=session,four-eyes` [TS012]",
		},
		{
			name:  "list with a blank twice",
			block: "actor a: A\nprocess b: B\na -> b: x | data=\"full name(pii)\" data=card",
			want:  "4:35: error: `data` is already given as `full name(pii)`; write `data=\"full name(pii),card\"` [TS012]",
		},
		{
			name:  "list three times",
			block: "actor a: A\nprocess b: B\na -> b: x | data=a data=b data=c",
			want: "4:20: error: `data` is already given as `a`; write `data=a,b` [TS012]\n" +
				"4:27: error: `data` is already given as `a`; write `data=a,c` [TS012]",
		},
		{
			name:  "long list twice",
			block: "actor a: A\nprocess b: B\na -> b: x | data=" + many + " data=c",
			want:  "4:118: error: `data` is already given as `d,d,d,d,d,d,d,d,d,d,d,d,d,d,d,d,d,d,d,d,d,d,d,d,d,d,d,d,d,d,…`; put commas between its values [TS012]",
		},
		{
			name:  "had and lacking",
			block: "actor a: A\nprocess b: B\na -> b: x | has=session lacks=session",
			want:  "4:25: error: `session` is in both `has=` and `lacks=` [TS012]",
		},
	})
}
