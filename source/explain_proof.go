package source

// proofCodes explains what tests say of the criteria. Those that are errors come where `[trace] fail-on` asks for them.
func proofCodes() []Explanation {
	return []Explanation{
		{UnprovenCriterion, "Criterion that no test claims", "No marker in the tests names the criterion, so that nothing fails when its control is taken away.",
			"Write the test, and above it `Verifies: BLOCK/THREAT`; `trustseam trace --stub go BLOCK/THREAT` prints a skeleton.",
			"docs/a.md:9:1: error: criterion `a/S02@webhook` (high) is unproven: no test claims it [TS401]"},
		{ClaimedCriterion, "Criterion whose tests have no result", "A marker names the criterion, but no result says that its test ran.",
			"Pass the results of the test's runner to `--results`, and check that a marker is right above the test or in its title.",
			"docs/a.md:9:1: error: criterion `a/S02@webhook` (high) is claimed and not proven: no result is that of its test [TS402]"},
		{FailingCriterion, "Criterion with a test that failed", "A test that claims the criterion ran and failed: the control is broken, or its test.", "Make the control work again, and then the test.",
			"docs/a.md:9:1: error: criterion `a/S02@webhook` (high) is failing [TS403]"},
		{SkippedCriterion, "Criterion with a test that was skipped", "A test that claims the criterion was skipped, is not written yet, or ran no step. It proves nothing.", "Make it run where results are gathered.",
			"docs/a.md:9:1: error: criterion `a/S02@webhook` (high) is skipped [TS404]"},
		{LostCriterion, "Criterion that was proven and no longer is", "The matrix of `--baseline` has the criterion proven, or a test claimed it at the revision of `--since`. That test was deleted, renamed, skipped or broken since then.", "Look at what became of the tests that the message names.",
			"docs/a.md:9:1: error: criterion `a/S02@webhook` (high) was proven by `TestReplay` in `a_test.go` and is unproven now [TS405]"},
		{DanglingMarker, "Marker that names no criterion", "A test claims a criterion that no document has: the id is misspelt, or the model changed.", "Write the id that the document has; `trustseam trace` lists all.",
			"a_test.go:12:15: error: marker `a/S02@webhok` names no criterion of block `a`; did you mean `a/S02@webhook`? [TS406]"},
		{WideTest, "Test that claims very many criteria", "One test claims more than five criteria. Such a test is unlikely to fail for each one alone.", "Write a test for each criterion, or remove the markers of what it does not hold.",
			"a_test.go:12:15: error: test `TestAll` claims 9 criteria; one test for each says which of them is broken [TS407]"},
		{RepeatedResult, "Test that is twice in the results", "Two results have the same name, package and file: a run that was repeated, or results of two runs. The worse outcome counts.", "Pass the results of one run only.",
			"results/go.json:40:1: warning: test `TestReplay` is here and in `results/go.json:12`; the worse outcome counts [TS408]"},
		{ResultWithoutMarker, "Result without a marker", "A result names a criterion, and no test in the source does. The result is from another state of the source, the test's file is left out, or its name is built when it runs.", "Pass results of this source, or write the id in it as one literal.",
			"results/go.json:12:1: warning: test `TestReplay/a/S02@webhook` says that it holds `a/S02@webhook`, and no marker in the source does: it proves nothing [TS409]"},
		{MarkerWithoutResult, "Marker without a result", "There are results, but none for this marker's test: it did not run, or the marker is not right above it.", "Pass the results of its runner, too. An id in the title of a test is found without its declaration.",
			"a_test.go:12:15: warning: no result is that of this marker's test: `a/S02@webhook` is claimed here and not proven [TS410]"},
	}
}
