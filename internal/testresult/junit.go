package testresult

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/trustseam/trustseam/internal/limit"
)

// property is the name of the property that says what a test proves.
const property = "trustseam"

// readJUnit reads the XML that JUnit's Ant task began and that many runners write.
func (r *reader) readJUnit() error {
	// A DOCTYPE is refused, and no entity but XML's own five is known.
	d := xml.NewDecoder(r.in)
	depth, files := 0, []string{}
	for {
		token, err := d.Token()
		switch {
		case err == io.EOF && depth == 0 && len(files) > 0:
			return nil
		case err != nil:
			return inXML(err)
		}
		switch t := token.(type) {
		case xml.Directive:
			return errors.New("it has a `<!…>` declaration, which no test runner writes")
		case xml.StartElement:
			if depth == 0 {
				if len(files) > 0 || t.Name.Local != "testsuites" && t.Name.Local != "testsuite" {
					return fmt.Errorf("XML of another program: its root is `%.40s`, not `testsuites` or `testsuite`", t.Name.Local)
				}
			}
			depth++
			if depth > limit.ResultDepth {
				return fmt.Errorf("more than %d elements within each other", limit.ResultDepth)
			}
			file := attribute(t, "file", "filepath")
			if file == "" && depth > 1 {
				file = files[depth-2]
			}
			files = append(files[:depth-1], file)
			if t.Name.Local == "testcase" {
				if err := r.testcase(d, t, file); err != nil {
					return err
				}
				depth--
			}
		case xml.EndElement:
			depth--
		}
	}
}

// junitCase is what is read of a testcase.
type junitCase struct {
	Failures []struct{} `xml:"failure"`
	Errors   []struct{} `xml:"error"`
	Skipped  []struct{} `xml:"skipped"`
	// Properties in their own element are the usual form; some runners leave it out.
	Properties []junitProperty `xml:"properties>property"`
	Bare       []junitProperty `xml:"property"`
}

type junitProperty struct {
	Name  string `xml:"name,attr"`
	Value string `xml:"value,attr"`
	Text  string `xml:",chardata"`
}

func (r *reader) testcase(d *xml.Decoder, start xml.StartElement, file string) error {
	line, _ := d.InputPos()
	var c junitCase
	if err := d.DecodeElement(&c, &start); err != nil {
		return inXML(err)
	}
	result := Result{Format: JUnit, Name: attribute(start, "name"), Group: attribute(start, "classname"), File: file, Line: line}
	switch {
	case len(c.Failures)+len(c.Errors) > 0, wentWrong(attribute(start, "status")), wentWrong(attribute(start, "result")):
		result.Outcome = Failed
	case len(c.Skipped) > 0, notRun(attribute(start, "status")), notRun(attribute(start, "result")):
		result.Outcome = Skipped
	}
	// GoogleTest once wrote properties as attributes.
	for _, p := range append(append(c.Properties, c.Bare...), junitProperty{Name: property, Value: attribute(start, property)}) {
		if p.Name == property {
			result.Claims = append(result.Claims, strings.Fields(strings.ReplaceAll(p.Value+" "+p.Text, ",", " "))...)
		}
	}
	return r.add(result)
}

// wentWrong reports whether a status says that a test failed, which some runners say in no element.
func wentWrong(status string) bool {
	status = strings.ToLower(status)
	return strings.HasPrefix(status, "fail") || strings.HasPrefix(status, "error") || status == "broken" || status == "aborted" || status == "timedout" || status == "timeout"
}

// notRun reports whether a status says that a test was left out, as GoogleTest does.
func notRun(status string) bool {
	status = strings.ToLower(status)
	return status == "notrun" || status == "skipped" || status == "disabled" || status == "suppressed" || status == "pending" || status == "ignored" || status == "todo" || status == "inconclusive"
}

// attribute is the first of some attributes that an element has.
func attribute(e xml.StartElement, names ...string) string {
	for _, name := range names {
		for _, a := range e.Attr {
			if a.Name.Local == name && a.Value != "" {
				return a.Value
			}
		}
	}
	return ""
}

// inXML says what is wrong without the words of the library.
func inXML(err error) error {
	var syntax *xml.SyntaxError
	switch {
	case err == io.EOF, errors.Is(err, io.ErrUnexpectedEOF):
		return errCut
	case !errors.As(err, &syntax):
		return fmt.Errorf("cannot be read as XML: %w", err)
	case strings.Contains(syntax.Msg, "unexpected EOF"):
		return errCut
	case strings.Contains(syntax.Msg, "entity"):
		return fmt.Errorf("line %d: it has an entity that XML does not know, which no test runner writes", syntax.Line)
	}
	return fmt.Errorf("line %d: cannot be read as XML", syntax.Line)
}
