// Package limit holds the limits that keep untrusted input from costing more
// than a moment, each stated once. docs/limits.md lists them for people.
package limit

import "time"

// For a document as a file.
const (
	Document = 2 << 20  // bytes of a document
	Scan     = 64 << 20 // bytes of a file that are searched for a block if it exceeds the limit for documents
)

// For the markdown of a document. In the worst case, reading it takes time proportional to its size times these.
const (
	Depth       = 100        // nested lists, list items and quotes
	Definitions = 50_000_000 // link definitions times lines, over all runs of lines without a blank line
	Markers     = 2_000      // markers of regions in a document
	Blocks      = 100        // blocks of a document
	Hints       = 100        // diagnostics of a kind about what looks like a block or a marker in a document
	HTML        = 16 << 20   // bytes that are read for tags in text without any
	// For front matter. TOML's parser takes time cubic in the depth of a key.
	FrontMatter      = 32 << 10 // bytes
	FrontMatterParts = 500      // dots and braces in TOML
	// For a region that is spelled differently from generate. The time for inlines grows with the square of this.
	Passage = 64 << 10 // bytes of its lines without a blank line between them
)

// For the blocks of a document.
const (
	Lines      = 20_000 // lines of all blocks of a document
	Elements   = 2_500  // elements of all blocks of a document
	Flows      = 5_000  // flows of all blocks of a document
	Boundaries = 1_000  // boundaries of all blocks of a document
	Nesting    = 64     // nested boundaries
	ID         = 80     // bytes of an id
	Text       = 500    // bytes of a name, label, reason or value
	Remarks    = 200    // diagnostics about one block
)

// For other files: configuration, templates, .gitignore.
const (
	Beside         = 64 << 10  // bytes of a file
	Index          = 256 << 20 // bytes of the git index
	ConfigParts    = 64        // parts of a key in trustseam.toml, and nested brackets
	Owners         = 200       // names of those who may accept
	TemplateSteps  = 500_000   // values that templates look at for one document
	TemplateValue  = 16 << 10  // bytes of a text that a template function makes
	TemplateOutput = 2 << 20   // bytes that templates write for one document
)

// For an earlier state of a repository, that a change is compared with.
const (
	Git      = 2 * time.Minute // for one command of git to end
	GitFiles = 2_000_000       // files of a commit
	GitPath  = 64 << 10        // bytes of the path of one
	// ChangedModels is how many models the picture of a change shows: one that is longer is read by nobody.
	ChangedModels = 12
)

// For what an editor is offered.
const (
	Actions  = 100 // changes for a selection; nobody reads more
	Previews = 16  // pictures of a document that are kept; a reader looks at few at a time
)

// For an earlier listing that a site or a change compares with. One of two thousand large blocks fits.
const Listing = 256 << 20 // bytes

// For the comment that `diff --format markdown` writes. GitHub takes one of 64 KiB.
const (
	CommentLines = 60       // lines
	Comment      = 60 << 10 // bytes
)

// For a file of another tool that `import` reads. The largest models of the field have some megabytes.
const (
	Import          = 64 << 20   // bytes
	ImportYAML      = 1 << 20    // bytes of YAML, whose parser needs a hundred times as much memory, and time that grows faster than the text
	ImportValues    = 2_000_000  // values of JSON or YAML, with what aliases repeat; elements and attributes of XML
	ImportDepth     = 64         // values within each other
	ImportIncludes  = 100        // files that a model includes
	ImportViews     = 1_000      // views of a workspace
	ImportSegments  = 20_000_000 // pieces of flows times pieces of open lines in a drawing
	ImportDecisions = 2_000      // threats of a source that are matched with ours
	ImportTrials    = 500        // attributes that are tried on a block for rows that nothing covers
	InventoryFiles  = 20_000     // manifests of an inventory
)

// Of `trace`: source files that are searched for markers and anchors, and what test runners write.
const (
	TraceFile   = 2 << 20   // bytes of a file that is searched
	TraceFiles  = 200_000   // files that are searched
	TraceNames  = 100_000   // markers in all of them
	Results     = 128 << 20 // bytes of a file of test results
	ResultTests = 1_000_000 // tests in it
	ResultLine  = 16 << 20  // bytes of a line of it
	ResultDepth = 64        // elements of its XML within each other
	ResultFiles = 10_000    // files of test results
	Anchors     = 100_000   // anchors in all source files
	PartCode    = 100       // anchors of one part of a block that are looked at for a criterion; further ones are counted
	Additions   = 500       // lines and attributes that comments in source add to a block
)

// CriterionCode is how many places in the code are named for a criterion; further ones are counted.
const CriterionCode = 6

// Of `export`: what trackers take of an issue, in UTF-16 code units. They count so, or count fewer.
const (
	GitHubTitle     = 256
	GitHubBody      = 65_536
	JiraSummary     = 255
	JiraDescription = 32_767
)

// For pictures.
const (
	PictureElements = 1_000            // elements of a picture, unless `max-elements` is set
	PictureFlows    = 2_000            // flows of a picture, unless `max-flows` is set
	Layout          = 10 * time.Second // CPU time of the layout of a picture, unless `layout-timeout` is set
	LongestLayout   = time.Hour        // maximum of `layout-timeout`
	DOT             = 4 << 20          // bytes of a graph for the engine
	Answer          = 32 << 20         // bytes of the engine's answer
	Picture         = 32 << 20         // bytes of a picture that is read
)

// For the playground, where only the browser stops a layout.
const (
	BrowserElements = 24       // elements of a block that is drawn
	BrowserFlows    = 40       // flows of a block that is drawn
	PlaygroundFile  = 64 << 20 // bytes of a file of the playground
)

// For a run: the CPU time that it may take apart from the layout of pictures. It gets
// RunBase, RunEntry for each file and directory that a walk visits, RunDocument for
// each document, and the layout limit once more for each picture that it draws, but
// never more than RunMost.
const (
	RunBase     = 30 * time.Second
	RunEntry    = time.Millisecond
	RunDocument = 5 * time.Second
	RunMost     = 30 * time.Minute
)

// For the layouts of a run on untrusted input, whatever its settings: `check`, `diff` and
// `site`. All of its layout processes together get RunLayouts and RunLayoutsDocument for
// each document with a picture, but never more than RunMost.
const (
	OthersLayout       = time.Minute // maximum of `layout-timeout` that counts for a picture
	RunLayouts         = 5 * time.Minute
	RunLayoutsDocument = 10 * time.Second
)
