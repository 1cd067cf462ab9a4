package trace

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/marker"
)

// Baseline is what is known of an earlier state: the matrix of a run, or what tests claimed at a
// revision. A nil one knows nothing.
type Baseline struct {
	// revision is the name of a commit, "" for a matrix.
	revision string
	tests    map[marker.Name][]BaselineTest // of what was proven, or claimed at a revision
}

// BaselineTest is a test that proved a criterion then, or claimed it.
type BaselineTest struct {
	Path string `json:"path"`
	Name string `json:"name"`

	source *Source // at a revision: the file as it was, which is that of today if it is unchanged
}

// ReadBaseline reads what `trustseam trace --format json` has written.
func ReadBaseline(in io.Reader) (*Baseline, error) {
	bounded := &io.LimitedReader{R: in, N: limit.Listing + 1}
	var old struct {
		Version  int `json:"version"`
		Criteria *[]struct {
			ID    string         `json:"id"`
			State string         `json:"state"`
			Tests []BaselineTest `json:"tests"`
		} `json:"criteria"`
	}
	d := json.NewDecoder(bounded)
	err := d.Decode(&old)
	if err == nil {
		if _, more := d.Token(); more != io.EOF {
			err = errors.New("more follows its end")
		}
	}
	const what = "no matrix to compare with, as `trustseam trace --format json` writes it"
	switch {
	case bounded.N <= 0:
		return nil, fmt.Errorf("larger than the limit of %d MiB", limit.Listing>>20)
	case err == io.EOF, errors.Is(err, io.ErrUnexpectedEOF):
		return nil, fmt.Errorf("%s: it ends too early", what)
	case err != nil, old.Criteria == nil:
		return nil, errors.New(what)
	case old.Version != 1:
		return nil, fmt.Errorf("%s: `version` is %d; allowed is 1", what, old.Version)
	}
	b := &Baseline{tests: make(map[marker.Name][]BaselineTest)}
	for _, c := range *old.Criteria {
		if names := marker.Names(c.ID); c.State == Proven.String() && len(names) == 1 {
			b.tests[names[0].Name] = append([]BaselineTest{}, c.Tests...)
		}
	}
	return b, nil
}

// ClaimedAt is what the sources of a revision claim. What a test proved then is unknown, because results
// are not committed; a test that says itself that nothing runs it held nothing. Files that have not
// changed since must be the same sources as today.
func ClaimedAt(revision string, sources []*Source) *Baseline {
	b := &Baseline{revision: revision, tests: make(map[marker.Name][]BaselineTest)}
	for _, s := range sources {
		for _, k := range s.Markers {
			if c := (&Claim{Marker: k, Source: s}); c.Test() != "" && !k.Skips {
				b.tests[k.Name] = append(b.tests[k.Name], BaselineTest{s.File.Path, c.Test(), s})
			}
		}
	}
	return b
}

// today gives criteria the names that they have in a model: an id may have another one now.
func (b *Baseline) today(m *Model) *Baseline {
	if b == nil {
		return nil
	}
	now := &Baseline{b.revision, make(map[marker.Name][]BaselineTest)}
	for _, n := range slices.SortedFunc(maps.Keys(b.tests), marker.Name.Compare) {
		name := n
		if renamed, ok := m.earlier[n]; ok {
			name = renamed
		}
		now.tests[name] = append(now.tests[name], b.tests[n]...)
	}
	return now
}

// lost are the tests of a row that held its criterion then, if none does now. missed says of a claim without a result
// that the results hold others of the same package, file or class: under a new name, a runner does not find its test.
func (b *Baseline) lost(r *Row, missed func(*Claim) bool) ([]BaselineTest, bool) {
	if b == nil || r.State == Proven {
		return nil, false
	}
	tests, known := b.tests[r.Name]
	if b.revision == "" || !known {
		return tests, known
	}
	lost := true
	switch r.State {
	case Skipped:
		lost = slices.ContainsFunc(r.Claims, func(c *Claim) bool { return c.skipped() && !wasIn(tests, c.Source) })
	case Claimed:
		lost = !slices.ContainsFunc(r.Claims, func(c *Claim) bool { return c.Test() != "" && (wasTest(tests, c) || !missed(c)) })
	}
	if !lost {
		return nil, false
	}
	return tests, true
}

// wasIn reports whether one of some tests is in a file that has not changed: a test in it that is skipped now
// may have been skipped then.
func wasIn(tests []BaselineTest, s *Source) bool {
	return slices.ContainsFunc(tests, func(t BaselineTest) bool { return t.source == s })
}

// wasTest reports whether a claim is about one of some tests by its name, in whatever file.
func wasTest(tests []BaselineTest, c *Claim) bool {
	return slices.ContainsFunc(tests, func(t BaselineTest) bool { return t.Name == c.Test() })
}
