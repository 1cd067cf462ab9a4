package compare

import "slices"

// Block is a block with the document that it is in, as a path from the root of the repository.
type Block struct {
	Document string
	ID       string
	Model    Model
}

// Name says which block it is.
func (b Block) Name() BlockName { return BlockName{b.Document, b.ID} }

// BlockName is a document and the id of a block in it.
type BlockName struct {
	Document string `json:"document"`
	ID       string `json:"id"`
}

// Report is all that differs between two states of a repository.
type Report struct {
	Version int           `json:"version"`
	Blocks  []BlockChange `json:"blocks"`
	// LeftOut are documents that the earlier state reads and that still exist, but that
	// configuration or patterns leave out.
	LeftOut []string `json:"leftOut"`
	// Loosened says what the configuration newly lets pass.
	Loosened []Loosened `json:"loosened"`
	// Lost are the criteria that a test held in the earlier state and none holds in the later one, as far
	// as somebody has looked.
	Lost []Lost `json:"lost,omitempty"`
}

// Lost is a criterion of a block that no test holds any longer. State is what it is now.
type Lost struct {
	BlockName
	Threat   string `json:"threat"`
	Title    string `json:"title"`
	Severity string `json:"severity"`
	State    string `json:"state"`
	// Before are the tests that held it.
	Before []LostTest `json:"before"`
}

// LostTest is a test of the earlier state.
type LostTest struct {
	Path string `json:"path"`
	Name string `json:"name"`
}

// Loosened is a key of a configuration that lets pass what the earlier one did not.
type Loosened struct {
	File    string `json:"file"`
	Key     string `json:"key"`
	Message string `json:"message"`
}

// BlockChange is what differs in one block. Kind is changed, added or removed. Before and After are
// several if blocks were merged or divided.
type BlockChange struct {
	Kind        Kind        `json:"kind"`
	Before      []BlockName `json:"before"`
	After       []BlockName `json:"after"`
	Regressions int         `json:"regressions"`
	Change
	earlier, later Model
}

// Drawable reports whether an element, a flow or a boundary differs, so that a diagram can show it.
func (c BlockChange) Drawable() bool { return c.Merged().Marked() }

// Merged is both states of the block in one diagram.
func (c BlockChange) Merged() Merged { return merge(c.earlier, c.later, c.Change) }

// Moved reports whether a block is in another document, has another id, or was merged or divided.
func (c BlockChange) Moved() bool {
	return len(c.Before) > 0 && len(c.After) > 0 && !slices.Equal(c.Before, c.After)
}

// Regressions counts what makes an earlier statement worse, including left-out documents,
// loosened keys and lost criteria.
func (r Report) Regressions() int {
	n := len(r.LeftOut) + len(r.Loosened) + len(r.Lost)
	for _, b := range r.Blocks {
		n += b.Regressions
	}
	return n
}

// Seams counts the flows that newly cross a trust boundary.
func (r Report) Seams() int {
	n := 0
	for _, b := range r.Blocks {
		for _, s := range b.Seams {
			n += one(s.Kind == Opened)
		}
	}
	return n
}

// Empty reports whether nothing differs.
func (r Report) Empty() bool { return len(r.Blocks)+len(r.LeftOut)+len(r.Loosened)+len(r.Lost) == 0 }

// Blocks finds what differs between the blocks of two states. Blocks are matched by document and id,
// by id elsewhere, or by content.
func Blocks(before, after []Block, today string) []BlockChange {
	out := []BlockChange{}
	for _, g := range groups(before, after) {
		c := BlockChange{Kind: Changed, Before: names(g.before), After: names(g.after)}
		c.earlier, c.later = union(g.before), union(g.after)
		switch {
		case len(g.before) == 0:
			c.Kind = Added
		case len(g.after) == 0:
			c.Kind = Removed
		}
		c.Change = Between(c.earlier, c.later, today)
		c.Regressions = c.Change.Regressions()
		if c.Kind == Removed { // nothing states its promises any longer
			c.Regressions = len(c.Criteria)
		}
		if c.Kind != Changed || c.Moved() || !c.Change.Empty() {
			out = append(out, c)
		}
	}
	return out
}

func names(blocks []Block) []BlockName { return each(blocks, Block.Name) }
