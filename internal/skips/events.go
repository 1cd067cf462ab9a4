package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
)

// module is the prefix of our packages' names.
const module = "github.com/trustseam/trustseam"

// event is a line of `go test -json`, as `go doc test2json` describes it.
type event struct {
	Action, Package, Test, Output string
}

// test names a test: its package, relative to the root of the module, and its full name.
type test struct{ pkg, name string }

func (t test) String() string { return t.pkg + " " + t.name }

// results are the outcome of a run.
type results struct {
	skipped map[test]string // with the reasons
	passed  map[test]bool
	failed  bool
}

// follow reads events to their end and prints what `go test` prints without -v: a line
// for each package, and all output of failed tests.
func follow(in io.Reader, out io.Writer) (results, error) {
	r := results{skipped: make(map[test]string), passed: make(map[test]bool)}
	said := make(map[test]string)
	lines := bufio.NewReader(in)
	for {
		line, err := lines.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			r.take(line, said, out)
		}
		switch {
		case err == io.EOF:
			return r, nil
		case err != nil:
			return r, err
		}
	}
}

// take processes one line. A line that is not an event, such as a build error, is printed.
func (r *results) take(line []byte, said map[test]string, out io.Writer) {
	var e event
	if json.Unmarshal(line, &e) != nil {
		r.failed = true
		fmt.Fprintf(out, "%s", line)
		return
	}
	t := test{short(e.Package), e.Test}
	switch e.Action {
	case "build-output":
		fmt.Fprint(out, e.Output)
	case "build-fail":
		r.failed = true
	case "output":
		if e.Test != "" {
			said[t] += e.Output
		} else if e.Output != "PASS\n" {
			fmt.Fprint(out, e.Output)
		}
	case "fail":
		r.failed = true
		if e.Test == "" {
			printRest(said, t.pkg, out)
		}
		fmt.Fprint(out, said[t])
		delete(said, t)
	case "pass":
		r.passed[t] = true
		delete(said, t)
	case "skip":
		if e.Test != "" { // otherwise it is a package without tests
			r.skipped[t] = reason(said[t])
		}
		delete(said, t)
	}
}

// printRest prints the output of unfinished tests of a package.
func printRest(said map[test]string, pkg string, out io.Writer) {
	var names []string
	for t := range said {
		if t.pkg == pkg && t.name != "" {
			names = append(names, t.name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprint(out, said[test{pkg, name}])
		delete(said, test{pkg, name})
	}
}

// short returns a package relative to the root of the module.
func short(pkg string) string {
	if pkg == module {
		return "."
	}
	return strings.TrimPrefix(pkg, module+"/")
}

// place is the prefix that testing puts before a reason.
var place = regexp.MustCompile(`^\S+\.go:\d+: `)

// reason returns why a test was skipped, from its output: the last line that is not from testing itself.
func reason(said string) string {
	last := ""
	for line := range strings.Lines(said) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "=== ") && !strings.HasPrefix(line, "--- ") {
			last = place.ReplaceAllString(line, "")
		}
	}
	return last
}
