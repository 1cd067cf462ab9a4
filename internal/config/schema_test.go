package config

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
)

var update = flag.Bool("update", false, "rewrite the schema")

// schemaFile is what editors are given; the fields of Config are where it comes from.
const schemaFile = "../../docs/trustseam.schema.json"

// said is what the schema says of each key beyond its type. Every key must be here.
var said = map[string]node{
	"insert":                {"description": "Whether a block without regions gets them.", "enum": []string{"after-block", "never"}},
	"detail":                {"description": "How much the regions say: what is read first, or everything.", "enum": []string{"short", "full"}},
	"markers":               {"description": "How the markers of new regions are written.", "enum": []string{"comment", "link"}},
	"link":                  {"description": "Put before a picture's file name, for sites that move pages.", "pattern": `^[^ \t\r\n()<>]*$`},
	"pictures":              {"description": "A directory for pictures, below each document's directory, such as images.", "pattern": `^[^\\:*?"<>|/]+(/[^\\:*?"<>|/]+)*$|^$`},
	"layout-timeout":        {"description": "CPU time that the layout of one picture may take, such as 10s, from 1ms to 1h.", "pattern": `^([0-9]+(\.[0-9]+)?(ns|us|µs|ms|s|m|h))+$`},
	"max-elements":          {"description": "More elements than this are not drawn.", "minimum": 1},
	"max-flows":             {"description": "More flows than this are not drawn.", "minimum": 1},
	"full-elements":         {"description": "Above this many elements, a document shows an overview and one picture for each boundary; 0 is the default, 24.", "minimum": 0},
	"full-flows":            {"description": "Above this many flows, a document shows an overview and one picture for each boundary; 0 is the default, 40.", "minimum": 0},
	"templates":             {"description": "A directory with templates that replace built-in ones, relative to this file."},
	"exclude":               {"description": "What a walk skips: .gitignore patterns, relative to this file."},
	"gate":                  {"description": "What makes check fail."},
	"gate.fail-on":          {"description": "Which threats fail a check: open ones and questions, each from which severity; a list in a string or an array."},
	"trace":                 {"description": "What ties the criteria to tests."},
	"trace.tests":           {"description": "Which source files are searched for markers: .gitignore patterns, relative to this file; all if absent."},
	"trace.results":         {"description": "What test runners write, as paths relative to this file; * and ** match names."},
	"trace.fail-on":         {"description": "What fails a trace and a check: markers, and criteria without a proof, each from which severity; a list in a string or an array."},
	"source":                {"description": "What ties code to the blocks."},
	"source.roots":          {"description": "Which source files are searched for anchors: .gitignore patterns, relative to this file; all if absent."},
	"inventory":             {"description": "Which manifests have to be claimed by elements of blocks."},
	"inventory.paths":       {"description": "Which files of compose, Kubernetes and Terraform a check reads: .gitignore patterns, relative to this file."},
	"inventory.baseline":    {"description": "A file that lists what may stay unclaimed, relative to this file; trustseam import inventory --baseline writes it."},
	"decisions":             {"description": "What is asked of people's decisions."},
	"decisions.owners":      {"description": "Who may accept a threat, as in by=; * stands for one or more characters.", "minItems": 1, "maxItems": 200, "items": node{"type": "string", "pattern": `^[^\s,]([^,]*[^\s,])?$`}},
	"decisions.warn-within": {"description": "How long before its last day an acceptance or an assumption is a warning, such as 30d or 6w, or never.", "pattern": "^0*[1-9][0-9]{0,3}[dw]$|^never$"},
	"rules":                 {"description": "What the project has decided about the catalog."},
	"rules.off":             {"description": "The rules that are switched off, each with its reason."},
	"rule":                  {"description": "The project's own rules, in the schema of the built-in ones."},
	"numbers":               {"description": "Values that criteria use, such as replay-window."},
	"classes":               {"description": "The project's own data classes, each with the class that it means, such as c3 = \"pii\"."},
	"words":                 {"description": "What names mean if no attribute says so; tried before the built-in lists."},
	"words.kind":            {"description": "Words from which the kind of an element is inferred."},
	"words.class":           {"description": "Words from which the class of data and of data stores is inferred."},
	"words.zone":            {"description": "Words from which the trust level of a boundary is inferred."},
	"word.value":            {"description": "What the words mean."},
	"word.on":               {"description": "The element types to which a list of kinds applies; all if absent."},
	"word.words":            {"description": "Whole words of a name, in any case and number."},
	"word.serves":           {"description": "The kind of system that the words are for; only for people to read."},
}

