package trustseam_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/parser"
)

func load(t testing.TB) *trustseam.Project {
	t.Helper()
	p, err := trustseam.Load()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func line(statement string) parser.Addition { return parser.Addition{Statement: statement} }

func in(boundary, statement string) parser.Addition {
	return parser.Addition{Boundary: boundary, Statement: statement}
}

func more(id, attributes string) parser.Addition {
	return parser.Addition{ID: id, Attributes: attributes}
}

const small = `title: Shop
actor user: User

boundary app: App | internal
  # what people see
  process web: Web # the only one

user -> web: Order | https # by browser

dismiss S01@web: Not here
`

// Where additions go, and how the block reads then.
func TestAmend(t *testing.T) {
	p := load(t)
	for _, c := range []struct {
		name, block string
		add         []parser.Addition
		want        string
	}{
		{"an element", "actor user: User\n", []parser.Addition{line("process  web:Web   | audit=central")}, "actor   user: User\nprocess web:  Web | audit=central\n"},
		{"everything", small, []parser.Addition{
			line("data order: Order | class=pii"), line("external bank: Bank"), in("app", "boundary db: Database zone | restricted"),
			in("db", "store orders: Orders"), in("app", "process worker: Worker"), line("web -> orders: Keep | tls data=order"), more("web", "audit=central"), more("user-web", "auth=session"),
		}, `title: Shop
data order: Order | class=pii
actor    user: User
external bank: Bank

boundary app: App | internal
  # what people see
  process web:    Web | audit=central  # the only one
  process worker: Worker
  boundary db: Database zone | restricted
    store orders: Orders

user -> web:    Order | https auth=session  # by browser
web  -> orders: Keep  | tls data=order

dismiss S01@web: Not here
`},
		{"the next number", "process a: A\nprocess b: B\n3. a -> b: X | was=9\n1. b -> a: Y\n", []parser.Addition{line("a -> b: Z")}, "process a: A\nprocess b: B\n3.  a -> b: X | was=9\n1.  b -> a: Y\n10. a -> b: Z\n"},
		{"a first flow", "process a: A\nboundary z: Z\n  process b: B\n", []parser.Addition{line("a <-> b: X")}, "process a: A\nboundary z: Z\n  process b: B\n\na <-> b: X\n"},
		{"a first element outside", "boundary z: Z\n  process b: B\n", []parser.Addition{line("actor u: U")}, "actor u: U\nboundary z: Z\n  process b: B\n"},
		{"into an empty boundary, with tabs", "boundary y: Y\n\tprocess b: B\nboundary z: Z\n", []parser.Addition{in("z", "process c: C")}, "boundary y: Y\n\tprocess b: B\nboundary z: Z\n\tprocess c: C\n"},
		{"a flow below one that is indented", "process a: A\nboundary z: Z\n  a -> b: X\n  process b: B\n", []parser.Addition{line("b -> a: Y")}, "process a: A\nboundary z: Z\n  a -> b: X\n  b -> a: Y\n  process b: B\n"},
		{"lists", "process a: A | has=least\nprocess b: B | has=\"least, session\"\n", []parser.Addition{more("a", "has=session,least runs-as=service"), more("b", "has=wipe")}, "process a: A | has=least,session runs-as=service\nprocess b: B | has=\"least, session,wipe\"\n"},
		{"nothing new", "process a: A | has=least\n", []parser.Addition{more("a", "has=least")}, "process a: A | has=least\n"},
		{"escapes and signs of markdown", "process a: A\n", []parser.Addition{line("process b: \\| \\# ``` </pre> --> <!-- [x](y)")}, "process a: A\nprocess b: \\| \\# ``` </pre> --> <!-- [x](y)\n"},

		{"an id that is there", small, []parser.Addition{line("process web: W")}, "0: id `web` is already used on line 6"},
		{"an unknown end", small, []parser.Addition{line("web -> db: X")}, "0: flow: no element `db`"},
		{"no such boundary", small, []parser.Addition{in("ap", "process x: X")}, "0: block `b` has no boundary `ap`"},
		{"a flow in a boundary", small, []parser.Addition{in("app", "web -> user: X")}, "0: only an element or a boundary is in a boundary"},
		{"the same ends", small, []parser.Addition{line("user -> web: Again")}, "0: flow `user-web` is already on line 11; give each an id of its own, as in `pay. user -> web`"},
		{"a decision", small, []parser.Addition{line("accept S01@web: Fine | by=a until=2030-01-01")}, "0: not a line that can be added: data, a boundary, an element or a flow; decisions are made in the block"},
		{"two lines", small, []parser.Addition{line("process x: X\n```")}, "0: an addition is one line"},
		{"no statement", small, []parser.Addition{line("```")}, "0: unknown statement"},
		{"an attribute that is there", small, []parser.Addition{more("app", "public")}, "0: it has `internal` already"},
		{"an attribute of something else", small, []parser.Addition{more("app", "auth=token")}, "0: `auth` belongs on a flow, not on a boundary"},
		{"one of two", small, []parser.Addition{line("process x: X"), line("process y")}, "1: no `:` after the id; write `process id: Name`"},
		{"data among free words", "process a: A\nstore b: B | holds=x\n", []parser.Addition{line("data y: Y")}, "0: block `b` uses `x` without a declaration; once it declares data it must declare all"},
		{"a block with an error", "process a\n", []parser.Addition{line("process x: X")}, "0: mend this first: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, form := range []container{
				{"alone", "# A\n\n", "", "\nend\n", "\n"}, {"in a quote", "> x\n>\n", "> ", "\n", "\r\n"}, {"in a list", "- x\n\n", "  ", "\n", "\n"},
			} {
				text := form.document(c.block)
				got, err := p.Amend("a.md", []byte(text), "b", c.add)
				if err != nil {
					t.Fatal(err)
				}
				for i, why := range got.Refused {
					if said := fmt.Sprintf("%d: %s", i, why); form.name == "alone" && !strings.HasPrefix(said, c.want) || got.Changed() {
						t.Errorf("%s: refused %s\nwant %s", form.name, said, c.want)
					}
				}
				if len(got.Refused) > 0 {
					continue
				}
				if want := form.document(c.want); string(got.Text) != want {
					t.Errorf("%s: got\n%s\nwant\n%s", form.name, got.Text, want)
				}
				again, err := p.Format("a.md", got.Text, false)
				if err != nil || again.Changed() || len(again.Diagnostics) > 0 {
					t.Errorf("%s: fmt makes of it, %v\n%s", form.name, err, again.Text)
				}
			}
		})
	}
}

