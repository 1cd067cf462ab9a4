package testresult

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// cucumberOutcome is the outcome of a step. What was not run proves nothing.
func cucumberOutcome(status string) Outcome {
	switch strings.ToLower(status) {
	case "passed":
		return Passed
	case "skipped", "pending", "undefined":
		return Skipped
	}
	return Failed
}

type cucumberFeature struct {
	URI      string            `json:"uri"`
	Elements []cucumberElement `json:"elements"`
}

type cucumberElement struct {
	Type   string         `json:"type"`
	Name   string         `json:"name"`
	Tags   []cucumberTag  `json:"tags"`
	Before []cucumberStep `json:"before"`
	Steps  []cucumberStep `json:"steps"`
	After  []cucumberStep `json:"after"`
}

type cucumberTag struct {
	Name string `json:"name"`
}

type cucumberStep struct {
	Result struct {
		Status string `json:"status"`
	} `json:"result"`
}

// readCucumber reads the JSON that Cucumber's formatters of all languages write.
func (r *reader) readCucumber() error {
	d := json.NewDecoder(r.in)
	if _, err := d.Token(); err != nil { // which is the bracket
		return inJSON(err)
	}
	for number := 1; d.More(); number++ {
		var f cucumberFeature
		if err := d.Decode(&f); err != nil {
			return inJSON(err)
		}
		if f.URI == "" {
			return fmt.Errorf("JSON of another program: entry %d has no `uri`, as a feature of Cucumber has", number)
		}
		if err := r.feature(f); err != nil {
			return err
		}
	}
	if _, err := d.Token(); err != nil {
		return inJSON(err)
	}
	return nil
}

// feature adds the scenarios of a feature. A background comes before its scenario.
func (r *reader) feature(f cucumberFeature) error {
	background := Passed
	for _, e := range f.Elements {
		steps := slices.Concat(e.Before, e.Steps, e.After)
		outcome := Passed
		for _, s := range steps {
			outcome = max(outcome, cucumberOutcome(s.Result.Status))
		}
		if e.Type == "background" {
			background = outcome
			continue
		}
		if len(e.Steps) == 0 {
			outcome = max(outcome, Skipped) // it has done nothing
		}
		result := Result{Format: Cucumber, Name: e.Name, File: f.URI, Outcome: max(outcome, background)}
		for _, t := range e.Tags {
			result.Claims = append(result.Claims, t.Name)
		}
		background = Passed
		if err := r.add(result); err != nil {
			return err
		}
	}
	return nil
}

// envelope is a line of Cucumber's messages, as far as it is read.
type envelope struct {
	Pickle *struct {
		ID, URI, Name string
		Tags          []cucumberTag
	}
	TestCase *struct {
		ID, PickleID string
		TestSteps    []struct{}
	}
	TestCaseStarted *struct {
		ID, TestCaseID string
	}
	TestStepFinished *struct {
		TestCaseStartedID string
		TestStepResult    struct{ Status string }
	}
	TestCaseFinished *struct {
		TestCaseStartedID string
		WillBeRetried     bool
	}
	TestRunFinished *struct{}
}

// isEnvelope reports whether a line begins as messages do.
func isEnvelope(line []byte) bool {
	for _, key := range []string{"meta", "source", "gherkinDocument", "pickle", "testRunStarted", "stepDefinition", "hook", "parameterType", "testCase"} {
		if bytes.HasPrefix(bytes.TrimSpace(line), []byte(`{"`+key+`":`)) {
			return true
		}
	}
	return false
}

// attempt is one run of a test case.
type attempt struct {
	result Result
	steps  int
}

// readMessages reads Cucumber's messages, one in each line.
func (r *reader) readMessages() error {
	pickles, cases, attempts := make(map[string]Result), make(map[string]Result), make(map[string]*attempt)
	finished := false
	for number := 1; ; number++ {
		line, err := r.line()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		var e envelope
		if len(line) == 0 || bytes.HasPrefix(line, []byte(`{"attachment":`)) {
			continue
		}
		if err := json.Unmarshal(line, &e); err != nil {
			return fmt.Errorf("line %d: cannot be read as a message of Cucumber", number)
		}
		switch {
		case e.Pickle != nil:
			result := Result{Format: Cucumber, Name: e.Pickle.Name, File: e.Pickle.URI, Line: number}
			for _, t := range e.Pickle.Tags {
				result.Claims = append(result.Claims, t.Name)
			}
			pickles[e.Pickle.ID] = result
		case e.TestCase != nil:
			cases[e.TestCase.ID] = pickles[e.TestCase.PickleID]
		case e.TestCaseStarted != nil:
			attempts[e.TestCaseStarted.ID] = &attempt{result: cases[e.TestCaseStarted.TestCaseID]}
		case e.TestStepFinished != nil:
			if a := attempts[e.TestStepFinished.TestCaseStartedID]; a != nil {
				a.steps++
				a.result.Outcome = max(a.result.Outcome, cucumberOutcome(e.TestStepFinished.TestStepResult.Status))
			}
		case e.TestCaseFinished != nil:
			if err := r.endAttempt(attempts, e.TestCaseFinished.TestCaseStartedID, e.TestCaseFinished.WillBeRetried, number); err != nil {
				return err
			}
		case e.TestRunFinished != nil:
			finished = true
		}
	}
	if !finished || len(attempts) > 0 {
		return errCut
	}
	return nil
}

// endAttempt adds what came of an attempt, unless another one follows.
func (r *reader) endAttempt(attempts map[string]*attempt, id string, again bool, line int) error {
	a := attempts[id]
	delete(attempts, id)
	if a == nil || again {
		return nil
	}
	if a.steps == 0 {
		a.result.Outcome = max(a.result.Outcome, Skipped)
	}
	a.result.Line = line
	return r.add(a.result)
}

// inJSON says what is wrong without the words of the library.
func inJSON(err error) error {
	var syntax *json.SyntaxError
	var wrong *json.UnmarshalTypeError
	switch {
	case err == io.EOF, errors.Is(err, io.ErrUnexpectedEOF):
		return errCut
	case errors.As(err, &wrong):
		return fmt.Errorf("JSON of another program: `%s` is a %s", wrong.Field, wrong.Value)
	case errors.As(err, &syntax):
		return errors.New("cannot be read as JSON")
	}
	return err
}
