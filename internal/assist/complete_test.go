package assist_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/assist"
	"github.com/trustseam/trustseam/source"
)

func TestComplete(t *testing.T) {
	for _, c := range []struct {
		line string
		want string // labels in their order, among others
		not  string // labels that are not proposed
	}{
		{"¦", "title data actor boundary process store accept assume 3.", "user"},
		{"  pro¦", "actor boundary process store", "title accept 3."},
		{"web ¦", "-> <->", ""},
		{"3. ¦", "user web db", "shop order"},
		{"3. web -> ¦", "user web db", "shop order"},
		{"3. web -> d¦: Read", "user web db", ""},
		{"3. web -> db: Read | ¦", "https tls auth data header", "rest zone"},
		{"3. web -> db: Read | ht¦", "https http protocol", "rest zone"},
		{"3. web -> db: Read | http auth=none ¦", "async authz", "auth https protocol"},
		{"3. web -> db: Read | auth=¦", "none password mtls", "https"},
		{"3. web -> db: Read | data=¦", "order", "web"},
		{"3. web -> db: Read | data=order,¦", "", "order"},
		{"3. web -> db: Read | has=csrf,¦", "least", "csrf"},
		{"3. web -> db: Read | ta¦", "", "tenants"},
		{"  process new: New | ¦", "crown tenants class kind", "protocol zone"},
		{"  process new: New | tech=¦", "", "crown"},
		{"boundary new: New | ¦", "public internal restricted zone tech", "crown"},
		{"data new: New | class=¦", "public pii", ""},
		{"accept ¦", "S01@shop", "T99@shop user"},
		{"accept S01@shop, ¦: Later", "", "S01@shop"},
		{"accept S01@shop: Later | ¦", "assumes by until covers", "with to https"},
		{"accept S01@shop: Later | covers=¦", "user web db 1 2", "shop"},
		{"3. web -> db: Read | forwards=¦", "1 2", "user web"},
		{"  process new: New | part-of=¦", "web", "user db 1"},
		{"process new: N¦", "", "process user"},
		{"process n¦", "", "process user"},
		{"# ¦", "", "process"},
		{"```\n\n¦", "", "process"},
	} {
		s, at := snapshot(t, inBlock(c.line))
		var labels []string
		for _, p := range s.Complete(at) {
			labels = append(labels, p.Label)
		}
		rest := labels
		for _, want := range strings.Fields(c.want) {
			i := slices.Index(rest, want)
			if i < 0 {
				t.Errorf("%q does not propose %q in its order, but %q", c.line, want, labels)
				break
			}
			rest = rest[i+1:]
		}
		for _, not := range strings.Fields(c.not) {
			if slices.Contains(labels, not) {
				t.Errorf("%q proposes %q", c.line, not)
			}
		}
	}
}

// What is proposed replaces what is written, and the notation accepts it.
func TestCompleteIsAccepted(t *testing.T) {
	for line, label := range map[string]string{
		"3. web -> db: Read | ht¦": "https", "3. web -> db: Read | pr¦=sql": "protocol", "3. we¦ -> db: Read": "web",
		"3. web -> db: Read | tls data=¦": "order", "process new: New 🙂 | ow¦=x": "owner",
		"accept T01@¦: Later | by=@me until=2027-01-01 covers=1,2": "T01@shop",
	} {
		s, at := snapshot(t, inBlock(line))
		text := taken(t, s, at, label)
		after, _ := snapshot(t, text+caret)
		r, err := after.Result()
		if err != nil || r.Failed() {
			t.Errorf("%q with %q: %v %v\n%s", line, label, err, r.Diagnostics, text)
		}
	}
}

// taken is the document after a proposal was taken.
func taken(t *testing.T, s *assist.Snapshot, at int, label string) string {
	t.Helper()
	for _, p := range s.Complete(at) {
		if p.Label == label {
			text, err := source.Apply(s.File.Text, []source.Edit{p.Edit})
			if err != nil {
				t.Fatal(err)
			}
			return string(text)
		}
	}
	t.Fatalf("%q is not proposed", label)
	return ""
}

func TestCompleteOfAProject(t *testing.T) {
	project, err := trustseam.Load()
	if err != nil {
		t.Fatal(err)
	}
	c, err := trustseam.ParseConfig("[classes]\nc3 = \"pii\"\n[decisions]\nowners = [\"@acme/*\", \"Jane Doe\"]\n")
	if err != nil {
		t.Fatal(err)
	}
	if project, err = project.With(c); err != nil {
		t.Fatal(err)
	}
	for line, want := range map[string]string{"data new: New | class=¦": "c3", "accept S01@shop: Later | by=¦": "Jane Doe"} {
		text := inBlock(line)
		s := assist.New(project, "shop.md", []byte(strings.Replace(text, caret, "", 1)))
		got := taken(t, s, strings.Index(text, caret), want)
		if strings.Contains(want, " ") {
			want = `"` + want + `"`
		}
		if line = strings.Replace(line, caret, want, 1); !strings.Contains(got, line) {
			t.Errorf("%q is not in\n%s", line, got)
		}
	}
}
