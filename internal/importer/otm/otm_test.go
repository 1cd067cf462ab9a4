package otm

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/importertest"
	"github.com/trustseam/trustseam/internal/importer/tree"
)

const head = "otmVersion: 0.2.0\nproject: {name: Shop, id: shop}\n"

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, model, want string }{
		{"zones without ratings that differ", head + "trustZones:\n- {id: a, name: A, risk: {trustRating: 10}}\n- {id: b, name: B, risk: {trustRating: 10}, parent: {trustZone: a}}\n- {id: c, parent: {trustZone: none}}\n",
			"zone A\nzone B in A\nzone c\nlost 6:31 there is no zone `none` for `` to be in\n"},
		{"ratings", head + "trustZones:\n- {id: a, name: A, risk: {trustRating: 10}}\n- {id: b, name: B, risk: {trustRating: 40}}\n- {id: c, name: C, risk: {trustRating: 70.0}}\n- {id: d, name: D, risk: {trustRating: 71}}\n- {id: e, name: E, risk: null}\n",
			"zone A public (its trust rating is 10 of 100)\nzone B edge (its trust rating is 40 of 100)\nzone C internal (its trust rating is 70 of 100)\nzone D restricted (its trust rating is 71 of 100)\nzone E\n"},
		{"types", head + "components:\n- {id: a1, name: A, type: web-client}\n- {id: b1, name: B, type: CD-AWS-RDS}\n- {id: c1, name: C, type: web-service}\n- {id: d1, name: D, type: thing}\n- {id: e1, name: E, type: thing}\n- {id: f1, name: Orders DB, type: x}\n- {id: g1, name: G}\n- {id: h1, name: H, type: third_party.saas}\n",
			"actor A\nstore B\nprocess C\nprocess D [tech=thing]\nprocess E [tech=thing]\nstore Orders DB [tech=x]\nprocess G\nexternal H\n" +
				"inferred 4:3 `A` is `actor`: its type `web-client` has the word `client`\ninferred 5:3 `B` is `store`: its type `CD-AWS-RDS` has the word `rds`\n" +
				"inferred 7:3 `D` is `process`: type `thing` is no word that import knows\ninferred 9:3 `Orders DB` is `store`: the name says `db`\n" +
				"inferred 10:3 `G` is `process`: the source states no type\ninferred 11:3 `H` is `external`: its type `third_party.saas` has the word `third-party`\n"},
		{"nested components", head + "trustZones:\n- {id: z, name: Z}\n- {id: y, name: Y, parent: {component: vpc}}\ncomponents:\n- {id: vpc, name: VPC, type: web, parent: {trustZone: z}}\n- {id: net, name: Net, type: web, parent: {component: vpc}}\n" +
			"- {id: api, name: API, type: web, parent: {component: net}}\n- {id: mod, name: Mod, type: web, parent: {component: api}}\ndataflows:\n- {id: f, name: Call, source: mod, destination: api, bidirectional: true}\n",
			"zone Z\nzone Y in VPC\nzone VPC in Z\nzone Net in VPC\nprocess API in Net\nprocess Mod in Net\nMod <-> API: Call\n" +
				"inferred 7:3 component `VPC` is a boundary: others are inside it, and no flow ends at it\ninferred 8:3 component `Net` is a boundary: others are inside it, and no flow ends at it\n" +
				"lost 10:3 `Mod` is inside `API`, at which flows end; an element has no inside, so it is written beside it\n"},
		{"circles of parents", head + "trustZones: []\ncomponents:\n- {id: a, name: A, type: web, parent: {component: b}}\n- {id: b, name: B, type: web, parent: {component: a}}\n- {id: c, name: C, type: web, parent: {component: c}}\n- {id: d, name: D, type: web, parent: {component: none}}\ndataflows:\n- {id: f, name: x, source: a, destination: b}\n",
			"zone C\nprocess A\nprocess B\nprocess D\nA -> B: x\nlost 8:51 there is no component `none` for `D` to be in\ninferred 7:3 component `C` is a boundary: others are inside it, and no flow ends at it\n" +
				"lost 5:3 `A` is inside `B`, at which flows end; an element has no inside, so it is written beside it\nlost 5:3 `A` is inside itself; it is written outside every boundary\n" +
				"lost 6:3 `B` is inside `A`, at which flows end; an element has no inside, so it is written beside it\nlost 6:3 `B` is inside itself; it is written outside every boundary\n" +
				"lost 7:3 `C` is inside itself; it is written outside every boundary\n"},
		{"data", head + "assets:\n- {id: x1, name: X, risk: {confidentiality: 75}}\n- {id: y1, name: Y, risk: {confidentiality: 50}}\n- {id: z1, name: Z, risk: {confidentiality: 25}}\n- {id: w1, risk: {confidentiality: 0}}\n- {id: v1, name: V}\n" +
			"components:\n- {id: a1, name: A, type: thing, assets: {stored: [x1, none], processed: [x1, y1]}}\n- {id: b1, name: B, type: client, assets: {stored: [x1]}}\n- {id: c1, name: C, type: web, assets: {processed: [y1, z1]}}\ndataflows:\n- {id: f, name: Go, source: b1, destination: c1, assets: [y1]}\n",
			"data X secret\ndata Y confidential\ndata Z internal\ndata w1 public\ndata V \nstore A +X [tech=thing]\nactor B\nprocess C\nB -> C: Go +Y\n" +
				"lost 10:56 there is no asset `none`\ninferred 10:3 `A` is `store`: it stores data\ninferred 11:3 `B` is `actor`: its type `client` has the word `client`\nlost 11:3 `B` is `actor`, which keeps no data in the notation\n" +
				"lost 10:3 `A` processes `Y`, which no flow of it carries; put it on a flow with `data=`\nlost 12:3 `C` processes `Z`, which no flow of it carries; put it on a flow with `data=`\n"},
		{"ends of flows", head + "trustZones: [{id: z, name: Z}]\ncomponents: [{id: a, name: A, type: web}]\ndataflows:\n- {id: f, name: 'HTTPS: x', source: a, destination: z}\n- {id: g, source: a, destination: gone}\n- {id: h, source: null}\n",
			"zone Z\nprocess A\nA -> [Z]: x [https]\nA -> ?gone: \n? -> ?: \ninferred 6:3 the flow is over `https`: its name says `HTTPS: x`\n"},
		{"threats", head + "components:\n- id: a\n  name: A\n  type: web\n  threats:\n  - {threat: t, state: exposed, mitigations: [{mitigation: m, state: implemented}]}\n  - {threat: t, state: mitigated, mitigations: [{mitigation: m, state: implemented}, {mitigation: n}]}\n  - {threat: u, state: handled, mitigations: [{mitigation: m, state: implemented}]}\n  - {threat: u, state: handled}\n  - {threat: none}\n" +
			"threats:\n- {id: t, name: T, categories: [Spoofing, Tampering, Odd]}\n- {id: u, description: U, categories: null}\n- {id: v, name: V}\nmitigations: [{id: m, name: M}]\n",
			"process A\njudgement 8:5 ST open T: M\njudgement 9:5 ST mitigated T: M\njudgement 10:5  mitigated U: M\njudgement 11:5  open U: \n" +
				"lost 9:86 there is no mitigation `n`\nlost 11:5 `handled` is no state that import knows; threat `U` is taken as open\nlost 12:5 there is no threat `none`\nlost 16:3 threat `V` is to no component and no flow\n"},
		{"what has no place", "otmVersion: '0.1'\nproject: {name: S, id: s, owner: Ann, description: Sells}\ncomponents:\n- id: a\n  name: A\n  type: web\n  description: Shows\n  tags: [x, 3]\n  attributes: {Name: A, Colour: red, Use: Select, Out Of Scope: 'true', Reason For Out Of Scope: theirs}\n  representations: [{id: r, position: {x: 1}}, {id: s, file: web.go, line: 7}]\n- {id: b, name: B, type: web, properties: {Out Of Scope: true}}\n",
			"process A [scope=out reason=theirs] # Shows; at web.go:7\nprocess B [scope=out reason=\"out of scope in the source\"]\n" +
				"lost 2:52 the block has no place for the project's description, `Sells`\nlost 2:34 the block has no place for the project's owner, `Ann`\n" +
				"lost 8:9 component `A` has tags, for which the block has no place: `x`, `3`\nlost 9:15 component `A` has attributes, for which the block has no place: `Colour: red`\n" +
				"inferred 11:3 `B` is out of scope, and the source gives no reason; write one\n"},
		{"nulls", head + "assets: null\ntrustZones: null\ncomponents:\n- {id: a, name: A, type: web, parent: null, assets: null, threats: null, tags: null, attributes: null, representations: null}\ndataflows: null\nthreats: null\nmitigations: null\n",
			"process A\n"},
		{"JSON", `{"otmVersion": "0.2.0", "project": {"name": "Shop"}, "components": [{"id": "a", "name": "A", "type": "web", "parent": {"trustZone": "z"}}], "trustZones": [{"id": "z", "name": "Z"}]}`,
			"zone Z\nprocess A in Z\n"},
		{"anchors", head + "components:\n- &a {id: a, name: A, type: web}\n- <<: *a\n  id: b\n", "process A\nprocess A\n"},
		{"wrong kinds", head + "trustZones: {a: 1}\ncomponents:\n- x\n- {id: [], name: {}, type: 5, parent: z, assets: [x]}\n- {id: a, name: A, type: web, tags: x}\n- {id: a, name: B, type: web}\ndataflows: none\nthreats: [1]\n",
			"process  [tech=5]\nprocess A\nprocess B\nlost 10:11 a map is expected here\nlost 5:3 a map is expected here\nlost 6:3 `` has no id, so nothing can refer to it\nlost 8:3 id `a` is there twice; references go to the first\n" +
				"inferred 6:3 `` is `process`: type `5` is no word that import knows\nlost 3:13 a list is expected here, not a map\nlost 6:8 a text is expected here, not a list\nlost 6:18 a text is expected here, not a map\n" +
				"lost 6:39 a map is expected here, not a text\nlost 9:12 a list is expected here, not a text\nlost 6:50 a map is expected here, not a list\nlost 7:37 a list is expected here, not a text\n"},
	} {
		d, err := Read([]byte(c.model))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if got := importertest.Told(d); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "1:1: the file is empty"},
		{"project: {}\ncomponents: []\n", "otmVersion: an Open Threat Model says its version here, such as `otmVersion: 0.2.0`; this one does not"},
		{"otmVersion:\nproject: {}\n", "otmVersion: an Open Threat Model says its version here, such as `otmVersion: 0.2.0`; this one does not"},
		{"otmVersion: [0.2.0]\n", "otmVersion: an Open Threat Model says its version here, such as `otmVersion: 0.2.0`; this one does not"},
		{"otmVersion: 0.3.0\n", "1:13: version `0.3.0` of the Open Threat Model is not read; versions 0.1 and 0.2 are"},
		{"otmVersion: 0.20\n", "1:13: version `0.20` of the Open Threat Model is not read; versions 0.1 and 0.2 are"},
		{`{"otmVersion": "1"}`, "otmVersion: version `1` of the Open Threat Model is not read; versions 0.1 and 0.2 are"},
		{"- otmVersion: 0.2.0\n", "1:1: an Open Threat Model is a map with `otmVersion` and `project`"},
		{"otmVersion\n", "1:1: an Open Threat Model is a map with `otmVersion` and `project`"},
		{"otmVersion: 0.2.0\n---\notmVersion: 0.2.0\n", "2:1: a second YAML document begins; only one in a file is read"},
		{"otmVersion: 0.2.0\notmVersion: 0.2.0\n", "2:1: key `otmVersion` is there already, on line 1"},
		{"otmVersion: 0.2.0\ncomponents: &c [*c]\n", "2:17: alias `c` is inside what it stands for"},
		{"otmVersion: 0.2.0\n  project: {}\n", "2: not YAML: mapping values are not allowed in this context"},
		{"otmVersion: 0.2.0\ncomponents: *none\n", "2:13: not YAML: unknown anchor 'none' referenced"},
		{"otmVersion: 0.2.0\ncomponents: [{\n", "3: not YAML: did not find expected node content"},
		{`{"otmVersion": "0.2.0", "components": [{]}`, "1:41: not JSON: invalid character ']'"},
		{`{"otmVersion": "0.2.0"`, "1:23: the JSON ends too early"},
		{"otmVersion: 0.2.0\nx: \xc3\x28\n", "2:4: not YAML: invalid trailing UTF-8 octet"},
		{"otmVersion: 0.2.0\nx: " + strings.Repeat("[", 150) + strings.Repeat("]", 150), "2:68: the values are nested deeper than 64"},
	} {
		if _, err := Read([]byte(c.text)); err == nil || err.Error() != c.want {
			t.Errorf("%q: %v, want %s", c.text, err, c.want)
		}
	}
}

