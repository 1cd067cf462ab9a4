package testresult

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/trustseam/trustseam/internal/lazy"
)

var (
	tapPoint = lazy.Regexp(`^( *)(not )?ok\b(?: +\d+)?(?: *- *| +|$)(.*)$`)
	tapPlan  = lazy.Regexp(`^1\.\.(\d+)(?: *# *(.*))?$`)
	tapBegin = lazy.Regexp(`^\s*(?:TAP version \d+|1\.\.\d+|(?:not )?ok\b)`)
	// tapDirective is what makes a point prove nothing. "#" after a backslash belongs to the name.
	tapDirective = lazy.Regexp(`(?i)(?:^|[^\\])#\s*(skip|todo)`)
	tapRest      = lazy.Regexp(`(?:^|\s+)#\s.*$`)
)

// isTAP reports whether a text begins as TAP does.
func isTAP(begin []byte) bool { return tapBegin().Match(begin) }

// readTAP reads points of any depth. The top-level plan counts the points of that level.
func (r *reader) readTAP() error {
	planned, found, block := -1, 0, ""
	for number := 1; ; number++ {
		raw, err := r.line()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		line := string(raw)
		trimmed := strings.TrimSpace(line)
		switch {
		case block != "":
			if trimmed == "..." {
				block = ""
			}
			continue
		case trimmed == "---" && strings.HasPrefix(line, " "):
			block = trimmed
			continue
		case trimmed == "" || !strings.ContainsRune("on1B", rune(trimmed[0])): // the first characters of all that counts
			continue
		case strings.HasPrefix(trimmed, "Bail out!"):
			return fmt.Errorf("line %d: the run was given up (`Bail out!`)", number)
		}
		if m := tapPlan().FindStringSubmatch(line); m != nil {
			if planned, err = strconv.Atoi(m[1]); err != nil {
				return fmt.Errorf("line %d: no number of tests", number)
			}
			continue
		}
		m := tapPoint().FindStringSubmatch(line)
		if m == nil {
			continue
		}
		if r.open { // its name or what makes it prove nothing may go on
			return errCut
		}
		if m[1] == "" {
			found++
		}
		if err := r.add(tapResult(m[3], m[2] == "", number)); err != nil {
			return err
		}
	}
	switch {
	case planned < 0, block != "":
		return errCut
	case planned != found:
		return fmt.Errorf("%w: its plan says %d tests, and it has %d", errCut, planned, found)
	}
	return nil
}

func tapResult(name string, ok bool, line int) Result {
	result := Result{Format: TAP, Line: line}
	switch directive := tapDirective().FindStringSubmatch(name); {
	case !ok && (directive == nil || !strings.EqualFold(directive[1], "todo")):
		result.Outcome = Failed
	case directive != nil:
		result.Outcome = Skipped
	}
	name = tapRest().ReplaceAllString(name, "")
	result.Name = strings.TrimSpace(string(bytes.ReplaceAll([]byte(strings.TrimSuffix(name, " {")), []byte(`\#`), []byte("#"))))
	return result
}
