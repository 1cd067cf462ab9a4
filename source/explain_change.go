package source

// changeCodes explains what an earlier state states and this one does not.
func changeCodes() []Explanation {
	return []Explanation{
		{WeakenedControl, "Control that is gone or weaker", "An earlier state of the block states a control on this flow or element, and this one states none, or a weaker one. No other check sees that: whatever a block does not say is a question, as in any first draft. `trustseam check --since` and `trustseam diff` compare with the earlier state.",
			"State the control again. If it is gone for a reason, have a reviewer of the change agree; a decision in the block records why.",
			"docs/a.md:9:1: error: flow `14` no longer states `sign=hmac`, which it did at `main` [TS306]"},
		{WorsenedThreat, "Threat that became open or more severe", "In an earlier state, the threat was not open, or not open at this place, or less severe. An answer to a question is never reported: a block is no worse for saying what was unknown.",
			"Build the control and state it, or decide: `accept`, `transfer`, `mitigate` or `dismiss`.",
			"docs/a.md:9:1: error: threat `S02@webhook` is open (high), and was met (low) at `main` [TS307]"},
		{DroppedCriterion, "Criterion that is no longer met", "An earlier state met the criterion, with a control or a mitigation, and this one does not, although the flow or element still exists. The control may be built and tested. A block that is gone takes all of its criteria with it.",
			"State again what met it, or have a reviewer of the change agree.",
			"docs/a.md:9:1: error: criterion of `T01@edge` was met at `main` and is no longer met [TS308]"},
		{LoosenedConfig, "Configuration that lets pass what it did not", "A configuration, a template or a pattern of the change leaves out a document that was checked, fails fewer threats, removes, relaxes or switches off a rule, or lets more people accept. Where nobody can tell which of two is laxer, as with the words of a criterion, any difference counts. The author of a change must not be the only one to decide how it is checked.",
			"Revert it, or have an owner of the configuration agree to it in a separate change.",
			"trustseam.toml:1:1: error: since `main`, `fail-on` is `never` and was `open:high`; a person has to agree to what that lets pass [TS309]"},
		{OpenedSeam, "New flow over a trust boundary", "The change adds a flow over a trust boundary. That is not a mistake; it is what a reviewer looks at first.",
			"Ask who is at the other end, what proves their identity, and what checks the data that arrives.",
			"docs/a.md:9:1: warning: flow `21` crosses from partner to edge, and there was none at `main` [TS310]"},
		{HiddenThreat, "Open threat that is hidden", "In an earlier state, the threat was open here. It is gone, less severe or only asked now, and no control and no decision answers it: the same flow or element is only described otherwise. Its data is said to be less sensitive or no crown jewel, a boundary to be more trusted, an element to be out of scope, or the block no longer admits the weakness. Then the gate for open threats lets pass what it did not.",
			"If the earlier claim was wrong, have a reviewer of the change agree. Otherwise state it again, and build the control or decide: `accept`, `transfer`, `mitigate` or `dismiss`.",
			"docs/a.md:9:1: error: threat `R03@webhook` was open (high) at `main` and is gone, although nothing answers it [TS313]"},
	}
}