// node is a part of a schema. Its keys are written in their order.
type node map[string]any

func schemaOf(t *testing.T, typ reflect.Type, path string) node {
	t.Helper()
	switch {
	case typ == reflect.TypeFor[stride.FailOn]():
		return failOnSchema()
	case typ == reflect.TypeFor[stride.TraceFailOn]():
		return traceFailOnSchema()
	case typ == reflect.TypeFor[time.Duration](), typ == reflect.TypeFor[stride.Days](), typ.Kind() == reflect.String:
		return node{"type": "string"}
	case typ.Kind() == reflect.Int:
		return node{"type": "integer"}
	case typ.Kind() == reflect.Bool:
		return node{"type": "boolean"}
	case typ.Kind() == reflect.Pointer:
		return schemaOf(t, typ.Elem(), path)
	case typ.Kind() == reflect.Slice:
		return node{"type": "array", "items": schemaOf(t, typ.Elem(), path)}
	case typ.Kind() == reflect.Map:
		return node{"type": "object", "additionalProperties": schemaOf(t, typ.Elem(), path)}
	case typ.Kind() == reflect.Struct:
		keys := node{}
		for _, f := range reflect.VisibleFields(typ) {
			key, _, _ := strings.Cut(f.Tag.Get("toml"), ",")
			if key == "" || key == "-" {
				continue
			}
			n := schemaOf(t, f.Type, path+key+".")
			place := path + key
			if typ == reflect.TypeFor[model.WordList]() {
				place = "word." + key // the lists have the same keys
			}
			for k, v := range said[place] {
				n[k] = v
			}
			if !strings.HasPrefix(path, "rule.") && n["description"] == nil {
				t.Errorf("the schema says nothing of `%s`", place)
			}
			keys[key] = n
		}
		return node{"type": "object", "properties": keys, "additionalProperties": false}
	}
	t.Fatalf("%s: no schema for %s", path, typ)
	return nil
}

// failOnSchema takes what FailOn does. Single words are listed, for editors to offer.
func failOnSchema() node {
	const from = "(:(low|medium|high|critical))?"
	pair := func(a, b string) string { return a + from + "( *, *" + b + from + ")?" }
	list := "^ *(" + pair("open", "ask") + "|" + pair("ask", "open") + ") *$"
	return node{"anyOf": []node{
		{"enum": stride.FailOnWords()},
		{"type": "string", "pattern": list},
		{"type": "array", "items": node{"enum": stride.FailOnWords()}, "minItems": 1, "maxItems": 2, "uniqueItems": true},
	}}
}

