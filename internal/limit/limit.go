// Package limit holds the bounds that keep what a stranger writes from costing
// more than a moment, each stated once. docs/limits.md lists them for people.
package limit

import "time"

// Of a document as a file.
const (
	Document = 2 << 20  // bytes of a document
	Scan     = 64 << 20 // bytes of a file that are searched for a block when it is larger than a document may be
)

// Of the markdown of a document. Reading it takes the product of its size and these at worst.
const (
	Depth       = 100        // lists, list items and quotes within each other
	Definitions = 50_000_000 // link definitions times lines, over all runs of lines without a blank one
	Markers     = 2_000      // markers of regions in a document
	Blocks      = 100        // blocks of a document
	Hints       = 100        // remarks of a kind about what looks like a block or a marker in a document
	HTML        = 16 << 20   // bytes that are read for tags in text that are none
	// Of front matter. TOML's parser needs time with the cube of how deep a key is.
	FrontMatter      = 32 << 10 // bytes
	FrontMatterParts = 500      // dots and braces in TOML
	// Of a region that is spelled otherwise than generate spells it. The time that inlines take grows with the square of this.
	Passage = 64 << 10 // bytes of its lines without a blank one between them
)

// Of the blocks of a document.
const (
	Lines      = 20_000 // lines of all blocks of a document
	Elements   = 2_500  // elements of all blocks of a document
	Flows      = 5_000  // flows of all blocks of a document
	Boundaries = 1_000  // boundaries of all blocks of a document
	Nesting    = 64     // boundaries within each other
	ID         = 80     // bytes of an id
	Text       = 500    // bytes of a name, label, reason or value
	Remarks    = 200    // remarks about one block
)

// Of what is beside documents: configuration, templates, patterns of .gitignore.
const (
	Beside         = 64 << 10  // bytes of a file
	Index          = 256 << 20 // bytes of the index of git
	ConfigParts    = 64        // parts of a key in trustseam.toml, and brackets within each other
	TemplateSteps  = 500_000   // values that templates look at for one document
	TemplateValue  = 16 << 10  // bytes of a text that a function of a template makes
	TemplateOutput = 2 << 20   // bytes that templates write for one document
)

// Of an earlier state of a repository, with which a change is compared.
const (
	Git      = 2 * time.Minute // for one command of git to end
	GitFiles = 2_000_000       // files of a commit
	GitPath  = 64 << 10        // bytes of the path of one
)

// Of an earlier listing, with which a site compares. One of two thousand large blocks fits.
const Listing = 256 << 20 // bytes

// Of pictures.
const (
	PictureElements = 1_000            // elements of a picture, where `max-elements` says nothing
	PictureFlows    = 2_000            // flows of a picture, where `max-flows` says nothing
	Layout          = 10 * time.Second // CPU time of the layout of a picture, where `layout-timeout` says nothing
	LongestLayout   = time.Hour        // the most that `layout-timeout` may say
	DOT             = 4 << 20          // bytes of a graph as the engine reads it
	Answer          = 32 << 20         // bytes of what the engine answers
	Picture         = 32 << 20         // bytes of a picture that is read
)

// Of a run: the CPU time that it may take beside the layout of pictures. It has
// RunBase, RunEntry for each file and directory that a walk comes to, RunDocument for
// each document, and once more the limit of the layout for each picture that it draws,
// but never more than RunMost.
const (
	RunBase     = 30 * time.Second
	RunEntry    = time.Millisecond
	RunDocument = 5 * time.Second
	RunMost     = 30 * time.Minute
)

// Of the layouts of a run that lays out what strangers wrote, whatever they set: `check`
// and `site`. All of its layout processes together have RunLayouts and
// RunLayoutsDocument for each document with a picture, but never more than RunMost.
const (
	OthersLayout       = time.Minute // the most of `layout-timeout` that counts for a picture
	RunLayouts         = 5 * time.Minute
	RunLayoutsDocument = 10 * time.Second
)
