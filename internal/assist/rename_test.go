package assist

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/trustseam/trustseam/internal/testenv"

	"github.com/trustseam/trustseam/compare"
	"github.com/trustseam/trustseam/source"
)

// Property: whatever declares an id in an example can be renamed; then the document has no finding that it did not have,
// its threats are the same about the new subject, a comparison says renamed and nothing else, and
// renaming it back works.
func TestRenameInEveryExample(t *testing.T) {
	testenv.NeedsTime(t, "renames every name of every example")
	renamed := 0
	for _, before := range examples(t) {
		for _, b := range before.Blocks() {
			for _, u := range b.uses() {
				if !u.Declares || u.Implied {
					continue
				}
				if renamed++; renamed%25 == 0 { // all of them take ten seconds
					checkRename(t, before, b, u)
				}
			}
		}
	}
	if renamed < 100 {
		t.Errorf("only %d ids renamed", renamed)
	}
}

// What a call passes on and the program of a process are named by ids, which follow their names.
func TestRenameFollowsForwardsAndParts(t *testing.T) {
	const document = "# Shop\n\n```dfd id=shop\nactor user: User\nprocess gw: Gateway\nprocess web: Web\nprocess jobs: Jobs | part-of=web\n" +
		"user -> gw: Order | https\nask. user -> gw: Ask | https\non. gw -> web: Forward | http forwards=ask,user-gw\n```\n"
	s := New(project(t), "shop.md", []byte(document))
	for _, b := range s.Blocks() {
		for _, u := range b.uses() {
			if u.Declares && !u.Implied {
				checkRename(t, s, b, u)
			}
		}
	}
	edits, err := s.Rename(strings.Index(document, "web: Web"), "site")
	if err != nil {
		t.Fatal(err)
	}
	if after := string(apply(t, s, edits)); !strings.Contains(after, "part-of=site") {
		t.Error(after)
	}
}

// checkRename renames one thing.
func checkRename(t *testing.T, before *Snapshot, b Block, u Use) {
	t.Helper()
	to := "new-" + u.ID
	edits, err := before.Rename(u.Span.Start, to)
	if err != nil {
		t.Errorf("%s: %s %s: %v", before.Path, u.Kind, u.ID, err)
		return
	}
	after := New(before.Project, before.Path, apply(t, before, edits))
	if is, was := findings(t, after), findings(t, before); !slices.Equal(is, was) {
		t.Errorf("%s: %s %s: findings\n%s\n instead of\n%s", before.Path, u.Kind, u.ID, is, was)
	}
	c := compare.Between(modelOf(before, b.ID), modelOf(after, b.ID), "2026-01-01")
	renames := c.Renames
	c.Renames = nil
	if !c.Empty() || u.Kind != AssumptionTarget && len(renames) == 0 {
		t.Errorf("%s: %s %s: the comparison says %+v, renamed %v", before.Path, u.Kind, u.ID, c, renames)
	}
	if at := bytes.Index(after.File.Text[b.Fence.Open.End:], []byte("@"+u.ID+":")); at >= 0 {
		t.Errorf("%s: a decision still names %s", before.Path, u.ID)
	}
}

// findings are what check says, without places.
func findings(t *testing.T, s *Snapshot) []string {
	t.Helper()
	r, err := s.Result()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, d := range r.Findings(s.Project.Policy(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))) {
		if d.Code != source.OpenThreat && d.Code != source.AskedThreat {
			out = append(out, d.Severity.String()+" "+string(d.Code))
		}
	}
	return out
}

