package source

// Code names one kind of diagnostic for ever: a code never gets a second
// meaning, and a retired code is never used again.
type Code string

// Codes of the notation: what is inside a dfd block.
const (
	UnknownStatement   Code = "TS001" // a line that is not a statement
	MixedIndentation   Code = "TS002" // tabs and spaces in one block's indentation
	BadIndentation     Code = "TS003" // a line indented under something that holds nothing, or dedented to no open level
	BadID              Code = "TS004" // an id that is missing or has a character that ids do not have
	MissingSeparator   Code = "TS005" // no ":" after an id, no arrow between two ids
	MissingText        Code = "TS006" // a name, label, title or reason that is empty
	DuplicateID        Code = "TS007" // an id that two declarations share
	UnknownReference   Code = "TS008" // an element, a data name or an assumption that is not declared
	UnknownAttribute   Code = "TS009" // a word or key that no attribute has
	UnknownValue       Code = "TS010" // a value that its attribute does not take
	MisplacedAttribute Code = "TS011" // an attribute that exists, but not on this kind of statement
	RepeatedAttribute  Code = "TS012" // one attribute given twice
	MalformedAttribute Code = "TS013" // an unclosed quote, an empty value, a stray character
	MisplacedPipe      Code = "TS014" // attributes before " | ", a pipe without blanks, two pipes
	StoreToStore       Code = "TS015" // a flow between two stores without a process
	UnnumberedFlow     Code = "TS016" // a flow without a number in a block that numbers its flows
	AmbiguousFlow      Code = "TS017" // two flows with the same ends and no ids of their own
	MissingAttribute   Code = "TS018" // a statement without the attributes it needs
	OrphanDecision     Code = "TS019" // a decision about a threat that does not exist
	EmptyBoundary      Code = "TS020" // a boundary that holds nothing
	EmptyBlock         Code = "TS021" // a block without a single element
	RepeatedTitle      Code = "TS022" // a second title
	TooLarge           Code = "TS023" // more lines, elements, flows, blocks, markers or bytes than the limits allow
	BadCharacter       Code = "TS024" // a control character, or one that reorders text
	UnusedData         Code = "TS025" // data that no flow carries and no store holds
	RepeatedThreat     Code = "TS026" // two decisions about one threat
	GrownThreat        Code = "TS027" // a threat with subjects that its decision does not cover
	RenamedThreat      Code = "TS028" // a decision that names a threat by an earlier id
	TakenEarlierID     Code = "TS029" // an earlier id that is in use, or that two things claim
	UnusedAssumption   Code = "TS030" // an assumption that nothing relies on
	UnneededDecision   Code = "TS031" // a decision about a threat that a stated control answers
	IdleAttribute      Code = "TS032" // an attribute on a response that only a request can have, or that says a store pulls
	HiddenAttribute    Code = "TS033" // an attribute in a comment after a statement
)

// Codes of the document around the blocks.
const (
	NotUTF8           Code = "TS101" // bytes that are not UTF-8
	BareCR            Code = "TS102" // lines that end in a carriage return alone
	UnclosedBlock     Code = "TS103" // a dfd block without a closing fence
	MissingBlockID    Code = "TS104" // several blocks, one of them without an id
	DuplicateBlockID  Code = "TS105" // two blocks with one id
	BadBlockInfo      Code = "TS106" // an info string that is not "dfd" with an optional id
	RegionNotClosed   Code = "TS107" // a begin marker without its end
	RegionNotOpened   Code = "TS108" // an end marker without its begin
	DuplicateRegion   Code = "TS109" // one kind of region twice for one block
	UnknownRegion     Code = "TS110" // a region of a kind that does not exist
	OrphanRegion      Code = "TS111" // a region of a block that is not in the document
	NestedRegion      Code = "TS112" // a region inside a region, or inside a block's fence
	MalformedMarker   Code = "TS113" // a marker line that cannot be read
	RegionContainer   Code = "TS114" // begin and end in different lists, items or quotes
	MergeConflict     Code = "TS115" // conflict markers in the document
	NoPlaceForRegions Code = "TS116" // a block in a list or quote and no region to rewrite
	UnsafeRewrite     Code = "TS117" // a document that would read differently once its regions are written
	DisputedBlock     Code = "TS118" // a block that other readers see differently
	InvolvedMarkdown  Code = "TS119" // nesting or link definitions that take too much work to read
)

// Codes of what looks like ours but is not read.
const (
	IndentedBlock Code = "TS120" // a dfd fence that is indented so far that it is code
	HTMLBlock     Code = "TS121" // a dfd fence inside raw HTML, without a blank line before it
	MisspeltBlock Code = "TS122" // a fence whose word a reader may take for dfd, such as DFD or {dfd}
	InlineMarker  Code = "TS123" // a marker inside a line of text
)

