package parser

import (
	"testing"

	"github.com/trustseam/trustseam/source"
)

// Where a comment begins, by what is left of a label and its attributes.
func TestComments(t *testing.T) {
	for line, want := range map[string]struct{ label, auth string }{
		"a -> p: Update ticket #12 | https auth=none":      {"Update ticket #12", "none"},
		"a -> p: Save, #3 | http auth=none":                {"Save, #3", "none"},
		"a -> p: #2, then more":                            {"#2, then more", ""},
		"a -> p: C# and F# | https auth=none":              {"C# and F#", "none"},
		"a -> p: ## | https auth=none":                     {"##", "none"},
		"a -> p: Ask # for more":                           {"Ask", ""},
		"a -> p: Ask #":                                    {"Ask", ""},
		"a -> p: Ask #\tfor more":                          {"Ask", ""},
		"a -> p: Ask \\# of more | https auth=none":        {"Ask # of more", "none"},
		"a -> p: Ask | https auth=none # of a = b":         {"Ask", "none"},
		"a -> p: Ask | https auth=none # see p?auth=token": {"Ask", "none"},
	} {
		doc, ds := Parse(source.NewFile("d.md", []byte("```dfd\nactor a: A\nprocess p: P\n"+line+"\n# x | auth=token\n   #y auth=token\n```\n")))
		if len(ds) > 0 || len(doc.Blocks[0].Flows) != 1 {
			t.Errorf("%s: %v", line, ds)
			continue
		}
		if f := doc.Blocks[0].Flows[0]; f.Label != want.label || f.Attrs.Value("auth") != want.auth {
			t.Errorf("%s: %q, auth=%s", line, f.Label, f.Attrs.Value("auth"))
		}
	}
}

func TestCommentErrors(t *testing.T) {
	const remedy = " is in a comment and says nothing; write `\\#` for a hash in the text, or the comment on a line of its own [TS033]"
	checkErrors(t, []errorCase{
		{
			name:  "pipe in a comment",
			block: "process p: P # one | crown",
			want:  "2:20: error: `|`" + remedy,
		},
		{
			name:  "attribute in a comment",
			block: "store s: S | crown # not rest=none",
			want:  "2:26: error: `rest=none`" + remedy,
		},
		{
			name:  "attribute without a value in a comment",
			block: "store s: S # rest= is asked",
			want:  "2:14: error: `rest=`" + remedy,
		},
		{
			name:  "comment without a blank among attributes",
			block: "store s: S | crown #the jewel, rest=none",
			want:  "2:20: error: `#the` is no attribute; a comment is `#` and a blank [TS013]",
		},
		{
			name:  "invisible character in a comment",
			block: "store s: S\n# a\u00adb",
			want:  "3:4: error: character U+00AD is not allowed: it is invisible or changes the order of the text [TS024]",
		},
	})
}

// What Mend does to a block that was written for the old rule, and what it leaves.
func TestMend(t *testing.T) {
	for text, want := range map[string]string{
		"store s: S | crown #x\n":                      "store s: S | crown # x\n",
		"store s: S | crown #x rest=none # y\n":        "#x rest=none # y\nstore s: S | crown\n",
		"\tstore s: S # a | b  \n":                     "\t# a | b\n\tstore s: S\n",
		"store s: S | tech=\"#a\" # rest=none\r\n":     "# rest=none\r\nstore s: S | tech=\"#a\"\r\n",
		"store s: Backup #1 | crown # x\n":             "store s: Backup #1 | crown # x\n",
		"# store s: S | crown #x\n":                    "# store s: S | crown #x\n",
		"store s: S \\# | crown\n":                     "store s: S \\# | crown\n",
		"> store s: S # a | b\n":                       "> # a | b\n> store s: S\n",
		"accept S01@s: #2, later | by=@a #rest=none\n": "#rest=none\naccept S01@s: #2, later | by=@a\n",
	} {
		open := "```dfd\n"
		if text[0] == '>' {
			open = "> ```dfd\n> process p: P\n"
		}
		f := source.NewFile("d.md", []byte(open+text))
		doc, _ := Parse(f)
		got, err := source.Apply(f.Text, Dialect{}.Mend(f, doc.Blocks[0]))
		if err != nil || string(got) != open+want {
			t.Errorf("%q becomes %q, expected %q; %v", text, got[len(open):], want, err)
		}
	}
}
