package source

// changeCodes explains what an earlier state has stated and this one does not.
func changeCodes() []Explanation {
	return []Explanation{
		{WeakenedControl, "Control that is gone or weaker", "An earlier state of the block states a control on this flow or element, and this one states none, or a weaker one. No other check sees that: what a block does not say is a question, as in any first draft. `trustseam check --since` and `trustseam diff` compare with the earlier state.",
			"State the control again. Where it is gone for a reason, let somebody agree who reviews the change; a decision in the block records why.",
			"docs/a.md:9:1: error: flow `14` states `sign=hmac` no longer, as it did at `main` [TS306]"},
		{WorsenedThreat, "Threat that became open or rose", "The threat was not open in an earlier state, or not at this place, or less severe. A question that gets an answer is none of these: the block is no worse for saying what was not known.",
			"Build the control and state it, or decide: `accept`, `transfer`, `mitigate` or `dismiss`.",
			"docs/a.md:9:1: error: threat `S02@webhook` is open (high), and was met (low) at `main` [TS307]"},
		{DroppedCriterion, "Criterion that was met and is not", "An earlier state has met the criterion, with a control or a mitigation, and this one does not, although the flow or element is still there. Somebody may have built it and may test it. A block that is gone takes all of its criteria with it.",
			"State again what has met it, or let somebody agree who reviews the change.",
			"docs/a.md:9:1: error: criterion of `T01@edge` was met at `main` and is not any more [TS308]"},
		{LoosenedConfig, "Configuration that lets pass what it did not", "A configuration or a pattern of the change leaves out a document that was checked, fails fewer threats, or takes away or switches off a rule. Whoever sends a change must not decide alone what it is checked by.",
			"Take it back, or let somebody agree who owns the configuration, in a change of its own.",
			"trustseam.toml:1:1: error: since `main`, `fail-on` is `never` and was `open:high`; a person has to agree to what that lets pass [TS309]"},
		{OpenedSeam, "Flow over a trust boundary that was not there", "The change lets something over a trust boundary that nothing came over in this way before. That is no mistake; it is what a reviewer looks at first.",
			"Ask who is at the other end, what proves it, and what checks what comes.",
			"docs/a.md:9:1: warning: flow `21` crosses from partner to edge, and there was none at `main` [TS310]"},
	}
}
