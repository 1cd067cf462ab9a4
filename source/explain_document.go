package source

// documentCodes explains the codes of the document around the blocks.
func documentCodes() []Explanation {
	const block = "```dfd\nprocess p: P\n```\n"
	const begin, end = "<!-- trustseam:begin threats a -->\n", "<!-- trustseam:end threats a -->\n"
	return []Explanation{
		{NotUTF8, "Not UTF-8", "A byte of the document is not UTF-8, or is zero as in UTF-16. A block could be in it that readers see and trustseam does not.",
			"Save the document as UTF-8, with or without a byte order mark. What is no document of yours is left out by `exclude` in trustseam.toml.", ""},
		{BareCR, "Lines end in a carriage return alone", "A carriage return without a line feed ends a line for CommonMark and for GitHub. For git, many editors and some generators it does not, and they show another document.",
			"Save it with line feeds, with or without carriage returns before them.", ""},
		{UnclosedBlock, "Block that is not closed", "The closing fence is missing, or stands in another list item or quote than the opening one. The rest of the document would be part of the block.",
			"Write a line of as many backticks or tildes in the same container.", "```dfd\nprocess p: P\n"},
		{MissingBlockID, "One of several blocks without id", "A document with several blocks needs names that do not depend on their order.",
			"Write ```` ```dfd id=checkout ````.", "```dfd id=a\nprocess p: P\n```\n\n```dfd\nprocess q: Q\n```\n"},
		{DuplicateBlockID, "Block id used twice", "Two blocks would own the same regions and the same picture.", "Rename one.",
			"```dfd id=a\nprocess p: P\n```\n\n```dfd id=a\nprocess q: Q\n```\n"},
		{BadBlockInfo, "Unreadable info string", "Behind `dfd` stands something else than an id, or an id that cannot be part of a file name.",
			"Write `id=name` or nothing.", "```dfd size=big\nprocess p: P\n```\n"},
		{RegionNotClosed, "Region without end", "A begin marker has no end marker, so where the region ends cannot be known.",
			"Restore the line that the message gives, or delete the begin marker to have the region written anew.", block + "\n" + begin},
		{RegionNotOpened, "Region without begin", "An end marker has no begin marker.", "Restore the begin marker, or delete both.", block + "\n" + end},
		{DuplicateRegion, "Region written twice", "Two regions of one kind belong to one block, often after a paste or a merge.", "Delete one of them, markers included.",
			"```dfd id=a\nprocess p: P\n```\n\n" + begin + end + "\n" + begin + end},
		{UnknownRegion, "Unknown kind of region", "There is no region of this kind.", "The kinds are `diagram`, `threats`, `criteria` and `questions`.",
			"```dfd id=a\nprocess p: P\n```\n\n<!-- trustseam:begin poem a -->\n<!-- trustseam:end poem a -->\n"},
		{OrphanRegion, "Region without its block", "The region belongs to a block that is not in the document: it was deleted or moved, has another id now, or has none and was named after a document that is called otherwise today.",
			"There are these ways out. (1) The document was renamed or copied and has one block: when the fence says no id and all regions carry the same one, `trustseam generate` keeps that and writes it into the fence. (2) The block was given another id: write the earlier one into the fence again, as in ```` ```dfd id=design ````, and the ids of threats in decisions, tests and tickets stay; a second block then gets an id of its own. (3) The block is to have the new id: delete its regions with their markers, and `trustseam generate` writes them anew, or correct the id in every begin and end marker. (4) The block is gone: delete its regions with their markers.", "```dfd id=b\nprocess p: P\n```\n\n" + begin + end},
		{NestedRegion, "Region in the wrong place", "A region stands inside another region, or a block inside a region. Rewriting the outer one would delete the inner one.",
			"Move one of them out.", "<!-- trustseam:begin threats a -->\n\n```dfd id=a\nprocess p: P\n```\n\n" + end},
		{MalformedMarker, "Unreadable marker", "A line begins like a marker and cannot be read as one, or stands where its region would break the page. Or it is in code, text or raw HTML, where it marks nothing, and names a region that its block does not have: nobody would notice that the text below is no longer compared.",
			"Write it as the message says, alone on its line, with a blank line before and after.", block + "\n<!-- trustseam:begin threats -->\n"},
		{RegionContainer, "Markers in different containers", "The region begins in one list item or quote and ends in another.",
			"Move both markers into the same one, best to the top level of the document.",
			"```dfd id=a\nprocess p: P\n```\n\n> <!-- trustseam:begin threats a -->\n\n" + end},
		{MergeConflict, "Unresolved merge conflict", "Version control has left both sides of a conflict in the document. Nothing is read or written until people have chosen.",
			"Choose a side and remove the three marker lines.",
			"<<<<<<< ours\n" + block + "=======\n>>>>>>> theirs\n"},
		{NoPlaceForRegions, "No place for regions", "The block stands in a list or a quote, where inserted regions would change how the list looks.",
			"Write the markers yourself, at the top level of the document, or move the block there.",
			"docs/a.md:3:6: error: block `a` is in a list item or quote, where nothing is inserted; … [TS116]"},
		{UnsafeRewrite, "Rewriting would change the document", "Once written, the document would be read differently outside its regions. That is checked before every write.",
			"Move the block or the markers out of the list, quote or HTML that they stand in.",
			"docs/a.md:3:6: error: document cannot be rewritten safely: … [TS117]"},
		{DisputedBlock, "Block that readers do not see alike", "Whoever reads the page must see the block that was checked. This one opens, ends or is indented otherwise for GitHub than for trustseam, or stands in a footnote or in front matter, where none is read. In an `.mdx` file it is indented by four columns or directly within a tag, where MDX reads it.",
			"Write it at the start of a line, after a blank line, and outside lists, quotes, tables and footnotes.",
			"Text[^1]\n\n[^1]:\n    ```dfd\n    process p: P\n    ```\n"},
		{InvolvedMarkdown, "Markdown that takes too much work to read", "Lists and quotes are nested deeper than anybody writes them, or there are thousands of link definitions without a blank line. Reading these takes the square of their number, so nothing of the document was read.",
			"Nest less, or put a blank line between some of the definitions.", ""},
	}
}

