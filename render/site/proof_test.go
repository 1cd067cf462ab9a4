package site

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/stride"
)

// A criterion shows its state and its code, and what an author calls a test is text.
func TestProofs(t *testing.T) {
	m := shopModel(t, "docs/shop.md", "")
	var ids []string
	for _, c := range m.Analysis.Criteria() {
		ids = append(ids, "shop/"+c.Threat.ID)
	}
	m.Proofs = stride.CriterionProofs{
		ids[0]: {State: "proven", Tests: []stride.CriterionTest{{Path: "a_test.go", Line: 7, Name: `refuses <b>"it"`, Outcome: "passed"}}},
		ids[1]: {State: "claimed", Tests: []stride.CriterionTest{{Path: "b_test.go", Line: 9, Outcome: "none"}},
			Code: []stride.CriterionCode{{Path: "<b>.go", Line: 3, Part: "1", Control: `auth="<i>"`}, {Path: "c.go", Line: 4, Part: "web"}}, MoreCode: 5},
		ids[2]: {State: "unproven"},
	}
	files, err := Files([]Model{m, shopModel(t, "docs/other.md", "")}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	page := make(map[string]string)
	for _, f := range files {
		page[f.Name] = string(f.Data)
	}
	shop := page[pageName("docs/shop.md", "shop")]
	for _, want := range []string{
		` 1 of 3 criteria are proven by a test.</p>`,
		`<span class="word proven">proven</span> <span><bdi>refuses &lt;b&gt;&#34;it&#34;</bdi> in <span class="path">a_test.go:7</span>, passed</span></p>`,
		`<span class="word claimed">claimed</span> <span><bdi>no test</bdi> in <span class="path">b_test.go:9</span>, no result</span></p>`,
		`<span class="word">code</span> <span><span class="path">&lt;b&gt;.go:3</span> has <code>auth=&#34;&lt;i&gt;&#34;</code> of <code>1</code></span> <span><span class="path">c.go:4</span> is <code>web</code></span> <span>and 5 more</span></p>`,
	} {
		if !strings.Contains(shop, want) {
			t.Errorf("the page of the model lacks %s", want)
		}
	}
	for _, want := range []string{`data-filter="proof"`, `data-proof="proven"`, `data-proof="claimed"`, `data-proof="unproven"`, `<span class="word unproven">unproven</span></p>`, `a_test.go:7`} {
		if !strings.Contains(page[criteriaName], want) {
			t.Errorf("the list of criteria lacks %s", want)
		}
	}
	if strings.Contains(page[pageName("docs/other.md", "shop")], "by a test") {
		t.Error("a model that nobody has traced says something about tests")
	}
}

// Of several criteria in an entry the worst state is the one to filter by.
func TestWorstState(t *testing.T) {
	for want, all := range map[string][]proof{
		"":         nil,
		"proven":   {{State: "proven"}},
		"skipped":  {{State: "proven"}, {State: "skipped"}},
		"unproven": {{State: "claimed"}, {State: "unproven"}, {State: "proven"}},
		"failing":  {{State: "unproven"}, {State: "failing"}},
	} {
		if got := worstState(all); got != want {
			t.Errorf("%v: %s, want %s", all, got, want)
		}
	}
}
