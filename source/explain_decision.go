package source

// decisionCodes explains when decisions end, and who may take them.
func decisionCodes() []Explanation {
	return []Explanation{
		{EndingDecision, "Acceptance or assumption that ends soon", "The last day of an acceptance or an assumption is within the span of `--warn-within`, or of `warn-within` in `trustseam.toml`. The day after, it fails the check. Without a span, nothing is said before.",
			"Decide again while there is time: a new day with the owner's consent, or the control. `trustseam list decisions --format ics` gives the ends for a calendar.",
			"docs/a.md:12:40: warning: accept of `S02@webhook` ends on 2027-06-30, in 12 days; decide again before, or build the control [TS311]"},
		{UnownedDecision, "Acceptance by somebody who may not accept", "`owners` in `trustseam.toml` says who may accept a threat, and `by=` names none of them.",
			"Have an owner decide, and write who it was. A new owner is added in a change of `trustseam.toml`, which `trustseam check --since` reports.",
			"docs/a.md:12:30: error: `@eve` may not accept `S02@webhook`; those who may are `@ada`, `@acme/security` [TS312]"},
	}
}