func TestIs(t *testing.T) {
	for text, want := range map[string]bool{
		head: true, "project: x\ntrustZones: []\n": true, "project: x\n": false, `{"otmVersion": "0.2.0"}`: true, `{"summary": {}, "detail": {}}`: false, "# text\n": false,
	} {
		if got := Is(tree.Keys([]byte(text))); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// Whatever a model says, reading it ends, and its block is one.
func FuzzRead(f *testing.F) {
	f.Add(ownModel)
	f.Add(head + "trustZones: [{id: z, name: Z, risk: {trustRating: 5}, parent: {component: a}}]\ncomponents:\n- {id: a, name: A, type: web, parent: {component: b}, assets: {stored: [x]}}\n- {id: b, name: B, parent: {component: a}}\nassets: [{id: x, name: X, risk: {confidentiality: 80}}]\n")
	f.Add(`{"otmVersion": "0.1.0", "components": [{"id": "a", "name": "a | b # c", "type": "client", "threats": [{"threat": "t", "state": "accepted"}]}], "threats": [{"id": "t", "name": "T", "categories": ["Spoofing"]}], "dataflows": [{"source": "a", "destination": "a"}]}`)
	f.Add(head + "components: &c\n- &a {id: a, name: A}\n- <<: *a\n")
	importertest.Fuzz(f, importertest.One(func(text []byte) (*draft.Draft, error) {
		Is(tree.Keys(text))
		return Read(text)
	}))
}