// traceFailOnSchema takes what TraceFailOn does, except for a word that is there twice with two severities.
func traceFailOnSchema() node {
	const word = "(dangling|wide|(unproven|claimed|skipped|failing|lost)(:(low|medium|high|critical))?)"
	words := stride.TraceFailOnWords()
	return node{"anyOf": []node{
		{"enum": words},
		{"type": "string", "pattern": "^ *" + word + "( *, *" + word + ")* *$"},
		{"type": "array", "items": node{"enum": words[1:]}, "minItems": 1, "uniqueItems": true},
		{"type": "array", "items": node{"enum": words[:1]}, "minItems": 1, "maxItems": 1}, // never
	}}
}

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	top := schemaOf(t, reflect.TypeFor[trustseam.Config](), "")
	top["$schema"], top["title"] = "http://json-schema.org/draft-07/schema#", "trustseam.toml"
	text, err := json.MarshalIndent(top, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	text = append(bytes.ReplaceAll(text, []byte(`\u003e`), []byte(">")), '\n')
	if *update {
		if err := os.WriteFile(schemaFile, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if old, err := os.ReadFile(schemaFile); err != nil || !bytes.Equal(old, text) {
		t.Errorf("%s is stale; run go test ./internal/config -update (%v)", schemaFile, err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("trustseam.json", value); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("trustseam.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestSchemaAgrees gives the same files to the program and to the schema.
func TestSchemaAgrees(t *testing.T) {
	s := compiled(t)
	for text, good := range map[string]bool{
		"": true, everything: true,
		"insert = \"never\"": true, "insert = \"sometimes\"": false, "insert = 3": false, "insrt = \"never\"": false,
		"markers = \"html\"": false, "link = \"a b\"": false, "link = \"/a/\"": true,
		"layout-timeout = \"1m30s\"": true, "layout-timeout = \"soon\"": false, "layout-timeout = 10": false,
		"max-elements = 0": false, "max-flows = \"many\"": false, "full-flows = -1": false, "full-flows = 0": true,
		"exclude = \"a\"": false, "exclude = [\"a\"]": true, "exclude = [1]": false,
		"[gate]\nfail-on = \"open:low\"": true, "[gate]\nfail-on = \"open\"": true, "[gate]\nfailon = \"never\"": false,
		"[gate]\nfail-on = \"ask:critical, open:high\"": true, "[gate]\nfail-on = [\"open\", \"ask:high\"]": true, "[gate]\nfail-on = [\"never\"]": true,
		"[gate]\nfail-on = \"high\"": false, "[gate]\nfail-on = \"met:high\"": false, "[gate]\nfail-on = \"open:\"": false, "[gate]\nfail-on = \"\"": false,
		"[gate]\nfail-on = \"open,open:low\"": false, "[gate]\nfail-on = \"never,open\"": false, "[gate]\nfail-on = []": false,
		"[gate]\nfail-on = [\"open,ask\"]": false, "[gate]\nfail-on = [\"open\", 1]": false, "[gate]\nfail-on = 1": false,
		"[trace]\nfail-on = \"dangling, unproven:high\"": true, "[trace]\nfail-on = [\"lost\", \"wide\"]": true, "[trace]\nfail-on = [\"never\"]": true, "[trace]\nfail-on = \"never\"": true,
		"[trace]\nfail-on = \"open\"": false, "[trace]\nfail-on = [\"never\", \"lost\"]": false, "[trace]\nfail-on = []": false, "[trace]\nfail-on = 1": false, "[trace]\nfail-on = \"wide:high\"": false,
		"[trace]\ntests = [\"*_test.go\"]\nresults = [\"a.xml\"]": true, "[trace]\ntests = \"a\"": false, "[trace]\nresult = []": false,
		"[decisions]\nowners = [\"@ada\", \"*@example.org\"]\nwarn-within = \"30d\"": true, "[decisions]\nwarn-within = \"never\"": true, "[decisions]\nwarn-within = \"6w\"": true,
		"[decisions]\nowners = []": false, "[decisions]\nowners = \"@ada\"": false, "[decisions]\nowner = [\"@ada\"]": false, "[decisions]\nowners = [\"@a,@b\"]": false, "[decisions]\nowners = [\" @a\"]": false,
		"[decisions]\nwarn-within = 30": false, "[decisions]\nwarn-within = \"30\"": false, "[decisions]\nwarn-within = \"\"": false, "[decisions]\nwarn-within = \"0d\"": false, "decisions = 1": false,
		"[rules]\noff = [\"S07\"]": false, "numbers = [1]": false, "gate = 1": false, "rules = 1": false, "[rules.off]\nS07 = \"none\"": true, "[numbers]\nretries = 3": false,
		"[classes]\nc3 = \"pii\"": true, "classes = \"c3\"": false, "[classes]\nc3 = 3": false,
		"[[words.kind]]\nvalue = \"api\"\non = [\"process\"]\nwords = [\"a\"]": true, "[[words.kinds]]\nvalue = \"api\"": false, "[[words.zone]]\nword = \"a\"": false,
		"[[rule]]\nid = \"X1\"": true, "[[rule]]\nidd = \"X1\"": false, "rule = 1": false,
	} {
		_, own := trustseam.ParseConfig(text)
		if (own == nil) != good {
			t.Errorf("%q: the program says %v", text, own)
		}
		var value map[string]any
		if _, err := toml.Decode(text, &value); err != nil {
			t.Fatal(err)
		}
		plain, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(plain))
		if err != nil {
			t.Fatal(err)
		}
		if value == nil {
			instance = map[string]any{}
		}
		if err := s.Validate(instance); (err == nil) != good {
			t.Errorf("%q: the schema says %v", text, err)
		}
	}
}
