// Package testresult reads what test runners write: `go test -json`, JUnit XML,
// Cucumber JSON and messages, and TAP. It opens no file and trusts none: sizes,
// numbers and depths are bounded, XML has no entities, and a file that is cut in the
// middle or that another program wrote is an error, never a shorter list.
package testresult

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/trustseam/trustseam/internal/limit"
)

// Outcome is how a test ended, best first: of several the greatest counts.
type Outcome int

// The outcomes. A test that began and did not end has failed.
const (
	Passed Outcome = iota
	Skipped
	Failed
)

// String returns the word for an outcome.
func (o Outcome) String() string { return [...]string{"passed", "skipped", "failed"}[o] }

// Format is the kind of a file.
type Format int

// The formats.
const (
	GoTest Format = iota
	JUnit
	Cucumber
	TAP
)

// Result is one test of one run.
type Result struct {
	Format Format
	// Name is the test's, as the runner writes it; in Go, subtests follow after slashes.
	Name string
	// Group is what the runner puts the test under: Go's package, JUnit's classname, or "".
	Group string
	// File is the path of the test's source as the runner writes it, or "".
	File string
	// Claims are the values of properties named `trustseam`, and Cucumber's tags.
	Claims  []string
	Outcome Outcome
	// Line is where the file says so, from 1; approximate for JUnit and Cucumber JSON.
	Line int
}

// Read reads one file of any of the formats. The error says what is wrong with it,
// without its name.
func Read(in io.Reader) ([]Result, error) {
	bounded := &io.LimitedReader{R: in, N: limit.Results + 1}
	r := &reader{in: bufio.NewReaderSize(bounded, 64<<10)}
	err := r.read()
	switch {
	case bounded.N <= 0:
		return nil, fmt.Errorf("larger than the limit of %d MiB", limit.Results>>20)
	case err != nil:
		return nil, err
	}
	return r.results, nil
}

// reader gathers results.
type reader struct {
	in      *bufio.Reader
	results []Result
	open    bool // the last line has no end
}

var (
	errUnknown = errors.New("no test results: what is read is the output of `go test -json`, JUnit XML, Cucumber JSON or messages, and TAP")
	errCut     = errors.New("it ends in the middle")
)

// read detects the format by how a file begins.
func (r *reader) read() error {
	first, err := r.firstByte()
	if err != nil {
		return err
	}
	begin, _ := r.in.Peek(4 << 10)
	line, _, _ := bytes.Cut(begin, []byte("\n"))
	switch {
	case first == '<':
		return r.readJUnit()
	case first == '[':
		return r.readCucumber()
	case first == '{' && bytes.Contains(line, []byte(`"Action":`)):
		return r.readGo()
	case first == '{' && isEnvelope(line):
		return r.readMessages()
	case bytes.Contains(begin, []byte(`{"Time":`)) && bytes.Contains(begin, []byte(`"Action":`)):
		return r.readGo() // after what the go command has said
	case isTAP(begin):
		return r.readTAP()
	}
	return errUnknown
}

// firstByte is the first byte that is not blank, after any byte order mark.
func (r *reader) firstByte() (byte, error) {
	if mark, _ := r.in.Peek(3); bytes.Equal(mark, []byte("\ufeff")) {
		_, _ = r.in.Discard(3) // which are there
	}
	for range 4 << 10 {
		c, err := r.in.ReadByte()
		switch {
		case err == io.EOF:
			return 0, errors.New("it is empty")
		case err != nil:
			return 0, err
		}
		if !strings.ContainsRune(" \t\r\n", rune(c)) {
			return c, r.in.UnreadByte()
		}
	}
	return 0, errUnknown
}

// add keeps a result.
func (r *reader) add(result Result) error {
	if len(r.results) == limit.ResultTests {
		return fmt.Errorf("more than %d tests", limit.ResultTests)
	}
	r.results = append(r.results, result)
	return nil
}

// line reads one line without its end. It returns only the beginning of one that is too long.
func (r *reader) line() ([]byte, error) {
	var line []byte
	for {
		part, err := r.in.ReadSlice('\n')
		if len(line) < limit.ResultLine {
			line = append(line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
		case err == io.EOF && len(line) > 0:
			r.open = true
			return line, nil
		case err != nil:
			return nil, err
		default:
			return bytes.TrimRight(line, "\r\n"), nil
		}
	}
}
