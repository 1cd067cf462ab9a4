package trace

import (
	"slices"

	"github.com/trustseam/trustseam/internal/annotation"
	"github.com/trustseam/trustseam/internal/marker"
	"github.com/trustseam/trustseam/internal/testresult"
	"github.com/trustseam/trustseam/source"
)

// State is what is known of the proof of a criterion.
type State int

// The states, worst first.
const (
	Failing  State = iota // a test of it failed
	Unproven              // no test claims it
	Claimed               // a test claims it, and no result says that it ran
	Skipped               // a test of it was not run to its end
	Proven                // a test of it ran and passed, and none did otherwise
)

// String returns the word for a state.
func (s State) String() string {
	return [...]string{"failing", "unproven", "claimed", "skipped", "proven"}[s]
}

// MostClaims is how many criteria one test may claim before it is called wide: a test of everything
// shows for no criterion that it fails when that one is broken.
const MostClaims = 5

// Source is a file with markers.
type Source struct {
	File *source.File
	// Package is the import path of a Go file, or "".
	Package string
	Markers []marker.Marker
}

// ResultFile is what a runner has written.
type ResultFile struct {
	Path    string
	Results []testresult.Result
}

// Input is all that a matrix is made of.
type Input struct {
	Model    *Model
	Sources  []*Source
	Anchors  []*annotation.Source
	Files    []string // all that were searched, with or without a marker
	Results  []ResultFile
	Baseline *Baseline // nil for none
	// Earlier is the code that anchors named at the commit of a revision.
	Earlier  []annotation.Earlier
	Revision string
}

// Claim is a marker that names a criterion, with its test's outcome.
type Claim struct {
	marker.Marker
	Source *Source
	// Ran is whether the marker's test has a result; Outcome is the worst of its results.
	Ran     bool
	Outcome testresult.Outcome
}

// skipped reports whether the claim's test was not run to its end, or says that nothing runs it.
func (c *Claim) skipped() bool { return c.Ran && c.Outcome == testresult.Skipped || !c.Ran && c.Skips }

// Test is how people call the test of a claim.
func (c *Claim) Test() string {
	if c.Marker.Test != "" {
		return c.Marker.Test
	}
	return c.Title
}

// Line is where the claim is, from 1.
func (c *Claim) Line() int { return c.Source.File.Position(c.Start).Line }

// Row is a criterion with its proof.
type Row struct {
	Criterion
	State  State
	Claims []*Claim
	// Lost is true if the baseline has it proven, or claimed at a revision, and no test holds it now.
	Lost bool
	// Before are the tests that proved or claimed it then, Revision is where, "" for a matrix.
	Before   []BaselineTest
	Revision string
}

// Stray is a marker that names no criterion.
type Stray struct {
	Marker marker.Marker
	Source *Source
	// Message says what it names instead, Suggestion what may be meant, or "".
	Message, Suggestion string
}

// Wide is a test that claims more than MostClaims criteria.
type Wide struct {
	First *Claim
	Test  string
	Count int
}

// Matrix is what a trace finds.
type Matrix struct {
	Rows     []*Row
	Dangling []Stray
	Wide     []Wide
	// Anchors is what the code says of the blocks.
	Anchors *annotation.Report
	// Remarks are about results and markers that do not fit each other.
	Remarks []source.Diagnostic
}

// New makes the matrix of an input. Rows are in the order of the documents' criteria.
func New(in Input) *Matrix {
	m := &Matrix{}
	for _, c := range in.Model.Criteria {
		m.Rows = append(m.Rows, &Row{Criterion: c})
	}
	m.claim(in)
	l := newLinks(in, m)
	m.Remarks = l.follow()
	before := in.Baseline.today(in.Model)
	for _, r := range m.Rows {
		r.State = stateOf(r.Claims)
		if r.Before, r.Lost = before.lost(r, l.missed); r.Lost {
			r.Revision = before.revision
		}
	}
	m.Anchors = annotation.New(annotation.Input{Model: in.Model.parts, Sources: in.Anchors, Proven: m.proves, Earlier: in.Earlier, Revision: in.Revision})
	return m
}

// proves reports whether a criterion is proven.
func (m *Matrix) proves(block, threat string) bool {
	return slices.ContainsFunc(m.Rows, func(r *Row) bool { return r.State == Proven && r.Name == marker.Name{Block: block, Threat: threat} })
}

// claim assigns markers to the rows that they name, or to those that name none.
func (m *Matrix) claim(in Input) {
	for _, s := range in.Sources {
		tests := newTally()
		for _, k := range s.Markers {
			i, ok := in.Model.knows(k.Name)
			if !ok {
				if message, suggestion := in.Model.wrong(k); message != "" {
					m.Dangling = append(m.Dangling, Stray{k, s, message, suggestion})
				}
				continue
			}
			c := &Claim{Marker: k, Source: s}
			m.Rows[i].Claims = append(m.Rows[i].Claims, c)
			tests.add(c)
		}
		m.Wide = append(m.Wide, tests.wide()...)
	}
}

// tally counts the criteria of each test of a file.
type tally struct {
	order []string
	first map[string]*Claim
	names map[string]map[marker.Name]bool
}

func newTally() *tally {
	return &tally{first: make(map[string]*Claim), names: make(map[string]map[marker.Name]bool)}
}

func (t *tally) add(c *Claim) {
	test := c.Test()
	if test == "" {
		return
	}
	if t.first[test] == nil {
		t.order = append(t.order, test)
		t.first[test], t.names[test] = c, make(map[marker.Name]bool)
	}
	t.names[test][c.Name] = true
}

func (t *tally) wide() []Wide {
	var all []Wide
	for _, test := range t.order {
		if n := len(t.names[test]); n > MostClaims {
			all = append(all, Wide{t.first[test], test, n})
		}
	}
	return all
}

// stateOf is the state of a criterion by its tests' outcomes: the worst that was seen. A claim
// without a result proves nothing and takes nothing away; what it says of itself counts where there is no result at all.
func stateOf(claims []*Claim) State {
	state := Claimed
	switch {
	case len(claims) == 0:
		state = Unproven
	case !slices.ContainsFunc(claims, func(c *Claim) bool { return !c.Skips }):
		state = Skipped
	}
	worst, ran := testresult.Passed, false
	for _, c := range claims {
		if c.Ran {
			ran, worst = true, max(worst, c.Outcome)
		}
	}
	if !ran {
		return state
	}
	return map[testresult.Outcome]State{testresult.Passed: Proven, testresult.Skipped: Skipped, testresult.Failed: Failing}[worst]
}

// Count is how many rows are in a state.
func (m *Matrix) Count(s State) int {
	n := 0
	for _, r := range m.Rows {
		if r.State == s {
			n++
		}
	}
	return n
}
