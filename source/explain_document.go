package source

// documentCodes explains the codes of the document around the blocks.
func documentCodes() []Explanation {
	const block = "```dfd\nprocess p: P\n```\n"
	const begin, end = "<!-- trustseam:begin threats a -->\n", "<!-- trustseam:end threats a -->\n"
	return []Explanation{
		{NotUTF8, "Not UTF-8", "A byte of the document is not UTF-8, or is zero as in UTF-16. The document could contain a block that readers see and trustseam does not.",
			"Save the document as UTF-8, with or without a byte order mark. Use `exclude` in trustseam.toml for files that are not yours.", ""},
		{BareCR, "Lines end in a carriage return alone", "A carriage return without a line feed ends a line for CommonMark and for GitHub. For git, many editors and some generators it does not, so they show a different document.",
			"Save it with line feeds, with or without carriage returns before them.", ""},
		{UnclosedBlock, "Block that is not closed", "The closing fence is missing, or is in another list item or quote than the opening one. The rest of the document would be part of the block.",
			"Write a line of as many backticks or tildes in the same container.", "```dfd\nprocess p: P\n"},
		{MissingBlockID, "One of several blocks without an id", "A document with several blocks needs names that do not depend on their order.",
			"Write ```` ```dfd id=checkout ````.", "```dfd id=a\nprocess p: P\n```\n\n```dfd\nprocess q: Q\n```\n"},
		{DuplicateBlockID, "Block id used twice", "Two blocks would own the same regions and the same picture.", "Rename one.",
			"```dfd id=a\nprocess p: P\n```\n\n```dfd id=a\nprocess q: Q\n```\n"},
		{BadBlockInfo, "Unreadable info string", "After `dfd` comes something other than an id, or an id that cannot be part of a file name.",
			"Write `id=name` or nothing.", "```dfd size=big\nprocess p: P\n```\n"},
		{RegionNotClosed, "Region without an end marker", "A begin marker has no end marker, so it is unknown where the region ends.",
			"Restore the line that the message gives, or delete the begin marker to have the region rewritten.", block + "\n" + begin},
		{RegionNotOpened, "Region without a begin marker", "An end marker has no begin marker.", "Restore the begin marker, or delete the end marker.", block + "\n" + end},
		{DuplicateRegion, "Region written twice", "Two regions of one kind belong to one block, often after a paste or a merge.", "Delete one of them, markers included.",
			"```dfd id=a\nprocess p: P\n```\n\n" + begin + end + "\n" + begin + end},
		{UnknownRegion, "Unknown kind of region", "There is no region of this kind.", "The kinds are `diagram`, `threats`, `criteria` and `questions`.",
			"```dfd id=a\nprocess p: P\n```\n\n<!-- trustseam:begin poem a -->\n<!-- trustseam:end poem a -->\n"},
		{OrphanRegion, "Region without its block", "The region belongs to a block that is not in the document: the block was deleted or moved, has another id now, or has none and the document that it was named after was renamed.",
			"Choose what fits. (1) The document was renamed or copied and has one block: if the fence states no id and all regions carry the same one, `trustseam generate` keeps that and writes it into the fence. (2) The block was given another id: write the earlier one into the fence again, as in ```` ```dfd id=design ````, and the ids of threats in decisions, tests and tickets stay; a second block then gets an id of its own. (3) The block should have the new id: delete its regions with their markers, and `trustseam generate` rewrites them, or correct the id in every begin and end marker. (4) The block is gone: delete its regions with their markers.", "```dfd id=b\nprocess p: P\n```\n\n" + begin + end},
		{NestedRegion, "Region in the wrong place", "A region is inside another region, or a block inside a region. Rewriting the outer one would delete the inner one.",
			"Move one of them out.", "<!-- trustseam:begin threats a -->\n\n```dfd id=a\nprocess p: P\n```\n\n" + end},
		{MalformedMarker, "Unreadable marker", "A line begins like a marker but cannot be read as one, or is where its region would break the page. Or it is in code, text or raw HTML, where it marks nothing, and names a region that its block does not have: no one would notice that the text below is no longer compared.",
			"Write it as the message says, alone on its line, with a blank line before and after.", block + "\n<!-- trustseam:begin threats -->\n"},
		{RegionContainer, "Markers in different containers", "The region begins in one list item or quote and ends in another.",
			"Move both markers into the same one, ideally at the top level of the document.",
			"```dfd id=a\nprocess p: P\n```\n\n> <!-- trustseam:begin threats a -->\n\n" + end},
		{MergeConflict, "Unresolved merge conflict", "Version control has left both sides of a conflict in the document. Nothing is read or written until someone has chosen.",
			"Choose a side and remove the three marker lines.",
			"<<<<<<< ours\n" + block + "=======\n>>>>>>> theirs\n"},
		{NoPlaceForRegions, "No place for regions", "The block is in a list or a quote, where inserted regions would change how it looks.",
			"Write the markers yourself, at the top level of the document, or move the block there.",
			"docs/a.md:3:6: error: block `a` is in a list item or quote, where nothing is inserted; … [TS116]"},
		{UnsafeRewrite, "Rewriting would change the document", "Once written, the document would be read differently outside its regions. Every write is checked for this.",
			"Move the block or the markers out of the list, quote or HTML that they are in.",
			"docs/a.md:3:6: error: document cannot be rewritten safely: … [TS117]"},
		{DisputedBlock, "Block that readers see differently", "Readers of the page must see the block that was checked. This one opens, ends or is indented differently for GitHub than for trustseam, or is in a footnote or front matter, where no block is read. In an `.mdx` file it is indented by four columns or directly within a tag, where MDX reads it.",
			"Write it at the start of a line, after a blank line, and outside lists, quotes, tables and footnotes.",
			"Text[^1]\n\n[^1]:\n    ```dfd\n    process p: P\n    ```\n"},
		{InvolvedMarkdown, "Markdown that takes too much work to read", "Lists and quotes are nested deeper than anyone writes them, or there are thousands of link definitions without a blank line. Reading these takes time quadratic in their number, so none of the document was read.",
			"Nest less, or put a blank line between some of the definitions.", ""},
	}
}

