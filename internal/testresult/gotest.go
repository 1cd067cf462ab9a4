package testresult

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// goEvent is a line of `go test -json`, as `go doc test2json` describes it.
type goEvent struct{ Action, Package, Test string }

// goRun is what is known of a package or of a test that has begun.
type goRun struct {
	line  int
	ended bool
}

// readGo reads events. Other lines are the go command's own output.
func (r *reader) readGo() error {
	began := make(map[goEvent]*goRun)
	var order []goEvent
	for number := 1; ; number++ {
		line, err := r.line()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		if len(line) == 0 || line[0] != '{' {
			continue
		}
		var e goEvent
		if err := json.Unmarshal(line, &e); err != nil {
			return fmt.Errorf("line %d: cannot be read as an event of `go test -json`", number)
		}
		key := goEvent{Package: e.Package, Test: e.Test}
		switch e.Action {
		case "start", "run":
			// -count and -cpu run a test several times: each ends.
			if began[key] == nil || began[key].ended {
				began[key] = &goRun{line: number}
				order = append(order, key)
			}
		case "pass", "fail", "skip":
			if began[key] == nil {
				began[key] = &goRun{}
			}
			began[key].ended = true
			if err := r.addGo(key, e.Action, number); err != nil {
				return err
			}
		}
	}
	return r.endGo(began, order)
}

func (r *reader) addGo(key goEvent, action string, line int) error {
	if key.Test == "" {
		return nil
	}
	outcome := map[string]Outcome{"pass": Passed, "fail": Failed, "skip": Skipped}[action]
	return r.add(Result{Format: GoTest, Name: key.Test, Group: key.Package, Outcome: outcome, Line: line})
}

// endGo fails tests that have not ended although their package has: one that panics takes the others with it.
func (r *reader) endGo(began map[goEvent]*goRun, order []goEvent) error {
	for _, key := range order {
		run := began[key]
		switch whole := began[goEvent{Package: key.Package}]; {
		case run.ended:
		case key.Test == "", whole == nil, !whole.ended:
			return fmt.Errorf("%w: `%s` has no end", errCut, strings.TrimSpace(key.Package+" "+key.Test))
		default:
			run.ended = true
			if err := r.addGo(key, "fail", run.line); err != nil {
				return err
			}
		}
	}
	for _, result := range r.results {
		if whole := began[goEvent{Package: result.Group}]; whole == nil || !whole.ended {
			return fmt.Errorf("%w: `%s` has no end", errCut, result.Group)
		}
	}
	slices.SortStableFunc(r.results, func(a, b Result) int { return a.Line - b.Line })
	return nil
}
