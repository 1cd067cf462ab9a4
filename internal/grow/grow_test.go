package grow

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/anchor"
	"github.com/trustseam/trustseam/internal/annotation"
	"github.com/trustseam/trustseam/source"
)

const shop = "# Shop\n\n```dfd id=shop\nactor user: User\nboundary app: App\n  process web: Web\nuser -> web: Order | https\n```\n\nText with ``` in it.\n"

func project(t testing.TB) *trustseam.Project {
	t.Helper()
	p, err := trustseam.Load()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// anchorsIn are the anchors of one file.
func anchorsIn(code string) []*annotation.Source {
	return []*annotation.Source{{File: source.NewFile("a.go", []byte(code)), Anchors: anchor.Find("a.go", []byte(code))}}
}

// grown is a document after its code has proposed something, and what was said.
func grown(t testing.TB, p *trustseam.Project, document, code string) (string, string) {
	t.Helper()
	out, ds, err := Documents([]Document{{Path: "shop.md", Text: []byte(document), Project: p}}, anchorsIn(code))
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, d := range ds {
		said = append(said, d.String())
	}
	return string(out[0].Text), strings.Join(said, "\n")
}

// What is proposed in any order is added at once, with the attributes of what is new.
func TestDocuments(t *testing.T) {
	p := project(t)
	code := `//dfd:at shop/web-db has auth=iam
//dfd:new web -> db: Keep | tls data=order
//dfd:at shop/web has audit=central has=least
//dfd:new in shop/store store db: Database
//dfd:new in shop/app boundary store: Store | restricted
//dfd:new data order: Order | class=pii
//dfd:at shop/db has rest=disk
// dfd: at shop/web has has=session
`
	want := "# Shop\n\n```dfd id=shop\ndata order: Order | class=pii\nactor user: User\nboundary app: App\n  process web: Web | audit=central has=least,session\n  boundary store: Store | restricted\n    store db: Database | rest=disk\n" +
		"user -> web: Order | https\nweb  -> db:  Keep  | tls data=order auth=iam\n```\n\nText with ``` in it.\n"
	got, said := grown(t, p, shop, code)
	if got != want || said != "" {
		t.Errorf("got\n%s%s\nwant\n%s", got, said, want)
	}
	if again, said := grown(t, p, got, code); again != got || said != "" {
		t.Errorf("a second time:\n%s%s", again, said)
	}
}

// What is refused leaves everything as it is.
func TestRefused(t *testing.T) {
	p := project(t)
	for _, c := range []struct{ code, want string }{
		{"//dfd:new process x: X\n//dfd:new web -> y: Call\n", "a.go:2:7: error: `web -> y: Call` cannot be added to block `shop`: flow: no element `y` [TS416]"},
		{"//dfd:new user -> web: Another\n", "a.go:1:7: error: `user -> web: Another` cannot be added to block `shop`: flow `user-web` is already on line 7; give each an id of its own, as in `pay. user -> web` [TS416]"},
		{"//dfd:new 7. user -> web: Another\n", "a.go:1:7: error: `7. user -> web: Another` cannot be added to block `shop`: flow has no number; a block numbers all its flows or none [TS416]"},
		{"//dfd:new in shop/ap process x: X\n", "a.go:1:7: error: `process x: X in ap` cannot be added to block `shop`: block `shop` has no boundary `ap` [TS416]"},
		{"//dfd:new process x: X\n//dfd:new process x: Y\n", "a.go:2:11: error: `process x: Y` is proposed here, and something else elsewhere [TS412]\na.go:1:11: note: `process x: X` is proposed here"},
		{"//dfd:new process x: X | audit=cental\n", "a.go:1:32: error: `audit` takes none, local, central, immutable; not `cental`; did you mean `central`? [TS416]"},
		{"//dfd:new process x: X\u200b\n", "a.go:1:23: error: character U+200B is not allowed: it is invisible or changes the order of the text [TS416]"},
		{"//dfd:new accept S01@web: Fine | by=a until=2030-01-01\n", "a.go:1:11: error: not a line that can be added: data, a boundary, an element or a flow; decisions are made in the block [TS416]"},
		{"//dfd:at shop/web has audit=central\n//dfd:at shop/web has audit=local\n", "a.go:2:23: error: `audit=local` of `shop/web` is proposed here, and something else elsewhere [TS412]\na.go:1:23: note: `audit=central` of `shop/web` is proposed here"},
	} {
		got, said := grown(t, p, shop, c.code)
		if got != shop || said != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.code, said, c.want)
		}
	}
}

