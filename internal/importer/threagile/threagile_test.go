package threagile

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/importertest"
	"github.com/trustseam/trustseam/stride"
)

var update = flag.Bool("update", false, "write the golden files")

// files reads what a model includes from a map.
func files(all map[string]string) Open {
	return func(name string) ([]byte, error) {
		text, ok := all[name]
		if !ok {
			return nil, errors.New("no such file or directory")
		}
		return []byte(text), nil
	}
}

// block imports a model and returns its block, without the fence, and the report, without the first line.
func block(t *testing.T, text string, all map[string]string) (string, string) {
	t.Helper()
	catalog, err := stride.Load()
	if err != nil {
		t.Fatal(err)
	}
	d, err := Read([]byte(text), files(all))
	if err != nil {
		t.Fatal(err)
	}
	b, err := d.Block(catalog.Words, "", "")
	if err != nil {
		t.Fatal(err)
	}
	body := strings.TrimSuffix(strings.TrimPrefix(b.Text, "```dfd\n"), "```\n")
	return body, strings.Join(b.Report.Lines("x")[1:], "\n") + "\n"
}

func TestModel(t *testing.T) {
	text, err := os.ReadFile("testdata/shop.yaml")
	if err != nil {
		t.Fatal(err)
	}
	d, err := Read(text, files(nil))
	if err != nil {
		t.Fatal(err)
	}
	importertest.Golden(t, d, *update)
}

// linked has two assets and a link between them, with lines added below each.
func linked(asset, link string) string {
	return "technical_assets:\n  A:\n    id: a\n    type: process\n" + indented(asset, "    ") +
		"    communication_links:\n      L:\n        target: b\n" + indented(link, "        ") + "  B:\n    id: b\n    type: datastore\n" + indented(asset, "    ")
}

func indented(text, by string) string {
	if text == "" {
		return ""
	}
	return by + strings.ReplaceAll(text, "\n", "\n"+by) + "\n"
}

func TestLinks(t *testing.T) {
	for link, want := range map[string]string{
		"protocol: https\nauthentication: session-id\nauthorization: end-user-identity-propagation": "https auth=session identity=end-user",
		"authorization: enduser-identity-propagation\nauthentication: two-factor":                   "auth=mfa identity=end-user",
		"protocol: jdbc\nauthentication: credentials\nauthorization: technical-user":                "sql encryption=none auth=credentials identity=service",
		"protocol: jdbc\nvpn: true":                                              "sql",
		"protocol: jdbc-encrypted":                                               "sql encryption=tls",
		"protocol: nosql-access-protocol":                                        "encryption=none protocol=nosql",
		"protocol: ssh-tunnel\nauthentication: client-certificate":               "ssh auth=mtls",
		"protocol: local-file-access\nauthentication: none\nauthorization: none": "file auth=none authz=none",
		"protocol: unknown-protocol":                                             "",
		"authentication: externalized":                                           "auth=yes",
		"authentication: token":                                                  "auth=token",
	} {
		d, err := Read([]byte(linked("", link)), nil)
		if err != nil {
			t.Errorf("%s: %v", link, err)
			continue
		}
		var words []string
		for _, a := range d.Flows[0].Attrs {
			words = append(words, a.String())
		}
		slices.Sort(words)
		wanted := strings.Fields(want)
		slices.Sort(wanted)
		if !slices.Equal(words, wanted) {
			t.Errorf("%s: %s, want %s", link, words, wanted)
		}
	}
}