// sharedCodes explains the codes of ids that documents share or hand on.
func sharedCodes() []Explanation {
	return []Explanation{
		{AdoptedBlock, "Block that got the id of its regions", "The document was renamed, or copied from another, and its block said no id. `trustseam generate` has written the id of the regions into the fence, because decisions, tests and tickets name threats by it. Pictures carry the new name of the document; those of the old name belong to no document any more.",
			"Nothing, when the document was renamed. A copy that is a model of its own gets its own id: change it in the fence and delete the regions with their markers; `trustseam generate` writes them anew.",
			"docs/shop.md:5:4: warning: block gets the id `design` of its regions, … [TS124]"},
		{SharedBlockID, "Block id of two documents", "Blocks of two documents that were read together have one id, and at least one of them says so, or has it from the regions of a copy. A decision, a test or a ticket that names a threat by it would mean either. Documents that say no id may have one file name, as README.md has in many folders.",
			"Give one of the blocks another id: write it into the fence, delete the regions of that block with their markers, and run `trustseam generate`.",
			"docs/next.md:5:4: error: block `design` has the id of one in `docs/design.md`; … [TS125]\ndocs/design.md:5:4: note: block `design` is here, too"},
		{CoveredRegion, "HTML that covers a region", "Raw HTML above a region is still open where it begins: an element such as `template`, `select` or `del`, one with `hidden` or `style`, a comment, or a tag without its `>`. What the region says is right, and its readers do not see it, or see it struck out. `style`, `script`, `base`, `link` and `meta` do this from anywhere in a document.",
			"Close the HTML before the region, or take it out. `details`, `div` and other elements without such attributes may stand around a region, and classes are up to the site.",
			"```dfd id=a\nprocess p: P\n```\n\n<div hidden>\n\n<!-- trustseam:begin threats a -->\n<!-- trustseam:end threats a -->\n\n</div>\n"},
	}
}

// hintCodes explains what looks like ours and is not read, as hints and one error.
func hintCodes() []Explanation {
	return []Explanation{
		{IndentedBlock, "Block that is indented code", "A line that would open a `dfd` block is indented by four columns or more. To markdown that is indented code or the rest of a paragraph, and no block. Admonitions of MkDocs look like this.",
			"Indent the fence by three blanks at most, or move the block out of the admonition.", "!!! note\n\n    ```dfd\n    process p: P\n    ```\n"},
		{HTMLBlock, "Block inside raw HTML", "Raw HTML goes on until a blank line, so what looks like a fence is a part of it.",
			"Put a blank line before the fence.", "<details>\n```dfd\nprocess p: P\n```\n</details>\n"},
		{MisspeltBlock, "Block with another word", "A reader takes the word after the fence for `dfd`, and it is not: it is in other case, in braces, written with character references or with letters of another script, or something is joined to it, perhaps something that cannot be seen. HTML such as `<pre lang=\"dfd\">` shows the same as a block and is none, either.",
			"Write `dfd`, with a blank before what follows. A block that is not one of trustseam has another word, such as `dfd-old`.", "```DFD\nprocess p: P\n```\n"},
		{InlineMarker, "Marker inside text", "A marker stands in a line with other text or in a paragraph, where it begins and ends nothing.",
			"Put it alone on its line with a blank line before and after.", "Threats <!-- trustseam:begin threats a -->\n"},
	}
}