// The parts of which the property makes anchors.
var (
	ids        = []string{"web", "user", "app", "user-web", "x", "y", "db", "1", "z"}
	names      = []string{"X", "Name \\| of \\#1", "```", "~~~~ dfd", "</pre> --> <!-- [a](b)", "## x", "é 設計", "\"quoted\"", "a # b"}
	attributes = []string{"audit=central", "audit=local", "has=least", "has=session,least", "tech=\"a b\"", "https", "mtls", "tls", "auth=token", "data=order", "replay=nonce", "edge", "tenants", "was=x", "lacks=wipe", "limit=rate limit=quota"}
	places     = []string{"", "", "in shop ", "in shop/app ", "in shop/z "}
)

// randomAnchor is a comment that may be one.
func randomAnchor(r *rand.Rand) string {
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	attrs := ""
	if r.IntN(2) == 0 {
		attrs = " | " + pick(attributes) + " " + pick(attributes)
	}
	switch r.IntN(6) {
	case 0:
		return "at shop/" + pick(ids)
	case 1:
		return "at shop/" + pick(ids) + " has " + pick(attributes)
	case 2:
		return "new shop/" + pick(ids) + " | " + pick(attributes)
	case 3:
		return "new " + pick(places) + pick(ids) + " -> " + pick(ids) + ": " + pick(names) + attrs
	case 4:
		return "new " + pick(places) + pick([]string{"process", "store", "actor", "external"}) + " " + pick(ids) + ": " + pick(names) + attrs
	}
	return "new " + pick(places) + pick([]string{"boundary", "data"}) + " " + pick(ids) + ": " + pick(names)
}

// A fixed sample of what may be proposed keeps to the same.
func TestGrowsOrStays(t *testing.T) {
	testenv.NeedsTime(t, "lets every model grow")
	p := project(t)
	r := rand.New(rand.NewPCG(1, 2))
	applied := 0
	for range 400 {
		var code strings.Builder
		for range 1 + r.IntN(3) {
			code.WriteString("// dfd: " + randomAnchor(r) + "\n")
		}
		if check(t, p, code.String()) != shop {
			applied++
		}
	}
	if applied < 60 {
		t.Errorf("only %d of 400 added anything", applied)
	}
}

// check grows the shop from code, and holds what is true of every code: the block reads without an error and as fmt lays
// it out, a second time changes nothing, and nothing outside the block changes.
func check(t *testing.T, p *trustseam.Project, code string) string {
	t.Helper()
	before, after, _ := strings.Cut(shop, "actor user")
	_, after, _ = strings.Cut(after, "```\n")
	got, said := grown(t, p, shop, code)
	if said != "" && got != shop {
		t.Fatalf("refused, and changed:\n%s%s", said, got)
	}
	if !strings.HasPrefix(got, strings.TrimSuffix(before, "\n")) || !strings.HasSuffix(got, "\n```\n"+after) {
		t.Fatalf("more than the block changed:\n%s", got)
	}
	formatted, err := p.Format("shop.md", []byte(got), false)
	if err != nil || len(formatted.Diagnostics) > 0 || got != shop && !bytes.Equal(formatted.Text, []byte(got)) {
		t.Fatalf("fmt makes of it, %v %v\n%s\nfrom\n%s", err, formatted.Diagnostics, formatted.Text, got)
	}
	if again, said := grown(t, p, got, code); again != got || said != "" && got != shop {
		t.Fatalf("a second time, from %s:\n%s%s\nfrom\n%s", code, again, said, got)
	}
	return got
}

func FuzzDocuments(f *testing.F) {
	p := project(f)
	f.Add("//dfd:new process x: ``` | audit=central\n//dfd:at shop/x has has=least\n")
	f.Add("//dfd:new in shop/app boundary z: ~~~ | edge\n//dfd:new web -> user: <!-- --> \\| \\# | https\n")
	f.Add("//dfd:at shop/user-web has auth=session tech=x\n//dfd:new shop/web | tech=\"a \\\" b\"\n//dfd:new data d: D\n")
	f.Fuzz(func(t *testing.T, code string) { check(t, p, code) })
}
