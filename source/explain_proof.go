package source

// proofCodes explains what tests say of the criteria. Those that are errors come where `[trace] fail-on` asks for them.
func proofCodes() []Explanation {
	return []Explanation{
		{UnprovenCriterion, "Criterion that no test claims", "No marker in the tests names the criterion, so that nothing fails when its control is taken away.",
			"Write the test, and above it `Verifies: BLOCK/THREAT`; `trustseam trace --stub go BLOCK/THREAT` prints a skeleton.",
			"docs/a.md:9:1: error: criterion `a/S02@webhook` (high) is unproven: no test claims it [TS401]"},
		{ClaimedCriterion, "Criterion whose tests have no result", "A marker names the criterion, and no result says that its test has run.",
			"Hand the results of the test's runner to `--results`, and see that a marker is right above the test or in its title.",
			"docs/a.md:9:1: error: criterion `a/S02@webhook` (high) is claimed and not proven: no result is that of its test [TS402]"},
		{FailingCriterion, "Criterion with a test that failed", "A test that claims the criterion ran and failed: the control is broken, or its test.", "Make the control work again, and then the test.",
			"docs/a.md:9:1: error: criterion `a/S02@webhook` (high) is failing [TS403]"},
		{SkippedCriterion, "Criterion with a test that was skipped", "A test that claims the criterion was skipped, is still to be written, or ran no step. It proves nothing.", "Make it run where results are gathered.",
			"docs/a.md:9:1: error: criterion `a/S02@webhook` (high) is skipped [TS404]"},
		{LostCriterion, "Criterion that was proven and no longer is", "The matrix of `--baseline` has the criterion proven. Its test was deleted, renamed, skipped or broken since then.", "Look at what became of the tests that the message names.",
			"docs/a.md:9:1: error: criterion `a/S02@webhook` (high) was proven by `TestReplay` in `a_test.go` and is unproven now [TS405]"},
		{DanglingMarker, "Marker that names no criterion", "A test says that it holds a criterion that no document has: it is misspelt, or the model has changed.", "Write the id that the document has; `trustseam trace` lists all.",
			"a_test.go:12:15: error: marker `a/S02@webhok` names no criterion of block `a`; did you mean `a/S02@webhook`? [TS406]"},
		{WideTest, "Test that claims very many criteria", "One test claims more than five criteria. Such a test hardly fails for each of them alone.", "Write a test for each criterion, or take off the markers of what it does not hold.",
			"a_test.go:12:15: error: test `TestAll` claims 9 criteria; one test for each says which of them is broken [TS407]"},
		{RepeatedResult, "Test that is twice in the results", "Two results have the same name, package and file: a run that was repeated, or results of two runs. The worse outcome counts.", "Hand over the results of one run.",
			"results/go.json:40:1: warning: test `TestReplay` is here and in `results/go.json:12`; the worse outcome counts [TS408]"},
		{ResultWithoutMarker, "Result without a marker", "A result names a criterion, and no test in the source does. The result is of another state of the source, the test's file is left out, or its name is put together when it runs.", "Hand over results of this source, or write the id as one text in it.",
			"results/go.json:12:1: warning: test `TestReplay/a/S02@webhook` says that it holds `a/S02@webhook`, and no marker in the source does: it proves nothing [TS409]"},
		{MarkerWithoutResult, "Marker without a result", "There are results, and none is that of this marker's test: it did not run, or the marker is not right above it.", "Hand over the results of its runner, too. In the title of a test the id needs no declaration that is found.",
			"a_test.go:12:15: warning: no result is that of this marker's test: `a/S02@webhook` is claimed here and not proven [TS410]"},
	}
}
