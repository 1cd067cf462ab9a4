package main

import (
	"bytes"
	"strings"
	"testing"
)

// testdata/traced holds tests in five languages and what their runners have written:
// go test, pytest 7.2, node --test of Node 20, vitest 1, Cucumber 10 for JavaScript, and
// JUnit 5.9 with the reports of its console launcher, of which system properties were taken out.
func TestTracedByRealRunners(t *testing.T) {
	t.Chdir("testdata/traced")
	const all = `pay.md:18: pay/S03@edge: proven medium: Replayed or duplicated message acted on again
  go/hook_test.go:28: pay/S03@edge: the same event twice: passed
pay.md:18: pay/T05@edge: proven medium: Caller changes business values
  py/test_hook.py:28: pay/T05@edge: passed
pay.md:18: pay/S01@edge: proven low: Caller not authenticated at the seam
  js/edge.test.js:4: pay/S01@edge: a call without a session gets 401: passed
pay.md:17: pay/S02@hook: proven low: Webhook, event or message forged
  go/hook_test.go:20: TestForgedEventIsRefused: passed
pay.md:18: pay/I05@edge: claimed low: Caller reaches another party's object (BOLA)
  js/edge.test.js:9: are refused with 404: no result
pay.md:17: pay/S12@edge: proven low: Long-lived secret of a service used by others
  features/hook.feature:3: A replaced secret is refused: passed
pay.md:17: pay/T02@edge: proven low: Hostile input reaches the parser or interpreter
  py/test_hook.py:15: test_hostile_input: passed
pay.md:17: pay/R03@hook: failing low: Partner or machine can deny having sent or received
  py/test_hook.py:22: test_receipt_is_kept: failed
pay.md:17: pay/D01@edge: skipped low: Flooded or made to spend
  go/hook_test.go:37: TestFlood: skipped
pay.md:15: pay/D04@ledger: skipped medium: Data or keys deleted, corrupted or lost
  java/acme/LedgerTest.java:16: isRestored: skipped
pay.md:15: pay/I02@ledger: proven low: Store read without going through its service
  java/acme/LedgerTest.java:10: refusesOtherAccounts: passed
pay.md:19: pay/T05@app: proven medium: Caller changes business values
  js/flow.spec.ts:4: refuses another amount: passed
js/edge.test.js:15: pay/T01@egde: dangling: names no criterion of block ` + "`pay`; did you mean `pay/T01@edge`?" + `
27 criteria: 8 proven, 1 claimed, 2 skipped, 1 failing, 15 unproven; 1 marker dangling
`
	if got := claimed(t, "results/go.json", "results/pytest.xml", "results/node.xml", "results/vitest.xml", "results/junit.xml", "results/cucumber.json"); got != all {
		t.Errorf("got\n%s\nwant\n%s", got, all)
	}
	// What else the same runners write says the same.
	if got := claimed(t, "results/go.json", "results/pytest.xml", "results/node.tap", "results/vitest.xml", "results/junit.xml", "results/cucumber.ndjson"); got != all {
		t.Errorf("got\n%s\nwant\n%s", got, all)
	}
}

// claimed is the matrix without the criteria that nothing claims.
func claimed(t *testing.T, results ...string) string {
	t.Helper()
	args := []string{"trace", "pay.md"}
	for _, path := range results {
		args = append(args, "--results", path)
	}
	var out, errOut bytes.Buffer
	if code := run(args, strings.NewReader(""), &out, &errOut); code != exitFindings {
		t.Errorf("exit code %d\n%s", code, errOut.String())
	}
	var kept strings.Builder
	for line := range strings.Lines(out.String()) {
		if !strings.Contains(line, ": unproven ") {
			kept.WriteString(line)
		}
	}
	return kept.String()
}