// sharedCodes explains the codes of ids that documents share or pass on.
func sharedCodes() []Explanation {
	return []Explanation{
		{AdoptedBlock, "Block given the id of its regions", "The document was renamed, or copied from another, and its block stated no id. `trustseam generate` has written the id of the regions into the fence, because decisions, tests and tickets name threats by it. Pictures have the new name of the document; those with the old name no longer belong to a document.",
			"Nothing, if the document was renamed. A copy that is a separate model needs its own id: change it in the fence and delete the regions with their markers; `trustseam generate` rewrites them.",
			"docs/shop.md:5:4: warning: block gets the id `design` of its regions, … [TS124]"},
		{SharedBlockID, "Block id shared by two documents", "Blocks of two documents that were read together have the same id, and at least one of them states it, or got it from the regions of a copy. A decision, a test or a ticket that names a threat by it could mean either. Documents that state no id may share a file name, as with README.md in many folders, but cannot be exported together.",
			"Give one of the blocks another id: write it into the fence, delete the regions of that block with their markers, and run `trustseam generate`.",
			"docs/next.md:5:4: error: block `design` has the id of one in `docs/design.md`; … [TS125]\ndocs/design.md:5:4: note: block `design` is here, too"},
		{CoveredRegion, "HTML that covers a region", "Raw HTML above a region is still open where it begins: an element such as `template`, `select` or `del`, one with `hidden` or `style`, a comment, or a tag without its `>`. What the region says is right, but readers do not see it, or see it struck out. `style`, `script`, `base`, `link` and `meta` do this from anywhere in a document.",
			"Close the HTML before the region, or take it out. `details`, `div` and other elements without such attributes may surround a region, and classes are up to the site.",
			"```dfd id=a\nprocess p: P\n```\n\n<div hidden>\n\n<!-- trustseam:begin threats a -->\n<!-- trustseam:end threats a -->\n\n</div>\n"},
	}
}

// hintCodes explains the codes, hints and one error, of what looks like ours but is not read.
func hintCodes() []Explanation {
	return []Explanation{
		{IndentedBlock, "Block that is indented code", "A line that would open a `dfd` block is indented by four columns or more. In markdown that is indented code or the rest of a paragraph, not a block. Admonitions of MkDocs look like this.",
			"Indent the fence by at most three spaces, or move the block out of the admonition.", "!!! note\n\n    ```dfd\n    process p: P\n    ```\n"},
		{HTMLBlock, "Block inside raw HTML", "Raw HTML continues until a blank line, so what looks like a fence is part of it.",
			"Put a blank line before the fence.", "<details>\n```dfd\nprocess p: P\n```\n</details>\n"},
		{MisspeltBlock, "Block with a misspelt word", "A reader takes the word after the fence for `dfd`, but it is not: it is in another case, in braces, written with character references or with letters of another script, or something is joined to it, perhaps invisibly. HTML such as `<pre lang=\"dfd\">` looks like a block but is not one either.",
			"Write `dfd`, with a space before what follows. A block that is not meant for trustseam needs another word, such as `dfd-old`.", "```DFD\nprocess p: P\n```\n"},
		{InlineMarker, "Marker inside text", "A marker is in a line with other text or in a paragraph, where it begins and ends nothing.",
			"Put it alone on its line with a blank line before and after.", "Threats <!-- trustseam:begin threats a -->\n"},
	}
}