// container is what a block is in.
type container struct{ name, before, prefix, after, eol string }

// document is one with a block in it.
func (c container) document(block string) string {
	var out strings.Builder
	out.WriteString(c.before)
	for text := range strings.Lines("```dfd id=b\n" + block + "```\n") {
		text = strings.TrimSuffix(text, "\n")
		out.WriteString(strings.TrimRight(c.prefix+text, " ") + "\n")
	}
	out.WriteString(c.after)
	return strings.ReplaceAll(out.String(), "\n", c.eol)
}

// Whatever strangers propose: the block is as fmt leaves it and says all that it said, or nothing changes.
func FuzzAmend(f *testing.F) {
	f.Add(small, "process x: X", "app", "web", "audit=central")
	f.Add(small, "user -> web: ```\\| | https", "", "user-web", "auth=\"a b\"")
	f.Add("process a: A\n1. a -> a: X\n", "~~~", "z", "1", "has=least")
	p := load(f)
	f.Fuzz(func(t *testing.T, block, statement, boundary, id, attributes string) {
		text := []byte("````dfd id=b\n" + block + "\n````\n\nend ```\n")
		got, err := p.Amend("a.md", text, "b", []parser.Addition{in(boundary, statement), more(id, attributes)})
		if err != nil {
			t.Fatal(err)
		}
		if !got.Changed() {
			return
		}
		again, err := p.Format("a.md", got.Text, false)
		if err != nil || again.Changed() || len(again.Diagnostics) > 0 {
			t.Fatalf("fmt makes of it, %v\n%s\nfrom\n%s", err, again.Text, got.Text)
		}
		if !bytes.HasSuffix(got.Text, []byte("\n````\n\nend ```\n")) {
			t.Fatalf("%s", got.Text)
		}
	})
}

// More additions at once than a person reads through are refused before any is made.
func TestAmendIsBounded(t *testing.T) {
	var many []parser.Addition
	for i := range limit.Additions + 1 {
		many = append(many, line(fmt.Sprintf("process p%d: P", i)))
	}
	out, err := load(t).Amend("a.md", []byte("```dfd\nactor a: A\n```\n"), "a", many)
	if err != nil {
		t.Fatal(err)
	}
	if want := "more than 500 additions to a block; add these first"; out.Changed() || len(out.Refused) != 1 || out.Refused[limit.Additions] != want {
		t.Errorf("changed %t, refused %v, want %s", out.Changed(), out.Refused, want)
	}
}
