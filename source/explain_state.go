package source

// freshnessCodes explains what generate would change.
func freshnessCodes() []Explanation {
	return []Explanation{
		{StaleRegion, "Region out of date", "The region does not say what its block implies.", "Run `trustseam generate` and look at the diff.",
			"docs/a.md:30:1: error: region `threats a` is out of date: … [TS201]"},
		{MissingRegions, "Block without regions", "The block has never been generated.", "Run `trustseam generate`, or write `insert = \"never\"` in `trustseam.toml` to keep documents without regions.",
			"docs/a.md:3:4: error: block `a` has no generated regions; `trustseam generate` inserts them after it [TS202]"},
		{EditedRegion, "Region edited by hand", "The text of a region is not what trustseam wrote. Decisions belong in the block; a region only shows them.",
			"Record the edit in the block as the message says, then run `trustseam generate --force`.",
			"docs/a.md:30:1: error: region `threats a` was edited by hand: …; change the block instead, or use `--force` to overwrite the edit [TS203]"},
		{StalePicture, "Picture out of date", "The picture was drawn from another state of the block.", "Run `trustseam generate`.",
			"docs/a.md:3:4: error: picture `a.svg` does not show what block `a` says [TS204]"},
		{MissingPicture, "Missing picture", "The document links to a picture that has not been written or was not committed.", "Run `trustseam generate` and commit the picture with the document.",
			"docs/a.md:3:4: error: picture `a.svg` of block `a` does not exist; `trustseam generate` draws it [TS205]"},
		{EditedPicture, "Picture edited by hand", "trustseam drew the picture, but its content has changed since.", "Change the block instead; `trustseam generate --force` overwrites the picture.",
			"docs/a.md:3:4: error: picture `a.svg` was edited by hand; change the block instead, or use `--force` to replace it [TS206]"},
		{ForeignPicture, "Another file in the picture's place", "A file that trustseam did not write has the picture's name. It is not overwritten without `--force`.", "Rename that file, or give the block another id; `--force` replaces it.",
			"docs/a.md:3:4: error: `a.svg` is not a picture that trustseam drew; rename it, or use `--force` to replace it [TS207]"},
		{FailedPicture, "Picture that could not be drawn", "The layout failed, gave an impossible result, or used up its CPU time (`layout-timeout`), or the block is larger than `max-elements` or `max-flows`. The document is unchanged.", "If a limit is named, divide the block or raise the limit in trustseam.toml; otherwise simplify the block, and report it: this should not happen.",
			"docs/a.md:3:4: error: picture of block `a` cannot be drawn: … [TS208]"},
		{OrphanPicture, "Picture without a document", "trustseam drew this picture for a block that is gone, or has another id now. It is not removed automatically.", "Delete the file, unless another page shows it.",
			"docs/a.old.svg:1:1: warning: picture belongs to no block any more; delete it [TS209]"},
		{ForgedPicture, "Picture that is not what it claims", "The picture names the block that it was drawn from, and was not changed by mistake, because its checksums are right. But it contains something that trustseam does not draw, or lacks something, or redrawing it gives another picture. Someone did this on purpose.", "Look at the file and ask where it comes from; `trustseam generate` redraws it; with `--force`, always.",
			"docs/a.md:3:4: error: picture `a.svg` is not what trustseam draws of block `a`: line 4 has `<script>` in the place of `<title id=\"ts-title\">` [TS210]"},
	}
}

// gateCodes explains what people have to decide or to word better.
func gateCodes() []Explanation {
	return []Explanation{
		{OpenThreat, "Open threat", "The block says that the control is missing or too weak, and the threat is severe enough for the project's gate.",
			"Build the control and state it in the block, or decide: `accept`, `transfer`, `mitigate` or `dismiss`. `trustseam explain BLOCK/THREAT` says why the threat is there.",
			"docs/a.md:9:1: error: threat `S02@webhook` is open (high): … [TS301]"},
		{ExpiredDecision, "Expired acceptance or assumption", "The last day of an acceptance or an assumption has passed.", "Decide again: a new day with the owner's consent, or the control. If an assumption no longer holds, look at what the message names.",
			"docs/a.md:12:40: error: accept of `S02@webhook` ended on 2027-06-30; decide again [TS302]"},
		{VagueCriterion, "Criterion that no test can fail", "A project rule words its criterion so that nothing could ever violate it.", "Name what must be refused or observed, with a number.",
			"docs/a.md:9:1: error: criterion of `ACME1@api` names no outcome; a test must be able to fail it [TS303]"},
		{VagueMitigation, "Mitigation that names no mechanism", "A control outside the diagram is called \"secure\" or \"best practice\", which no one can check.", "Say what it is and where: a product, a rule, a team.",
			"docs/a.md:12:30: warning: control `best practice` names no mechanism … [TS304]"},
		{AskedThreat, "Unanswered threat", "The block does not say whether there is a control, and the threat is severe enough for the project's gate. Without `ask` in `fail-on`, no question fails a check.",
			"Write the attribute that the message names, on the line that it is about and on those of its notes; `none` is an answer too, and makes the threat open. Or decide: `accept`, `transfer`, `mitigate` or `dismiss`.",
			"docs/a.md:9:1: error: threat `T02@edge` is asked (high): …; the block does not state `validate`; write `validate=`: `schema` or `allowlist` answers it, `none` leaves it open [TS305]"},
	}
}
