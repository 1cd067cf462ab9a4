package trace

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/marker"
)

// Baseline is a matrix of an earlier run. A nil one has nothing proven.
type Baseline struct{ tests map[string][]BaselineTest }

// BaselineTest is a test that proved a criterion then.
type BaselineTest struct {
	Path string `json:"path"`
	Name string `json:"name"`
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
	b := &Baseline{tests: make(map[string][]BaselineTest)}
	for _, c := range *old.Criteria {
		if c.State == Proven.String() {
			b.tests[c.ID] = append([]BaselineTest{}, c.Tests...)
		}
	}
	return b, nil
}

// proved are the tests that proved a criterion, and whether any did.
func (b *Baseline) proved(n marker.Name) ([]BaselineTest, bool) {
	if b == nil {
		return nil, false
	}
	tests, ok := b.tests[n.String()]
	return tests, ok
}