// Codes of ids that documents share or pass on.
const (
	AdoptedBlock  Code = "TS124" // a block that takes its id from its regions
	SharedBlockID Code = "TS125" // blocks of two documents with one id
)

// Codes of what surrounds a region.
const (
	CoveredRegion Code = "TS126" // HTML that hides a region or changes what it shows
)

// Codes of freshness: what generate would change.
const (
	StaleRegion    Code = "TS201" // a region that differs from what its block says
	MissingRegions Code = "TS202" // a block that has never been generated
	EditedRegion   Code = "TS203" // a region that was edited by hand
	StalePicture   Code = "TS204" // a picture that differs from what its block says
	MissingPicture Code = "TS205" // a picture that is linked but does not exist
	EditedPicture  Code = "TS206" // a picture that was edited by hand
	ForeignPicture Code = "TS207" // a file of another origin where the picture would go
	FailedPicture  Code = "TS208" // a picture whose layout failed
	OrphanPicture  Code = "TS209" // a picture of ours that no document links to any more
	ForgedPicture  Code = "TS210" // a picture that claims to be ours but is not what its block says
)

// Codes of the gate: what people have to decide or to word more precisely.
const (
	OpenThreat      Code = "TS301" // an open threat that is severe enough for the gate
	ExpiredDecision Code = "TS302" // an acceptance or an assumption that has expired
	VagueCriterion  Code = "TS303" // a criterion that no test can fail
	VagueMitigation Code = "TS304" // a control outside the diagram that names no mechanism
	AskedThreat     Code = "TS305" // a question that is severe enough for the gate
)

// Codes of a change: what an earlier state states and this one does not.
const (
	WeakenedControl  Code = "TS306" // a control that was stated and is gone or weaker
	WorsenedThreat   Code = "TS307" // a threat that became open or more severe
	DroppedCriterion Code = "TS308" // a criterion that was met and is no longer met
	LoosenedConfig   Code = "TS309" // a configuration that lets pass what it did not
	OpenedSeam       Code = "TS310" // a new flow over a trust boundary
	HiddenThreat     Code = "TS313" // an open threat that is told no longer, or as less, although nothing answers it
)

// Codes of decisions: when they end, and who has taken them.
const (
	EndingDecision  Code = "TS311" // an acceptance or an assumption that ends soon
	UnownedDecision Code = "TS312" // an acceptance by somebody who may not accept
)

// Codes of the proof: what tests say of the criteria.
const (
	UnprovenCriterion   Code = "TS401" // a criterion that no test claims
	ClaimedCriterion    Code = "TS402" // a criterion whose tests have no result
	FailingCriterion    Code = "TS403" // a criterion with a test that failed
	SkippedCriterion    Code = "TS404" // a criterion with a test that was skipped
	LostCriterion       Code = "TS405" // a criterion that was proven and no longer is
	DanglingMarker      Code = "TS406" // a marker that names no criterion
	WideTest            Code = "TS407" // a test that claims very many criteria
	RepeatedResult      Code = "TS408" // a test that is twice in the results
	ResultWithoutMarker Code = "TS409" // a result that names a criterion, and no marker in the source that does
	MarkerWithoutResult Code = "TS410" // a marker whose test is in no result
)

// Codes of anchors: what comments in source code say of a block.
const (
	DanglingAnchor    Code = "TS411" // an anchor that names nothing of any block
	ContradictedBlock Code = "TS412" // a value in the code that is not the one in the block
	ProposedStatement Code = "TS413" // a line, or an attribute, that the block lacks
	UnbackedControl   Code = "TS414" // a stated control that neither code nor a test has
	UnanchoredElement Code = "TS415" // an element without code, where others have some
	BadAnchor         Code = "TS416" // an anchor that cannot be read or applied
	LostCode          Code = "TS417" // an element, flow or boundary that had code and has none now
)

// Codes of the inventory: what manifests run.
const (
	UnclaimedResource Code = "TS501" // what runs and no element of a block claims
	UnreadManifest    Code = "TS502" // a manifest that cannot be read, so that what it runs is unknown
)

// Severity returns how grave a code is. It depends on the code alone, so that a
// diagnostic is not an error in one place and a warning in another.
func (c Code) Severity() Severity {
	switch c {
	case EmptyBoundary, StoreToStore, UnusedData, UnusedAssumption, GrownThreat, RenamedThreat, IdleAttribute, AdoptedBlock, VagueMitigation, OrphanPicture, OpenedSeam, EndingDecision,
		RepeatedResult, ResultWithoutMarker, MarkerWithoutResult:
		return Warning
	case IndentedBlock, HTMLBlock, InlineMarker, UnneededDecision:
		return Hint
	}
	return Error
}
