package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// examples/proof holds tests in five languages and what their runners have written. Its page says what a trace finds.
func TestTracedByRealRunners(t *testing.T) {
	t.Chdir("../../examples/proof")
	page, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, all, _ := strings.Cut(string(page), "```text\n")
	all, _, closed := strings.Cut(all, "```\n")
	if !closed {
		t.Fatal("the page shows no matrix")
	}
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
	args := []string{"trace", "pay.md", "--fail-on", "dangling,failing"}
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