// apply makes edits.
func apply(t *testing.T, s *Snapshot, edits []source.Edit) []byte {
	t.Helper()
	text, err := source.Apply(s.File.Text, edits)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// shop is laid out, has every kind of id, characters outside the basic plane and lines that end in CRLF.
var shop = crlf("# Shop 🙂\n\n```dfd\ndata card: Card | class=payment\n\nactor user: User\n" +
	"boundary shop: Shop | internal was=store\n  process web: Web shop 🙂 | crown\n  store   db:  Orders 🙂   | holds=card was=\"data, base\"\n\n" +
	"user -> web: Order | https auth=none data=card\nweb  -> db:  Save  | sql data=card assumes=net  # db\n\n" +
	"accept S01@shop: Known 🙂 db | by=@me until=2027-01-01 covers=user,web,user-web\n\nassume net: Only staff | by=@ops until=2027-01-01\n```\n")

func crlf(text string) string { return strings.ReplaceAll(text, "\n", "\r\n") }

// Each case says where the cursor is, by the text from it on, and which lines the block has instead.
func TestRename(t *testing.T) {
	for _, c := range []struct{ at, to, want string }{
		{"user: User", "buyer", `actor user: User => actor buyer: User | was=user
user -> web: Order | https auth=none data=card => buyer -> web: Order | https auth=none data=card
web  -> db:  Save  | sql data=card assumes=net  # db => web   -> db:  Save  | sql data=card assumes=net  # db
accept S01@shop: Known 🙂 db | by=@me until=2027-01-01 covers=user,web,user-web => accept S01@shop: Known 🙂 db | by=@me until=2027-01-01 covers=buyer,web,buyer-web`},
		{"shop: Known", "x", `boundary shop: Shop | internal was=store => boundary x: Shop | internal was=store,shop
accept S01@shop: Known 🙂 db | by=@me until=2027-01-01 covers=user,web,user-web => accept S01@x: Known 🙂 db | by=@me until=2027-01-01 covers=user,web,user-web`},
		{"db:  Save", "base", `  process web: Web shop 🙂 | crown =>   process web:  Web shop 🙂 | crown
  store   db:  Orders 🙂   | holds=card was="data, base" =>   store   base: Orders 🙂   | holds=card was=data,db
user -> web: Order | https auth=none data=card => user -> web:  Order | https auth=none data=card
web  -> db:  Save  | sql data=card assumes=net  # db => web  -> base: Save  | sql data=card assumes=net  # db`},
		{"card: Card", "pan", `data card: Card | class=payment => data pan: Card | class=payment
  store   db:  Orders 🙂   | holds=card was="data, base" =>   store   db:  Orders 🙂   | holds=pan was="data, base"
user -> web: Order | https auth=none data=card => user -> web: Order | https auth=none data=pan
web  -> db:  Save  | sql data=card assumes=net  # db => web  -> db:  Save  | sql data=pan assumes=net  # db`},
		{"net  # db", "lan", `web  -> db:  Save  | sql data=card assumes=net  # db => web  -> db:  Save  | sql data=card assumes=lan  # db
assume net: Only staff | by=@ops until=2027-01-01 => assume lan: Only staff | by=@ops until=2027-01-01`},
	} {
		s := New(project(t), "shop.md", []byte(shop))
		edits, err := s.Rename(strings.Index(shop, c.at), c.to)
		if err != nil {
			t.Errorf("%s to %s: %v", c.at, c.to, err)
			continue
		}
		if got := changedLines(shop, string(apply(t, s, edits))); got != c.want {
			t.Errorf("%s to %s:\n%s", c.at, c.to, got)
		}
	}
}

// changedLines lists the lines of the same number that differ.
func changedLines(before, after string) string {
	lines := strings.Split(after, "\r\n")
	var out []string
	for i, line := range strings.Split(before, "\r\n") {
		if i < len(lines) && line != lines[i] {
			out = append(out, line+" => "+lines[i])
		}
	}
	return strings.Join(out, "\n")
}

func TestRenameIsRefused(t *testing.T) {
	for _, c := range []struct{ at, to, want string }{
		{"user: User", "user", "`user` is its id already"},
		{"user: User", "", "id is empty; ids are letters, digits, `-` and `_`"},
		{"user: User", "web app", "`web app` is not an id; ids are letters, digits, `-` and `_`"},
		{"user: User", "a: b | crown", "`a: b | crown` is not an id; ids are letters, digits, `-` and `_`"},
		{"user: User", "a\nprocess b", "`a\nprocess b` is not an id; ids are letters, digits, `-` and `_`"},
		{"user: User", "-a", "id `-a` must begin with a letter or digit and not end with `-`"},
		{"user: User", strings.Repeat("a", 129), "id `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…` is longer than 80 characters"},
		{"user: User", "db", "id `db` is already used on line 9"},
		{"user: User", "store", "earlier id `store` is the id of an actor in this block; `was` names ids that nothing has any more"},
		{"web: Web", "outside", ""},
		{"card: Card", "user", ""},
		{"-> web: Order", "x", "the id of the flow follows from its ends; write one of its own before it, as in `pay. a -> b`"},
		{"S01@shop", "x", "the id of a threat is its rule and what it is about; rename what it is about"},
		{"User\r\nboundary", "x", "there is no id here that can be renamed"},
		{"dfd\r", "x", "the id of a block stays: tests, tickets and pictures name its threats by it"},
		{"data, base", "x", "an earlier id stays as it was"},
		{"Shop 🙂\r\n\r", "x", "there is no id here that can be renamed; ids are renamed in the block"},
	} {
		s := New(project(t), "shop.md", []byte(shop))
		edits, err := s.Rename(strings.Index(shop, c.at), c.to)
		got := ""
		if err != nil {
			got = err.Error()
		}
		if got != c.want || (len(edits) == 0) != (c.want != "") {
			t.Errorf("%s to %q: %d edits, %q", c.at, c.to, len(edits), got)
		}
	}
}

// modelOf is what a comparison reads of a block.
func modelOf(s *Snapshot, block string) compare.Model {
	return compare.Read(s.Analysis(block), func(offset int) int { return s.File.Position(offset).Line })
}
