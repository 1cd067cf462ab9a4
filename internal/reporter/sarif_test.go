package reporter

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/trustseam/trustseam/source"
)

// schema is that of SARIF 2.1.0 as OASIS publishes it.
func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "sarif-schema-2.1.0.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	text, err := jsonschema.UnmarshalJSON(f)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("sarif.json", text); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func checkSARIF(t *testing.T, s *jsonschema.Schema, name, text string) sarifLog {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(value); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	var log sarifLog
	if err := json.Unmarshal([]byte(text), &log); err != nil {
		t.Fatal(err)
	}
	for _, r := range log.Runs[0].Results {
		if len(r.Locations) != 1 || r.Locations[0].Physical.Region.StartLine < 1 || r.Locations[0].Physical.Region.StartColumn < 1 {
			t.Errorf("%s: a result without a location: %+v", name, r)
		}
		if rule := log.Runs[0].Tool.Driver.Rules[r.RuleIndex]; rule.ID != r.RuleID {
			t.Errorf("%s: rule %d is %s, not %s", name, r.RuleIndex, rule.ID, r.RuleID)
		}
	}
	return log
}

func TestSARIFSchema(t *testing.T) {
	s := schema(t)
	checkSARIF(t, s, "sample", render(t, "sarif", sample()))
	checkSARIF(t, s, "nothing", render(t, "sarif", Input{Version: "v1.2.3"}))
	all := Input{}
	for _, e := range source.Explanations() {
		all.Diagnostics = append(all.Diagnostics, source.Diagnostic{Path: "a.md", Code: e.Code, Severity: e.Code.Severity(), Message: e.Title})
	}
	log := checkSARIF(t, s, "all codes", render(t, "sarif", all))
	for _, rule := range log.Runs[0].Tool.Driver.Rules {
		if rule.Help.Text == "" || rule.Help.Markdown == "" || len(rule.Properties.Tags) > 20 || strings.ContainsAny(rule.Name, " ,") {
			t.Errorf("rule %+v", rule)
		}
	}
	// The validator must be able to say no.
	if value, _ := jsonschema.UnmarshalJSON(strings.NewReader(`{"version":"2.1.0","runs":[{"tool":{"driver":{}}}]}`)); s.Validate(value) == nil {
		t.Error("a driver without a name was taken")
	}
}

// GitHub shows 5,000 results; errors must be among them wherever they stand.
func TestSARIFLimit(t *testing.T) {
	in := Input{}
	for i := range resultLimit + 20 {
		d := source.Diagnostic{Path: "a.md", Code: source.UnusedData, Severity: source.Warning, Message: fmt.Sprint(i)}
		if i > resultLimit {
			d.Code, d.Severity = source.BadID, source.Error
		}
		in.Diagnostics = append(in.Diagnostics, d)
	}
	log := checkSARIF(t, schema(t), "limit", render(t, "sarif", in))
	errors := 0
	for _, r := range log.Runs[0].Results {
		if r.Level == "error" {
			errors++
		}
	}
	if n := len(log.Runs[0].Results); n != resultLimit || errors != 19 || log.Runs[0].Invocations[0].Notifications[0].Message.Text != "20 less grave results are left out" {
		t.Errorf("%d results, %d errors, %+v", n, errors, log.Runs[0].Invocations)
	}
}

// A finding keeps its fingerprint when lines are added above it, and two findings never share one.
func TestFingerprints(t *testing.T) {
	const body = "store a: A\nstore a: A\n"
	prints := func(text string) []string {
		f := source.NewFile("a.md", []byte(text))
		at := strings.Index(text, "store")
		in := Input{Files: map[string]*source.File{"a.md": f}}
		for i, message := range []string{"on line %d", "on line %d", "threat `x`", "threat `y`"} {
			if strings.Contains(message, "%d") {
				message = fmt.Sprintf(message, f.Position(at).Line)
			}
			in.Diagnostics = append(in.Diagnostics, f.Diagnose(source.Span{Start: at + i%2*11, End: at + 5}, source.DuplicateID, "%s", message))
		}
		var all []string
		for _, r := range checkSARIF(t, schema(t), "prints", render(t, "sarif", in)).Runs[0].Results {
			all = append(all, r.Fingerprints[fingerprintKey])
		}
		return all
	}
	before, after := prints(body), prints("one\n\ntwo\n"+body)
	seen := make(map[string]bool)
	for i := range before {
		if before[i] != after[i] || seen[before[i]] {
			t.Errorf("fingerprint %d is %s, then %s", i, before[i], after[i])
		}
		seen[before[i]] = true
	}
}
