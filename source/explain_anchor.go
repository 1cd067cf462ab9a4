package source

// anchorCodes explains what comments in source code say of a block. They come where `[trace] fail-on` asks for them.
func anchorCodes() []Explanation {
	return []Explanation{
		{DanglingAnchor, "Anchor that names nothing", "A `dfd:` comment names an element, a flow or a boundary that no block has: the id is misspelt, or the model changed.", "Write the id that the block has, with that of the block before it.",
			"hook.go:12:10: error: anchor `pay/hok` names no element, flow or boundary of block `pay`; did you mean `pay/hook`? [TS411]"},
		{ContradictedBlock, "Code that contradicts the block", "A `dfd:` comment states another value than the block: one of them is wrong, or two comments propose different things.", "Look at both places. Correct the block, which changes what is asked for, or the code and its comment.",
			"client.go:7:27: error: `pay/1` is `tls` here, and `mtls` in the block [TS412]"},
		{ProposedStatement, "Line that the block lacks", "A `dfd: new` comment proposes a line, or a comment with `has` states an attribute, that the block does not have.", "Run `trustseam generate --source`, which adds it, and read what it changes; or remove the comment.",
			"crm.py:3:12: error: `worker -> crm: Export buyers | https` is not in block `pay`; `trustseam generate --source` adds it [TS413]"},
		{UnbackedControl, "Stated control without a mechanism", "The block states a control that answers a threat, its code is anchored, but no comment says which code is the control, and no test proves a criterion that rests on it.",
			"Write `dfd: at ID has …` above the code that is the control, or a test of the criterion; or state what is true.",
			"docs/a.md:9:58: error: `replay=timestamp` of `pay/1` is only stated (high): no code has it, and no test proves what rests on it [TS414]"},
		{UnanchoredElement, "Element without code", "Other elements of the block have code, and this process or store has none: its comment or its code was removed, or was never marked.", "Write `dfd: at ID` where its code is, or remove it from the block; `scope=out` says that it is not ours.",
			"docs/a.md:6:3: error: process `pay/worker` has no code: no anchor names it, as they do others of the block [TS415]"},
		{BadAnchor, "Anchor that cannot be read", "A `dfd:` comment has the form of an anchor, but the notation does not take its line or its attributes, or the block has no place for them.", "Write it as in a block: `at BLOCK/ID has key=value`, or `new from -> to: label | attributes`.",
			"hook.go:12:22: error: `sign` takes none, hmac, asymmetric; not `hmca`; did you mean `hmac`? [TS416]"},
		{LostCode, "Code that is gone", "At the revision of `--since` a `dfd:` comment said where the code of an element, a flow or a boundary is, and none does now: the code was removed, or its comment.",
			"Write `dfd: at ID` where the code is now, or remove from the block what is no longer there; `scope=out` says that it is not ours.",
			"docs/a.md:6:3: error: process `pay/worker` had code at `origin/main...`, in `worker.py:2`, and no anchor names it now [TS417]"},
	}
}