func TestIncludes(t *testing.T) {
	got, _ := block(t, "title: T\nincludes:\n- parts/assets.yaml\n- parts/boundaries.yaml\n- parts/assets.yaml\nthreagile_version: 1.0.0\n", map[string]string{
		"parts/assets.yaml":     "includes: [../more.yaml]\ntechnical_assets:\n  A: {id: a, type: process, communication_links: {L: {target: b}}}\n",
		"more.yaml":             "includes: [parts/assets.yaml]\ntechnical_assets:\n  B: {id: b, type: datastore}\n",
		"parts/boundaries.yaml": "trust_boundaries:\n  Z: {id: z, type: network-on-prem, technical_assets_inside: [a, b]}\n",
	})
	const want = "title: T\n\nboundary z: Z | internal\n  process a: A\n  store   b: B\n\n1. a -> b: L\n"
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// What is in an included file is reported with the name of that file.
func TestPlaceInInclude(t *testing.T) {
	_, report := block(t, "includes: [a.yaml]\ntechnical_assets: {A: {id: a, type: process}}\n", map[string]string{"a.yaml": "\ntrust_boundaries:\n  Z: {id: z, technical_assets_inside: [a, nobody]}\n"})
	if want := "x:a.yaml:3:43: lost: boundary `Z` has technical asset `nobody`, which there is not\n"; !strings.Contains(report, want) {
		t.Errorf("%s\nwant\n%s", report, want)
	}
}

func TestJudgements(t *testing.T) {
	text := linked("", "") + `
risk_tracking:
  untrusted-deserialization@a: {status: accepted, justification: Tolerable, ticket: X-1, date: 2020-01-04, checked_by: Ann}
  missing-authentication@a>l@a@b: {status: mitigated, justification: Done}
  unencrypted-asset@*: {status: in-progress}
  ldap-injection@*@b@*: {status: false-positive}
  own-rule@nobody: {status: unchecked}
individual_risk_categories:
  Mine:
    id: mine
    stride: repudiation
    mitigation: Sign it
    risks_identified:
      Somebody denies it: {most_relevant_technical_asset: b, most_relevant_communication_link: a>l}
`
	d, err := Read([]byte(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, j := range d.Judgements {
		about := "all"
		if j.Node != nil {
			about = j.Node.Name
		} else if j.Flow != nil {
			about = "flow " + j.Flow.Label
		}
		fmt.Fprintf(&got, "%s %s %s %d %s %s\n", j.Category, j.Title, about, j.Status, j.Reason, j.Owner)
	}
	want := fmt.Sprintf(`T untrusted-deserialization A %d Tolerable (X-1, 2020-01-04) Ann
E missing-authentication flow L %d Done 
I unencrypted-asset all %d  
T ldap-injection B %d  
 own-rule all %d  
R Somebody denies it flow L %d Sign it 
`, draft.Accepted, draft.Mitigated, draft.Open, draft.NotApplicable, draft.Open, draft.Open)
	if got.String() != want {
		t.Errorf("%s\nwant\n%s", got.String(), want)
	}
	if n := d.Report.Count(draft.Lost); n != 1 {
		t.Errorf("%d lost, want only `nobody`: %v", n, d.Report.Remarks)
	}
}

// What is wrong in one place is reported there, and the rest is imported.
func TestRemarks(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{linked("", "protocol: carrier-pigeon"), "8:19: `carrier-pigeon` is no value of `protocol`; it is left out"},
		{linked("", "authentication: maybe"), "8:25: `maybe` is no value of `authentication`; it is left out"},
		{linked("", "authorization: maybe"), "8:24: `maybe` is no value of `authorization`; it is left out"},
		{linked("", "data_assets_sent: [x]"), "8:28: `data_assets_sent` names data asset `x`, which there is not"},
		{linked("", "colour: red"), "8:9: `colour` of a communication link is no key of the format; it is left out"},
		{linked("data_assets_sent: [x]", ""), "5:5: `data_assets_sent` of a technical asset is no key of the format; it is left out"},
		{linked("encryption: rot13", ""), "5:17: `rot13` is no value of `encryption`; it is left out"},
		{linked("", "readonly: true"), "8:9: `readonly` of a communication link is not in the block"},
		{"technical_assets:\n  A: {type: process}", "2:3: `A` has no `id`, so nothing can refer to it"},
		{"technical_assets:\n  A: {id: x, type: process}\n  B: {id: x, type: process}", "3:3: id `x` is that of another technical asset, too; what refers to it means the first"},
		{"technical_assets:\n  A: {id: a, communication_links: {L: {target: gone}}}", "2:48: link `L` is left out: its target is `gone`, which no technical asset has as its id"},
		{"technical_assets: {A: {id: a}}\ntrust_boundaries:\n  Y: {id: y, technical_assets_inside: [a]}\n  Z: {id: z, technical_assets_inside: [a]}", "4:40: `A` is in boundary `Y` and in `Z`; it is written into the first"},
		{"technical_assets: {A: {id: a}}\ntrust_boundaries:\n  Y: {id: y, trust_boundaries_nested: [q]}", "3:40: boundary `Y` has boundary `q` inside, which there is not"},
		{"technical_assets: {A: {id: a}}\ntrust_boundaries:\n  X: {id: x}\n  Y: {id: y, trust_boundaries_nested: [x]}\n  Z: {id: z, trust_boundaries_nested: [x]}", "5:40: boundary `X` is inside `Y` and inside `Z`; it is written into the first"},
		{"technical_assets: {A: {id: a}}\ndata_assets: {D: {id: d, confidentiality: huge}}", "2:43: `huge` is no value of `confidentiality`; it is left out"},
		{"technical_assets: {A: {id: a}}\nquestions: {Why: '', How: ''}", "2:12: `questions` has 2 entries, which no block holds; keep the texts in the document"},
	} {
		d, err := Read([]byte(c.text), nil)
		if err != nil {
			t.Errorf("%v, want %s", err, c.want)
			continue
		}
		found := slices.ContainsFunc(d.Report.Remarks, func(r draft.Remark) bool {
			return r.Kind == draft.Lost && strings.HasPrefix(fmt.Sprintf("%s: %s", r.At, r.Text), c.want)
		})
		if !found {
			t.Errorf("%v, want %s", d.Report.Remarks, c.want)
		}
	}
}

// What cannot be a model gets one line with its place.
func TestRefused(t *testing.T) {
	parts := map[string]string{"list.yaml": "- 1", "broken.yaml": "a: [", "title.yaml": "title: Other", "asset.yaml": "technical_assets:\n  A: {id: x}"}
	for i := range 102 {
		parts[fmt.Sprintf("%d.yaml", i)] = fmt.Sprintf("includes: [%d.yaml]", i+1)
	}
	for _, c := range []struct{ text, want string }{
		{"", "1:1: the file is empty"},
		{"- a\n- b", "1:1: the file is a list; a Threagile model is a map with `technical_assets`"},
		{"just words", "1:1: the file is a text; a Threagile model is a map with `technical_assets`"},
		{"title: x", "1:1: no Threagile model: there is neither `technical_assets` nor `threagile_version`"},
		{"title: x\notmVersion: 0.2.0", "2:13: no Threagile model: it looks like an Open Threat Model (`otmVersion`)"},
		{"assets: []\ndata-flows: []", "2:13: no Threagile model: it looks like a model of TicTaaC (`data-flows`), which `import` does not read"},
		{"technical_assets: [a, b]", "1:19: `technical_assets` is a list; it must be a map"},
		{"technical_assets:\n  A: process", "2:6: `A` is a text; it must be a map"},
		{"technical_assets:\n  A:\n    type: [process]", "3:11: `type` is a list; it must be a text"},
		{"technical_assets:\n  A:\n    out_of_scope: perhaps", "3:19: `out_of_scope` is a text; it must be true or false"},
		{"technical_assets:\n  A:\n    communication_links: [x]", "3:26: `communication_links` is a list; it must be a map"},
		{"technical_assets:\n  A: {}\ntrust_boundaries:\n  Z:\n    technical_assets_inside: a", "5:30: `technical_assets_inside` is a text; it must be a list"},
		{"technical_assets:\n  A: {}\n  A: {}", "3:3: key `A` is there already, on line 2"},
		{"technical_assets:\n  A: {id: *nowhere}", "2:11: not YAML: unknown anchor 'nowhere' referenced"},
		{"technical_assets: &a\n  A: *a", "2:6: alias `a` is inside what it stands for"},
		{"technical_assets:\n\tA: {}", "2: not YAML: found character that cannot start any token"},
		{"includes: [gone.yaml]", "1:12: include `gone.yaml`: no such file or directory"},
		{"includes: {a: b}", "1:11: `includes` is a map; it must be a list"},
		{"includes: [list.yaml]", "list.yaml:1:1: the file is a list; a part of a Threagile model is a map"},
		{"includes:\n- broken.yaml", "broken.yaml:1: not YAML: did not find expected node content"},
		{"title: x\nincludes: [title.yaml]", "title.yaml:1:1: `title` is `Other` here and `x` at 1:8"},
		{"technical_assets:\n  A: {id: a}\nincludes: [asset.yaml]", "asset.yaml:2:3: `A` of `technical_assets` is there already, at 2:3"},
		{"includes: [0.yaml]", "99.yaml:1:12: the model includes more than 100 files"},
		{"threagile_version: 1\nrisk_tracking:\n  x@y: [accepted]", "3:8: `x@y` is a list; it must be a map"},
	} {
		_, err := Read([]byte(c.text), files(parts))
		if err == nil || err.Error() != c.want {
			t.Errorf("%q: %v, want %s", c.text, err, c.want)
		}
	}
}

// Whatever a model says, reading it ends, and its block has no error.
func FuzzRead(f *testing.F) {
	text, err := os.ReadFile("testdata/shop.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(text))
	f.Add(linked("owner: x\nmulti_tenant: true\nout_of_scope: true", "protocol: ftps\nauthentication: none"))
	f.Add("technical_assets: {A: &a {id: a}, B: *a}\ntrust_boundaries: {Z: {id: z, trust_boundaries_nested: [z], technical_assets_inside: [a]}}\nincludes: [self.yaml]")
	f.Add("technical_assets:\n  A:\n  -")
	importertest.Fuzz(f, importertest.One(func(text []byte) (*draft.Draft, error) {
		return Read(text, func(string) ([]byte, error) { return text, nil })
	}))
}
